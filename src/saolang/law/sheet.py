"""A sheet laid out for a screen: each criterion with its options, what is chosen, and what each star asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from saolang.law.load import evidence
from saolang.law.model import Case, Criterion, Evidence, KnockOut, Option, Part, ProductSet, Section
from saolang.law.score import check_marks


@dataclass(frozen=True, slots=True)
class Choice:
    """An option with its star mark and whether the given marks choose it."""

    option: Option
    chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One criterion as a question: where it stands, what can be answered, what is asked for a star."""

    number: int
    count: int
    criterion: Criterion
    part: Part
    sections: tuple[Section, ...]
    cases: tuple[Case, ...]
    choices: tuple[Choice, ...]
    points: int
    minimums: Mapping[int, int | None]
    evidence: tuple[Evidence, ...]
    knock_outs: tuple[KnockOut, ...]
    by_commune: bool


def explain(product_set: ProductSet, marks: Mapping[str, int] | None = None) -> tuple[Question, ...]:
    """Every criterion of a sheet as a question, in the order of the sheet.

    Args:
        product_set: the sheet.
        marks: points by criterion key in hundredths; nothing chosen when None.

    Raises:
        LawError: as `score.check_marks`.
    """
    given = {} if marks is None else marks
    check_marks(product_set, given)
    sections = {section.key: section for section in product_set.sections()}
    parts = {part.code: part for part in product_set.parts}
    return tuple(
        Question(
            number=criterion.order + 1,
            count=len(product_set.criteria),
            criterion=criterion,
            part=parts[criterion.part],
            sections=tuple(sections[key] for key in criterion.sections),
            cases=criterion.cases,
            choices=tuple(
                Choice(option, chosen=criterion.key in given and option.points == given[criterion.key])
                for option in criterion.options
            ),
            points=given.get(criterion.key, 0),
            minimums={item.star: item.points for item in criterion.minimums},
            evidence=tuple(evidence()[key] for key in criterion.evidence),
            knock_outs=tuple(
                rule for rule in product_set.knock_outs if rule.criterion in {criterion.key, *criterion.sections}
            ),
            by_commune="commune" in criterion.assessed_by,
        )
        for criterion in product_set.criteria
    )
