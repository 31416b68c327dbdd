"""The file for 5 stars as it stands: which parts of Điều 6.3 are there, who may still add to it, where it goes."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from saolang.dossiers import queries
from saolang.dossiers.enums import State, StepState
from saolang.dossiers.models import Dossier, Step
from saolang.dossiers.models_national import NationalFile, NationalPart, NationalRequest
from saolang.law import lists, routes
from saolang.papers import queries as papers
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.enums import OrganisationKind
from saolang.people.models import Membership, Organisation
from saolang.people.queries import working

MINISTRY, LETTER_PART, DOSSIER_PART, SAMPLES_PART, TESTS_PART = (
    "ministry",
    "province-letter",
    "product-dossier",
    "samples",
    "extra-tests",
)
LETTER = "national-proposal"
# Paper of the law's list → template of the official paper, where they are not called the same.
TEMPLATES = {LETTER_PART: LETTER, "office-report": "renewal-report"}


@dataclass(frozen=True)
class Part:
    """One part of the file.

    Attributes:
        blocks: whether the letter cannot be issued without it; only "(nếu có)" parts may be missing.
        paper: the official paper, also while it is a draft.
        scans: what the office attached instead of it or beside it.
        note: what stands in its place in a few words, or why it is missing.
    """

    key: str
    title: str
    source: str
    blocks: bool
    present: bool
    paper: OfficialPaper | None
    scans: tuple[NationalPart, ...]
    note: str


def files_of(membership: Membership) -> QuerySet[NationalFile]:
    """The files of the dossiers that this membership may see."""
    rows = NationalFile.objects.filter(dossier__in=queries.visible_to(membership))
    return rows.select_related(
        "dossier__product__producer__organisation", "dossier__commune", "dossier__province__unit"
    ).order_by("-id")


def to_send(rows: QuerySet[NationalFile]) -> QuerySet[NationalFile]:
    """Those that wait for the province's letter: nothing of the road is open, the Ministry's steps wait."""
    waiting = Step.objects.filter(dossier=OuterRef("dossier"), level=MINISTRY, state=StepState.WAITING)
    return rows.filter(Exists(waiting), sent_on__isnull=True, dossier__state=State.IN_EVALUATION)


def open_request(file: NationalFile) -> NationalRequest | None:
    """What the Ministry asked and the province has not answered."""
    return file.requests.filter(answered_at__isnull=True).first()


def parts(file: NationalFile) -> list[Part]:
    """The parts of Điều 6.3 in the order of the article, the samples last."""
    dossier = file.dossier
    scans = list(file.parts.all())
    found = papers.about(dossier).order_by("-state", "-id")
    by_template: dict[str, OfficialPaper] = {}
    for paper in found:
        kept = by_template.get(paper.template)
        if kept is None or (kept.state != PaperState.ISSUED and paper.state == PaperState.ISSUED):
            by_template[paper.template] = paper
    return [
        _part(
            file,
            law,
            by_template.get(TEMPLATES.get(law.key, law.key)),
            tuple(one for one in scans if one.key == law.key),
        )
        for law in lists.national_papers(dossier.regime, kind=dossier.kind, set_id=dossier.product_set)
    ]


def _part(
    file: NationalFile, law: lists.DossierPaper, paper: OfficialPaper | None, scans: tuple[NationalPart, ...]
) -> Part:
    if law.key == DOSSIER_PART:
        submission = queries.latest_submission(file.dossier)
        present, note = submission is not None, _("bản nộp số %d") % submission.no if submission else ""
    elif law.key == SAMPLES_PART:
        needed, have = samples_needed(file.dossier), file.samples or 0
        present, note = have >= needed, _("%(have)d trên %(needed)02d sản phẩm mẫu") % {"have": have, "needed": needed}
    else:
        issued = paper is not None and paper.state == PaperState.ISSUED
        present, note = issued or bool(scans), _paper_note(paper)
        if law.key == TESTS_PART and file.no_extra_tests and not present:
            present, note = True, _("tỉnh không yêu cầu kiểm tra, kiểm nghiệm bổ sung")
    return Part(law.key, law.title, law.source, bool(law.blocks), present, paper, scans, note)


def _paper_note(paper: OfficialPaper | None) -> str:
    if paper is None:
        return ""
    if paper.state != PaperState.ISSUED or paper.issued_on is None:
        return _("đang soạn, chưa ban hành")
    number = _("số %s ") % paper.number_text if paper.number_text else ""
    return _("%(number)sngày %(day)s") % {"number": number, "day": f"{paper.issued_on:%d/%m/%Y}"}


def lacks(file: NationalFile) -> list[Part]:
    """Parts that are missing, without the letter that carries the others."""
    return [part for part in parts(file) if not part.present and part.key != LETTER_PART]


def samples_needed(dossier: Dossier) -> int:
    """How many sample products go to the Ministry with the file (Điều 6.3); 0 for tourism."""
    return lists.samples_required(dossier.regime, dossier.product_set)


def ministry_of(dossier: Dossier) -> Organisation | None:
    """The Ministry that decides at the end of this road; None where none is entered."""
    return _agency(dossier, "decide", OrganisationKind.MINISTRY)


def ministry_office_of(dossier: Dossier) -> Organisation | None:
    """The Ministry's OCOP office, which receives the file (Điều 7.4a)."""
    return _agency(dossier, "check", OrganisationKind.MINISTRY_OCOP_OFFICE) or ministry_of(dossier)


def _agency(dossier: Dossier, kind: str, of: str) -> Organisation | None:
    """Who was named when the road was made, else who was entered since."""
    step = dossier.steps.filter(level=MINISTRY, kind=kind).select_related("agency").order_by("no").last()
    if step and step.agency:
        return step.agency
    return Organisation.objects.filter(working(), kind=of).order_by("id").first()


def ministry_name(dossier: Dossier) -> str:
    """The Ministry as papers name it, also where it is not entered here."""
    ministry = ministry_of(dossier)
    if ministry:
        return ministry.name
    route = routes.route(dossier.route)
    highest = max(route.deciders, key=lambda one: one.star)
    return highest.title.removeprefix("Bộ trưởng ")


def province_readers(dossier: Dossier) -> list[Organisation]:
    """Who gets the Ministry's papers in the province: the committee and its OCOP office."""
    step = dossier.steps.filter(level="province", kind="check").select_related("agency").order_by("no").first()
    office = step.agency if step else None
    return [dossier.province, *([office] if office and office != dossier.province else [])]
