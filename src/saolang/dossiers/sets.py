"""What goes into a dossier's set, in the order of the forms and criteria; nothing is built here."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from saolang.core import events
from saolang.core.models import StoredFile
from saolang.core.sniff import DOCX, EXTENSIONS, XLSX, named
from saolang.documents.write import write_pdf
from saolang.dossiers import documents, national
from saolang.dossiers.models import Dossier, Submission
from saolang.dossiers.models_beside import DossierSet, SignedScan
from saolang.papers.models import OfficialPaper, PaperState
from saolang.producers.models import PaperVersion

OFFICE = frozenset({DOCX, XLSX})
OFFICE_COST = 2 * 1024 * 1024
LAYOUT = 1  # a new layout of sets makes new sets
COMMUNE_PAPERS = ("commune-proposal", "mau-03", "commune-meeting", "sample-handover")
FORMS, COMMUNE, EVIDENCE, WHOLE = "Biểu mẫu", "Văn bản của xã", "Minh chứng theo tiêu chí", "Giấy tờ chung"
NATIONAL = "Hồ sơ của UBND tỉnh"


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the set: a stored one, or bytes that were just written.

    Attributes:
        code: criteria that it proves ("A1.1, B2.1").
        name: its name in the electronic set, without folder.
    """

    title: str
    group: str
    name: str
    media_type: str
    code: str = ""
    stored: StoredFile | None = None
    made: bytes = b""


def check_url(submission: Submission) -> str:
    """Address of the public page that confirms a submission and shows its hash."""
    return f"{settings.PUBLIC_URL}/kiem-tra-ho-so/{submission.uuid}/"


def key_of(submission: Submission, kind: str) -> str:
    """SHA-256 over everything that goes into the set: nothing changed, nothing is made again."""
    dossier = submission.dossier
    scans = [(row.form, row.file.sha256) for row in _scans(dossier)]
    national_files = [(item.name, item.stored.sha256) for item in _national_items(dossier, kind) if item.stored]
    receipts = list(dossier.receipts.order_by("level").values_list("level", "number_text"))
    papers = [
        (str(paper.uuid), stored.sha256)
        for paper in papers_of(dossier, kind)
        if (stored := _file_of(paper)) is not None
    ]
    data = {
        "layout": LAYOUT,
        "kind": kind,
        "submission": submission.sha256,
        "scans": scans,
        "receipts": [list(row) for row in receipts],
        "papers": [list(row) for row in papers],
        **({"national": [list(row) for row in national_files]} if national_files else {}),
    }
    return hashlib.sha256(events.canonical(data).encode()).hexdigest()


def items_of(submission: Submission, kind: str) -> list[Item]:
    """The files of the set: papers of the province and of the commune, forms with their signed scans, evidence."""
    content = documents.parse(submission)
    return [
        *_national_items(submission.dossier, kind),
        *_commune_items(submission.dossier, kind),
        *_form_items(submission, content),
        *_evidence_items(content),
    ]


def papers_of(dossier: Dossier, kind: str) -> list[OfficialPaper]:
    """Issued papers of the commune about this dossier, in the order of the hand-over to the province."""
    if kind == DossierSet.Kind.PRODUCER:
        return []
    rows = OfficialPaper.objects.filter(
        template__in=COMMUNE_PAPERS, state=PaperState.ISSUED, items__object_id=dossier.uuid
    ).select_related("signed_file", "frozen_pdf")
    return sorted(rows.distinct(), key=lambda paper: (COMMUNE_PAPERS.index(paper.template), paper.pk))


def size_of(submission: Submission) -> int:
    """Bytes that the set reads; a Word or Excel file counts for more, since it is turned into pages by LibreOffice."""
    files = {file["sha256"]: file for file in documents.parse(submission)["files"]}
    evidence: int = sum(max(file["size"], OFFICE_COST if file["type"] in OFFICE else 0) for file in files.values())
    return evidence + sum(scan.file.size for scan in _scans(submission.dossier))


