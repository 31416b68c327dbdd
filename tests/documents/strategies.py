"""Documents of every shape, for property tests."""

import io
from datetime import date

from hypothesis import strategies as st
from PIL import Image as Picture

from saolang.documents.model import (
    Align,
    Annex,
    Authority,
    AuthorityLine,
    Cell,
    Column,
    Field,
    Fields,
    Footer,
    Footnotes,
    Head,
    Heading,
    Image,
    ItemList,
    KeyValues,
    Level,
    Marker,
    Number,
    OfficialDocument,
    PageBreak,
    Paragraph,
    PlaceDate,
    Qr,
    Recipients,
    Run,
    Signature,
    SignatureBlock,
    Table,
    Tick,
    Ticks,
)

VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ"
)
MARKUP = "#$*@<>\\_`~=+/[](){}\"'%&^|!?;:,.0123456789"

any_text = st.text(max_size=30)
plain_text = st.text(st.sampled_from(VIETNAMESE + MARKUP + "   "), min_size=1, max_size=60)


def png(width: int = 8, height: int = 4) -> bytes:
    """A small PNG picture."""
    out = io.BytesIO()
    Picture.new("RGB", (width, height), "green").save(out, "PNG")
    return out.getvalue()


dates = st.dates(date(1900, 1, 1), date(2200, 1, 1))
runs = st.builds(Run, any_text, bold=st.booleans(), italic=st.booleans(), superscript=st.booleans())
inlines = st.lists(runs, max_size=3).map(tuple)
place_dates = st.builds(PlaceDate, any_text, st.none() | dates)
signatures = st.builds(
    Signature,
    any_text,
    st.lists(st.builds(AuthorityLine, st.sampled_from(Authority), any_text), max_size=2).map(tuple),
    st.lists(any_text, max_size=1).map(tuple),
    any_text,
    any_text,
)
signature_blocks = st.builds(SignatureBlock, st.none() | signatures, st.none() | signatures, st.none() | place_dates)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables whose rows hold one cell a column, some merged over the whole row."""
    width = draw(st.integers(1, 4))
    columns = tuple(Column(draw(st.integers(1, 9)), draw(st.sampled_from(Align))) for _ in range(width))
    cells = st.builds(Cell, st.lists(inlines, max_size=2).map(tuple))
    row = st.lists(cells, min_size=width, max_size=width).map(tuple)
    merged = st.builds(Cell, st.just(()), st.just(width)).map(lambda cell: (cell,))
    rows = st.lists(row | merged, max_size=3).map(tuple)
    return Table(columns, draw(rows), draw(rows), draw(any_text), draw(any_text), draw(st.booleans()))


pairs = st.lists(st.tuples(any_text, any_text), max_size=2).map(tuple)
blocks = st.one_of(
    st.builds(Paragraph, inlines, st.sampled_from(Align), st.booleans()),
    st.builds(Heading, st.sampled_from(Level), any_text, any_text),
    st.builds(ItemList, st.lists(inlines, max_size=3).map(tuple), st.sampled_from(Marker)),
    tables(),
    st.builds(Ticks, st.lists(st.builds(Tick, any_text, st.booleans()), max_size=3).map(tuple), any_text),
    st.builds(
        Fields, st.lists(st.builds(Field, any_text, any_text, any_text), max_size=3).map(tuple), st.integers(0, 3)
    ),
    st.builds(KeyValues, pairs),
    st.builds(Footnotes, pairs),
    st.just(Image(png(), 30, "ảnh", "Hình 1")),
    st.builds(Qr, st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=40)),
    st.just(PageBreak()),
    signature_blocks,
)
heads = st.builds(
    Head,
    any_text,
    any_text,
    st.none() | st.builds(Number, any_text, st.none() | any_text),
    st.none() | place_dates,
)
body = st.lists(blocks, max_size=4).map(tuple)
texts = st.lists(any_text, max_size=3).map(tuple)
annexes = st.builds(
    Annex,
    any_text,
    head=st.none() | heads,
    blocks=body,
    signatures=st.none() | signature_blocks,
    landscape=st.booleans(),
)
documents = st.builds(
    OfficialDocument,
    kind_title=any_text,
    subject=any_text,
    subject_note=any_text,
    head=st.none() | heads,
    addressees=texts,
    authority=any_text,
    bases=texts,
    enacting=any_text,
    blocks=body,
    recipients=st.none() | st.builds(Recipients, texts, any_text),
    signatures=st.none() | signature_blocks,
    annexes=st.lists(annexes, max_size=2).map(tuple),
    footer=st.builds(Footer, st.lists(any_text, max_size=2).map(tuple), st.sampled_from(["", "https://a.vn/s/1"])),
    illustration=st.booleans(),
    landscape=st.booleans(),
    body_size=st.sampled_from([12, 13, 14]),
)
