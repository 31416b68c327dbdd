"""Words that extraction broke by blanks ("m ỗi", "h ợ p", "Ủ y ban") put together by the build of a syllable."""

import re
import unicodedata
from functools import lru_cache

from saolang.viet.text import repair

_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oat oay oăc "
    "oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uâng uân uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut "
    "uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu "
    "ê êm ên ông ât ân âng ăng ăn anh oi"
)
_SYLLABLE = re.compile(f"(?:{_ONSETS})(?:{'|'.join(sorted(set(_RHYMES.split()), key=len, reverse=True))})")
_TONES = dict.fromkeys(map(ord, "\u0300\u0309\u0303\u0301\u0323"))
_UY = re.compile(r"\b([Ủủ]) (y)\b")
_SPLIT_DAY = re.compile(r"(?<=ngày )([0-3]) (\d)(?= tháng\b)")
_CLOSERS = '.,;:)…”"'
_VOWELS = frozenset("aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ")
MANY = 3


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether the letters of ``word`` build a syllable that Vietnamese allows, whatever its tone."""
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", repair(word).lower()).translate(_TONES))
    return _SYLLABLE.fullmatch(bare) is not None


def count_breaks(text: str) -> int:
    """How many small letters stand alone that are no syllable: what tells a broken text from a good one."""
    return sum(
        1 for word in text.split(" ") if len(word) <= 2 and word.isalpha() and word.islower() and not is_syllable(word)
    )


def mend(text: str, *, boldly: bool = False) -> str:
    """``text`` with single blanks and broken syllables joined.

    Args:
        text: one line or cell.
        boldly: the document is known to be broken, so a capital letter alone is joined as well ("T ập").
    """
    made: list[str] = []
    words = text.split()
    for index, word in enumerate(words):
        before = made[-2] if len(made) > 1 else ""
        if (
            not made
            or _goes_right(word, words[index + 1 : index + 2])
            or not _belongs(made[-1], word, before, boldly=boldly)
        ):
            made.append(word)
            continue
        made[-1] += word
        # "hu ấ n": what was mended may itself be the end of a syllable.
        if len(made) > 1 and made[-1][0].lower() in _VOWELS and is_syllable(made[-2] + made[-1]) and len(made[-2]) < 3:
            made[-2:] = [made[-2] + made[-1]]
    line = _SPLIT_DAY.sub(r"\1\2", " ".join(made))
    return _UY.sub(r"\1\2", line)


def _goes_right(word: str, following: list[str]) -> bool:
    """A lone consonant before a vowel begins the next syllable: "Hạ t ầng"."""
    if len(word) > 2 or not word.isalpha() or is_syllable(word) or not following:
        return False
    after = following[0].rstrip(_CLOSERS)
    return after[:1].lower() in _VOWELS and is_syllable(word + after)


def _belongs(left: str, right: str, before: str, *, boldly: bool) -> bool:
    """Whether two neighbours are one broken syllable: not both are syllables, together they are one."""
    right = right.rstrip(_CLOSERS)
    if (
        not right
        or not (left.isalpha() and right.isalpha())
        or right[0].isupper()
        or (left.isupper() and len(left) > 1)
    ):
        return False
    if left.isupper() and not boldly:
        return False
    if before[-1:].isdigit():  # a unit of measure after its number: "100 m ống"
        return False
    return not (is_syllable(left) and is_syllable(right)) and is_syllable(left + right)
