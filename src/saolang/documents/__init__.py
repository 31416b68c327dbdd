"""Official documents as values: a frozen description of a paper, its canonical JSON, and writers to DOCX and PDF.

The room knows no database and no web. A builder in :mod:`saolang.documents.forms` turns plain data into an
:class:`~saolang.documents.model.OfficialDocument`; :mod:`saolang.documents.write` lays it out as Nghị định
30/2020/NĐ-CP asks (Phụ lục I), the same way in both formats.
"""
