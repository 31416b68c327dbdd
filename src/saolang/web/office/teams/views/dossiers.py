"""One dossier on the team's table: what was filed, the finding, surveys, tests."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.councils import queries_team
from saolang.councils.domain import team_tests, team_work
from saolang.councils.levels import OFFICE_ROLES
from saolang.councils.models import RoundEntry, TeamView
from saolang.dossiers import checklist, reading, rules_office
from saolang.papers.queries import live
from saolang.people.models import Membership
from saolang.web.access import role_required, signed_in
from saolang.web.downloads import stored_file
from saolang.web.forms import guard, told
from saolang.web.office.teams import forms
from saolang.web.office.teams.views.found import TeamPlace, asked_test_of, entry_of, photo_of, survey_of, team_of
from saolang.web.once import once


@signed_in
@once
def dossier(request: HttpRequest, uuid: UUID, entry: UUID) -> HttpResponse:
    """What was filed, and the team's finding."""
    place = team_of(request, uuid)
    found = entry_of(place, entry)
    view = TeamView.objects.filter(team=place.team, entry=found).first()
    initial: dict[str, Any] = {"version": view.version if view else 0}
    if view:
        initial.update(met=view.met, lacking=view.lacking, proposal=view.proposal)
    form = forms.ViewForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            given = dict(form.cleaned_data)
            expected = given.pop("version") or 0
            team_work.save_view(place.team, found, **given, by=place.actor, expected=expected)
            messages.success(request, _("Đã lưu nhận xét của Tổ tư vấn."))
            return redirect("team-dossier", uuid, entry)
    return render(request, "office/teams/dossier.html", _context(place, found, form, view))


def _context(place: TeamPlace, found: RoundEntry, form: forms.ViewForm, view: TeamView | None) -> dict[str, Any]:
    filed = reading.filed(found.dossier)
    tests = list(place.team.tests.filter(entry=found))
    letters = team_tests.letters_of(tests)
    findings = getattr(getattr(found.dossier, "assessment", None), "findings", {})
    return {
        "team": place.team,
        "place": place,
        "entry": found,
        "view": view,
        "form": form,
        "filed": filed,
        "criteria": filed.criteria(),
        "whole": filed.files(""),
        "communes": [(item.title, findings.get(item.key, "")) for item in checklist.contents(found.dossier)],
        "may_ask": isinstance(place.actor, Membership) and rules_office.can_ask(place.actor, found.dossier) is None,
        "surveys": place.team.surveys.filter(entry=found),
        "tests": [(test, letters.get(test.paper)) for test in tests],
        "may_write": place.is_office and place.works and bool(team_tests.unlettered(place.team, found)[0]),
    }


@signed_in
@once
def new_survey(request: HttpRequest, uuid: UUID, entry: UUID) -> HttpResponse:
    """Write a survey at the place of production."""
    place = team_of(request, uuid)
    found = entry_of(place, entry)
    initial = {
        "place": ", ".join(part for part in (found.dossier.product.place_text, found.dossier.commune.name) if part)
    }
    form = forms.SurveyForm(request.POST or None, initial=initial, contents=queries_team.contents_of(found))
    if request.method == "POST" and form.is_valid():
        with guard(form):
            made = team_work.save_survey(place.team, found, **form.values(), by=place.actor)
            messages.success(request, _("Đã lưu. Thêm ảnh làm minh chứng, rồi lập biên bản."))
            return redirect("team-survey", made.uuid)
    return render(request, "office/teams/survey.html", {"team": place.team, "entry": found, "form": form})


