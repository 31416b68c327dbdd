"""Page numbers of a set: narrow pages that are laid over the foot of its sheets."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from saolang.documents.write.pdf import NO_DATE, TEMPLATES, compile_pdf
from saolang.documents.write.typeface import drawable


def write_strips(lines: Sequence[tuple[str, str]]) -> bytes:
    """One strip (210 x 9 mm) for each pair of texts: at the left and at the right edge."""
    with tempfile.TemporaryDirectory(prefix="saolang-") as folder:
        root = Path(folder)
        data = [[drawable(left), drawable(right)] for left, right in lines]
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        (root / "strips.typ").write_bytes((TEMPLATES / "strips.typ").read_bytes())
        return compile_pdf(root / "strips.typ", NO_DATE)
