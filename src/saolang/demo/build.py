"""Everything a visitor finds: the real register of Tân Hồng and the invented province Sao Mai."""

from django.db import transaction

from saolang.core import clock, events
from saolang.demo import (
    councils,
    endings,
    ministry,
    own_plans,
    real_plans,
    recognised,
    register,
    renewals,
    stage,
    stories,
)
from saolang.demo.cast import make_cast
from saolang.demo.days import Days


@transaction.atomic
def build(password: str) -> list[dict[str, str]]:
    """Fill a migrated database in which the units are loaded; all or nothing.

    Args:
        password: of every account that is made.

    Returns:
        One login per role: {"role": Vietnamese name, "username", "password"}.

    Raises:
        NotNow: the legal today is too early for the decision that the stories follow.
    """
    days = Days()
    register.load()
    with clock.travel(days.ago(stories.FOUNDED)):
        cast = make_cast(password, since=clock.today())
        real_plans.load(cast.members["admin"])
    play = stories.Play(cast, days)
    parts = (stories, own_plans, recognised, councils, renewals, ministry, endings)
    stage.play([story for part in parts for story in part.all_stories(play)])
    events.make_anchor()
    return _in_order(cast.logins)


def _in_order(logins: list[dict[str, str]]) -> list[dict[str, str]]:
    """Producers first, then as the road goes."""
    return sorted(logins, key=lambda login: not login["role"].startswith("Chủ thể"))
