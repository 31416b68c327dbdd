"""Producers, products with evidence papers, and the stock of certificates from the years before."""

import io
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from saolang.certificates import codes, terms
from saolang.certificates.models import Certificate, Replacement, Withdrawal
from saolang.core import files
from saolang.core.models import StoredFile
from saolang.demo.bulk.maker import Maker, fact, save, words
from saolang.demo.bulk.places import Commune, Province
from saolang.demo.evidence import file_name
from saolang.demo.pictures import scanned_paper
from saolang.law import lists, load, routes
from saolang.people.enums import Role
from saolang.people.models import Account, Membership, Organisation
from saolang.producers.models import Paper, PaperVersion, Producer, ProducerState, Product
from saolang.producers.rules import LAW_KINDS
from saolang.viet.text import fold

PRODUCTS_OF_ONE = ((1, 52), (2, 24), (3, 12), (4, 6), (6, 4), (9, 2))
STARS = ((3, 70), (4, 29), (5, 1))
EVIDENCE = ("business_registration", "quality_declaration", "test_report", "story")
CERTIFIED_PERCENT = 94
WITHDRAWN_PERCENT = 2
OLDEST = timedelta(days=44 * 30)
RENEWED_PERCENT = 45
RENEWED_BEFORE_END = timedelta(days=30)


@dataclass
class Firm:
    """A producer with who acts for it, where it is, and its papers."""

    producer: Producer
    member: Membership
    commune: Commune
    products: list[Product] = field(default_factory=list)
    papers: list[PaperVersion] = field(default_factory=list)


def make_firms(maker: Maker, province: Province, *, products: int, active: int) -> list[Firm]:
    """So many products, spread unevenly over the active communes and over producers of all kinds."""
    count = max(1, round(len(province.communes) * active / 100))
    chosen = maker.rng.sample(province.communes, count)
    weights = [maker.rng.paretovariate(1.6) for _commune in chosen]
    sizes: list[int] = []
    while sum(sizes) < products:
        sizes.append(min(maker.pick(PRODUCTS_OF_ONE), products - sum(sizes)))
    homes = maker.rng.choices(chosen, weights, k=len(sizes))
    firms = _producers(maker, homes)
    for firm, size in zip(firms, sizes, strict=True):
        firm.products = [_product(maker, firm, number) for number in range(size)]
    save([product for firm in firms for product in firm.products])
    _vaults(maker, firms)
    return firms


def _producers(maker: Maker, homes: list[Commune]) -> list[Firm]:
    kinds = [(entry, entry["share"]) for entry in words()["kinds"]]
    organisations, accounts = [], []
    for number, commune in enumerate(homes):
        entry = maker.pick(kinds)
        name = f"{maker.rng.choice(entry['words'])} {maker.person().removesuffix(' Mẫu')} {commune.unit.name}"
        organisation = maker.new(
            Organisation, kind=entry["kind"], name=name, folded=fold(name), unit=commune.unit, illustration=True
        )
        maker.happened(organisation, fact("created", at=maker.at(maker.today - OLDEST), kind=entry["kind"]))
        organisations.append(organisation)
        username = f"mau{maker.seed}.{maker.number + 1}.chuthe-{number + 1}"
        accounts.append(maker.new(Account, username=username, full_name=maker.person(), password=maker.password))
    save(organisations)
    save(accounts)
    members = [
        maker.new(Membership, account=account, organisation=one, role=Role.PRODUCER, from_on=maker.today - OLDEST)
        for account, one in zip(accounts, organisations, strict=True)
    ]
    save(members)
    producers = [_producer(maker, one, member) for one, member in zip(organisations, members, strict=True)]
    save(producers)
    return [Firm(producer, member, home) for producer, member, home in zip(producers, members, homes, strict=True)]


