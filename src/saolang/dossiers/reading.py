"""What the producer filed, read from the frozen submissions: agencies never read a later draft."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from saolang.dossiers import queries
from saolang.dossiers.checklist import Content
from saolang.dossiers.form import SEXES
from saolang.dossiers.models import Dossier, Submission
from saolang.producers.models import PaperVersion

CHOICE_WORDS = {"representative_sex": dict(SEXES)}


@dataclass(frozen=True, slots=True)
class File:
    """An evidence file of a submission; `paper` and `version` are its address."""

    paper: str
    version: int
    title: str
    name: str
    media_type: str
    size: int
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One filled-in field."""

    label: str
    value: Any
    place: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section of Mẫu số 01 and 02."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The producer's own choice for one criterion, with its evidence."""

    key: str
    code: str
    label: str
    part: str
    option: str
    points: int
    max_points: int
    description: str
    files: tuple[File, ...]


@dataclass(frozen=True)
class Filed:
    """One submission; an empty one stands for a dossier without any."""

    no: int
    content: dict[str, Any]

    @cached_property
    def _answers(self) -> dict[str, Any]:
        return {field["key"]: field["value"] for part in self.content.get("answers", []) for field in part["fields"]}

    @property
    def kind_of_producer(self) -> str:
        """Kind of organisation of the producer, in words."""
        return str(self.content.get("producer", {}).get("kind_title", ""))

    def text(self, key: str) -> str:
        """One answer as text, "" when it is empty; a choice in its words."""
        value = self._answers.get(key)
        return "" if value in (None, "") else str(_in_words(key, value))

    def sections(self, *, personal: bool) -> list[Section]:
        """The sections; personal fields only for those who handle the dossier."""
        return [
            Section(
                part["title"],
                tuple(
                    Answer(field["label"], _in_words(field["key"], field["value"]), field["place"])
                    for field in part["fields"]
                    if personal or not field["personal"]
                ),
            )
            for part in self.content.get("answers", [])
        ]

    def criteria(self) -> list[Score]:
        """The self-score in the order of the sheet."""
        return [
            Score(
                key=score["criterion"],
                code=score["code"],
                label=score["label"],
                part=score["part"],
                option=score["option_text"],
                points=score["points"],
                max_points=score["max_points"],
                description=score["description"],
                files=self.files(score["criterion"]),
            )
            for score in self.content.get("scores", [])
        ]

    def files(self, criterion: str) -> tuple[File, ...]:
        """The evidence behind one criterion; "" for the dossier as a whole."""
        return tuple(_file(item) for item in self.content.get("files", []) if item["criterion"] == criterion)

    @property
    def total(self) -> int:
        """The self-score in hundredths."""
        return int(self.content.get("result", {}).get("total", 0))

    @property
    def star(self) -> int | None:
        """The star of the self-score."""
        star = self.content.get("result", {}).get("star")
        return None if star is None else int(star)

    @property
    def evidence_kinds(self) -> set[str]:
        """Kinds of evidence that are attached."""
        return {item["kind"] for item in self.content.get("files", [])}


def _in_words(key: str, value: Any) -> Any:
    words = CHOICE_WORDS.get(key)
    return words.get(value, value) if words else value


def _file(item: dict[str, Any]) -> File:
    return File(
        paper=item["paper"],
        version=item["version"],
        title=item["title"],
        name=item["name"],
        media_type=item["type"],
        size=item["size"],
        expires_on=date.fromisoformat(item["expires_on"]) if item["expires_on"] else None,
    )


def filed(dossier: Dossier) -> Filed:
    """The newest submission."""
    submission = queries.latest_submission(dossier)
    return read(submission) if submission else Filed(0, {})


def read(submission: Submission) -> Filed:
    """One submission."""
    return Filed(submission.no, json.loads(submission.content))


def description(found: Filed, content: Content) -> str:
    """What the producer says about one of the four contents: its descriptions at the criteria that speak of it."""
    keys = {criterion.key for criterion in content.criteria}
    return "\n".join(score.description for score in found.criteria() if score.key in keys and score.description)


def file_of(dossier: Dossier, *, paper: str, version: int) -> PaperVersion | None:
    """The stored version of an evidence file, only when a submission of this dossier names it."""
    for submission in dossier.submissions.all():
        for item in json.loads(submission.content)["files"]:
            if item["paper"] == paper and item["version"] == version:
                rows = PaperVersion.objects.select_related("file", "paper")
                return rows.filter(paper__uuid=paper, no=version, file__sha256=item["sha256"]).first()
    return None


@dataclass(frozen=True, slots=True)
class Change:
    """One answer, score or evidence list that differs between two submissions."""

    label: str
    before: str
    after: str


def changes(old: Filed, new: Filed, *, personal: bool = True) -> list[Change]:
    """What the producer changed from one submission to the next, in the order of the forms.

    Args:
        personal: with the personal answers, for those who handle the dossier.
    """
    found = []
    earlier = {section.title: section for section in old.sections(personal=personal)}
    for after in new.sections(personal=personal):
        before = earlier.get(after.title)
        kept = {answer.label: answer.value for answer in before.answers} if before else {}
        found += [
            Change(f"{after.title}: {answer.label}", _text(kept.get(answer.label)), _text(answer.value))
            for answer in after.answers
            if kept.get(answer.label) != answer.value
        ]
    scores = {score.key: score for score in old.criteria()}
    for score in new.criteria():
        was = scores.get(score.key)
        if was and _shown(was) != _shown(score):
            found.append(Change(f"{score.code} {score.label}", _shown(was), _shown(score)))
    whole = [_names(filed_.files("")) for filed_ in (old, new)]
    if whole[0] != whole[1]:
        found.append(Change(_("Giấy tờ của cả hồ sơ"), *whole))
    return found


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    return "" if value is None else str(value)


def _shown(score: Score) -> str:
    lines = [score.option, score.description, _names(score.files)]
    return "\n".join(line for line in lines if line)


def _names(files: tuple[File, ...]) -> str:
    return ", ".join(_("%(title)s (bản %(no)s)") % {"title": item.title, "no": item.version} for item in files)
