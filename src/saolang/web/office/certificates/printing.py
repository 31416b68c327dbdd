"""How an authority prints its certificates: form, places in millimetres, a preview, versions."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from saolang.certificates import documents, domain, layouts, queries, rules
from saolang.certificates.domain.printing import EMBLEM_BYTES
from saolang.certificates.models import CertificateLayout
from saolang.core.files import read_file
from saolang.documents.model import Align, PlacedField
from saolang.documents.write import write_pdf
from saolang.documents.write.certificate_form import FIELDS, PAGE_HEIGHT, PAGE_WIDTH, QR
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.downloads import private
from saolang.web.forms import guard
from saolang.web.once import once
from saolang.web.ui.forms import ChoiceCards, FileInput, NumberField

OFFICES = (Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
TENTHS = 10
LARGEST = 72  # points
MOST_SHIFT = 50  # millimetres
ALIGNS = [(Align.LEFT.value, _("trái")), (Align.CENTER.value, _("giữa")), (Align.RIGHT.value, _("phải"))]
FORMS = [("whole", _("In cả trang, không cần phôi")), ("preprinted", _("In chữ lên phôi đã in sẵn"))]
VERSIONS = 20


def _mm(label: Any, most: int, *, least: int = 0) -> NumberField:
    return NumberField(label=label, decimals=1, min_value=least, max_value=most, required=False)


class LayoutForm(forms.Form):
    """The head, the emblem, and for each field of the form: printed or not, left, top, width, size, side."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    form = forms.ChoiceField(label=_("Cách in"), choices=FORMS, widget=ChoiceCards)
    heading = forms.CharField(label=_("Dòng chữ lớn"), max_length=60, required=False)
    title = forms.CharField(label=_("Dòng dưới"), max_length=120, required=False)
    emblem = forms.FileField(
        label=_("Biểu tượng ở đầu trang"),
        required=False,
        widget=FileInput(kinds=".png,.jpg,.jpeg", max_bytes=EMBLEM_BYTES),
    )
    without_emblem = forms.BooleanField(label=_("Bỏ biểu tượng đang dùng"), required=False)
    shift_x = _mm(_("Dịch sang phải (mm)"), MOST_SHIFT, least=-MOST_SHIFT)
    shift_y = _mm(_("Dịch xuống (mm)"), MOST_SHIFT, least=-MOST_SHIFT)

    def __init__(self, data: Any = None, files: Any = None, *, layout: layouts.Layout, seen: int) -> None:
        initial: dict[str, Any] = {"seen": seen, "form": "preprinted" if layout.preprinted else "whole"}
        initial |= {"heading": layout.heading, "title": layout.title}
        initial |= {name: Decimal(getattr(layout, name)) / TENTHS for name in ("shift_x", "shift_y")}
        for name, one in FIELDS.items():
            place = layout.places.get(name, one.place)
            initial |= {f"{name}-shown": name in layout.places, f"{name}-size": place.size}
            initial |= {f"{name}-align": place.align.value}
            initial |= {f"{name}-{part}": Decimal(getattr(place, part)) / TENTHS for part in ("x", "y", "width")}
        super().__init__(data, files, initial=initial)
        for name, one in FIELDS.items():
            self._add(name, one.label)

    def _add(self, name: str, label: str) -> None:
        self.fields[f"{name}-shown"] = forms.BooleanField(label=label, required=False)
        self.fields[f"{name}-x"] = _mm(_t("%s: cách mép trái (mm)") % label, PAGE_WIDTH // TENTHS)
        self.fields[f"{name}-y"] = _mm(_t("%s: cách mép trên (mm)") % label, PAGE_HEIGHT // TENTHS)
        self.fields[f"{name}-width"] = _mm(_t("%s: rộng (mm)") % label, PAGE_WIDTH // TENTHS)
        self.fields[f"{name}-size"] = NumberField(
            label=_t("%s: cỡ chữ") % label, min_value=0, max_value=LARGEST, required=False
        )
        self.fields[f"{name}-align"] = forms.ChoiceField(label=_t("%s: canh") % label, choices=ALIGNS, required=False)

    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """For each field its name and the controls, as the table draws them."""
        parts = ("shown", "x", "y", "width", "size", "align")
        return [(one.label, [self[f"{name}-{part}"] for part in parts]) for name, one in FIELDS.items()]

    def head(self) -> list[forms.BoundField]:
        """The fields above the table."""
        return [self[name] for name in ("form", "heading", "title", "emblem", "without_emblem", "shift_x", "shift_y")]

    def layout(self) -> layouts.Layout:
        """The typed values as the domain takes them."""
        data = self.cleaned_data
        places = {name: self._place(name) for name in FIELDS if data[f"{name}-shown"]}
        return layouts.Layout(
            preprinted=data["form"] == "preprinted",
            heading=data["heading"],
            title=data["title"],
            shift_x=_tenths(data["shift_x"]),
            shift_y=_tenths(data["shift_y"]),
            places=places,
        )

    def _place(self, name: str) -> PlacedField:
        data, known = self.cleaned_data, FIELDS[name].place
        x, y, width = (_tenths(data[f"{name}-{part}"]) for part in ("x", "y", "width"))
        size = known.size if name == QR else data[f"{name}-size"] or known.size
        align = Align(data[f"{name}-align"] or known.align.value)
        return PlacedField(name, x, y, width or known.width, size, align, bold=known.bold)


def _tenths(value: Decimal | None) -> int:
    return int((value or 0) * TENTHS)


@role_required(*OFFICES)
@once
def layout(request: HttpRequest) -> HttpResponse:
    """The layout in use, changed into the next version; a preview of each version."""
    authority = rules.authority_of(request.acting.organisation)  # type: ignore[attr-defined]
    kept = queries.newest_layout(authority)
    now = layouts.read(kept.settings if kept else {})
    form = LayoutForm(request.POST or None, request.FILES or None, layout=now, seen=kept.no if kept else 0)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            domain.save_layout(
                authority,
                layout=form.layout(),
                emblem=data["emblem"],
                without_emblem=data["without_emblem"],
                seen=data["seen"],
                by=request.acting,  # type: ignore[attr-defined]
            )
            messages.success(request, _t("Đã lưu mẫu in. Hãy xem thử trước khi in lên phôi."))
            return redirect("certificate-layout")
    versions = CertificateLayout.objects.filter(organisation=authority).select_related("created_by__account")
    context = {"form": form, "authority": authority, "kept": kept, "versions": versions[:VERSIONS]}
    return render(request, "office/certificates/layout.html", context)


@role_required(*OFFICES)
def preview(request: HttpRequest, no: int) -> HttpResponse:
    """An invented certificate in one version of the layout; version 0 is the default."""
    authority = rules.authority_of(request.acting.organisation)  # type: ignore[attr-defined]
    kept = get_object_or_404(CertificateLayout, organisation=authority, no=no) if no else None
    emblem = read_file(kept.emblem) if kept and kept.emblem else b""
    sheet = documents.sample_sheet(authority, layouts.read(kept.settings if kept else {}), emblem=emblem)
    response = HttpResponse(write_pdf(sheet), content_type="application/pdf")
    return private(response)
