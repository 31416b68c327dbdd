"""Producers, products and papers as real rows, made by the domain."""

import io
from datetime import date
from itertools import count

import pikepdf

from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership
from saolang.producers.domain.products import register_product
from saolang.producers.domain.register import register_producer
from saolang.producers.domain.vault import add_paper
from saolang.producers.models import PaperVersion, Producer, Product
from saolang.territory.models import Unit
from tests.factories.people import make_account, make_commune

_next = count(1)
FISH_SAUCE = "qd26-2026-09"


def make_producer_member(*, unit: Unit | None = None, **changes) -> Membership:
    """The first member of a new co-operative that registered itself; `organisation.producer` is the producer."""
    number = next(_next)
    values = {
        "kind": OrganisationKind.COOPERATIVE,
        "name": f"Hợp tác xã Nước mắm Làng Sao {number}",
        "unit": unit or make_commune(),
        "address": "Ấp Bình Sao",
        "phone": f"0900{number:06d}",
        "representative": "Trần Thị Mẫu",
        "representative_post": "Giám đốc",
        "is_new": True,
        **changes,
    }
    return register_producer(values.pop("account", None) or make_account(), **values)


def make_producer(**changes) -> Producer:
    """A producer that waits for its commune."""
    return make_producer_member(**changes).organisation.producer


def member_of(producer: Producer) -> Membership:
    """The first person of a producer."""
    return Membership.objects.filter(organisation=producer.organisation, role=Role.PRODUCER).earliest("id")


def make_product(producer: Producer | None = None, *, by: Membership | None = None, **changes) -> Product:
    """A product of the set fish sauce, made in the producer's own commune."""
    producer = producer or make_producer()
    values = {
        "name": f"Nước mắm Làng Sao {next(_next)}",
        "product_set": FISH_SAUCE,
        "place": producer.organisation.unit,
        "description": "Nước mắm cá cơm 40 độ đạm, chai thủy tinh 500 ml.",
        **changes,
    }
    return register_product(producer, by=by or member_of(producer), **values)


def make_pdf(text: str = "") -> io.BytesIO:
    """A real one-page PDF; another text is another file."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = text or f"giấy {next(_next)}"
        pdf.save(made)
    made.seek(0)
    return made


def make_paper_version(producer: Producer, **changes) -> PaperVersion:
    """A paper of the vault with one file."""
    values = {
        "content": make_pdf(),
        "name": "giay-dang-ky.pdf",
        "kind": "business_registration",
        "title": "Giấy đăng ký hợp tác xã",
        "issued_on": date(2024, 3, 1),
        "by": member_of(producer),
        **changes,
    }
    return add_paper(producer, **values)
