"""Named products of named producers in sentences; goals ("phát triển bưởi da xanh") are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saolang.documents.read.amounts import star_in
from saolang.documents.read.context import Context, Path, theme, year_in
from saolang.documents.read.lexicon import PRODUCER, UPPER
from saolang.documents.read.outline import Node
from saolang.documents.read.paragraphs import Para
from saolang.documents.read.source import Item
from saolang.documents.read.statuses import FAILED, LISTING, MINUTES, Status, status_of, status_of_document
from saolang.viet.text import fold

_COMMUNE = re.compile(
    rf"(?<!\w)(?<!tác )((?:[Xx]ã|[Pp]hường|[Tt]hị trấn|"
    rf"[Đđ]ặc khu|TT\.?)\s+(?:[{UPPER}]\w*|\d+)(?:\s+(?:[{UPPER}]\w*|\d+))*)"
)
_OPENER = re.compile(
    r"(?:gồm(?:\s+có)?|bao\s+gồm|là|cụ\s+thể|như\s+sau|sao)\s*:?\s*(?:sản\s+phẩm\s+)?(?=\S)|:\s*", re.IGNORECASE
)
_SENTENCE = re.compile(rf"\.\s+(?=[{UPPER}\d])|[,;]\s+(?=nâng tổng)|;\s+(?=sản phẩm\s)", re.IGNORECASE)
_COUNTED = re.compile(r"(?<!\d)(\d{1,3})\s+sản\s+phẩm(?!\w)", re.IGNORECASE)
_LISTED = re.compile(r"(\d{1,3})\s+sản\s+phẩm\s*(?:\(|:\s*)([^()]+)\)?", re.IGNORECASE)
_LED = re.compile(
    rf"({PRODUCER.pattern}[^:;.(]{{2,80}}?)\s*(?:\([^()]*\)|,\s*(?:xã|phường|thị\s+trấn)\s[^:;,()]*)?\s*"
    r"(?::|có(?!\w)|với(?!\w))\s*(?=(?:\d{1,3}\s+)?sản\s+phẩm(?!\w))",
    re.IGNORECASE,
)
_LED_NAMES = re.compile(
    r"((?:\d{1,3}\s+)?sản\s+phẩm\s*(?:ocop\s*)?(?:(?:gồm|là|như)(?:\s+có)?\s*:?|:|\()?\s*)([^;]+)", re.IGNORECASE
)
_QUOTED = re.compile(r"sản\s+phẩm\s+(?:ocop\s+)?[“\"]([^”\"]+)[”\"]", re.IGNORECASE)
_PLACE = re.compile(
    r"\s*(?:\([^()]*\)|,\s*(?=(?:xã|phường|thị\s+trấn|ấp|thôn|bản|khóm)\s)[^,;]*)*\s*[,;]?\s*", re.IGNORECASE
)
_BESIDE = re.compile(
    rf"(?:^|[,;:]\s*|(?<=\s)và\s+)([^,;:()–]{{2,90}}?)\s*(?:[,(–]|\s-)\s*(?:chủ\s+thể\s*:?\s*)?({PRODUCER.pattern}[^,;()–]*)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:\([^()]*\)|,?\s(?:đạt|xếp|được)\s.*)$", re.IGNORECASE)
_YEAR = re.compile(r"\((?:[^()]*?)năm\s+((?:19|20)\d\d)[^()]*\)")
_NOT_A_NAME = re.compile(
    r"(?:^(?:các|những|một|mọi|nhiều|số|tổng|hỗ\s+trợ|phát\s+triển|sản\s+phẩm(?:\s+ocop)?$|việc|công\s+tác|kế\s+hoạch|hoạt\s+động|nhu\s+cầu|"
    r"chất\s+lượng|quyền|ý\s+tưởng|kết\s+quả|đơn|hồ\s+sơ|nguồn|vai\s+trò|đại\s+diện|thành\s+viên|lãnh\s+đạo)(?!\w)|(?<!\w)(?:tổ\s+chức|thực\s+hiện|nâng\s+cao|"
    r"triển\s+khai|hướng\s+dẫn|đăng\s+ký|tham\s+gia|xây\s+dựng)(?!\w))",
    re.IGNORECASE,
)
_ENTITY_END = re.compile(r"\s+(?:có|đạt|được|ở|tại|địa\s+chỉ|gồm|với|là|đã)(?!\w)|\s*[,;:.()]", re.IGNORECASE)
MOST_NAME_WORDS = 12
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
        star_in(intro.rsplit(". ", 1)[-1]) if intro.rstrip().endswith(":") else None,
        year_in(intro) or above,
        commune.group(1) if commune else None,
    )
    labelled = _labelled(context, node, frame)
    if labelled:
        yield labelled
        return
    for start, sentence in _sentences(text):
        yield from _in_sentence(context, node.para, start, sentence, frame)


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
    status = _minuted(context, status, sentence)
    if status is None:
        return
    found = list(_pairs(sentence))
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


def _pairs(sentence: str) -> Iterator[tuple[str, str, int]]:
    """(name, producer, where), in whichever of the usual ways a sentence joins them."""
    taken: list[tuple[int, int]] = []
    found = list(_led(sentence, taken)) + list(_owned(sentence, taken))
    yield from found or _beside(sentence)


def _led(sentence: str, taken: list[tuple[int, int]]) -> Iterator[tuple[str, str, int]]:
    """ "HTX X 02 sản phẩm (A, B)", "HTX X (xã Y): 02 sản phẩm gồm A, B"."""
    for match in PRODUCER.finditer(sentence):
        if taken and match.start() < taken[-1][1]:
            continue
        counted = re.match(rf"(.{{2,90}}?)\s*(?:có\s+)?(?={_LISTED.pattern})", sentence[match.start() :], re.IGNORECASE)
        listed = _LISTED.match(sentence, match.start() + counted.end()) if counted else None
        entity = counted.group(1) if counted else ""
        if not listed or re.search(r"[;:(]", entity):
            led = _LED.match(sentence, match.start())
            listed, entity = (_LED_NAMES.match(sentence, led.end()), led.group(1)) if led else (None, "")
        if listed and entity:
            for name in _names(listed.group(2)):
                yield name, entity.strip(" ,"), listed.start(2)
            taken.append((match.start(), listed.end()))


def _owned(sentence: str, taken: list[tuple[int, int]]) -> Iterator[tuple[str, str, int]]:
    """ "A, B và C của HTX X (xã Y); D của công ty Z"."""
    at = 0
    for match in re.finditer(rf"\s+(?:của|do)\s+(?={PRODUCER.pattern})", sentence, re.IGNORECASE):
        if match.start() < at or any(begin <= match.start() < end for begin, end in taken):
            continue
        entity = _entity(sentence[match.end() :])
        if entity:
            quoted = _QUOTED.findall(sentence, at, match.start())
            begin = at if quoted else _list_start(sentence, at, match.start())
            for name in quoted or _names(sentence[begin : match.start()]):
                yield name, entity, begin
            at = match.end() + len(entity)
            place = _PLACE.match(sentence, at)
            at = place.end() if place else at


def _beside(sentence: str) -> Iterator[tuple[str, str, int]]:
    """ "A (HTX X), B (Công ty Y)", "A - HTX X - xã Z", "A, HTX X, xã Z"."""
    for match in _BESIDE.finditer(sentence, _list_start(sentence, 0, len(sentence))):
        entity = _entity(match.group(2))
        name = next(_names(match.group(1)), "")
        if entity and name and not PRODUCER.match(name):
            yield name, entity, match.start()


def _entity(text: str) -> str:
    """The name of a producer at the start of ``text``; "" when only its kind is named."""
    kind = PRODUCER.match(text)
    if kind is None:
        return ""
    end = _ENTITY_END.search(text, kind.end())
    name = text[: end.start() if end else len(text)]
    # "… Ba Khía và rượu X của công ty Y": what follows "và" is the next product.
    joined = name.rfind(" và ")
    if joined > 0 and re.search(r"\s(?:của|do)\s", name[joined:]):
        name = name[: name.rfind(" và ", 0, name.find(" của ", joined) if " của " in name[joined:] else len(name))]
    proper = name[kind.end() :]
    if len(name.split()) > 14 or not re.search(rf"[{UPPER}\d“\"]", proper):
        return ""
    return name.strip(" ,-–")


def _list_start(sentence: str, at: int, end: int) -> int:
    """Where the list of names before ``end`` begins: after the last opener, or after the "và" behind a producer."""
    begin = at
    for opener in _OPENER.finditer(sentence, at, end):
        # A comma-separated list of its own does not hold an opener; brackets may.
        if sentence.count("(", at, opener.start()) <= sentence.count(")", at, opener.start()):
            begin = opener.end()
    return begin


def _names(text: str) -> Iterator[str]:
    """The names of a list, each a few words."""
    for part in re.split(r"[,;](?![^(]*\))|\s+và\s+(?![^(]*\))", text):
        name = re.sub(
            r"^(?:\d+\.\s*|-\s*|và\s+|sản\s+phẩm\s+(?:ocop\s+)?)+", "", part.strip(), flags=re.IGNORECASE
        ).strip(' .:“”"')
        if (
            name
            and len(name.split()) <= MOST_NAME_WORDS
            and not _NOT_A_NAME.search(name)
            and re.search(r"[^\W\d_]{2}", name)
        ):
            yield name


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
