"""Components of whole pages: head, way back, filters, pager, errors, progress, saving state."""

from typing import Any

from django.core.paginator import Page
from django.forms import BaseForm, BaseFormSet
from django.forms.boundfield import BoundField
from django.template import Context, Library
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from saolang.web.ui.tags.small import attributes, icon

register = Library()


@register.simple_tag
def back_link(href: str, label: str) -> SafeString:
    """The way back to the page above, by its name."""
    return format_html('<a class="back" href="{}">{}<span>{}</span></a>', href, icon("chevron-left"), label)


@register.simple_block_tag
def page_head(content: str, title: str, *, above: str = "", below: str = "") -> SafeString:
    """The head of a page: what it belongs to, its `h1`, a line below, and as content its state tags or buttons."""
    over = format_html('<p class="small soft">{}</p>', above) if above else ""
    under = format_html('<p class="soft">{}</p>', below) if below else ""
    beside = format_html('<div class="row">{}</div>', content) if content.strip() else ""
    return format_html(
        '<div class="page-head"><div class="stack tight">{}<h1>{}</h1>{}</div>{}</div>', over, title, under, beside
    )


@register.simple_tag
def progress(value: int, *, of: int, label: str) -> SafeString:
    """Where the reader is in a series of pages: "Phần A · câu 3 trong 7" with a bar."""
    if not 0 <= value <= of:
        raise ValueError(f"progress is {value} of {of}")
    return format_html(
        '<div class="progress"><p class="small soft">{}</p>'
        '<progress max="{}" value="{}" aria-label="{}"></progress></div>',
        label,
        of,
        value,
        label,
    )


@register.simple_tag
def save_state(text: str = "", *, tone: str = "good") -> SafeString:
    """The truth about saving; app.js rewrites it while htmx sends a form marked data-autosave."""
    return format_html(
        '<span class="tag {}" data-save-state data-saving="{}" data-saved="{}" data-unsent="{}"'
        ' role="status"{}>{}</span>',
        tone,
        _("Đang lưu…"),
        _("Đã lưu lúc {clock}"),
        _("Chưa gửi được"),
        attributes({"hidden": not text}),
        text,
    )


@register.inclusion_tag("ui/parts/pager.html", takes_context=True)
def pager(context: Context, page: "Page[Any]", *, noun: str = "", param: str = "trang") -> dict[str, Any]:
    """Links to the pages of a list; keeps the filters of the address. `noun` says what is counted ("hồ sơ")."""
    if not isinstance(page, Page):
        raise TypeError(f"pager takes a Page, got {type(page).__name__}")

    def address(number: int) -> str:
        query = context["request"].GET.copy()
        query[param] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "noun": noun or _("dòng"),
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
    }


@register.inclusion_tag("ui/parts/filters.html")
def filters(form: BaseForm, *, target: str = "", clear: str = "?", active: int = 0) -> dict[str, Any]:
    """The filters of a list as a GET form: the address carries them. `target` (a CSS id) lets htmx swap the list only.

    `active` is how many are set now; `clear` is the address without them.
    """
    if not isinstance(form, BaseForm):
        raise TypeError(f"filters takes a form, got {type(form).__name__}")
    return {"form": form, "target": target, "clear": clear, "active": active}


def _place_of(field: BoundField) -> str:
    """The id a link of the summary jumps to: the control, or the first option of a group."""
    return field.id_for_label or (f"{field.auto_id}_0" if field.auto_id else "")


@register.simple_tag
def error_summary(form: "BaseForm | BaseFormSet[Any]") -> str:
    """Every error of a form (or formset) at the top of the page, each a link to its field; nothing without errors."""
    forms = list(form.forms) if isinstance(form, BaseFormSet) else [form]
    general = list(form.non_form_errors()) if isinstance(form, BaseFormSet) else []
    lines: list[tuple[str, str, str]] = [("", "", str(error)) for error in general]
    for one in forms:
        if not one.is_bound:
            continue
        lines += [("", "", str(error)) for error in one.non_field_errors()]
        lines += [
            ("" if field.is_hidden else _place_of(field), str(field.label), str(error))
            for field in one
            for error in field.errors
        ]
    return render_to_string("ui/parts/error_summary.html", {"lines": lines}) if lines else ""
