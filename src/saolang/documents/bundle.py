"""Several PDFs as one file, with a bookmark at the first page of each."""

import io
from collections.abc import Iterable

from saolang.documents.errors import DocumentError


def merge_pdfs(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Join ``parts`` (bookmark title, PDF bytes) in order; the same parts give the same bytes.

    Raises :class:`DocumentError` when there is no part or one cannot be read as an open PDF.
    """
    import pikepdf  # a large library, not for every process

    merged = pikepdf.new()
    pages = 0
    with merged.open_outline() as outline:
        for title, data in parts:
            try:
                with pikepdf.open(io.BytesIO(data)) as part:
                    merged.pages.extend(part.pages)
            except pikepdf.PdfError as error:
                raise DocumentError("bad_pdf", f"Không đọc được tệp PDF “{title}”.") from error
            outline.root.append(pikepdf.OutlineItem(title, pages))
            pages = len(merged.pages)
    if not pages:
        raise DocumentError("empty_bundle", "Không có tệp nào để ghép.")
    out = io.BytesIO()
    merged.save(out, deterministic_id=True)
    return out.getvalue()
