"""Components that hold content: `{% card %}…{% endcard %}` and its like."""

from django.template import Library
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from saolang.web.ui.parts import one_of
from saolang.web.ui.tags.small import TONE_ICONS, attributes, icon

register = Library()

BANNER_TONES = ("good", "soon", "late", "info")
BANNER_ICONS = {**TONE_ICONS, "soon": "alert"}  # a warning is no deadline
CARD_TONES = ("", "good", "soon", "late", "info")


@register.simple_block_tag
def banner(content: str, *, tone: str = "info", title: str = "", live: bool = False) -> SafeString:
    """A message across the column; `live` has it read aloud when it appears after an action."""
    one_of(tone, BANNER_TONES, name="tone")
    role = attributes({"role": ("alert" if tone == "late" else "status") if live else ""})
    head = format_html("<strong>{}</strong>", title) if title else ""
    return format_html(
        '<div class="banner {}"{}>{}<div class="stack tight">{}{}</div></div>',
        tone,
        role,
        icon(BANNER_ICONS[tone]),
        head,
        _as_paragraph(content),
    )


def _as_paragraph(content: str) -> SafeString | str:
    """Wrap bare words in a paragraph; markup stays as it was written."""
    text = content.strip()
    if not text:
        return ""
    return content if text.startswith("<") else format_html("<p>{}</p>", content)


@register.simple_block_tag
def card(content: str, *, title: str = "", href: str = "", level: int = 3, tone: str = "") -> SafeString:
    """A thing that can be acted on as a whole; `href` makes its title the link."""
    one_of(tone, CARD_TONES, name="tone")
    text = format_html('<a href="{}">{}</a>', href, title) if href else title
    head = format_html("<h{0}>{1}</h{0}>", int(level), text) if title else ""
    classes = f"card stack tight {tone}".strip()
    return format_html('<div class="{}">{}{}</div>', classes, head, content)


@register.simple_block_tag
def facts(content: str, *, label: str = "") -> SafeString:
    """A list of facts; holds `{% fact %}` lines only."""
    return format_html('<dl class="facts"{}>{}</dl>', attributes({"aria-label": label}), content)


@register.simple_tag
def fact(
    term: str, value: object = None, *, href: str = "", note: str = "", change: str = "", blank: str = ""
) -> SafeString:
    """One fact. Nothing (None or "") is written as "chưa có" (or `blank`), zero stays 0.

    `note` stands small under the value; `change` is the address of the page where the answer is changed.
    """
    shown: object
    if value is None or value == "":
        shown = format_html('<span class="soft">{}</span>', blank or _("chưa có"))
    else:
        shown = format_html('<a href="{}">{}</a>', href, value) if href else value
    below = format_html('<span class="note">{}</span>', note) if note else ""
    edit = (
        format_html(' <a class="change" href="{}">{}<span class="only-heard"> {}</span></a>', change, _("Sửa"), term)
        if change
        else ""
    )
    return format_html("<div><dt>{}</dt><dd><span>{}{}</span>{}</dd></div>", term, shown, below, edit)


@register.simple_block_tag
def table(content: str, *, caption: str, show_caption: bool = False, plain: bool = False) -> SafeString:
    """A table of records: `<thead>` and `<tbody>` inside; every `<td>` carries `data-label` so a phone can show cards.

    `plain` keeps the table as a grid on a phone and lets it scroll (score sheets, number columns).
    """
    hidden = "" if show_caption else ' class="only-heard"'
    return render_to_string(
        "ui/parts/table.html", {"content": content, "caption": caption, "hidden": hidden, "plain": plain}
    )


@register.simple_block_tag
def next_step(content: str, sentence: str, *, tone: str = "info", title: str = "") -> SafeString:
    """The one next step of a record: a sentence, then its buttons as content."""
    one_of(tone, BANNER_TONES, name="tone")
    buttons = format_html('<div class="row">{}</div>', content) if content.strip() else ""
    return format_html(
        '<section class="next-step {}" aria-label="{}"><div class="stack tight"><p class="small soft">{}</p>'
        "<p><strong>{}</strong></p></div>{}</section>",
        tone,
        title or _("Bước tiếp theo"),
        title or _("Bước tiếp theo"),
        sentence,
        buttons,
    )


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """Say why a list is empty (`title`) and what to do (content: a sentence, buttons)."""
    return format_html(
        '<div class="empty stack tight"><p><strong>{}</strong></p>{}</div>', title, _as_paragraph(content)
    )


@register.simple_block_tag
def disclosure(content: str, summary: str, *, open: bool = False) -> SafeString:  # noqa: A002 - HTML's word
    """More to read for those who want it: a native `<details>`."""
    return format_html(
        '<details class="more"{}><summary>{}{}</summary><div class="stack">{}</div></details>',
        attributes({"open": open}),
        icon("chevron-right"),
        summary,
        content,
    )


@register.simple_block_tag
def action_bar(content: str) -> SafeString:
    """The sticky bar at the foot of a phone page: score, what is missing, the main button."""
    return format_html(
        '<div class="action-bar" role="region" aria-label="{}"><div class="stack tight">{}</div></div>',
        _("Việc tiếp theo"),
        content,
    )


@register.simple_block_tag
def help_box(content: str, title: str) -> SafeString:
    """Help in place: an example or a picture of the paper beside the field."""
    return format_html(
        '<aside class="help stack tight"><p class="help-title">{}<strong>{}</strong></p>{}</aside>',
        icon("info"),
        title,
        _as_paragraph(content),
    )
