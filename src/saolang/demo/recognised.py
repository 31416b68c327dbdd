"""Certificates that invented producers had before the system: one ends soon, so that its renewal is due."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from saolang.certificates.domain import record_old
from saolang.core import clock
from saolang.demo.cast import book
from saolang.demo.stage import Story
from saolang.demo.stories import FOUNDED, Play
from saolang.law.routes import route_for
from saolang.viet.dates import add_months

SOURCE = "Dữ liệu minh họa: giấy chứng nhận cấp trước khi dùng phần mềm"


def all_stories(play: Play) -> list[Story]:
    """One story for each product of the data file that was recognised before."""
    return [
        recognised(play, product["key"], product["recognised"])
        for entry in book()["producers"]
        for product in entry["products"]
        if "recognised" in product
    ]


def recognised(play: Play, key: str, told: Mapping[str, Any]) -> Story:
    """The certificate is written down as an old list tells it; its last day lies so many days after today."""
    ends = play.days.ago(0) + timedelta(days=told["days_left"])
    yield play.days.ago(FOUNDED - 1)
    given = add_months(ends, -route_for(clock.today()).validity_months)
    record_old(
        play.products[key],
        star=told["star"],
        regime=route_for(given).regime,
        source=SOURCE,
        public_note="",
        decision_number=f"812/QĐ-UBND ({given.year}, minh họa)",
        decided_on=given,
        issued_on=given,
        authority_name=play.cast.organisations["tinh"].name,
        number_text=f"{told.get('number', 57)}/GCN-UBND (minh họa)",
        by=None,
    )
