"""Drop a file, look at what was read beside its source, correct it, accept it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import indicators
from saolang.core.errors import DomainError, WrongInput
from saolang.programme import domain, queries
from saolang.programme.enums import Operator, PlanKind, ReadingState
from saolang.programme.models import PlanReading
from saolang.programme.proposal import KINDS, places_named
from saolang.web.access import acting_of, role_required
from saolang.web.forms import guard, seen_version, told
from saolang.web.office.plans.forms_reading import AcceptForm, UploadForm
from saolang.web.office.plans.views.common import EDITORS, form_page
from saolang.web.office.plans.views.plans import organisations_for
from saolang.web.once import once

TITLES = {
    "base": gettext_lazy("Căn cứ"),
    "target": gettext_lazy("Chỉ tiêu"),
    "result": gettext_lazy("Kết quả nêu trong văn bản"),
    "task": gettext_lazy("Nhiệm vụ"),
    "duty": gettext_lazy("Phân công"),
    "line": gettext_lazy("Kinh phí"),
}
# kind of row → (value, label, how it is typed)
FIELDS: dict[str, tuple[tuple[str, Any, str], ...]] = {
    "base": (
        ("kind", gettext_lazy("Loại"), "short"), ("number", gettext_lazy("Số"), "short"),
        ("date", gettext_lazy("Ngày"), "short"), ("issuer", gettext_lazy("Cơ quan"), "line"),
        ("subject", gettext_lazy("Về việc"), "text"),
    ),
    "target": (
        ("text", gettext_lazy("Chỉ tiêu"), "text"), ("operator", gettext_lazy("So với số"), "operator"),
        ("value", gettext_lazy("Số"), "short"), ("value_max", gettext_lazy("Đến số"), "short"),
        ("unit", gettext_lazy("Đơn vị tính"), "short"), ("indicator", gettext_lazy("Hệ thống đếm theo"), "indicator"),
    ),
    "result": (
        ("text", gettext_lazy("Kết quả"), "text"), ("value", gettext_lazy("Số"), "short"),
        ("unit", gettext_lazy("Đơn vị tính"), "short"), ("year", gettext_lazy("Năm"), "short"),
    ),
    "task": (
        ("code", gettext_lazy("Số thứ tự"), "short"), ("title", gettext_lazy("Nhiệm vụ"), "text"),
        ("quarters", gettext_lazy("Quý"), "short"), ("place", gettext_lazy("Địa điểm"), "line"),
        ("lead", gettext_lazy("Chủ trì"), "line"), ("implementing", gettext_lazy("Thực hiện"), "line"),
        ("coordinating", gettext_lazy("Phối hợp"), "line"), ("content", gettext_lazy("Nội dung"), "text"),
    ),
    "duty": (("organisation", gettext_lazy("Cơ quan"), "line"), ("tasks", gettext_lazy("Nhiệm vụ"), "text")),
    "line": (
        ("code", gettext_lazy("Số thứ tự"), "short"), ("content", gettext_lazy("Nội dung"), "text"),
        ("amount", gettext_lazy("Số tiền"), "short"), ("explanation", gettext_lazy("Diễn giải"), "text"),
        ("lead", gettext_lazy("Chủ trì"), "line"), ("funds", gettext_lazy("Nguồn vốn ghi trong bảng"), "text"),
    ),
}  # fmt: skip


@role_required(*EDITORS)
@once
def upload(request: HttpRequest) -> HttpResponse:
    """A file of a plan; what is read in it waits for a person."""
    by = acting_of(request)
    organisations = organisations_for(by)
    form = UploadForm(
        request.POST or None, request.FILES or None, organisations=organisations,
        initial={"organisation": organisations.first()},
    )  # fmt: skip

    def act(data: dict[str, Any]) -> PlanReading:
        file = data["file"]
        return domain.read_plan_file(data["organisation"], content=file.file, name=file.name, year=data["year"], by=by)

    return form_page(
        request, form, act, title=_("Đọc kế hoạch từ tệp"), button=_("Đọc tệp"), back=reverse("plans"),
        done=_("Đã đọc tệp. Hãy kiểm tra từng giá trị rồi nhận."),
        below=_("Nội dung đọc được chỉ là đề nghị; chưa có gì được ghi cho đến khi bạn nhận."),
        target=lambda row: reverse("plan-reading", args=[row.uuid]),
    )  # fmt: skip


def _reading_of(request: HttpRequest, uuid: UUID) -> PlanReading:
    return get_object_or_404(queries.readings_visible_to(acting_of(request)), uuid=uuid)


@role_required(*EDITORS)
@once
def reading_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The source beside what was read; a POST keeps corrections, and with "nhan" accepts them as a plan."""
    by, row = acting_of(request), _reading_of(request, uuid)
    if row.plan and row.state == ReadingState.ACCEPTED:
        return redirect("plan", row.plan.uuid)
    head = row.proposal["document"]
    year = row.year or head["year"]
    accepting = "nhan" in request.POST
    initial = {
        "title": _title(head),
        "year_from": year,
        "unit": row.proposal["money"]["unit"],
        "issued": bool(head["issued_on"]),
        "kind": PlanKind.TRAINING if row.reading.get("training_classes") else PlanKind.YEAR,
    }
    kinds = {item["kind"] for item in row.proposal["rows"]}
    form = AcceptForm(
        request.POST or None, initial=initial, money="line" in kinds, others=bool(domain.other_places(row))
    )
    wrong: dict[str, str] = {}
    if request.method == "POST":
        try:
            row = domain.save_proposal(row, changes=_changes(request, row), expected=seen_version(request), by=by)
        except WrongInput as error:
            wrong[error.field] = error.sentence
        except DomainError as error:  # somebody else saved meanwhile: what was typed stays on the page
            wrong["version"] = error.sentence
            row.refresh_from_db()
        else:
            if not accepting:
                messages.success(request, _("Đã lưu các chỗ sửa."))
                return redirect("plan-reading", row.uuid)
            if form.is_valid():
                with guard(form):
                    return _accept(request, row, form, wrong)
    return render(request, "office/plans/reading.html", _context(request, row, form, wrong, accepting))