def _file_of(paper: OfficialPaper) -> StoredFile | None:
    return paper.signed_file or paper.frozen_pdf


def _scans(dossier: Dossier) -> list[SignedScan]:
    return list(dossier.scans.select_related("file").order_by("form", "id"))


def _national_items(dossier: Dossier, kind: str) -> Iterator[Item]:
    """The parts of the file for 5 stars, in the order of Điều 6.3: issued papers, then what was attached."""
    if kind != DossierSet.Kind.NATIONAL or not hasattr(dossier, "national_file"):
        return
    for number, part in enumerate(national.parts(dossier.national_file), start=1):
        paper = part.paper if part.paper and part.paper.state == PaperState.ISSUED else None
        stored = [(part.title, _file_of(paper))] if paper else []
        stored += [(scan.title, scan.stored) for scan in part.scans]
        for place, (title, one) in enumerate(stored, start=1):
            if one is not None:
                name = f"tinh-{number:02d}-{place}-{part.key}.{_ending(one)}"
                yield Item(title, NATIONAL, name, one.media_type, stored=one)


def _commune_items(dossier: Dossier, kind: str) -> Iterator[Item]:
    for number, paper in enumerate(papers_of(dossier, kind), start=1):
        stored = _file_of(paper)
        if stored is not None:
            label = f"{paper.title} (số {paper.number_text})" if paper.number_text else paper.title
            name = f"xa-{number:02d}-{paper.template}.{_ending(stored)}"
            yield Item(label, COMMUNE, name, stored.media_type, stored=stored)


def _form_items(submission: Submission, content: documents.Content) -> Iterator[Item]:
    dossier = submission.dossier
    made = {
        "mau-01": documents.registration(content, frozen=submission, dossier=dossier),
        "mau-02": documents.self_assessment(content, frozen=submission),
    }
    scans = _scans(dossier)
    for form, document in made.items():
        title = str(SignedScan.Form(form).label)
        yield Item(title, FORMS, f"{form}.pdf", "application/pdf", made=write_pdf(document))
        for number, scan in enumerate((row for row in scans if row.form == form), start=1):
            name = f"{form}-ban-ky-{number}.{_ending(scan.file)}"
            yield Item(f"{title} – bản ký tay", FORMS, name, scan.file.media_type, stored=scan.file)


def _evidence_items(content: documents.Content) -> Iterator[Item]:
    """Each file once, at the first criterion that it proves; the criteria it proves stand beside it."""
    order = {score["criterion"]: score["code"] for score in content["scores"]}
    used: dict[tuple[str, int], list[str]] = {}
    for file in content["files"]:
        used.setdefault((file["paper"], file["version"]), []).append(file["criterion"])
    places = list(order)
    rank = {key: min(places.index(one) if one else len(places) for one in keys) for key, keys in used.items()}
    first = {(file["paper"], file["version"]): file for file in reversed(content["files"])}
    stored = _stored(first)
    for number, key in enumerate(sorted(used, key=lambda one: rank[one]), start=1):
        file = first[key]
        codes = [order[one] for one in places if one in used[key]]
        found = stored.get(key)
        if found is not None:
            name = f"{number:03d}-{codes[0] if codes else 'chung'}-{named(file['name'], file['type'])}"
            group = EVIDENCE if codes else WHOLE
            yield Item(file["title"], group, name, file["type"], code=", ".join(codes), stored=found)


def _stored(files: dict[tuple[str, int], dict[str, object]]) -> dict[tuple[str, int], StoredFile]:
    rows = PaperVersion.objects.filter(paper__uuid__in={paper for paper, _no in files}).select_related("paper", "file")
    found = {(str(row.paper.uuid), row.no): row.file for row in rows}
    return {key: found[key] for key, file in files.items() if key in found and found[key].sha256 == file["sha256"]}


def _ending(stored: StoredFile) -> str:
    return EXTENSIONS.get(stored.media_type, "bin")
