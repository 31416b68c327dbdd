"""Recipients and signatory, which extraction likes to mix line by line."""

import re
from collections.abc import Sequence

from saolang.documents.read.lexicon import CAPACITY, FAMILIES, POSITION, is_person, is_upper
from saolang.documents.read.source import Item, Line, cited

_PURPOSE = re.compile(
    r"\(\s*((?:để\s+)?(?:b/?c(?:áo)?|báo\s*cáo|b/cáo|p/?h(?:ợp)?|ph/hợp|phối\s+hợp|t/?h|thực\s+hiện|biết|chỉ\s+đạo|theo\s+dõi|"
    r"đăng|công\s+bố)[^)]*)\)\s*$",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r"Lưu\s*[:;,]?\s*", re.IGNORECASE)
_GAP = re.compile(r"\s{3,}|\t+")
_BULLET = re.compile(r"^[-–•+*]\s*")
_KEPT = re.compile(r"([-–•+*]?\s*Lưu\s*[:;,]?\s.*?[.;])\s+(\w+(?:\s+\w+){1,5})")
_OFFICE = re.compile(r"(?:TM|KT|TL|TUQ|Q|T/M)\s*[./]\s*")


def read_closing(lines: Sequence[Line]) -> tuple[list[Item], Item | None]:
    """Recipients in order (the last is the archive) and who signs in which capacity."""
    left, right = _separate(_columns(lines))
    return _recipients(left), _signatory(right)


def signing_lines(lines: Sequence[Line]) -> list[str]:
    """What stands in the column of signatures, in order: capacities, posts, names."""
    return [text for text, _ in _separate(_columns(lines))[1]]


def _columns(lines: Sequence[Line]) -> list[Line]:
    """Lines of capitals or names cut at the gap between two columns of signatures, the right column first.

    In minutes the secretary signs on the left and the chair on the right; who presides is the one to name.
    """
    made: list[Line] = []
    for line in lines:
        parts = [" ".join(part.split()) for part in _GAP.split(line.raw.replace("*", "").strip()) if part]
        posts = [match.group() for match in POSITION.finditer(line.text)] if is_upper(line.text) else []
        signed = sum(POSITION.match(item.text) is not None for item in made)
        if len(parts) < 2 and len(posts) == 2 and " ".join(posts) == line.text:
            parts = posts
        elif len(parts) == 1 and signed > 1 and is_person(line.text) and len(line.text.split()) > 4:
            parts = _names(line.text)
        if len(parts) == 2 and all(is_person(part) or (is_upper(part) and POSITION.match(part)) for part in parts):
            made += [Line(line.number, part, line.page, part) for part in reversed(parts)]
        else:
            made.append(line)
    return made


def _names(text: str) -> list[str]:
    """Two names on one line, cut before the second family name."""
    words = text.split()
    at = next((index for index in range(2, len(words) - 1) if words[index] in FAMILIES), None)
    return [text] if at is None else [" ".join(words[:at]), " ".join(words[at:])]


def _separate(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[str, Line]]]:
    """The column of recipients and the column of the signature."""
    left: list[Line] = []
    right: list[tuple[str, Line]] = []
    for line in lines:
        text, signed = _beside(line) or _cut(line.text)
        if signed:
            right.append((signed, line))
        if not text:
            continue
        if (
            (is_person(text) and right and not _BULLET.match(line.text))
            or CAPACITY.match(text)
            or (is_upper(text) and not text.startswith("-") and not re.match(r"NƠI NHẬN", text))
        ):
            right.append((text, line))
        else:
            left.append(Line(line.number, text, line.page, line.raw, line.strong))
    return left, right


def _beside(line: Line) -> tuple[str, str] | None:
    """A recipient with the name of the signer behind a gap: "- Lưu: VT.\tTrần Văn A"."""
    parts = [" ".join(part.split()) for part in _GAP.split(line.raw.replace("*", "").strip()) if part]
    kept = _KEPT.fullmatch(line.text)
    if kept and is_person(kept.group(2)) and kept.group(2).split()[0] in FAMILIES:
        return kept.group(1), kept.group(2)
    if len(parts) == 2 and _BULLET.match(parts[0]) and is_person(parts[1]) and parts[0].endswith((".", ";")):
        return parts[0], parts[1]
    return None


