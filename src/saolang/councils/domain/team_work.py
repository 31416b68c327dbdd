"""What a council team does with the dossiers of its round: findings, surveys, tests, its report (Điều 7.3c)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, sniff
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.councils import documents_team, levels, queries_team, rules, rules_team
from saolang.councils.enums import Proposal
from saolang.councils.models import RoundEntry, Survey, SurveyPhoto, Team, TeamView
from saolang.dossiers.domain.steps import finish_step
from saolang.papers.domain import write_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.queries import live
from saolang.people.models import Membership
from saolang.viet.text import repair

SURVEY_RECORD = "survey-record"
TEAM_REPORT = "team-report"
TEXT_LIMIT = 5_000
MOST_PHOTOS = 20


@transaction.atomic
def save_view(
    team: Team,
    entry: RoundEntry,
    *,
    met: str,
    lacking: str,
    proposal: str,
    by: rules.Actor,
    expected: int | None = None,
) -> TeamView:
    """Write the team's finding about a dossier and what it proposes to the council.

    Args:
        proposal: one of `enums.Proposal`; "" while it is open.
        expected: version of the finding that the person saw; 0 where there was none.

    Raises:
        NoRight: not of the team, or its report is issued. Stale. WrongInput: a dossier of another round, an unknown
            proposal, a text that is too long, a proposal to eliminate without saying what is lacking.
    """
    fresh = team_locked(team, entry, by=by)
    if proposal and proposal not in Proposal.values:
        raise WrongInput(_("Hãy chọn đề xuất của Tổ tư vấn."), field="proposal")
    if proposal in (Proposal.COMPLETE, Proposal.KNOCK_OUT) and not lacking.strip():
        raise WrongInput(_("Hãy ghi nội dung còn thiếu hoặc lý do."), field="lacking")
    row, made = TeamView.objects.get_or_create(team=fresh, entry=entry)
    if expected is not None and not (made and expected == 0):
        row = locked(row, expected=expected)
    row.met, row.lacking = short_enough(met, "met"), short_enough(lacking, "lacking")
    row.proposal, row.written_by = proposal, by.seat if isinstance(by, rules.Seated) else None
    bump(row, "met", "lacking", "proposal", "written_by")
    events.record(row, "written", by=by, data={"entry": entry.uuid, "proposal": proposal})
    return row


@transaction.atomic
def save_survey(
    team: Team,
    entry: RoundEntry,
    *,
    survey: Survey | None = None,
    started_at: datetime,
    ended_at: datetime | None,
    place: str,
    present: str,
    findings: Mapping[str, str],
    conclusion: str,
    by: rules.Actor,
    expected: int | None = None,
) -> Survey:
    """Write a survey at the place of production, or change one whose record is not to be signed yet.

    Args:
        survey: the one to change; None for a new one.
        present: one person a line, name and post.
        findings: text by key of a top heading of the product set.

    Raises:
        NoRight, Stale. NotNow: its record is to be signed or issued.
        WrongInput: in the future, an end before the start, no place, nobody present, an unknown heading.
    """
    fresh = team_locked(team, entry, by=by)
    if started_at > clock.now():
        raise WrongInput(_("Giờ khảo sát không thể ở tương lai."), field="day")
    if ended_at and ended_at < started_at:
        raise WrongInput(_("Giờ kết thúc không thể trước giờ bắt đầu."), field="end")
    if not place.strip():
        raise WrongInput(_("Hãy ghi nơi khảo sát."), field="place")
    if not present.strip():
        raise WrongInput(_("Hãy ghi những người có mặt, mỗi dòng một người."), field="present")
    known = {key for key, _title in queries_team.contents_of(entry)}
    if unknown := set(findings) - known:
        raise WrongInput(_("Bộ sản phẩm này không có nội dung “%s”.") % ", ".join(sorted(unknown)))
    row = Survey(team=fresh, entry=entry) if survey is None else _changeable(survey, expected)
    row.started_at, row.ended_at = started_at, ended_at
    row.place, row.present = " ".join(place.split())[:300], short_enough(present, "present")
    row.findings = {key: short_enough(words, key) for key, words in findings.items() if words.strip()}
    row.conclusion = short_enough(conclusion, "conclusion")
    if survey is None:
        row.save()
    else:
        bump(row, "started_at", "ended_at", "place", "present", "findings", "conclusion")
    events.record(row, "surveyed", by=by, data={"entry": entry.uuid, "contents": sorted(row.findings)})
    return row


def add_photo(survey: Survey, *, content: BinaryIO, caption: str, by: rules.Actor) -> SurveyPhoto:
    """Keep a picture of the survey; the record prints it small, the file stays as it was taken.

    Raises:
        NoRight. NotNow: the record is to be signed or issued. WrongInput: not a picture, or too many.
    """
    require(rules_team.can_work(by, survey.team))
    try:
        media_type = sniff.identify(content)
    except WrongInput as error:
        raise WrongInput(error.sentence, code=error.code, field="photo") from error
    if media_type not in sniff.PICTURES:
        raise WrongInput(_("Hãy chọn một ảnh JPG, PNG hoặc HEIC."), field="photo", code="wrong-type")
    stored = files.store(content, media_type=media_type)
    with transaction.atomic():
        fresh = _changeable(survey, None)
        if fresh.photos.count() >= MOST_PHOTOS:
            raise WrongInput(_("Mỗi lần khảo sát lưu nhiều nhất %d ảnh.") % MOST_PHOTOS, field="photo")
        photo = SurveyPhoto.objects.create(
            survey=fresh, file=stored, caption=repair(caption).strip()[:200], added_at=clock.now()
        )
        events.record(fresh, "photo-added", by=by, data={"sha256": stored.sha256})
    return photo


@transaction.atomic
def draft_survey_record(survey: Survey, *, by: Membership) -> OfficialPaper:
    """Write the record of a survey as an official paper; a draft that is there is written anew.

    Raises:
        NoRight: not the OCOP office of the round. NotNow: the record waits for signatures or is issued.
    """
    fresh = locked(survey)
    require(rules_team.can_work(by, fresh.team))
    dossier, before = fresh.entry.dossier, live(fresh.paper)
    made = write_paper(
        before,
        fresh.team.round.organisation,
        template=SURVEY_RECORD,
        title=_("Biên bản khảo sát thực tế “%s”") % dossier.product.name[:150],
        document=documents_team.survey_record(fresh),
        items=[dossier],
        data={"survey": str(fresh.uuid)},
        to=[dossier.product.producer.organisation],
        waiting=_("Biên bản này đã trình ký hoặc đã ban hành. Muốn sửa, hãy rút văn bản về trước."),
        by=by,
    )
    if before is None:
        fresh.paper = made.uuid
        fresh.save(update_fields=["paper"])
        events.record(fresh, "record-drafted", by=by, data={"paper": made.uuid})
    return made


# --- The report ---------------------------------------------------------------------------------------------------


@transaction.atomic
def draft_report(team: Team, *, by: Membership) -> OfficialPaper:
    """Write the team's report to the council's chair over its dossiers; a draft that is there is written anew.

    Raises:
        NoRight. NotNow: no dossier, a dossier without a proposal, or the report waits to be issued.
    """
    fresh = locked(team)
    require(rules_team.can_work(by, fresh))
    lines = queries_team.lines_of(fresh)
    if not lines:
        raise NotNow(_("Đợt chưa có hồ sơ nào để báo cáo."))
    if names := queries_team.not_viewed(lines):
        raise NotNow(_("Chưa ghi đề xuất cho: %s.") % ", ".join(names))
    before = live(fresh.report_paper)
    made = write_paper(
        before,
        fresh.round.organisation,
        template=TEAM_REPORT,
        title=_("Báo cáo đánh giá của %(team)s, %(round)s") % {"team": fresh.body.name, "round": fresh.round},
        document=documents_team.team_report(fresh),
        items=[line.entry.dossier for line in lines],
        data={"team": str(fresh.uuid)},
        waiting=_("Báo cáo đã trình ký hoặc đã ban hành. Muốn sửa, hãy rút văn bản về trước."),
        by=by,
    )
    if before is None:
        fresh.report_paper = made.uuid
        fresh.save(update_fields=["report_paper"])
        events.record(fresh, "report-drafted", by=by, data={"paper": made.uuid})
    return made


@transaction.atomic
def reported(team: Team, *, on: date, dossiers: list[Any], by: Membership) -> None:
    """The report is issued: the team's step of each dossier ends on its day, and the team's work is frozen."""
    fresh = locked(team)
    fresh.reported_on = on
    bump(fresh, "reported_on")
    events.record(fresh, "reported", by=by, data={"on": on, "dossiers": len(dossiers)})
    for dossier in dossiers:
        step = levels.open_step(dossier, fresh.round.organisation, levels.ADVISE)
        if step:
            finish_step(dossier, step.key, on=on, by=by)


def team_locked(team: Team, entry: RoundEntry, *, by: rules.Actor) -> Team:
    """The team under a lock, when `by` may work on this dossier of its round now."""
    fresh = locked(team)
    require(rules_team.can_work(by, fresh))
    if entry.round_id != fresh.round_id:
        raise WrongInput(_("Hồ sơ này không thuộc đợt của Tổ tư vấn."))
    return fresh


def _changeable(survey: Survey, expected: int | None) -> Survey:
    fresh = locked(survey, expected=expected)
    paper = live(fresh.paper)
    if paper and paper.state != PaperState.DRAFT:
        raise NotNow(_("Biên bản khảo sát đã trình ký hoặc đã ban hành nên không sửa được nữa."))
    return fresh


def short_enough(words: str, field: str) -> str:
    """The words without space around them; `WrongInput` at the field when they are too long."""
    if len(words) > TEXT_LIMIT:
        raise WrongInput(_("Đoạn này dài quá 5.000 chữ. Hãy viết gọn lại."), field=field)
    return words.strip()