def _producer(maker: Maker, organisation: Organisation, member: Membership) -> Producer:
    producer = maker.new(
        Producer,
        organisation=organisation,
        state=ProducerState.CONFIRMED,
        address=f"Ấp Mẫu {maker.rng.randint(1, 9)}",
        representative=member.account.full_name,
        representative_post="Người đại diện",
        history="Dữ liệu minh họa.",
    )
    maker.happened(producer, fact("registered", at=maker.at(maker.today - OLDEST), by=member, kind=organisation.kind))
    return producer


def _product(maker: Maker, firm: Firm, number: int) -> Product:
    set_id = _set_for(maker, firm)
    noun = maker.rng.choice(words()["sets"][str(load.product_set(set_id).number)]["names"])
    mark = f" loại {number + 1}" if number else ""
    name = f"{noun} {firm.commune.unit.name}{mark}"
    at = maker.at(maker.today - OLDEST + timedelta(days=number))
    product = maker.new(
        Product,
        producer=firm.producer,
        name=name,
        folded=fold(name),
        product_set=set_id,
        place=firm.commune.unit,
        place_text=firm.producer.address,
        description="Sản phẩm minh họa.",
        created_at=at,
    )
    maker.happened(product, fact("registered", at=at, by=firm.member, set=set_id))
    return product


def _set_for(maker: Maker, firm: Firm) -> str:
    """A set of the newest regime that this kind of producer may use."""
    regime = load.regimes()[0]
    while True:
        number = maker.pick([(int(key), entry["share"]) for key, entry in words()["sets"].items()])
        set_id: str = regime.set_ids[number - 1]
        allowed = lists.producer_kinds(regime.code, group=regime.group_of(set_id).number)
        if firm.producer.organisation.kind in {LAW_KINDS[kind.key] for kind in allowed}:
            return set_id


def _vaults(maker: Maker, firms: list[Firm]) -> None:
    """Each producer has a few papers; their files are shared scans, kept once."""
    stored = {kind: _scan(kind, number) for number, kind in enumerate(EVIDENCE)}
    at = maker.at(maker.today - OLDEST)
    papers = []
    for firm in firms:
        for kind in EVIDENCE:
            paper = maker.new(
                Paper, producer=firm.producer, kind=kind, title=load.evidence()[kind].title, created_at=at
            )
            maker.happened(paper, fact("added", at=at, by=firm.member, kind=kind, sha256=stored[kind].sha256))
            papers.append((firm, paper))
    save([paper for _firm, paper in papers])
    for firm, paper in papers:
        name = file_name(load.evidence()[paper.kind], "jpg")
        firm.papers.append(
            maker.new(
                PaperVersion,
                paper=paper,
                no=1,
                file=stored[paper.kind],
                original_name=name,
                uploaded_by=firm.member.account,
                uploaded_at=at,
            )
        )
    save([version for firm in firms for version in firm.papers])


def _scan(kind: str, number: int) -> StoredFile:
    content = scanned_paper(load.evidence()[kind].title, of="Dữ liệu giả", serial=number)
    return files.store(io.BytesIO(content.read()), media_type="image/jpeg")


def make_stock(
    maker: Maker, province: Province, products: list[tuple[Firm, Product]], *, ministry: Organisation, before: date
) -> None:
    """Certificates issued before a day: valid, about to end, lapsed, renewed, a few withdrawn."""
    by_month: dict[tuple[int, int], list[tuple[Firm, Product, date]]] = defaultdict(list)
    for firm, product in products:
        if maker.rng.randrange(100) < CERTIFIED_PERCENT:
            first = maker.today - OLDEST
            day = maker.earlier(first + timedelta(days=maker.rng.randrange(15, (before - first).days)))
            by_month[day.year, day.month].append((firm, product, day))
            renewed = maker.earlier(terms.last_valid_day(day) - RENEWED_BEFORE_END)
            if renewed < before and maker.rng.randrange(100) < RENEWED_PERCENT:
                by_month[renewed.year, renewed.month].append((firm, product, renewed))
    certificates = [
        row for month in sorted(by_month) for row in _month(maker, province, by_month[month], ministry=ministry)
    ]
    save(certificates)
    _withdraw(maker, _replace(maker, certificates))


