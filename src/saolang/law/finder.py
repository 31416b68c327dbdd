"""Finding the product set by a few plain questions."""

from dataclasses import dataclass

from saolang.law.errors import LawError
from saolang.law.load import DATA, document


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer; it leads to another question or to a set, never both."""

    label: str
    hint: str
    question: str | None
    set_id: str | None


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    text: str
    choices: tuple[Choice, ...]


def question(regime_code: str, key: str | None = None) -> Question:
    """A question of the tree; the first one when no key is given.

    Raises:
        LawError: `no_questions` when the regime has no tree, `unknown_question`.
    """
    if not (DATA / regime_code / "questions.json").is_file():
        raise LawError("no_questions", f"Quy định “{regime_code}” không có câu hỏi chọn bộ sản phẩm.")
    tree = document(f"{regime_code}/questions.json")
    key = tree["start"] if key is None else key
    raw = tree["questions"].get(key)
    if raw is None:
        raise LawError("unknown_question", f"Không có câu hỏi “{key}”.")
    return Question(
        key=key,
        text=raw["text"],
        choices=tuple(
            Choice(label=item["label"], hint=item["hint"], question=item.get("next"), set_id=item.get("set"))
            for item in raw["choices"]
        ),
    )


def reachable_sets(regime_code: str) -> list[str]:
    """Every set that some answers lead to, in the order of the questions; a set twice when two ways lead to it."""
    found: list[str] = []
    waiting: list[str | None] = [None]
    while waiting:
        for choice in question(regime_code, waiting.pop(0)).choices:
            if choice.set_id is not None:
                found.append(choice.set_id)
            else:
                waiting.append(choice.question)
    return found
