"""The words of an address: what names a kind, what may stand in front, where a comma parts them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from saolang.territory.names import KIND_WORDS, fold, spell

_BREAK = re.compile(r"[,;()\[\]\n\r\t|/\\]")
_DASH = re.compile(r"\s[-–—]\s")
_GLUED = re.compile(r"^(tphcm|tp|tx|tt|p|q|f)(hcm|\d{1,2})$")
_APOSTROPHE = re.compile("\\s*['’‘ʼ`´′＇ʹ]\\s*")
_NOISE = ({"viet", "nam"}, {"vn"}, {"cu"}, {"moi"}, {"cu", "nay"})
_NUMBERED = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a text; `part[i]` is the number of the comma-free part that word i stands in."""

    words: tuple[str, ...]
    part: tuple[int, ...]
    has_accents: bool

    @classmethod
    def read(cls, text: str, *, dashes_part: bool = False) -> "Text":
        """The words; a dash between spaces belongs to a name (Bà Rịa – Vũng Tàu) or parts like a comma."""
        if dashes_part:
            text = _DASH.sub(", ", text)
        text = _APOSTROPHE.sub("", unicodedata.normalize("NFC", text))
        words: list[str] = []
        part: list[int] = []
        for number, piece in enumerate(_BREAK.split(text)):
            cleaned = "".join(letter if letter.isalnum() else " " for letter in piece).split()
            for word in cleaned:
                glued = _GLUED.match(word.lower())
                for one in (word[: len(glued[1])], word[len(glued[1]) :]) if glued else (word,):
                    words.append(one)
                    part.append(number)
        return cls(tuple(words), tuple(part), any(spell(word) != fold(word) for word in words))

    def plain(self, start: int, end: int) -> str:
        return " ".join(self.words[start:end])

    def segments(self) -> set[int]:
        return set(self.part)

    def segment_end(self, at: int) -> int:
        """Where the part of word `at` ends."""
        while at < len(self.words) - 1 and self.part[at + 1] == self.part[at]:
            at += 1
        return min(at + 1, len(self.words))

    def segment_start(self, at: int) -> int:
        while at > 0 and self.part[at - 1] == self.part[at]:
            at -= 1
        return at

    def skip_noise(self, start: int, end: int) -> int:
        """Past "Việt Nam", "(cũ)", "(mới)" where such a part begins at `start`."""
        while start < end:
            stop = min(self.segment_end(start), end)
            if {fold(word) for word in self.words[start:stop]} not in _NOISE:
                break
            start = stop
        return start

    def free_before(self, first: int, *, bare: bool) -> bool:
        """Whether what stands before word `first` may be house, street and hamlet.

        A part that begins with a kind names a unit, and one that was not understood; a name without kind must begin
        its part ("Nguyễn Tân Hồng" does not name Tân Hồng).
        """
        begin = self.segment_start(first) if first < len(self.words) else first
        if bare and begin != first:
            return False
        if any(_names_a_unit(self, at, first) for at in range(begin, first)):
            return False
        starts = [at for at in range(begin) if at == self.segment_start(at)]
        return not any(_names_a_unit(self, at, begin) for at in starts)

    def free_after(self, end: int) -> bool:
        """Whether what follows an address written from above downwards may be hamlet, street and house."""
        end = self.skip_noise(end, len(self.words))
        if end < len(self.words) and self.segment_start(end) != end:
            return False
        starts = [at for at in range(end, len(self.words)) if at == self.segment_start(at)]
        return not any(_names_a_unit(self, at, len(self.words)) for at in starts)


def kinds_from(text: Text, start: int) -> list[tuple[int, tuple[str, ...]]]:
    """Readings of what begins at `start`: (where the name begins, kinds it may have), with and without a kind."""
    found: list[tuple[int, tuple[str, ...]]] = []
    for size in range(6, 0, -1):
        if start + size < text.segment_end(start):
            kinds = _kinds(text.words[start : start + size])
            if kinds:
                found.append((start + size, kinds))
    return [*found, (start, ())]


def kinds_before(text: Text, start: int) -> list[tuple[int, tuple[str, ...]]]:
    """Readings of what ends before the name at `start`: (where kind and name begin, kinds), with and without a kind."""
    found: list[tuple[int, tuple[str, ...]]] = []
    for size in range(6, 0, -1):
        if start - size >= text.segment_start(start):
            kinds = _kinds(text.words[start - size : start])
            if kinds:
                found.append((start - size, kinds))
    return [*found, (start, ())]


def _kinds(words: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds that words mean; written with accents they must be the right ones (phường, not Phương)."""
    text = " ".join(words)
    folded = fold(text)
    written = _kind_words().get(folded)
    if written is None:
        return ()
    spelled, kinds = written
    return kinds if spell(text) in (spelled, folded) else ()


@cache
def _kind_words() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {fold(word): (spell(word), kinds) for word, kinds in KIND_WORDS.items()}


def _names_a_unit(text: Text, start: int, end: int) -> bool:
    """Whether a kind and a name begin at `start`. "T. 3", "P. 302" and the like are floors and rooms."""
    for begin, kinds in kinds_from(text, start):
        if not kinds or begin >= end:
            continue
        number = _NUMBERED.fullmatch(text.words[begin])
        if number and (
            (len(fold(text.words[start])) == 1 and int(number[0]) > 30) or kinds[0] in ("tỉnh", "xã", "huyện")
        ):
            continue
        return True
    return False