def _title(head: dict[str, Any]) -> str:
    """The kind of paper before the title, as people call a plan."""
    kind, title = head["type"], head["title"]
    if not kind or not title or title.lower().startswith(kind.lower()):
        return str(title)
    return f"{kind} {title[0].lower()}{title[1:]}"


def _accept(request: HttpRequest, row: PlanReading, form: AcceptForm, wrong: dict[str, str]) -> HttpResponse:
    try:
        plan = domain.accept_reading(row, decision=domain.Acceptance(**form.decision()), by=acting_of(request))
    except WrongInput as error:
        if ":" not in error.field:
            raise
        wrong[error.field] = error.sentence
        raise WrongInput(_("Có giá trị chưa dùng được; xem dòng được đánh dấu.")) from error
    messages.success(request, _("Đã nhận thành kế hoạch."))
    return redirect("plan", plan.uuid)


def _changes(request: HttpRequest, row: PlanReading) -> dict[str, dict[str, Any]]:
    """What the form sends: "row:field" for values, "row:take" for the boxes."""
    changes: dict[str, dict[str, Any]] = {}
    for item in row.proposal["rows"]:
        key = item["id"]
        if f"{key}:seen" not in request.POST:
            continue
        changes[key] = {"take": f"{key}:take" in request.POST}
        for name in item["values"]:
            if f"{key}:{name}" in request.POST:
                changes[key][name] = request.POST[f"{key}:{name}"].replace("\r\n", "\n")
    document = {name: request.POST[f"document:{name}"] for name in _HEAD if f"document:{name}" in request.POST}
    unit = request.POST.get("unit", "")
    money = {"unit": int(unit) if unit.isdecimal() and len(unit) < 10 else ""} if "unit" in request.POST else {}
    return {**changes, "document": document, "money": money}


_PRODUCTS = {
    "recognised": gettext_lazy("đã công nhận"), "proposed": gettext_lazy("dự kiến, đề nghị"),
    "entered": gettext_lazy("tham gia đánh giá"), "withdrawn": gettext_lazy("bị thu hồi"),
}  # fmt: skip
_HEAD = {
    "number": gettext_lazy("Số và ký hiệu"), "issued_on": gettext_lazy("Ngày ban hành"),
    "issuer": gettext_lazy("Cơ quan ban hành"), "signer_name": gettext_lazy("Người ký"),
    "signer_post": gettext_lazy("Chức vụ"),
}  # fmt: skip