@signed_in
@once
def survey(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A survey with its pictures; it may be changed until its record goes to be signed."""
    place, found = survey_of(request, uuid)
    form = forms.SurveyForm(
        request.POST or None, initial=forms.survey_initial(found), contents=queries_team.contents_of(found.entry)
    )
    if request.method == "POST" and form.is_valid():
        with guard(form):
            expected = form.cleaned_data["version"] or 0
            values = form.values()
            team_work.save_survey(place.team, found.entry, survey=found, **values, by=place.actor, expected=expected)
            messages.success(request, _("Đã lưu nội dung khảo sát."))
            return redirect("team-survey", uuid)
    return render(request, "office/teams/survey.html", _survey_context(place, found, form))


def _survey_context(place: TeamPlace, found: Any, form: Any, photo: Any = None) -> dict[str, Any]:
    paper = live(found.paper)
    return {
        "team": place.team,
        "place": place,
        "entry": found.entry,
        "survey": found,
        "form": form,
        "photo_form": photo or forms.PhotoForm(),
        "paper": paper,
        "found": [
            (title, found.findings[key])
            for key, title in queries_team.contents_of(found.entry)
            if found.findings.get(key)
        ],
        "may_change": place.works and (paper is None or paper.state == "draft"),
    }


@signed_in
@once
@require_POST
def add_photo(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One more picture."""
    place, found = survey_of(request, uuid)
    form = forms.PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        with guard(form):
            given = form.cleaned_data
            team_work.add_photo(found, content=given["photo"].file, caption=given["caption"], by=place.actor)
            messages.success(request, _("Đã thêm ảnh."))
            return redirect("team-survey", uuid)
    shown = forms.SurveyForm(initial=forms.survey_initial(found), contents=queries_team.contents_of(found.entry))
    return render(request, "office/teams/survey.html", _survey_context(place, found, shown, form))


@role_required(*OFFICE_ROLES)
@once
@require_POST
def survey_record(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write the record and open the paper."""
    _place, found = survey_of(request, uuid)
    with told(request):
        paper = team_work.draft_survey_record(found, by=request.acting)  # type: ignore[attr-defined]
        return redirect("paper", paper.uuid)
    return redirect("team-survey", uuid)


@signed_in
@once
def new_test(request: HttpRequest, uuid: UUID, entry: UUID) -> HttpResponse:
    """Ask for a quality test."""
    place = team_of(request, uuid)
    found = entry_of(place, entry)
    form = forms.TestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            team_tests.ask_test(place.team, found, **form.cleaned_data, by=place.actor)
            messages.success(request, _("Đã đề nghị. Chủ thể và xã nhận được thông báo trên hệ thống."))
            return redirect("team-dossier", uuid, entry)
    return render(request, "office/teams/test_new.html", {"team": place.team, "entry": found, "form": form})


@role_required(*OFFICE_ROLES)
@once
@require_POST
def quality_letter(request: HttpRequest, uuid: UUID, entry: UUID) -> HttpResponse:
    """Write the letter that asks for the tests of a product, and open the paper."""
    place = team_of(request, uuid)
    found = entry_of(place, entry)
    with told(request):
        paper = team_tests.draft_letter(place.team, found, by=request.acting)  # type: ignore[attr-defined]
        return redirect("paper", paper.uuid)
    return redirect("team-dossier", uuid, entry)


@signed_in
@once
def test(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A test asked for: its result is written here."""
    place, found = asked_test_of(request, uuid)
    form = forms.ResultForm(request.POST or None, request.FILES or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            given = form.cleaned_data
            content = given["file"]
            team_tests.record_test(
                found,
                received_on=given["received_on"],
                result=given["result"],
                content=content.file if content else None,
                name=content.name if content else "",
                by=place.actor,
                expected=given["version"] or 0,
            )
            messages.success(request, _("Đã ghi kết quả kiểm nghiệm."))
            return redirect("team-dossier", place.team.uuid, found.entry.uuid)
    context = {"team": place.team, "entry": found.entry, "test": found, "form": form}
    return render(request, "office/teams/test.html", context)


@signed_in
def evidence(request: HttpRequest, uuid: UUID, entry: UUID, paper: UUID, version: int) -> HttpResponse:
    """One evidence file of a dossier of the team's round."""
    found = entry_of(team_of(request, uuid), entry)
    kept = reading.file_of(found.dossier, paper=str(paper), version=version)
    if kept is None:
        raise Http404
    return stored_file(kept.file, kept.original_name)


@signed_in
def photo(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One picture of a survey."""
    return stored_file(photo_of(request, uuid).file, "anh-khao-sat.jpg")


@signed_in
def result_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The paper of a test's result."""
    _place, found = asked_test_of(request, uuid)
    if found.file is None:
        raise Http404
    return stored_file(found.file, found.file_name or "phieu-ket-qua.pdf")
