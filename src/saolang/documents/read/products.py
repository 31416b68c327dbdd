"""Named products of named producers in sentences; goals ("phát triển bưởi da xanh") are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saolang.documents.read.amounts import star_in
from saolang.documents.read.context import Context, Path, theme, year_in
from saolang.documents.read.lexicon import PRODUCER, UPPER
from saolang.documents.read.outline import Node
from saolang.documents.read.pairs import product_pairs
from saolang.documents.read.paragraphs import Para
from saolang.documents.read.source import Item
from saolang.documents.read.statuses import FAILED, LISTING, MINUTES, Status, status_of, status_of_document
from saolang.viet.text import fold

_COMMUNE = re.compile(
    rf"(?<!\w)(?<!tác )((?:[Xx]ã|[Pp]hường|[Tt]hị trấn|"
    rf"[Đđ]ặc khu|TT\.?)\s+(?:[{UPPER}]\w*|\d+)(?:\s+(?:[{UPPER}]\w*|\d+))*)"
)
_SENTENCE = re.compile(rf"\.\s+(?=[{UPPER}\d])|[,;]\s+(?=nâng tổng)|;\s+(?=sản phẩm\s)", re.IGNORECASE)
_COUNTED = re.compile(r"(?<!\d)(\d{1,3})\s+sản\s+phẩm(?!\w)", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:\([^()]*\)|,?\s(?:đạt|xếp|được)\s.*)$", re.IGNORECASE)
_YEAR = re.compile(r"\((?:[^()]*?)năm\s+((?:19|20)\d\d)[^()]*\)")
MOST_TEXT = 6000


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a sentence about products inherits from its surroundings."""

    status: Status | None
    star: int | None
    year: int | None
    commune: str | None


def products_in_text(context: Context) -> list[Item]:
    """Every product once, with all that the document says of it."""
    found: dict[str, Item] = {}
    before: Para | None = None
    for node, path in context.nodes():
        if theme(path) in {"aims", "duties"}:
            continue
        if node.para.kind not in {"plus", "bullet"}:
            before = node.para
        for item in _in_node(context, node, path, before):
            _merge(found, item)
    return list(found.values())


def merge(items: list[Item]) -> list[Item]:
    """One item per name and producer."""
    found: dict[str, Item] = {}
    for item in items:
        _merge(found, item)
    return list(found.values())


def _merge(found: dict[str, Item], item: Item) -> None:
    key = f"{fold(item['name'])}|{fold(str(item['entity'] or ''))}"
    known = found.setdefault(key, item)
    for name, value in item.items():
        if known.get(name) is None:
            known[name] = value


def _in_node(context: Context, node: Node, path: Path, before: Para | None) -> Iterator[Item]:
    text = node.para.text[:MOST_TEXT]
    if not PRODUCER.search(text):
        return
    intro = _intro(node, path, before)
    commune = _COMMUNE.match(text)
    above = next((year for heading in reversed(path) if (year := year_in(heading.title))), None)
    frame = _Frame(
        _status_around(context, path, intro),
        _star_above(node, path, intro),
        year_in(intro) or above,
        commune.group(1) if commune else None,
    )
    labelled = _labelled(context, node, frame)
    if labelled:
        yield labelled
        return
    for start, sentence in _sentences(text):
        yield from _in_sentence(context, node.para, start, sentence, frame)


def _star_above(node: Node, path: Path, intro: str) -> int | None:
    """The star that the words before a list give it ("… đạt 4 sao:"), else the heading it stands under."""
    if intro.rstrip().endswith(":"):
        return star_in(intro.rsplit(". ", 1)[-1])
    return star_in(path[-1].title) if path and path[-1].headed and not node.headed else None


def _intro(node: Node, path: Path, before: Para | None) -> str:
    """The words that introduce a list: the paragraph before it, or what stands over all of it and ends with a colon."""
    last = before.text if before is not None and before is not node.para else ""
    above = path[-1].para.text if path else ""
    return above if above.rstrip().endswith(":") and not last.rstrip().endswith(":") else last


def _status_around(context: Context, path: Path, intro: str) -> Status | None:
    """The status that the words before a list give it, else its headings, else the kind of document."""
    code, title = context.document.get("type_code"), str(context.document.get("title") or "")
    if code in LISTING and (status_of(title) or code in MINUTES):
        return status_of_document(code, title, intro)
    headings = " ".join(node.title for node in path if "sản phẩm" in node.title.lower())
    return (status_of(intro) if intro else None) or (status_of(headings) if headings else None)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for match in _SENTENCE.finditer(text):
        yield at, text[at : match.start()]
        at = match.end()
    yield at, text[at:]


