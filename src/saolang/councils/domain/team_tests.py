"""Quality tests that a council team asks for, and their results (QĐ 26/2026/QĐ-TTg, Điều 7.3c)."""

from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, sniff
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.councils import rules, rules_team
from saolang.councils.domain.team_work import short_enough, team_locked
from saolang.councils.models import RoundEntry, Team, TestRequest
from saolang.papers.notices import send_notice
from saolang.people.models import Organisation
from saolang.viet.text import repair


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
