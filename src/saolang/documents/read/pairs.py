"""A product and its producer in one sentence, in whichever of the usual ways it joins them."""

import re
from collections.abc import Iterator

from saolang.documents.read.lexicon import PRODUCER, UPPER

_OPENER = re.compile(
    r"(?:gồm(?:\s+có)?|bao\s+gồm|là|cụ\s+thể|như\s+sau|sao)\s*:?\s*(?:sản\s+phẩm\s+)?(?=\S)|:\s*", re.IGNORECASE
)
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
_NOT_A_NAME = re.compile(
    r"(?:^(?:các|những|một|mọi|nhiều|số|tổng|hỗ\s+trợ|phát\s+triển|sản\s+phẩm(?:\s+ocop)?$|việc|công\s+tác|kế\s+hoạch|hoạt\s+động|nhu\s+cầu|"
    r"chất\s+lượng|quyền|ý\s+tưởng|kết\s+quả|đơn|hồ\s+sơ|nguồn|vai\s+trò|đại\s+diện|thành\s+viên|lãnh\s+đạo)(?!\w)|(?<!\w)(?:tổ\s+chức|thực\s+hiện|nâng\s+cao|"
    r"triển\s+khai|hướng\s+dẫn|đăng\s+ký|tham\s+gia|xây\s+dựng)(?!\w))",
    re.IGNORECASE,
)
_ENTITY_END = re.compile(r"\s+(?:có|đạt|được|ở|tại|địa\s+chỉ|gồm|với|là|đã)(?!\w)|\s*[,;:.()]", re.IGNORECASE)
MOST_NAME_WORDS = 12


def product_pairs(sentence: str) -> Iterator[tuple[str, str, int]]:
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
    first = PRODUCER.search(sentence)
    for match in _BESIDE.finditer(sentence, _list_start(sentence, 0, first.start() if first else 0)):
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
