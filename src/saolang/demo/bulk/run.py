"""Make data of a scale from a seed: province after province, each in one transaction."""

import secrets
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from saolang.core import events
from saolang.core.errors import WrongInput
from saolang.demo.bulk.dossiers import first_day, make_dossiers
from saolang.demo.bulk.firms import make_firms, make_stock
from saolang.demo.bulk.maker import Maker
from saolang.demo.bulk.places import make_province
from saolang.demo.bulk.rounds import make_rounds
from saolang.demo.bulk.scale import Scale, shares
from saolang.demo.bulk.steps import write_steps
from saolang.people.domain import create_organisation
from saolang.people.enums import OrganisationKind
from saolang.people.models import Organisation
from saolang.territory.models import Unit

MINISTRY = "Bộ (dữ liệu giả)"


def make(scale: Scale, *, seed: int, tell: Callable[[str], None] = lambda _text: None) -> dict[str, Any]:
    """Fill the database.

    Args:
        scale: how much.
        seed: 0 to 999999; the same seed and scale give the same names, counts and scores.
        tell: gets a line after each province.

    Returns:
        What was made, and a login of the first province.

    Raises:
        WrongInput: this seed was made here before, or real agencies work in this database.
    """
    if Organisation.objects.filter(illustration=False, memberships__isnull=False).exists():
        raise WrongInput("Cơ sở dữ liệu này có cơ quan, chủ thể thật đang dùng. Hãy tạo dữ liệu giả ở một nơi khác.")
    if Unit.objects.filter(stable_id__startswith=f"made-{seed}-").exists():
        raise WrongInput(f"Cơ sở dữ liệu này đã có dữ liệu giả của hạt giống {seed}. Hãy chọn số khác.")
    password = secrets.token_urlsafe(9)
    hashed = make_password(password)
    ministry = _ministry()
    amounts = zip(
        shares(scale.communes, scale.provinces),
        shares(scale.products, scale.provinces),
        shares(scale.dossiers, scale.provinces),
        strict=True,
    )
    for number, (communes, products, dossiers) in enumerate(amounts):
        maker = Maker(seed=seed, number=number, password=hashed)
        part = Scale(
            provinces=1,
            communes=communes,
            products=max(products, dossiers),
            dossiers=dossiers,
            members=scale.members,
            active=scale.active,
        )
        with transaction.atomic():
            _province(maker, part, ministry)
        tell(f"{number + 1}/{scale.provinces} tỉnh")
    events.make_anchor()
    return {"seed": seed, **asdict(scale), "login": f"mau{seed}.1.ocop", "password": password}


def _ministry() -> Organisation:
    found = Organisation.objects.filter(kind=OrganisationKind.MINISTRY, illustration=True).first()
    return found or create_organisation(
        MINISTRY, kind=OrganisationKind.MINISTRY, symbol="BMH", place="Hà Nội", illustration=True, by=None
    )


def _province(maker: Maker, part: Scale, ministry: Organisation) -> None:
    province = make_province(maker, communes=part.communes, members=part.members)
    firms = make_firms(maker, province, products=part.products, active=part.active)
    products = [(firm, product) for firm in firms for product in firm.products]
    maker.rng.shuffle(products)
    running, stock = products[: part.dossiers], products[part.dossiers :]
    make_stock(maker, province, stock, ministry=ministry, before=first_day(maker))
    roads = make_dossiers(maker, province, running)
    make_rounds(maker, province, roads)
    write_steps(maker, province, roads)
    maker.finish()
