"""How an authority prints its certificates: words of the head, an emblem, or places on a form printed already.

Pure values over `documents.write.certificate_form`; kept as JSON in `CertificateLayout.settings`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from saolang.documents.model import Align, CertificateSheet, PlacedField
from saolang.documents.write.certificate_form import FIELDS, problem

HEADING, TITLE = "GIẤY CHỨNG NHẬN", "SẢN PHẨM OCOP"
# The words that a printed form mostly carries already.
PRINTED_ALREADY = ("authority", "star_words", "group")


@dataclass(frozen=True, slots=True)
class Layout:
    """One version of a layout.

    Attributes:
        preprinted: only `places` are printed, shifted by `shift_x` and `shift_y` (tenths of a millimetre).
        heading, title: the two lines of the head, where the whole sheet is printed.
        places: by field; a field without a place is not printed.
    """

    preprinted: bool = False
    heading: str = HEADING
    title: str = TITLE
    shift_x: int = 0
    shift_y: int = 0
    places: Mapping[str, PlacedField] = field(
        default_factory=lambda: {name: one.place for name, one in FIELDS.items() if name not in PRINTED_ALREADY}
    )

    def as_json(self) -> dict[str, Any]:
        """Plain values for the table."""
        places = {name: {**asdict(place), "align": place.align.value} for name, place in self.places.items()}
        return {
            "preprinted": self.preprinted,
            "heading": self.heading,
            "title": self.title,
            "shift_x": self.shift_x,
            "shift_y": self.shift_y,
            "places": places,
        }

    def shifted(self) -> tuple[PlacedField, ...]:
        """The places as they are printed, in the order of the form's fields."""
        known = (self.places[name] for name in FIELDS if name in self.places)
        return tuple(replace(place, x=place.x + self.shift_x, y=place.y + self.shift_y) for place in known)

    def problems(self) -> list[str]:
        """What cannot be printed, in sentences."""
        if not self.preprinted:
            return [] if self.heading.strip() else ["Hãy ghi dòng chữ lớn trên giấy chứng nhận."]
        if not self.places:
            return ["Hãy chọn ít nhất một mục để in lên phôi."]
        return [found for place in self.shifted() if (found := problem(place))]


def read(settings: Mapping[str, Any]) -> Layout:
    """A layout from the table; what is missing is the default."""
    if not settings:
        return Layout()
    places = {
        name: PlacedField(**{**place, "align": Align(place["align"])}) for name, place in settings["places"].items()
    }
    rest = {key: settings[key] for key in ("preprinted", "heading", "title", "shift_x", "shift_y")}
    return Layout(**rest, places=places)


def applied(sheet: CertificateSheet, layout: Layout, *, emblem: bytes = b"", grid: bool = False) -> CertificateSheet:
    """The sheet as this layout prints it; `grid` draws the centimetres of a form for trying."""
    if layout.preprinted:
        return replace(sheet, places=layout.shifted(), grid=grid)
    return replace(sheet, heading=layout.heading, title=layout.title, emblem=emblem)
