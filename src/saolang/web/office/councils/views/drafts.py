"""What the forms of a council and of a team begin with: the draft of the decision that is there, else a name."""

from typing import Any

from saolang.councils.models import Round
from saolang.papers.models import OfficialPaper
from saolang.people.models import Account


def typed_before(paper: OfficialPaper | None, one: Round, name: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Initial values of the form and of its rows of members; `name` takes the unit that holds the round."""
    if paper is None:
        return {"name": (name % (one.organisation.unit or "")).strip()}, []
    data = paper.data
    keys = [row["account"] for row in data["members"] if row["account"]]
    logins = {str(key): login for key, login in Account.objects.filter(uuid__in=keys).values_list("uuid", "username")}
    members = [{**row, "login": logins.get(row["account"], "")} for row in data["members"]]
    return {**data, "bases": "\n".join(data["bases"])}, members