def _context(
    request: HttpRequest, row: PlanReading, form: AcceptForm, wrong: dict[str, str], accepting: bool
) -> dict[str, Any]:
    typed = request.POST if wrong else None
    rows = row.proposal["rows"]
    marked = {item["line"]: item["id"] for item in reversed(rows) if item["line"]}
    doubts = {one.get("line") for one in row.proposal["warnings"]}
    return {
        "reading": row,
        "form": form,
        "show_errors": accepting,
        "head": [_head_field(row, name, label, wrong, typed) for name, label in _HEAD.items()],
        "groups": [
            (TITLES[kind], [_shown(item, wrong, typed) for item in rows if item["kind"] == kind]) for kind in KINDS
        ],
        "warnings": row.proposal["warnings"],
        "products": [(one, _PRODUCTS.get(one.get("status") or "", "")) for one in row.reading.get("products") or []],
        "lines": [(number, page, text, marked.get(number, ""), number in doubts) for number, page, text in row.lines],
        "others": domain.other_places(row),
        "no_place": not places_named(row.proposal),
        "operators": Operator.choices,
        "indicators": [(one.key, one.title) for one in indicators.known()],
        "taken": sum(item["take"] for item in rows),
        "wrong": wrong,
    }  # fmt: skip


def _head_field(row: PlanReading, name: str, label: Any, wrong: dict[str, str], typed: Any) -> tuple[Any, ...]:
    key = f"document:{name}"
    return (key, label, _typed(typed, key, row.proposal["document"][name]), wrong.get(key, ""))


def _typed(typed: Any, name: str, kept: Any) -> Any:
    return kept if typed is None else typed.get(name, kept)


def _shown(item: dict[str, Any], wrong: dict[str, str], typed: Any) -> dict[str, Any]:
    """A row with its fields as the page draws them."""
    key = item["id"]
    fields = [
        {
            "id": f"{key}:{name}", "label": label, "how": how, "error": wrong.get(f"{key}:{name}", ""),
            "value": _typed(typed, f"{key}:{name}", item["values"].get(name, "")),
        }
        for name, label, how in FIELDS[item["kind"]]
    ]  # fmt: skip
    wrong_here = any(one["error"] for one in fields)
    take = item["take"] if typed is None else f"{key}:take" in typed
    return {
        **item,
        "take": take,
        "fields": fields,
        "wrong": wrong_here,
        "open": wrong_here or item["doubts"],
        "words": _words(item),
    }


def _words(item: dict[str, Any]) -> str:
    """A row in one line, as a person checks it against the source."""
    values = item["values"]
    if item["kind"] == "base":
        return " ".join(part for part in (values["kind"], values["number"], values["date"]) if part)
    if item["kind"] in ("target", "result"):
        numbers = " – ".join(part for part in (values["value"], values.get("value_max", "")) if part)
        return f"{values['text']} [{numbers} {values['unit']}".rstrip() + "]" if numbers else values["text"]
    if item["kind"] == "task":
        time = _("quý %s") % values["quarters"] if values["quarters"] else ""
        facts = "; ".join(part for part in (time, values["lead"], values.get("content", "").partition("\n")[0]) if part)
        return f"{values['code']} {values['title']}".strip() + (f" ({facts})" if facts else "")
    if item["kind"] == "duty":
        count = len(values["tasks"].splitlines())
        return f"{values['organisation']}: " + _("%d nhiệm vụ") % count
    return f"{values['code']} {values['content']}: {values['amount'] or '–'}".strip()


@role_required(*EDITORS)
@once
def reading_drop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Nobody takes this reading over."""
    row = _reading_of(request, uuid)
    if request.method == "POST":
        with told(request):
            domain.drop_reading(row, by=acting_of(request))
            messages.success(request, _("Đã bỏ bản đọc; tệp gốc vẫn được giữ."))
    return redirect("plans")