def _month(
    maker: Maker, province: Province, rows: list[tuple[Firm, Product, date]], *, ministry: Organisation
) -> list[Certificate]:
    """One decision of the province for all of a month."""
    day = max(day for _firm, _product, day in rows)
    decided = {3: _decision(maker, province.committee, rows[0][1], day)}
    decided[4] = decided[3]
    decided[5] = f"{maker.rng.randint(100, 900)}/QĐ-BMH"
    return [_certificate(maker, firm, product, day, decided, province, ministry) for firm, product, _day in rows]


def _replace(maker: Maker, certificates: list[Certificate]) -> list[Certificate]:
    """A renewed product's second certificate takes the place of its first; gives those that stand."""
    first: dict[int, Certificate] = {}
    replaced = []
    for row in certificates:
        old = first.get(row.product_id)
        if old is not None:
            assert row.issued_on
            replaced.append(Replacement(certificate=old, by=row, on=row.issued_on))
            maker.happened_later(old, fact("replaced", at=maker.at(row.issued_on, 16), by=None, on=row.issued_on))
        first[row.product_id] = row
    save(replaced)
    return list(first.values())


def _decision(maker: Maker, committee: Organisation, product: Product, day: date) -> str:
    number = maker.number_for(committee, "QĐ", obj=product, on=day)
    return f"{number:02d}/QĐ-UBND"


def _certificate(
    maker: Maker,
    firm: Firm,
    product: Product,
    day: date,
    decided: dict[int, str],
    province: Province,
    ministry: Organisation,
) -> Certificate:
    star = maker.pick(STARS)
    authority = ministry if star == max(decided) else province.committee
    # The ministry's book is shared by all provinces: each run of a province keeps a part of its own.
    series = "GCN" if authority is province.committee else f"GCN {province.unit.stable_id}"[:40]
    number = maker.number_for(authority, series, obj=product, on=day)
    return certificate(
        maker,
        firm,
        product,
        star=star,
        regime=routes.route_for(day).regime,
        number_text=f"{number:02d}/GCN-{authority.symbol}",
        product_code=f"{province.unit.code}-{firm.commune.unit.code}-{number}-{day.year}",
        authority=authority,
        decision_number=decided[star],
        day=day,
    )


def certificate(
    maker: Maker, firm: Firm, product: Product, *, authority: Organisation, day: date, **values: object
) -> Certificate:
    """A certificate issued on the day of its decision, with its event; not saved."""
    row = maker.new(
        Certificate,
        product=product,
        code=_code(maker),
        authority=authority,
        authority_name=authority.name,
        decided_on=day,
        issued_on=day,
        last_valid_on=terms.last_valid_day(day),
        holder_name=firm.producer.organisation.name,
        place_text=product.place_text,
        illustration=True,
        **values,
    )
    maker.happened(row, fact("issued", at=maker.at(day, 15), star=row.star, decision=row.decision_number))
    return row


def _code(maker: Maker) -> str:
    body = "".join(maker.rng.choice(codes.ALPHABET) for _place in range(codes.LENGTH - 1))
    return body + codes.check_character(body)


def _withdraw(maker: Maker, certificates: list[Certificate]) -> None:
    ground = lists.withdrawal_grounds(load.regimes()[0].code)[0].key
    chosen = [row for row in certificates if row.authority and maker.rng.randrange(100) < WITHDRAWN_PERCENT]
    save(
        [
            Withdrawal(
                certificate=row,
                ground=ground,
                decision_number=f"{maker.rng.randint(100, 900)}/QĐ-{row.authority.symbol}",  # type: ignore[union-attr]
                decided_on=min(maker.later(row.issued_on, maker.rng.randint(60, 400)), maker.today),  # type: ignore[arg-type]
                reason="Minh họa.",
                authority=row.authority,
            )
            for row in chosen
        ]
    )
