"""Quality tests that a council team asks for, and their results (QĐ 26/2026/QĐ-TTg, Điều 7.3c)."""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, sniff
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.councils import documents, documents_team, rules, rules_team
from saolang.councils.domain.team_work import short_enough, team_locked
from saolang.councils.models import RoundEntry, Team, TestRequest
from saolang.papers.domain import write_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.notices import send_notice
from saolang.people.models import Membership, Organisation
from saolang.viet.text import repair

QUALITY_LETTER = "quality-test-request"


@transaction.atomic
def ask_test(
    team: Team, entry: RoundEntry, *, subject: str, reason: str, due_on: date | None, by: rules.Actor
) -> TestRequest:
    """Ask for a quality test of a product; producer and commune hear of it on their screens.

    Raises:
        NoRight. WrongInput: nothing to test, no reason, a day that is not after today.
    """
    fresh = team_locked(team, entry, by=by)
    if not subject.strip():
        raise WrongInput(_("Hãy ghi chỉ tiêu hoặc nội dung cần kiểm nghiệm."), field="subject")
    if not reason.strip():
        raise WrongInput(_("Hãy ghi lý do đề nghị kiểm nghiệm."), field="reason")
    if due_on and due_on <= clock.today():
        raise WrongInput(_("Ngày cần có kết quả phải sau ngày hôm nay."), field="due_on")
    test = TestRequest.objects.create(
        team=fresh,
        entry=entry,
        subject=" ".join(subject.split())[:300],
        reason=" ".join(reason.split())[:500],
        asked_on=clock.today(),
        due_on=due_on,
    )
    events.record(test, "asked", by=by, data={"entry": entry.uuid, "due_on": due_on})
    dossier = entry.dossier
    for organisation in _concerned(entry):
        send_notice(
            organisation,
            subject=_("Tổ tư vấn đề nghị bổ sung kết quả kiểm nghiệm “%s”") % dossier.product.name[:120],
            body=_("Nội dung: %(what)s. Lý do: %(why)s") % {"what": test.subject, "why": test.reason},
            obj=dossier,
        )
    return test


@transaction.atomic
def draft_letter(team: Team, entry: RoundEntry, *, by: Membership) -> OfficialPaper:
    """Write the letter that asks for the tests of a product; a draft that is there is written anew with all of them.

    A test that an earlier letter asked for, and one with its result, is not in it.

    Raises:
        NoRight: not the OCOP office, or the team has reported. NotNow: nothing is left to ask for.
    """
    fresh = team_locked(team, entry, by=by)
    asked, draft = unlettered(fresh, entry)
    if not asked:
        raise NotNow(_("Không còn đề nghị kiểm nghiệm nào chờ công văn."))
    dossier = entry.dossier
    paper = write_paper(
        draft,
        documents.office_of(fresh.round.organisation),
        template=QUALITY_LETTER,
        title=_("Đề nghị bổ sung kết quả kiểm nghiệm “%s”") % dossier.product.name[:150],
        document=documents_team.quality_letter(fresh, entry, asked),
        items=[dossier],
        to=_concerned(entry),
        by=by,
    )
    for test in asked:
        if test.paper != paper.uuid:
            test.paper = paper.uuid
            test.save(update_fields=["paper"])
            events.record(test, "letter-drafted", by=by, data={"paper": paper.uuid})
    return paper


def unlettered(team: Team, entry: RoundEntry) -> tuple[list[TestRequest], OfficialPaper | None]:
    """The tests of a product that no letter to be signed or issued asks for, and the draft that is there."""
    open_tests = list(team.tests.filter(entry=entry, received_on__isnull=True))
    papers = letters_of(open_tests)
    found = [test for test in open_tests if test.paper not in papers or papers[test.paper].state == PaperState.DRAFT]
    draft = next((paper for paper in papers.values() if paper.state == PaperState.DRAFT), None)
    return found, draft


def letters_of(tests: Iterable[TestRequest]) -> dict[UUID | None, OfficialPaper]:
    """UUID → letter of these tests, without the letters that were dropped."""
    rows = OfficialPaper.objects.filter(uuid__in=[test.paper for test in tests if test.paper])
    return {paper.uuid: paper for paper in rows.exclude(state=PaperState.DROPPED)}


def record_test(
    test: TestRequest,
    *,
    received_on: date,
    result: str,
    content: BinaryIO | None = None,
    name: str = "",
    by: rules.Actor,
    expected: int | None = None,
) -> TestRequest:
    """Write down the result of a test, with its paper where there is one.

    Raises:
        NoRight. Stale. NotNow: it has its result. WrongInput: a day in the future or before it was asked, neither
            words nor file, a broken file.
    """
    require(rules_team.can_see(by, test.team))
    if not test.asked_on <= received_on <= clock.today():
        raise WrongInput(_("Ngày nhận phải từ ngày đề nghị đến hôm nay."), field="received_on")
    if not result.strip() and content is None:
        raise WrongInput(_("Hãy ghi kết quả, hoặc đính kèm phiếu kết quả."), field="result")
    stored = None
    if content is not None:
        try:
            stored = files.store(content, media_type=sniff.identify(content))
        except WrongInput as error:
            raise WrongInput(error.sentence, code=error.code, field="file") from error
    with transaction.atomic():
        fresh = locked(test, expected=expected)
        if fresh.received_on:
            raise NotNow(_("Kết quả kiểm nghiệm này đã được ghi."))
        fresh.received_on, fresh.result, fresh.file = received_on, short_enough(result, "result"), stored
        fresh.file_name = repair(name.replace("\\", "/").rsplit("/", 1)[-1]).strip()[-200:] if stored else ""
        bump(fresh, "received_on", "result", "file", "file_name")
        data = {"on": received_on, "sha256": stored.sha256 if stored else ""}
        events.record(fresh, "result-received", by=by, data=data)
    return fresh


def _concerned(entry: RoundEntry) -> list[Organisation]:
    return [entry.dossier.product.producer.organisation, entry.dossier.commune]
