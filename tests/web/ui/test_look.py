"""The look keeps its promises: contrast, nothing from other hosts, nothing inline, every template parses."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

import saolang.web.ui
from saolang.web.ui.tags.small import ICONS

UI = Path(saolang.web.ui.__file__).parent
WEB = UI.parent
TEMPLATES = sorted(path for path in WEB.rglob("templates/**/*") if path.is_file())
STYLES = sorted((UI / "static").rglob("*.css"))
SCRIPTS = sorted((UI / "static").rglob("*.js"))
NAMESPACES = ("http://www.w3.org/",)

# text on ground, as the components use them; 4.5 for text, 3 for marks and borders of controls
TEXT_PAIRS = [
    *((text, ground) for text in ("ink", "ink-soft", "leaf", "leaf-deep", "brick") for ground in ("paper", "surface")),
    ("ink", "sunken"),
    ("ink-soft", "sunken"),
    *(("ink", f"{tone}-tint") for tone in ("leaf", "amber", "brick", "sky", "rice")),
    ("ink-soft", "leaf-tint"),
    ("leaf-deep", "leaf-tint"),
    ("amber", "amber-tint"),
    ("brick", "brick-tint"),
    ("sky", "sky-tint"),
    ("on-leaf", "leaf"),
    ("on-leaf", "leaf-deep"),
    ("on-brick", "brick"),
]
MARK_PAIRS = [
    ("line-strong", "paper"),
    ("line-strong", "surface"),
    ("rice", "paper"),
    ("rice", "surface"),
    ("focus", "paper"),
    ("focus", "surface"),
    ("amber", "surface"),
    ("sky", "surface"),
]


def tokens(theme: str) -> dict[str, str]:
    """The colours of a theme: the light ones, overlaid by the dark block."""
    css = (UI / "static/saolang/tokens.css").read_text(encoding="utf-8")
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", light))
    if theme == "dark":
        overlay = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", dark))
        assert set(overlay) == set(found), "a colour is missing in the dark theme"
        found |= overlay
    return found


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read(theme: str) -> None:
    colours = tokens(theme)
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_can_be_seen(theme: str) -> None:
    colours = tokens(theme)
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in MARK_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_colours_stand_in_the_tokens_only() -> None:
    for path in STYLES:
        if path.name == "tokens.css" or "vendor" in path.parts:
            continue
        found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text(encoding="utf-8")))
        assert found <= {"#fff"}, path  # the ground of a QR picture is white in every theme


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLES, *SCRIPTS], ids=lambda path: path.name)
def test_nothing_comes_from_another_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for address in re.findall(r"(?:https?:)?//[\w.-]+\.[a-z]{2,}[^\s\"')]*", text):
        assert address.startswith(NAMESPACES), address


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.suffix == ".html"], ids=lambda path: path.name)
def test_template_parses_and_has_nothing_inline(path: Path) -> None:
    name = path.relative_to(next(parent for parent in path.parents if parent.name == "templates"))
    get_template(str(name))
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"<style|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


def test_icons_of_the_sprite_are_those_declared() -> None:
    sprite = (UI / "static/saolang/icons.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'symbol id="([\w-]+)"', sprite)) == set(ICONS)


def test_fonts_of_the_style_sheet_are_there() -> None:
    folder = UI / "static/vendor/be-vietnam-pro"
    named = set(re.findall(r'url\("([^"]+)"\)', (folder / "fonts.css").read_text(encoding="utf-8")))
    assert named == {path.name for path in folder.glob("*.woff2")}
    assert (folder / "LICENSE").exists()
