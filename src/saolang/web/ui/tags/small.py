"""Words, marks and buttons: components without content of their own."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.template import Library
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saolang.web.ui import words
from saolang.web.ui.parts import TONES, one_of

register = Library()
for _name in ("number", "points", "sentence", "vnd", "day", "moment", "size"):
    register.filter(_name, getattr(words, _name))

ICONS = (
    "alert", "bell", "brand", "camera", "check", "chevron-down", "chevron-left", "chevron-right", "clock", "close",
    "download", "file", "info", "menu", "pencil", "pin", "plus", "print", "search", "star", "stop", "upload", "user",
)  # fmt: skip
BUTTON_KINDS = ("main", "quiet", "plain", "danger")
BUTTON_TYPES = ("submit", "button", "reset")
STAR_COUNT = 5
TONE_ICONS = {"good": "check", "soon": "clock", "late": "alert", "info": "info", "neutral": ""}


def attributes(values: Mapping[str, object]) -> SafeString:
    """Join HTML attributes, leaving out those that are empty; True is an attribute without value."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value),)
            for name, value in values.items()
            if value is not None and value is not False and value != ""
        ),
    )


@register.simple_tag
def icon(name: str, *, label: str = "") -> SafeString:
    """Draw a symbol of our sprite; decorative unless `label` is given."""
    one_of(name, ICONS, name="icon")
    described = attributes({"role": "img", "aria-label": label}) if label else mark_safe(' aria-hidden="true"')
    address = static("saolang/icons.svg")
    return format_html('<svg class="icon"{}><use href="{}#{}"/></svg>', described, address, name)


@register.simple_tag
def button(
    label: str,
    *,
    href: str = "",
    kind: str = "main",
    type: str = "submit",  # noqa: A002 - the name of the HTML attribute
    name: str = "",
    value: object = "",
    form: str = "",
    icon: str = "",
    whole: bool = False,
    small: bool = False,
    confirm: str = "",
    confirm_action: str = "",
    busy: str = "",
    about: str = "",
    formaction: str = "",
    hx_get: str = "",
    hx_post: str = "",
    hx_target: str = "",
    hx_swap: str = "",
) -> SafeString:
    """Draw a button, or a link that looks like one when `href` is given.

    `confirm` is a sentence asked once before a binding act; `busy` is shown while sending; `about` names the object for
    people who only hear the button ("Tiếp nhận" + "hồ sơ bánh phồng tôm").
    """
    one_of(kind, BUTTON_KINDS, name="kind")
    one_of(type, BUTTON_TYPES, name="type")
    classes = " ".join(
        ["button", *([kind] if kind != "main" else []), *(["whole"] if whole else []), *(["small"] if small else [])]
    )
    shared = {
        "class": classes,
        "data-confirm": confirm,
        "data-confirm-action": confirm_action or (label if confirm else ""),
        "data-busy": busy,
        "hx-get": hx_get,
        "hx-post": hx_post,
        "hx-target": hx_target,
        "hx-swap": hx_swap,
    }
    drawn = _button_text(label, icon=icon, about=about)
    if href:
        return format_html("<a{}>{}</a>", attributes({"href": href, **shared}), drawn)
    own = {"type": type, "name": name, "value": value, "form": form, "formaction": formaction}
    return format_html("<button{}>{}</button>", attributes({**own, **shared}), drawn)


def _button_text(label: str, *, icon: str, about: str) -> SafeString:
    mark = globals()["icon"](icon) if icon else ""
    extra = format_html('<span class="only-heard"> {}</span>', about) if about else ""
    return format_html("{}<span>{}{}</span>", mark, label, extra)


@register.simple_tag
def tag_state(word: str, *, tone: str = "neutral", plain: bool = False) -> SafeString:
    """Draw a state as a tag: always a word, with a mark of its tone (`plain` leaves the mark out)."""
    one_of(tone, TONES, name="tone")
    mark = "" if plain or not TONE_ICONS[tone] else icon(TONE_ICONS[tone])
    return format_html('<span class="tag {}">{}{}</span>', tone, mark, word)


