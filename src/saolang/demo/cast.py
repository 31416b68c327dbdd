"""The invented province Sao Mai: its units, agencies and people, all marked as made up."""

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password

from saolang.core import events
from saolang.people import domain
from saolang.people.models import Account, Membership, Organisation, SigningRight
from saolang.territory.models import Kind, Level, Unit
from saolang.viet.text import fold

DATA = Path(__file__).parent / "data" / "sao-mai.json"
GRANTED_BY = "Nghị quyết số 01/NQ-HĐND (minh họa)"


@cache
def book() -> dict[str, Any]:
    """The data file of the invented province."""
    made: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return made


@dataclass
class Cast:
    """Who plays: everything by the key of the data file.

    Attributes:
        rights: signing rights by the key of the person.
        logins: what is printed for the visitor.
    """

    password: str
    units: dict[str, Unit] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    members: dict[str, Membership] = field(default_factory=dict)
    rights: dict[str, SigningRight] = field(default_factory=dict)
    logins: list[dict[str, str]] = field(default_factory=list)

    def account(self, username: str, full_name: str, *, login: str = "") -> Account:
        """A person who signs in with the password of this demonstration; `login` names the role that is printed."""
        if login:
            self.logins.append({"role": login, "username": username, "password": self.password})
        account = domain.create_account(username, full_name=full_name)
        # One hash for all: each would take a sixth of a second, and they share the password anyway.
        account.password = self.hashed
        account.save(update_fields=["password"])
        return account

    @cached_property
    def hashed(self) -> str:
        """The hash of the password that all accounts share."""
        return make_password(self.password)


def make_cast(password: str, *, since: date) -> Cast:
    """Units, agencies, people and signing rights, in force from a day on."""
    cast = Cast(password)
    _make_units(cast)
    for entry in book()["organisations"]:
        cast.organisations[entry["key"]] = _organisation(cast, entry)
    for entry in book()["people"]:
        _person(cast, entry, since)
    return cast


def _make_units(cast: Cast) -> None:
    province = _unit(book()["province"], level=Level.PROVINCE, key="sao-mai", parent=None)
    cast.units["province"] = province
    for entry in book()["communes"]:
        cast.units[entry["key"]] = _unit(entry, level=Level.COMMUNE, key=entry["key"], parent=province)


def _unit(entry: dict[str, str], *, level: Level, key: str, parent: Unit | None) -> Unit:
    unit = Unit.objects.create(
        stable_id=f"demo-{key}",
        level=level,
        kind=Kind(entry["kind"]),
        code=entry["code"],
        name=entry["name"],
        folded=fold(entry["name"]),
        parent=parent,
        province=parent,
        invented=True,
    )
    events.record(unit, "invented", by=None, data={"code": unit.code})
    return unit


def _organisation(cast: Cast, entry: dict[str, str]) -> Organisation:
    return domain.create_organisation(
        entry["name"],
        kind=entry["kind"],
        unit=cast.units.get(entry.get("unit", "")),
        parent=cast.organisations.get(entry.get("parent", "")),
        symbol=entry.get("symbol", ""),
        place=entry.get("place", ""),
        illustration=True,
        by=None,
    )


def _person(cast: Cast, entry: dict[str, str], since: date) -> None:
    account = cast.account(entry["username"], entry["name"], login=entry.get("login", ""))
    organisation = cast.organisations[entry["organisation"]]
    cast.members[entry["key"]] = domain.add_membership(
        organisation, account=account, role=entry["role"], title=entry.get("title", ""), from_on=since, by=None
    )
    if post := entry.get("signs"):
        cast.rights[entry["key"]] = domain.grant_signing_right(
            organisation, account=account, post=post, from_on=since, granting_paper=GRANTED_BY, by=None
        )
