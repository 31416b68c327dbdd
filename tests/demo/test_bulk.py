"""Made-up data of any size: the same from the same seed, whole as data, and marked as invented."""

import hashlib
import json
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Count, Sum

from saolang.certificates.models import Certificate, Replacement, Withdrawal
from saolang.cli import main
from saolang.core import events
from saolang.core.errors import WrongInput
from saolang.councils.explain import explain_result
from saolang.councils.models import Council, Result, Round, RoundEntry, Sheet
from saolang.councils.results import ClosedSheet, compute
from saolang.councils.working_rules import read
from saolang.demo.bulk.run import make
from saolang.demo.bulk.scale import SCALES, Scale, shares
from saolang.dossiers.enums import State, StepState
from saolang.dossiers.models import Dossier, SelfMark, Step, Submission
from saolang.law.load import product_set
from saolang.papers.models import NumberBook
from saolang.people.models import Account, Organisation
from saolang.producers.models import Product
from saolang.territory.models import Unit
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db
SMALL = Scale(provinces=2, communes=6, products=150, dossiers=50, members=3)


def everything() -> dict[str, Any]:
    """Names, counts and scores as they stand."""
    return {
        "products": list(Product.objects.order_by("id").values_list("name", "product_set", "uuid")),
        "people": list(Account.objects.order_by("id").values_list("username", "full_name")),
        "units": list(Unit.objects.order_by("id").values_list("stable_id", "code", "name")),
        "dossiers": list(Dossier.objects.order_by("id").values_list("product_code", "state", "year", "close_reason")),
        "marks": list(SelfMark.objects.order_by("id").values_list("criterion", "option")),
        "results": list(Result.objects.order_by("id").values_list("total_sum", "star")),
        "certificates": list(Certificate.objects.order_by("id").values_list("code", "star", "number_text")),
    }


def made_and_undone(scale: Scale, *, seed: int) -> dict[str, Any]:
    with transaction.atomic():
        make(scale, seed=seed)
        found = everything()
        transaction.set_rollback(True)
    return found


def test_a_seed_makes_the_same_commune_again() -> None:
    first = made_and_undone(SCALES["commune"], seed=7)
    assert first == made_and_undone(SCALES["commune"], seed=7)
    other = made_and_undone(SCALES["commune"], seed=8)
    assert other["people"] != first["people"]
    assert other["products"] != first["products"]
    assert (len(first["products"]), len(first["dossiers"])) == (10, 8)


def test_a_seed_is_made_once(capsys: pytest.CaptureFixture[str]) -> None:
    make(SCALES["commune"], seed=7)
    with pytest.raises(WrongInput, match="hạt giống 7"):
        make(SCALES["commune"], seed=7)
    make(SCALES["commune"], seed=77)
    assert not list(events.verify())


def test_a_database_in_real_use_is_left_alone() -> None:
    make_member()
    before = Unit.objects.count()
    with pytest.raises(WrongInput, match="thật"):
        make(SCALES["commune"], seed=7)
    assert Unit.objects.count() == before


@pytest.mark.parametrize(
    "words", [[], ["--scale", "galaxy"], ["--scale", "commune", "--seed", "x"], ["--scale", "commune", "--seed", "-1"]]
)
def test_wrong_input_is_one_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make-data", *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1


def test_shares_add_up() -> None:
    assert shares(10, 4) == [3, 3, 2, 2]
    assert sum(shares(25_000, 34)) == 25_000


def test_what_is_made_is_whole() -> None:
    """One run, many questions: making it is the slow part."""
    make(SMALL, seed=1)
    connection.check_constraints()
    assert not list(events.verify())
    _check_sizes()
    _check_marks_of_invention()
    _check_submissions()
    _check_steps()
    _check_books()
    _check_results()
    _check_beyond()


def _check_beyond() -> None:
    """Renewed certificates, and results that go up to the Ministry."""
    assert Replacement.objects.exists()
    for row in Replacement.objects.select_related("certificate", "by"):
        assert row.certificate.product_id == row.by.product_id
        assert row.certificate.issued_on < row.on == row.by.issued_on <= row.certificate.last_valid_on
    assert not Withdrawal.objects.filter(certificate__replaced_by__isnull=False).exists()
    up = Dossier.objects.filter(national_file__isnull=False)
    assert up.exists()
    for dossier in up:
        assert (dossier.state, dossier.close_reason) == (State.IN_EVALUATION, "")
        states = dict(dossier.steps.values_list("key", "state"))
        assert (states["province-decision"], states["ministry-check"]) == (StepState.DONE, StepState.WAITING)
    assert not RoundEntry.objects.filter(result__isnull=False, decided_on__isnull=True).exists()


def _check_sizes() -> None:
    assert Product.objects.count() == SMALL.products
    assert Dossier.objects.count() == SMALL.dossiers
    states = dict(Dossier.objects.values_list("state").annotate(n=Count("id")))
    assert {State.DRAFT, State.IN_EVALUATION, State.CLOSED} <= states.keys()
    assert Council.objects.filter(state="scoring").exists()
    assert Certificate.objects.filter(dossier__isnull=True).exists()


def _check_marks_of_invention() -> None:
    assert not Organisation.objects.filter(illustration=False).exists()
    assert not Unit.objects.filter(invented=False).exists()
    assert not Certificate.objects.filter(illustration=False).exists()
    assert all(json.loads(text)["illustration"] for text in Submission.objects.values_list("content", flat=True))


def _check_submissions() -> None:
    for row in Submission.objects.all():
        assert hashlib.sha256(row.content.encode()).hexdigest() == row.sha256
    assert not Dossier.objects.exclude(state=State.DRAFT).filter(submissions__isnull=True).exists()


def _check_steps() -> None:
    many = Step.objects.filter(state=StepState.OPEN).values("dossier").annotate(n=Count("id")).filter(n__gt=1)
    assert not many.exists()
    running = Dossier.objects.filter(state__in=[State.SUBMITTED, State.IN_EVALUATION])
    assert not running.exclude(steps__state=StepState.OPEN).exclude(national_file__isnull=False).exists()
    assert not Step.objects.filter(dossier__state=State.CLOSED, state__in=[StepState.OPEN, StepState.WAITING]).exists()


def _check_books() -> None:
    for book in NumberBook.objects.all():
        assert list(book.entries.values_list("number", flat=True)) == list(range(1, book.last + 1))
    codes = list(Dossier.objects.exclude(product_code="").values_list("product_code", flat=True))
    assert len(set(codes)) == len(codes)


def _check_results() -> None:
    assert Result.objects.exists()
    assert Round.objects.filter(state="closed").exists()
    for sheet in Sheet.objects.annotate(sum=Sum("marks__points")):
        assert sheet.total == sheet.sum
    for result in Result.objects.select_related("entry__dossier"):
        sheets = [
            ClosedSheet(
                str(sheet.seat.uuid), sheet.seat.full_name, dict(sheet.marks.values_list("criterion", "points"))
            )
            for sheet in result.entry.sheets.select_related("seat")
        ]
        again = compute(product_set(result.entry.dossier.product_set), sheets, read(result.detail["rules"]))
        assert (again.total_sum, again.star) == (result.total_sum, result.star)
        assert f"{result.star} sao" in explain_result(result)[-1]
        has_certificate = Certificate.objects.filter(dossier=result.entry.dossier.uuid).exists()
        assert has_certificate == (result.star in (3, 4))
