"""Documents that are cited: kind, number, date, issuer, subject; each once, in the order of first mention."""

import re

from saolang.documents.read.context import Context
from saolang.documents.read.days import days_in
from saolang.documents.read.lexicon import CITED_KINDS, TYPES, UPPER
from saolang.documents.read.paragraphs import Para
from saolang.documents.read.source import Item
from saolang.viet.text import fold

_NUMBER = rf"\d{{1,6}}(?:\s?/\s?\d{{4}})?\s?[-/]\s?[{UPPER}][\w&.]*(?:\s?[-–/]\s?[{UPPER}][\w&.]*)*(?<!\.)"
_KINDS = "|".join(sorted((re.escape(kind) for kind in CITED_KINDS), key=len, reverse=True))
_CITED = re.compile(rf"(?:(?<!\w)({_KINDS})\s+)?(số\s*:?\s*)?(?<![\w/-])({_NUMBER})(?!\w)", re.IGNORECASE)
_LAW = re.compile(
    rf"(?:Căn cứ|;)\s+((?:Bộ\s+)?[Ll]uật|Pháp lệnh)\s+((?:[{UPPER}]|sửa đổi)[^;.]*?)"
    r"(?=,?\s+số\s+\d|,?\s+(?:được\s+)?(?:Quốc\s+hội|ngày\s+\d|năm\s+\d)|[;.]|,?\s*$)"
)
_BY_CODE = {code: name for name, code in TYPES.items() if len(code) > 1}
_CODES = re.compile(rf"[/-]({'|'.join(_BY_CODE)})(?=-)")
_OWN = re.compile(r"\(?(?:Ban hành )?kèm theo", re.IGNORECASE)
_NOT_CITED = re.compile(
    r"(?:giấy chứng nhận|giấy phép|hợp đồng|phiếu|hóa đơn|tài khoản|điện thoại)(?:\s+\S+){0,4}\s*$", re.IGNORECASE
)
_ISSUER = re.compile(
    r"\s*,?\s*(?:của|do)\s+(.+?)(?=\s+(?:về|v/v|phê\s+duyệt|ban\s+hành|quy\s+định|sửa\s+đổi|hướng\s+dẫn|triển\s+khai|công\s+nhận|"
    r"quyết\s+định|công\s+bố|thông\s+qua|phân\s+(?:bổ|công)|bổ\s+sung|giao|thành\s+lập|kiện\s+toàn|đề\s+nghị)(?!\w)|\s*[;,.(]|$)",
    re.IGNORECASE,
)
MOST_SUBJECT = 1_500
_PREAMBLE = re.compile(r"(?:Căn cứ|Thực hiện|Xét|Theo đề nghị)(?!\w)")
_ABOUT = re.compile(r"\s*,?\s*(?:(?:về\s+việc|v/v|về)\s+)?(?:Quyết\s+định\s+(?=phê|ban|công))?", re.IGNORECASE)


def legal_bases(context: Context) -> list[Item]:
    """Every cited document of body, footnotes and annexes."""
    found: dict[str, Item] = {}
    own = fold(str(context.document.get("number") or ""))
    for para in [*context.paras, *context.annex, *context.cells()]:
        if _OWN.match(para.text) and not context.document.get("number"):
            continue
        _laws(para, found)
        for match in _CITED.finditer(para.text):
            number = _plain(match.group(3))
            if (
                fold(number) == own
                or not (match.group(1) or match.group(2) or _is_cell(para, match))
                or _NOT_CITED.search(para.text[: match.start()])
            ):
                continue
            _take(context, found, para, match, number)
    return list(found.values())


def _plain(number: str) -> str:
    return re.sub(r"\s+", "", number).replace("–", "-").rstrip(".-/")