def _cut(text: str) -> tuple[str, str]:
    """A line of both columns: "- Như trên; PHÓ GIÁM ĐỐC" → ("- Như trên;", "PHÓ GIÁM ĐỐC")."""
    if is_upper(text):
        return text, ""
    at = CAPACITY.search(text) or POSITION.search(text)
    if at is None or at.start() == 0:
        return text, ""
    tail = text[at.start() :]
    return (text[: at.start()].strip(), tail.strip()) if is_upper(tail) or POSITION.match(tail) else (text, "")


def _recipients(lines: Sequence[Line]) -> list[Item]:
    made: list[list[Line]] = []
    started = False
    for line in lines:
        text = line.text
        if re.match(r"Nơi nhận", text, re.IGNORECASE):
            started = True
            rest = re.sub(r"^Nơi nhận\s*:?\s*", "", text, flags=re.IGNORECASE)
            if rest:
                made.append([Line(line.number, rest, line.page, line.raw)])
            continue
        if not started:
            continue
        if _BULLET.match(text) or _ARCHIVE.match(text):
            made += [[Line(line.number, part, line.page, line.raw)] for part in re.split(r"(?<=;)\s+(?=[-–]\s)", text)]
        elif made and not _complete(made[-1]):
            made[-1].append(line)
    return [_recipient(group) for group in made]


def _complete(group: Sequence[Line]) -> bool:
    return bool(re.search(r"[;.]\s*$", group[-1].text))


def _recipient(group: Sequence[Line]) -> Item:
    text = _BULLET.sub("", " ".join(line.text for line in group)).strip(" ;.")
    item: Item = {"name": text, "purpose": None, "source": cited(group[0].number, text, group[0].page)}
    kept = _ARCHIVE.match(text)
    if kept:
        return item | {"name": text[kept.end() :].strip(" ;.") or text, "purpose": "Lưu"}
    purpose = _PURPOSE.search(text)
    if purpose:
        item |= {"name": text[: purpose.start()].strip(" ;."), "purpose": purpose.group(1).strip()}
    return item


def _signatory(right: Sequence[tuple[str, Line]]) -> Item | None:
    found: Item = {"capacity": None, "on_behalf": None, "position": None, "name": None}
    where: Line | None = None
    for text, line in right:
        if found["name"]:
            # In minutes the secretary may stand first; who presides is the one to name.
            if "THƯ KÝ" not in str(found["position"]) or not (is_upper(text) and POSITION.match(text)):
                continue
            found, where = dict.fromkeys(found), None
        where = where or line
        _put(found, text)
    if found["position"] is None and found["on_behalf"] is None and found["capacity"]:
        found["position"] = _OFFICE.sub("", str(found["capacity"])) or None
    if where is None or not (found["position"] or found["name"]):
        return None
    return found | {"source": cited(where.number, where.text, where.page)}


def _put(found: Item, text: str) -> None:
    """One line of the signature: an office, a post or the name."""
    if _OFFICE.match(text):
        _add_capacity(found, text)
    elif is_upper(text) and POSITION.match(text):
        # With two posts side by side the first read is the chair's; the secretary's comes after it.
        found["position"] = found["position"] if "THƯ KÝ" in text and found["position"] else text.strip(" .;")
    elif is_upper(text) and found["capacity"] and not found["position"]:
        found["capacity"] = f"{found['capacity']} {text}"
    elif is_person(text):
        found["name"] = text


def _add_capacity(found: Item, text: str) -> None:
    """ "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; both, and the post, may stand on one line."""
    parts = [part.strip() for part in re.split(r"\s+(?=(?:KT|TL|TUQ)\s*\.)", text)]
    for part in parts:
        post = re.search(rf"(?<=\s){POSITION.pattern}\s*$", part)
        office = _OFFICE.sub("", part)
        if post and post.start() and office != post.group().strip() and POSITION.match(office):
            found["position"] = post.group().strip()
            part = part[: post.start()].strip()
        key = "on_behalf" if found["capacity"] else "capacity"
        found[key] = part
