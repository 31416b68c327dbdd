"""Forms of a step that is entered from its paper: the paper itself, and what it prints about each dossier."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from saolang.core.errors import DomainError, WrongInput
from saolang.dossiers import rules_recording
from saolang.dossiers.domain.districts import agency_name
from saolang.dossiers.domain.recorded_steps import DECIDE, SCORE, TEMPLATES, Printed, StepPaper, check_printed
from saolang.dossiers.effects_recorded import UNNUMBERED
from saolang.dossiers.enums import RecordedOutcome
from saolang.dossiers.models import Dossier, Step
from saolang.law import load
from saolang.web.ui.forms import CardLabel, CheckCards, ChoiceCards, DateField, FileInput, NumberField, TextArea

SCAN_KINDS = ".pdf,.jpg,.jpeg,.png"
HUNDREDTHS = 100
KINDS = {
    "QĐ": _("Quyết định"),
    "BC": _("Báo cáo"),
    "BB": _("Biên bản"),
    "CV": _("Công văn"),
    "TTr": _("Tờ trình"),
    "TB": _("Thông báo"),
}
# Which kind of paper mostly ends a step; the person may choose another.
USUAL_KIND = {"check": "CV", "assess": "BC", "advise": "BC", "score": "BB", "decide": "QĐ"}


class ChooseForm(forms.Form):
    """Which step the paper ends, and which other dossiers it lists; both stand in the address."""

    den = forms.ChoiceField(label=_("Văn bản cho biết đã xong đến bước nào?"), widget=ChoiceCards)
    ho_so = forms.MultipleChoiceField(label=_("Văn bản này còn ghi hồ sơ nào nữa?"), widget=CheckCards, required=False)

    def __init__(self, data: Any = None, *, dossier: Dossier, steps: Sequence[Step], others: Sequence[Dossier]) -> None:
        super().__init__(data, initial={"den": steps[0].key})
        choices = [(step.key, CardLabel(step.title, help=agency_name(dossier, step))) for step in steps]
        self.fields["den"].choices = choices  # type: ignore[attr-defined]
        if others:
            names = [(str(one.uuid), CardLabel(one.product.name, help=_firm(one))) for one in others]
            self.fields["ho_so"].choices = names  # type: ignore[attr-defined]
        else:
            del self.fields["ho_so"]


def _firm(dossier: Dossier) -> str:
    return dossier.product.producer.organisation.name


class PaperForm(forms.Form):
    """Kind, number, date, signer and scan of the paper."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=[(key, KINDS[key]) for key in TEMPLATES])
    number = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=80,
        required=False,
        help_text=_("Như trên bản giấy, ví dụ 12/QĐ-UBND. Chỉ biên bản được để trống."),
    )
    on = DateField(label=_("Ngày ghi trên văn bản"))
    signer_name = forms.CharField(label=_("Người ký"), max_length=120)
    signer_post = forms.CharField(label=_("Chức vụ người ký"), max_length=160, required=False)
    scan = forms.FileField(
        label=_("Bản chụp văn bản"), widget=FileInput(kinds=SCAN_KINDS, max_bytes=settings.EVIDENCE_MAX_BYTES)
    )

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        kwargs["initial"] = {"kind": USUAL_KIND.get(step.kind, "CV")}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Only minutes may have no number."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("kind") not in UNNUMBERED and not data.get("number", "").strip():
            self.add_error("number", _t("Hãy ghi số và ký hiệu như trên văn bản."))
        return data

    def paper(self) -> StepPaper:
        """The typed values as the domain takes them."""
        return StepPaper(**self.cleaned_data)


class PrintedForm(forms.Form):
    """What the paper prints about one dossier; only the fields that a paper of these steps has."""

    points = NumberField(label=_("Điểm in trên văn bản"), decimals=2, min_value=0, required=False)
    outcome = forms.ChoiceField(label=_("Kết quả ghi trên quyết định"), widget=ChoiceCards)
    certificate = forms.CharField(label=_("Số giấy chứng nhận"), max_length=80, required=False)
    note = forms.CharField(
        label=_("Lý do ghi trên văn bản"),
        max_length=2000,
        required=False,
        widget=TextArea(rows=2),
        help_text=_("Bắt buộc khi chưa được công nhận hoặc bị loại; chủ thể đọc được."),
    )

    def __init__(self, *args: Any, dossier: Dossier, steps: Sequence[Step], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dossier, self.steps = dossier, steps
        last = steps[-1]
        if last.kind == DECIDE:
            self.fields["outcome"].choices = outcomes(dossier, last)  # type: ignore[attr-defined]
            self.fields["outcome"].required = True
        else:
            for name in ("outcome", "certificate", "note"):
                del self.fields[name]
        if not any(step.kind in (SCORE, DECIDE) for step in steps):
            del self.fields["points"]
        else:
            most = load.regime(dossier.regime).max_points // HUNDREDTHS
            self.fields["points"].required = any(step.kind == SCORE for step in steps)
            self.fields["points"].help_text = _t("Từ 0 đến %d, ghi đúng như in; không tính lại.") % most

    def clean(self) -> dict[str, Any]:
        """Say beside this dossier what its paper cannot say."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                check_printed(self.dossier, self.steps, self.printed())
            except DomainError as error:
                field = error.field if isinstance(error, WrongInput) else ""
                field = {"star": "outcome"}.get(field, field)
                self.add_error(field if field in self.fields else None, error.sentence)
        return data

    def printed(self) -> Printed:
        """The typed values as the domain takes them."""
        data = self.cleaned_data
        points = data.get("points")
        outcome, star = _read(data.get("outcome", ""))
        return Printed(
            points=None if points is None else int(points * HUNDREDTHS),
            outcome=outcome,
            star=star,
            certificate=data.get("certificate", ""),
            note=data.get("note", ""),
        )


def outcomes(dossier: Dossier, step: Step) -> list[tuple[str, str]]:
    """What this level may decide by the dossier's own route, as choices."""
    made = []
    for one in rules_recording.outcomes(dossier, step):
        if one == RecordedOutcome.RECOGNISED:
            stars = rules_recording.stars_decided(dossier, step)
            made += [(f"{one}-{star}", _t("Công nhận %d sao") % star) for star in stars]
        elif one == RecordedOutcome.FORWARDED:
            needed = (rules_recording.next_level_from(dossier, step) or 0) // HUNDREDTHS
            made.append((str(one), _t("Chuyển hồ sơ lên cấp trên (từ %d điểm)") % needed))
        else:
            made.append((str(one), str(one.label)))
    return made


def _read(choice: str) -> tuple[str, int | None]:
    outcome, _dash, star = choice.partition("-")
    return outcome, int(star) if star else None
