"""The value that our own DOCX files carry beside their pages, as long as the pages still say the same."""

import io
import re
import zipfile

from lxml import etree

from saolang.documents.canonical import from_json
from saolang.documents.errors import BROKEN_PACKAGE, DocumentError
from saolang.documents.model import OfficialDocument
from saolang.documents.read.numbered import W
from saolang.documents.write.docx import write_docx
from saolang.documents.write.docx_package import VALUE_SPACE

LARGEST = 30 * 1024 * 1024
_PART = re.compile(r"customXml/item\d{1,3}\.xml")


def carried_value(data: bytes) -> OfficialDocument | None:
    """The paper as it was written; None when the file is not ours or its text was changed since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            value = next(filter(None, (_value(package, name) for name in sorted(package.namelist()))), None)
            if value is None or _words(package) != _written(value):
                return None
            return value
    except (*BROKEN_PACKAGE, etree.XMLSyntaxError):
        return None


def _value(package: zipfile.ZipFile, name: str) -> OfficialDocument | None:
    if not _PART.fullmatch(name):
        return None
    root = _tree(package, name)
    if root.tag != f"{{{VALUE_SPACE}}}value":
        return None
    made = from_json(root.text or "")
    return made if isinstance(made, OfficialDocument) else None


def _written(value: OfficialDocument) -> str:
    with zipfile.ZipFile(io.BytesIO(write_docx(value))) as package:
        return _words(package)


def _words(package: zipfile.ZipFile) -> str:
    """All letters of the text in their order, however a writer cut them into runs."""
    tree = _tree(package, "word/document.xml")
    return re.sub(r"\s+", "", "".join(node.text or "" for node in tree.iter(f"{W}t")))


def _tree(package: zipfile.ZipFile, name: str) -> etree._Element:
    with package.open(name) as stream:
        raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise DocumentError("too_large", "Nội dung tệp quá lớn để đọc.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False)
    return etree.fromstring(raw, parser)
