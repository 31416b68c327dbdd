"""Files of another writer: LibreOffice makes DOCX, PDF and RTF-born DOCX of our invented papers."""

import html
import os
import shutil
import subprocess
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest
import yaml

from saolang.documents.errors import DocumentError
from saolang.documents.read import read_document
from tests.documents.read.agreement import agreement
from tests.documents.read.test_invented import FOLDER

NAMES = ("qd-groups", "qd-bystar", "plan-budget", "bienban-scores", "training-table", "report-half")
DOCX = "docx:MS Word 2007 XML"
# Headings of two lines ("Số / TT") stand in narrow columns of a page: what a person joins, a reader may not.
ENOUGH = 0.9


def cells(line: str, edge: str) -> str:
    return "<tr>" + "".join(f"<td {edge}>{html.escape(cell)}</td>" for cell in line.split("\t")) + "</tr>"


def page(text: str) -> str:
    """The paper as offices set it: head and signature in tables without lines, the annex turned on its side."""
    made = []
    for columns, group in groupby(text.split("\n"), key=lambda line: line.count("\t")):
        lines = list(group)
        if columns:
            border = 1 if columns > 1 else 0
            edge = "style='border:1px solid black'" if border else "width='50%'"
            rows = "".join(cells(line, edge) for line in lines)
            made.append(f"<table border={border} cellspacing=0 width='100%'>{rows}</table>")
        else:
            made += [f"<p>{html.escape(line)}</p>" for line in lines if line.strip()]
    return f"<html><head><meta charset='utf-8'></head><body>{''.join(made)}</body></html>"


def convert(office: str, target: str, folder: Path, sources: list[Path]) -> None:
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", target, "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


@pytest.fixture(scope="module")
def office_files(tmp_path_factory) -> Path:
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail("soffice (LibreOffice) is missing")
        pytest.skip("soffice (LibreOffice) is not installed")
    folder = tmp_path_factory.mktemp("office")
    sources = [folder / f"{name}.html" for name in NAMES]
    for name, source in zip(NAMES, sources, strict=True):
        source.write_text(page((FOLDER / f"{name}.txt").read_text("utf-8")), "utf-8")
    convert(office, "odt:writer8", folder, sources)
    odts = [source.with_suffix(".odt") for source in sources]
    for target in ("pdf", "rtf:Rich Text Format", DOCX):
        convert(office, target, folder, odts)
    (folder / "rtf").mkdir()
    convert(office, DOCX, folder / "rtf", [source.with_suffix(".rtf") for source in sources])
    return folder


WHERE: dict[str, Callable[[Path, str], Path]] = {
    "docx": lambda folder, name: folder / f"{name}.docx",
    "pdf": lambda folder, name: folder / f"{name}.pdf",
    "docx from rtf": lambda folder, name: folder / "rtf" / f"{name}.docx",
}


@pytest.mark.parametrize("kind", WHERE)
@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_another_writer_says_the_same(office_files: Path, name: str, kind: str):
    key = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    shares = agreement(key, read_document(WHERE[kind](office_files, name).read_bytes()))
    assert sum(shares.values()) / len(shares) >= ENOUGH, shares


def test_other_formats_of_office_programs_are_named(office_files: Path):
    for ending, code in (("odt", "odt"), ("rtf", "rtf")):
        with pytest.raises(DocumentError) as caught:
            read_document((office_files / f"{NAMES[0]}.{ending}").read_bytes())
        assert caught.value.code == code
