"""A file dropped into the system: read, looked at by a person, accepted as a plan or dropped."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, sniff
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.documents.errors import DocumentError
from saolang.documents.read import read_source, understand
from saolang.documents.read.from_text import decode, split
from saolang.documents.read.source import Source, Table
from saolang.people.models import Membership, Organisation
from saolang.programme import rules
from saolang.programme.domain import tasks
from saolang.programme.domain.words import short
from saolang.programme.enums import ReadingState
from saolang.programme.errors import UnreadableFile
from saolang.programme.models import PlanReading
from saolang.programme.proposal import amount, day, propose

TEXT = "text/plain"
MOST_LINES = 30_000


def read_plan_file(
    organisation: Organisation, *, content: BinaryIO, name: str, year: int | None = None, by: Membership
) -> PlanReading:
    """Read a plan from a text, DOCX or PDF file into a proposal; nothing of it is a fact yet.

    Args:
        organisation: whose plan it will be.
        year: the year of the plan when the document does not say it.

    Raises:
        NoRight. UnreadableFile: empty, broken, locked, with macros, a picture or scan without text, another kind.
    """
    require(rules.can_create(by, organisation))
    content.seek(0)
    data = content.read()
    office = data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"%PDF-" in data[:1024]
    try:
        source = read_source(data)
        reading = understand(source)
        media_type = sniff.identify(BytesIO(data)) if office else TEXT
    except DocumentError as error:
        raise UnreadableFile(error.message, field="file", code=error.code) from error
    except WrongInput as error:
        raise UnreadableFile(error.sentence, field="file", code=error.code) from error
    row = PlanReading(
        organisation=organisation, file=files.store(BytesIO(data), media_type=media_type), by=by, at=clock.now(),
        file_name=short(name, 200), lines=_shown(source, data if media_type == TEXT else None), reading=reading,
        proposal=propose(reading), year=year or (reading.get("document") or {}).get("year"),
    )  # fmt: skip
    with transaction.atomic():  # only now: reading a long file takes seconds, and nobody else could write meanwhile
        row.save()
        events.record(row, "read", by=by, data={"sha256": row.file.sha256})
    return row


def _shown(source: Source, text: bytes | None) -> list[list[Any]]:
    """The source as [line, page, text]: a text file line by line, else what was found in lines and cells."""
    if text is not None:
        return [[number, None, words] for number, words in enumerate(split(decode(text))[:MOST_LINES], start=1)]
    found: dict[int, list[Any]] = {}
    for block in source.blocks:
        pieces = (
            [cell for row in block.rows for cell in row if not cell.merged] if isinstance(block, Table) else [block]
        )
        for piece in pieces:
            number = piece.line if hasattr(piece, "line") else piece.number
            if number in found and piece.text:
                found[number][2] = f"{found[number][2]} | {piece.text}"
            elif piece.text:
                found[number] = [number, piece.page, piece.text]
    return [found[number] for number in sorted(found)][:MOST_LINES]


@transaction.atomic
def save_proposal(
    reading: PlanReading, *, changes: Mapping[str, Mapping[str, Any]], expected: int | None = None, by: Membership
) -> PlanReading:
    """Keep what a person made of the proposal.

    Args:
        changes: for each row id, and for "document" and "money", the new values; "take" says whether a row is taken.

    Raises:
        NoRight, Stale, NotNow. WrongInput: a number or day that cannot be read; its field is "row id:name".
    """
    row = locked(reading, expected=expected)
    require(rules.can_create(by, row.organisation))
    require_waiting(row)
    proposal = row.proposal
    for name in ("document", "money"):
        typed = changes.get(name, {})
        proposal[name].update({key: _kept(value) for key, value in typed.items() if key in proposal[name]})
    for item in proposal["rows"]:
        new = changes.get(item["id"])
        if new is None:
            continue
        item["take"] = bool(new.get("take", item["take"]))
        values = {key: _kept(str(value)) for key, value in new.items() if key in item["values"]}
        if any(item["values"][key] != value for key, value in values.items()):
            item["changed"], item["derived"] = True, False
        item["values"].update(values)
    check_values(proposal)
    row.proposal = proposal
    bump(row, "proposal")
    events.record(row, "corrected", by=by)
    return row


def _kept(value: Any) -> Any:
    """A typed value; NUL, which no database keeps, is left out."""
    return value.replace("\x00", "") if isinstance(value, str) else value


def check_values(proposal: Mapping[str, Any]) -> None:
    """Refuse numbers and days that mean nothing, at their field."""
    document = proposal["document"]
    _parsed(day, document["issued_on"], "document:issued_on", _("Ngày chưa đúng. Hãy viết ngày/tháng/năm."))
    for item in proposal["rows"]:
        if not item["take"]:
            continue
        for name, parse, sentence in _PARSED.get(item["kind"], ()):
            _parsed(parse, item["values"][name], f"{item['id']}:{name}", sentence)


def _parsed(parse: Callable[[str], Any], text: str, field: str, sentence: str) -> Any:
    try:
        return parse(text)
    except ValueError as error:
        raise WrongInput(f"{sentence} (“{text[:40]}”)", field=field) from error


def quarters_of(text: str) -> list[int]:
    """ "1, 2" as numbers; ValueError for anything that is no quarter."""
    found = [int(part) for part in text.replace(";", ",").split(",") if part.strip()]
    if any(quarter not in tasks.QUARTERS for quarter in found):
        raise ValueError(text)
    return found


NUMBER = "Số chưa đúng. Ví dụ: 1.234 hoặc 1,5."
_PARSED: dict[str, tuple[tuple[str, Callable[[str], Any], str], ...]] = {
    "base": (("date", day, "Ngày chưa đúng. Hãy viết ngày/tháng/năm."),),
    "target": (("value", amount, NUMBER), ("value_max", amount, NUMBER)),
    "result": (("value", amount, NUMBER), ("year", amount, NUMBER)),
    "task": (("quarters", quarters_of, "Quý là các số từ 1 đến 4, cách nhau bằng dấu phẩy."),),
    "line": (("amount", amount, NUMBER),),
}


def require_waiting(row: PlanReading) -> None:
    """Refuse a reading that was accepted or dropped already."""
    if row.state != ReadingState.WAITING:
        raise NotNow(_("Bản đọc này đã được nhận hoặc đã bỏ."))


def drop_reading(reading: PlanReading, *, by: Membership) -> PlanReading:
    """End a reading that nobody will take over; the file and what was read stay."""
    with transaction.atomic():
        row = locked(reading)
        require(rules.can_create(by, row.organisation))
        require_waiting(row)
        row.state = ReadingState.DROPPED
        bump(row, "state")
        events.record(row, "dropped", by=by)
    return row