def _in_sentence(context: Context, para: Para, start: int, sentence: str, frame: _Frame) -> Iterator[Item]:
    stock = re.search(r"nâng tổng|tổng số", sentence, re.IGNORECASE) is not None
    status = frame.status if frame.status == "withdrawn" else status_of(sentence) or frame.status
    if status is None and context.document.get("type_code") == "BC" and star_in(sentence):
        status = "recognised"
    status = _minuted(context, status, sentence)
    if status is None:
        return
    found = list(product_pairs(sentence))
    _check_count(context, para, start, sentence, len(found))
    for name, entity, at in found:
        year = _YEAR.search(name)
        commune = frame.commune or _near_commune(sentence, at, entity)
        said = sentence.strip()
        yield {
            "name": _TAIL.sub("", _YEAR.sub("", name)).strip(" ,.;:") or name,
            "status": status,
            "entity": entity,
            "entity_type": entity_type(entity),
            "commune": commune[0].upper() + commune[1:] if commune else None,
            "star": None if status == "entered" else star_in(name) or _star(sentence, at, len(found)) or frame.star,
            # A list of all products to date says nothing about the year of each.
            "year": int(year.group(1)) if year else None if stock else year_in(sentence) or frame.year,
            "source": para.source(start + at, said),
        }


def _minuted(context: Context, status: Status | None, sentence: str) -> Status | None:
    """In minutes a product that failed was entered, any other is proposed, whatever star the council found."""
    if context.document.get("type_code") not in MINUTES or status is None:
        return status
    if FAILED.search(sentence):
        return "entered"
    return status if status == "withdrawn" else "proposed"


def _star(sentence: str, at: int, count: int) -> int | None:
    """The star of the sentence; with several in it, the first after the name."""
    whole = star_in(sentence)
    if whole is not None or count > 1:
        return whole
    return star_in(sentence[at : at + 160])


def _near_commune(sentence: str, at: int, entity: str) -> str | None:
    # A producer may stand before its list of products.
    match = _COMMUNE.search(sentence, max(sentence.find(entity, at), 0 if entity in sentence[:at] else at))
    return match.group(1) if match else None


def entity_type(entity: str) -> str | None:
    """ "cơ sở sản xuất" of "cơ sở sản xuất khô Ba Khía"."""
    match = PRODUCER.match(entity)
    return match.group().lower() if match else None


def _check_count(context: Context, para: Para, start: int, sentence: str, listed: int) -> None:
    counted = list(_COUNTED.finditer(sentence))
    if not listed or not counted or not re.search(r"gồm|:", sentence[counted[0].end() :]):
        return
    said = int(counted[0].group(1))
    if said != listed:
        text = f"Văn bản nêu {said} sản phẩm, liệt kê được {listed}."
        context.warn("count_mismatch", para.line_at(start + counted[0].start()), text, para.page)


_LABELS = {
    "name": re.compile(r"(?:tên\s+)?sản\s+phẩm(?:\s+ocop)?\s*:\s*", re.IGNORECASE),
    "entity": re.compile(r"(?:tên\s+)?(?:chủ\s+thể|đơn\s+vị\s+sản\s+xuất|cơ\s+sở\s+sản\s+xuất)(?:\s+sản\s+xuất|"
    r"\s+ocop)?\s*:\s*", re.IGNORECASE),
    "address": re.compile(r"địa\s+chỉ[^:]{0,30}:\s*", re.IGNORECASE),
    "star": re.compile(r"(?:xếp\s+|phân\s+|đạt\s+)?hạng[^:]{0,30}:\s*|kết\s+quả[^:]{0,30}:\s*", re.IGNORECASE),
}  # fmt: skip


def _labelled(context: Context, node: Node, frame: _Frame) -> Item | None:
    """ "Sản phẩm: A; chủ thể: HTX B; địa chỉ: xã C; hạng: 4 sao", on one line or on several below a number."""
    text = "; ".join(part.para.text.strip(" .;") for part in node.walk())[:MOST_TEXT]
    if (
        not (_LABELS["name"].search(text) and _LABELS["entity"].search(text))
        or len(list(_LABELS["name"].finditer(text))) > 1
    ):
        return None
    values: dict[str, str] = {}
    for key, pattern in _LABELS.items():
        match = pattern.search(text)
        values[key] = (
            re.split(r";|\.\s|(?<!\w)(?:do|địa chỉ|chủ thể)\s*:", text[match.end() :])[0].strip(" .,") if match else ""
        )
    commune = _COMMUNE.search(values["address"] or text)
    title = str(context.document.get("title") or "")
    return {
        "name": values["name"].strip('“”"'),
        "status": frame.status or status_of_document(context.document.get("type_code"), title, text),
        "entity": values["entity"],
        "entity_type": entity_type(values["entity"]),
        "commune": commune.group(1) if commune else None,
        "star": star_in(values["star"] or text) or frame.star,
        "year": frame.year,
        "source": node.para.source(),
    }