def _take(context: Context, found: dict[str, Item], para: Para, match: re.Match[str], number: str) -> None:
    after = para.text[match.end() : match.end() + MOST_SUBJECT]
    day = next(
        (day for day in days_in(after[:60]) if re.fullmatch(r"[\s,]*(?:ngày)?\s*", after[: day.start], re.IGNORECASE)),
        None,
    )
    written = day.value.isoformat() if day and day.value else None
    line = para.line_at(match.start())
    known = found.get(fold(number))
    if known is not None:
        if written and known["date"] and written != known["date"]:
            context.warn(
                "date_conflict", line, f"{number} được ghi hai ngày khác nhau: {known['date']} và {written}.", para.page
            )
        known["date"] = known["date"] or written
        return
    issued = context.document.get("issue_date")
    if written and issued and written > issued:
        context.warn(
            "date_conflict", line, f"{number} ngày {written} sau ngày của chính văn bản ({issued}).", para.page
        )
    found[fold(number)] = {
        "kind": _kind(para.text, match),
        "number": number,
        "date": written,
        **_issuer_and_subject(after[day.end :] if day else after),
        "role": _role(para, match.start()),
        "source": para.source(match.start(), _clause(para.text, match.start())),
    }


def _issuer_and_subject(rest: str) -> Item:
    issuer = _ISSUER.match(rest)
    return {
        "issuer": " ".join(issuer.group(1).split()) if issuer else None,
        "subject": _subject(rest[issuer.end() :] if issuer else rest, bool(issuer)),
    }


def _is_cell(para: Para, match: re.Match[str]) -> bool:
    """A column of decisions has numbers alone: "1515/QĐ-UBND ngày 30/12/2019"."""
    return para.kind == "cell" and not match.start() and _CODES.search(match.group(3)) is not None


def _kind(text: str, match: re.Match[str]) -> str | None:
    if match.group(1):
        return match.group(1)[0].upper() + match.group(1)[1:].lower()
    before = re.split(r"[;.]\s", text[: match.start()])[-1]
    kinds = list(re.finditer(rf"(?<!\w)(?:{_KINDS})(?!\w)", before))
    code = _CODES.search(match.group(3))
    return kinds[-1].group() if kinds else _BY_CODE[code.group(1)] if code else None


def _subject(text: str, after_issuer: bool) -> str | None:
    """What follows "về việc"; up to the end of the clause or the next document cited."""
    stop = _CITED.search(text)
    text = text[: stop.start()] if stop and stop.group(1) else text
    text = re.split(r";|\.\s|\.$|,\s+(?=(?:Ủy ban|UBND|Sở|Phòng|Huyện|Căn cứ|trong đó)(?!\w))", text)[0]
    start = _ABOUT.match(text)
    named = bool(start and start.group().strip(" ,"))
    if not (named or after_issuer or re.match(r"\s*(?:phê|ban|quy|sửa|hướng|triển|công)", text)):
        return None
    return text[start.end() if start else 0 :].strip(" ,.") or None


def _role(para: Para, at: int) -> str:
    """How a document is used: the word that opens the paragraph or, in a long preamble, the last one before it."""
    if para.kind == "footnote":
        return "chú thích"
    if not _PREAMBLE.match(para.text):
        return "viện dẫn"
    words = [match.group().lower() for match in _PREAMBLE.finditer(para.text, 0, max(at, 1) + 1)]
    return words[-1] if words else "viện dẫn"


def _clause(text: str, at: int) -> str:
    start = max(text.rfind(";", 0, at), text.rfind(". ", 0, at)) + 1
    end = text.find(";", at)
    return text[start : end if end > 0 else len(text)].strip()


def _laws(para: Para, found: dict[str, Item]) -> None:
    """Laws are often cited by name alone: "Căn cứ Luật … ngày 19 tháng 6 năm 2015"."""
    if not para.text.startswith("Căn cứ"):
        return
    for match in _LAW.finditer(para.text):
        after = para.text[match.end() :]
        if re.match(r"\s+số\s+\d", after):
            continue
        day = next((day for day in days_in(after[:40]) if day.start <= 6), None)
        name = " ".join(match.group(2).split())
        found.setdefault(
            fold(name),
            {
                "kind": match.group(1)[0].upper() + match.group(1)[1:],
                "number": None,
                "date": day.value.isoformat() if day and day.value else None,
                "issuer": None,
                "subject": name,
                "role": "căn cứ",
                "source": para.source(match.start(), match.group()),
            },
        )
