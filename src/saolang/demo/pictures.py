"""Drawn pictures: a product on a shelf, and a scan of a paper, both saying that they are made up. No photographs."""

import io
import math

from PIL import Image, ImageDraw, ImageFont

from saolang.documents.model import ILLUSTRATION
from saolang.documents.write.typeface import FOLDER

_SIZE = (1200, 900)
# top and bottom of the background, the product, its label
_COLOURS = {
    "amber": ("#fdf3dc", "#f2cf86", "#b8741a", "#fff8e8"),
    "green": ("#eef6e6", "#b9d99a", "#3d7a3a", "#f7fbf2"),
    "wheat": ("#fbf4e4", "#e3cc9b", "#a07c3b", "#fffaf0"),
    "clay": ("#fbeee6", "#e2ae8d", "#8f4a2b", "#fff5ee"),
    "coffee": ("#f3ebe3", "#c3a285", "#4e3322", "#fbf5ee"),
    "sky": ("#eaf4fa", "#a9d0e3", "#2f6f8f", "#f4fafd"),
}
Colour = tuple[int, int, int]


def product_picture(name: str, *, colour: str) -> io.BytesIO:
    """A jar, a bag or a house with a label that bears the name, before hills and a sun; a PNG."""
    top, bottom, body, label = _COLOURS[colour]
    image = Image.new("RGB", _SIZE)
    draw = ImageDraw.Draw(image)
    width, height = _SIZE
    for y in range(height):
        draw.line([(0, y), (width, y)], fill=_between(_rgb(top), _rgb(bottom), y / height))
    draw.ellipse((880, 90, 1060, 270), fill=_between(_rgb(top), (255, 255, 255), 0.5))
    _hills(draw, _between(_rgb(bottom), _rgb(body), 0.35))
    draw.rectangle((0, 740, width, height), fill=_between(_rgb(body), (255, 255, 255), 0.55))
    _SHAPES[colour](draw, body, label)
    _lines(draw, name, box=(420, 430, 780, 640), size=52, colour=body)
    _strip(draw, ILLUSTRATION, size=26)
    return _saved(image, "PNG")


def scanned_paper(title: str, *, of: str, serial: int) -> io.BytesIO:
    """A page with a title and grey lines, as a phone would photograph a paper; a JPEG."""
    image = Image.new("RGB", (1000, 1400), "#f6f3ea")
    draw = ImageDraw.Draw(image)
    draw.rectangle((40, 40, 960, 1360), outline="#c9c2ae", width=3)
    _lines(draw, title, box=(90, 130, 910, 330), size=54, colour="#2b2b2b")
    _lines(draw, of, box=(90, 340, 910, 450), size=34, colour="#444444")
    for row in range(14):
        length = 780 - 90 * ((row + serial) % 4)
        draw.rectangle((110, 520 + row * 48, 110 + length, 530 + row * 48), fill="#d8d2c2")
    _strip(draw, ILLUSTRATION, size=24)
    return _saved(image, "JPEG")


def _hills(draw: ImageDraw.ImageDraw, colour: Colour) -> None:
    width, _height = _SIZE
    line = [(x, 620 + 60 * math.sin(x / 170) + 25 * math.sin(x / 61)) for x in range(0, width + 1, 10)]
    draw.polygon([(0, 760), *line, (width, 760)], fill=colour)


def _jar(draw: ImageDraw.ImageDraw, body: str, label: str) -> None:
    draw.ellipse((370, 790, 830, 850), fill=_between(_rgb(body), (0, 0, 0), 0.35))
    draw.rounded_rectangle((390, 300, 810, 820), radius=70, fill=body)
    draw.rounded_rectangle((450, 215, 750, 310), radius=24, fill=_between(_rgb(body), (0, 0, 0), 0.25))
    draw.rounded_rectangle((415, 330, 450, 780), radius=16, fill=_between(_rgb(body), (255, 255, 255), 0.25))
    draw.rounded_rectangle((405, 415, 795, 660), radius=18, fill=label)


def _bag(draw: ImageDraw.ImageDraw, body: str, label: str) -> None:
    draw.ellipse((360, 800, 840, 850), fill=_between(_rgb(body), (0, 0, 0), 0.35))
    draw.polygon([(400, 260), (800, 260), (830, 825), (370, 825)], fill=body)
    draw.rectangle((400, 235, 800, 290), fill=_between(_rgb(body), (0, 0, 0), 0.25))
    for x in range(415, 800, 24):
        draw.line((x, 240, x, 285), fill=_between(_rgb(body), (255, 255, 255), 0.3), width=4)
    draw.rounded_rectangle((405, 415, 795, 660), radius=18, fill=label)


def _house(draw: ImageDraw.ImageDraw, body: str, label: str) -> None:
    wood = _between(_rgb(body), (0, 0, 0), 0.3)
    for x in (400, 790):
        draw.rectangle((x - 14, 640, x + 14, 830), fill=wood)
    draw.rectangle((370, 400, 830, 680), fill=label)
    draw.polygon([(300, 410), (600, 200), (900, 410)], fill=body)
    draw.polygon([(360, 400), (600, 232), (840, 400)], fill=_between(_rgb(body), (255, 255, 255), 0.15))


_SHAPES = {"amber": _jar, "clay": _jar, "green": _bag, "wheat": _bag, "coffee": _bag, "sky": _house}


def _lines(draw: ImageDraw.ImageDraw, text: str, *, box: tuple[int, int, int, int], size: int, colour: str) -> None:
    """Words broken into centred lines that fit the box, in a smaller type when they are many."""
    left, top, right, bottom = box
    while size > 12:
        font = ImageFont.truetype(FOLDER / "Tinos-Bold.ttf", size)
        lines = _broken(text, font, right - left)
        if len(lines) * size * 1.25 <= bottom - top:
            break
        size -= 4
    y = top + (bottom - top - len(lines) * size * 1.25) / 2
    for line in lines:
        draw.text(((left + right) / 2, y), line, font=font, fill=colour, anchor="ma")
        y += size * 1.25


def _broken(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _strip(draw: ImageDraw.ImageDraw, text: str, *, size: int) -> None:
    width, height = draw.im.size
    draw.rectangle((0, height - size * 2, width, height), fill="#7a1f1f")
    font = ImageFont.truetype(FOLDER / "Tinos-Bold.ttf", size)
    draw.text((width / 2, height - size), text, font=font, fill="white", anchor="mm")


def _rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _between(first: Colour, second: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _saved(image: Image.Image, kind: str) -> io.BytesIO:
    made = io.BytesIO()
    image.save(made, kind, quality=82)
    made.seek(0)
    return made
