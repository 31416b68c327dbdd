"""Every route is tried with every role, on data of every kind: deny by default, scope first (DESIGN rule 5).

A new route fails `test_every_route_is_written_down` until `tests/routes.txt` says who may open it.
"""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, TestCase

from saolang.certificates.models import Certificate
from saolang.dossiers.models import CompletionRequest, Dossier
from saolang.people.enums import Role
from saolang.people.models import Account, Invitation, Membership
from saolang.producers.models import Product
from saolang.web.once import FIELD
from tests.factories.people import make_account, make_member
from tests.support.routes import Route, address, model_of, routes, written

ANYONE, SIGNED_IN = frozenset({"anyone"}), frozenset({"signed-in"})
# allauth's own pages and the API's: public or for the person's own account; their own tests look at them.
OTHERS_WORK = ("account_", "mfa_", "openapi-json", "get_certificate", "api-root", "api-operations", "openid", "style-")
SEES_ALL = {Role.MINISTRY_OFFICE, Role.SYSTEM_ADMIN}
ROWS_EACH = 2


def ask(client: Client, method: str, address: str) -> Any:
    """One question; a POST carries a fresh one-time key, so that only rights can stop it."""
    answer = client.post(address, {FIELD: uuid.uuid4()}) if method == "post" else client.get(address)
    if answer.streaming:
        for _part in answer.streaming_content:  # to the end, so that the file is closed
            pass
    return answer


def test_every_route_is_written_down() -> None:
    declared = {
        route.name: route.roles for route in routes() if not route.name.startswith(("openapi-json", "get_cert", "api-"))
    }
    assert None not in declared.values(), sorted(name for name, roles in declared.items() if roles is None)
    assert {name: sorted(roles or ()) for name, roles in declared.items()} == {
        name: sorted(roles) for name, roles in written().items()
    }


@pytest.mark.django_db
class TestRoles(TestCase):
    """Every route × every role of the demonstration, strangers of the same roles, and people without a role."""

    @classmethod
    def setUpTestData(cls) -> None:
        from saolang.demo.build import build
        from saolang.territory.load import load_units

        load_units()
        build(password="khong-dung-den-123")
        cls.strangers = [make_member(role) for role in Role if role not in SEES_ALL]
        leader = Membership.objects.filter(role=Role.COMMUNE_LEADER).first()
        assert leader is not None
        Invitation.objects.create(
            organisation=leader.organisation,
            role=Role.CLERK,
            full_name="Người được mời",
            token="mot-loi-moi",
            invited_by=leader,
            created_at="2026-11-20T00:00:00Z",
            expires_at="2026-12-20T00:00:00Z",
        )

    def own_routes(self) -> list[Route]:
        return [route for route in routes() if not route.name.startswith(OTHERS_WORK)]

    def actors(self) -> Iterator[tuple[str, Client, set[str]]]:
        """One person per role of the demonstration."""
        for role in Role:
            member = Membership.objects.filter(role=role, organisation__illustration=True).order_by("id").first()
            assert member is not None, f"the demonstration has no {role}"
            client = Client(raise_request_exception=True)
            client.force_login(member.account)
            session = client.session
            session["acting"] = str(member.uuid)
            session.save()
            yield str(role), client, {str(role), *SIGNED_IN, *ANYONE}

    def addresses(self, route: Route) -> list[str]:
        model = model_of(route.name) if {"uuid", "product", "asked"} & set(route.parameters) else None
        rows: list[Any] = list(model.objects.order_by("id")[:ROWS_EACH]) if model else [None]
        return [made for row in rows if (made := address(route, row))]

    def test_roles_that_may_not_are_refused_and_no_page_breaks(self) -> None:
        wrong = []
        table = [(route, self.addresses(route)) for route in self.own_routes()]
        for who, client, roles in self.actors():
            for route, addresses in table:
                allowed = bool(roles & (route.roles or set()))
                for one in addresses:
                    for method in ("get", "post"):
                        status = ask(client, method, one).status_code
                        if status >= 500 or (status != 403 and not allowed):
                            wrong.append(f"{who} {method} {one}: {status}")
        assert not wrong, "\n".join(wrong)

    def test_nobody_enters_without_signing_in(self) -> None:
        client, wrong = Client(), []
        for route in self.own_routes():
            for one in self.addresses(route):
                for method in ("get", "post"):
                    answer = ask(client, method, one)
                    to_login = answer.status_code == 302 and "/dang-nhap/" in answer["Location"]
                    if not to_login and not (route.roles or set()) & ANYONE:
                        wrong.append(f"{method} {one}: {answer.status_code}")
        assert not wrong, "\n".join(wrong)

    def test_person_without_a_role_sees_only_the_beginning(self) -> None:
        client, wrong = Client(), []
        client.force_login(make_account())
        for route in self.own_routes():
            may = bool((route.roles or set()) & (ANYONE | SIGNED_IN))
            for one in self.addresses(route):
                status = ask(client, "get", one).status_code
                if (status == 403) == may:
                    wrong.append(f"{one}: {status}")
        assert not wrong, "\n".join(wrong)

    def test_the_same_role_of_another_place_sees_nothing_of_ours(self) -> None:
        ours = [route for route in self.own_routes() if "uuid" in route.parameters and not route.roles & ANYONE]
        wrong = []
        for member in self.strangers:
            client = Client()
            client.force_login(member.account)
            for route in ours:
                if member.role not in route.roles:
                    continue
                for one in self.addresses(route):
                    for method in ("get", "post"):
                        status = ask(client, method, one).status_code
                        if status not in {403, 404, 405}:
                            wrong.append(f"{member.role} {method} {one}: {status}")
        assert not wrong, "\n".join(wrong)

    def test_strangers_lists_are_empty_of_our_rows(self) -> None:
        names = [*Product.objects.values_list("name", flat=True)]
        wrong = []
        for member in self.strangers:
            client = Client()
            client.force_login(member.account)
            for route in self.own_routes():
                if route.parameters or not {member.role, *SIGNED_IN} & (route.roles or set()):
                    continue
                answer = ask(client, "get", address(route, None) or "/")
                text = "" if answer.streaming else answer.content.decode("utf-8", "replace")
                wrong += [f"{member.role} {route.name}: {name}" for name in names if name in text]
        assert not wrong, "\n".join(wrong)

    def test_the_demonstration_has_what_the_walk_needs(self) -> None:
        for model in (Dossier, CompletionRequest, Certificate, Account):
            assert model.objects.exists(), model
