"""Quyết định ban hành Quy chế hoạt động của Hội đồng with the regulation attached (Nghị định 30/2020, mẫu 1.3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from saolang.documents.forms.common import END, Issuing, articles, issued_paper, text
from saolang.documents.model import Annex, Block, Head, Heading, Level, OfficialDocument, Paragraph, Run

ROMAN = ("I", "II", "III", "IV", "V", "VI")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of the regulation: its title and its clauses, each a sentence."""

    title: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter with its articles; articles are numbered through all chapters."""

    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationData:
    """``authority`` is the line of who decides, in capitals; ``council`` whose regulation it is."""

    issuing: Issuing
    authority: str
    bases: tuple[str, ...]
    council: str
    chapters: tuple[Chapter, ...]
    executors: str


def build(data: RegulationData) -> OfficialDocument:
    """The decision in three articles; the regulation follows on its own pages."""
    what = f"Quy chế hoạt động của {data.council}"
    return issued_paper(
        data.issuing,
        kind_title="QUYẾT ĐỊNH",
        subject=f"Ban hành {what}",
        authority=data.authority,
        bases=data.bases,
        enacting="QUYẾT ĐỊNH:",
        blocks=articles(
            (f"Ban hành kèm theo Quyết định này {what}.",),
            ("Quyết định này có hiệu lực kể từ ngày ký.",),
            (f"{data.executors} và các thành viên Hội đồng chịu trách nhiệm thi hành Quyết định này{END}",),
        ),
        annexes=(
            Annex(
                f"Hoạt động của {data.council}",
                "QUY CHẾ",
                attached_to="Quyết định",
                head=Head(data.issuing.issuer, data.issuing.superior),
                blocks=tuple(_chapters(data.chapters)),
            ),
        ),
    )


def _chapters(chapters: Sequence[Chapter]) -> list[Block]:
    blocks: list[Block] = []
    number = 0
    for place, chapter in enumerate(chapters):
        blocks.append(Heading(Level.PART, f"Chương {ROMAN[place]}", chapter.title.upper()))
        for article in chapter.articles:
            number += 1
            blocks.append(Heading(Level.ARTICLE, f"Điều {number}.", article.title))
            blocks += _clauses(article.clauses)
    if blocks and isinstance(last := blocks[-1], Paragraph):
        words = "".join(run.text for run in last.runs)
        blocks[-1] = Paragraph((Run(f"{words.rstrip(' .')}{END}"),))
    return blocks


def _clauses(clauses: tuple[str, ...]) -> list[Block]:
    if len(clauses) == 1:
        return [text(clauses[0])]
    return [text(f"{number}. {words}") for number, words in enumerate(clauses, start=1)]