@register.simple_tag
def stars(count: int | None, *, word: bool = True, large: bool = False) -> SafeString:
    """Draw 1 to 5 stars with the number in text; None is "chưa có sao"."""
    if count is None:
        return format_html('<span class="stars-line soft">{}</span>', _("chưa có sao"))
    if not isinstance(count, int) or not 0 <= count <= STAR_COUNT:
        raise ValueError(f"stars takes 0 to {STAR_COUNT}, got {count!r}")
    address = static("saolang/icons.svg")
    drawn = format_html_join(
        "",
        '<svg{}><use href="{}#star"/></svg>',
        (("" if place < count else mark_safe(' class="off"'), address) for place in range(STAR_COUNT)),
    )
    text = ngettext("%(count)s sao", "%(count)s sao", count) % {"count": count}
    size = " large" if large else ""
    if not word:
        return format_html('<span class="stars{}" role="img" aria-label="{}">{}</span>', size, text, drawn)
    return format_html(
        '<span class="stars-line{}"><span class="stars" aria-hidden="true">{}</span> <strong>{}</strong></span>',
        size,
        drawn,
        text,
    )


@register.simple_tag
def due(
    on: date | None, *, left: int | None = None, working: bool = True, soon: int = 3, done: bool = False
) -> SafeString:
    """Draw a deadline: the date and how far it is. `left` is counted by the caller (negative: late)."""
    if on is None:
        return format_html('<span class="soft">{}</span>', _("không có hạn"))
    when = format_html('<time datetime="{}">{}</time>', on.isoformat(), words.day(on))
    if done or left is None:
        return when
    tone = "late" if left < 0 else "soon" if left <= soon else "neutral"
    return format_html(
        '<span class="due">{} <span class="small soft">{}</span></span>',
        tag_state(words.days_left(left, working=working), tone=tone),
        when,
    )


@register.simple_tag
def meter(
    value: int | float | Decimal,
    *,
    max: int | float | Decimal = 100,  # noqa: A002 - the name of the HTML attribute
    ticks: str = "",
    label: str = "",
) -> SafeString:
    """Draw a bar of `value` out of `max`; `ticks` is "50:3 sao,70:4 sao" (the words are optional)."""
    share = _percent(value, max)
    text = label or _("%(value)s trên %(max)s") % {"value": words.number(value), "max": words.number(max)}
    marks = [_tick(piece, max) for piece in ticks.split(",") if piece.strip()]
    height = 32 if ":" in ticks else 16
    return format_html(
        '<svg class="meter" width="100%" height="{}" role="img" aria-label="{}">'
        '<rect class="ground" x="0.5" y="3.5" width="100%" height="9" rx="4.5"/>'
        '<rect class="filled" x="0" y="3" width="{}%" height="10" rx="5"/>{}</svg>',
        height,
        text,
        share,
        mark_safe("".join(marks)),  # noqa: S308 - each was escaped
    )


def _percent(value: int | float | Decimal, whole: int | float | Decimal) -> str:
    """Write the share as SVG wants it (a dot), kept between 0 and 100."""
    if whole <= 0:
        raise ValueError("a meter needs a maximum above 0")
    share = Decimal(str(value)) / Decimal(str(whole)) * 100
    return f"{min(max(share, Decimal(0)), Decimal(100)):.2f}"


def _tick(piece: str, whole: int | float | Decimal) -> SafeString:
    at, _colon, word = piece.strip().partition(":")
    place = _percent(Decimal(at), whole)
    text = format_html('<text x="{}%" y="29" text-anchor="middle">{}</text>', place, word) if word else ""
    return format_html('<line x1="{0}%" x2="{0}%" y1="0" y2="16"/>{1}', place, text)
