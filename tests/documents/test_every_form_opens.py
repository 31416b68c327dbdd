"""Every paper the system can draft: it has a form, a line in docs/forms.md, and its DOCX opens in LibreOffice."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from saolang.documents.forms import FORMS
from saolang.documents.model import ILLUSTRATION
from saolang.documents.write import write_docx
from saolang.papers.registry import Template, all_templates
from tests.documents.form_samples import SAMPLES
from tests.documents.form_samples_more import MORE
from tests.documents.reading import docx_text, pdf_pages

LISTED = Path(__file__).parents[2] / "docs" / "forms.md"
# Papers of a template are drafted with the form of the same key, but for these.
OTHER_FORM = {
    "central-recognition": "recognition",
    "central-result-notice": "result-notice",
    "council-submission": "submission",
    "council-summary": "result-summary",
    "recognition-decision": "recognition",
    "team-decision": "council-decision",
}


def registered() -> list[Template]:
    """The templates of the rooms; tests of papers register some of their own."""
    return [template for template in all_templates() if not template.key.startswith("test-")]


def test_every_template_is_drafted_with_a_form_that_is_tested() -> None:
    drafted = {template.key for template in registered() if template.drafted_by}
    assert {key for key in drafted if OTHER_FORM.get(key, key) not in FORMS} == set()
    assert OTHER_FORM.keys() <= drafted


def test_every_template_and_form_is_listed_in_the_docs() -> None:
    listed = set(re.findall(r"`([a-z0-9-]+)`", LISTED.read_text(encoding="utf-8")))
    assert ({template.key for template in registered()} | set(FORMS)) - listed == set()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the DOCX of every form and what LibreOffice makes of them, in one call."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice (LibreOffice) is not installed")
    folder = tmp_path_factory.mktemp("forms")
    for key, form in FORMS.items():
        (folder / f"{key}.docx").write_bytes(write_docx(form.build((SAMPLES | MORE)[key])))
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, sorted(folder.glob("*.docx")))]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder


def letters(text: str) -> Counter[str]:
    """How often each letter stands in a text; lines and pages may break anywhere."""
    return Counter(letter for letter in text if letter.isalpha())


@pytest.mark.parametrize("key", FORMS)
def test_libreoffice_shows_the_same_text(key: str, converted: Path) -> None:
    body = docx_text((converted / f"{key}.docx").read_bytes())
    pages = pdf_pages((converted / f"{key}.pdf").read_bytes())
    # Heads of pages and of tables may be repeated; nothing of the body may be lost.
    assert letters(body) - letters("".join(pages)) == Counter()
    assert all(ILLUSTRATION in page for page in pages)
