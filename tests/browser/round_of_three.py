"""Behind `test_round_of_three`: a province of its own with three assessed dossiers, and the sheets of four members.

Run as a program against the installation of the browser tests: `python -m tests.browser.round_of_three prepare`.
"""

import json
import os
import sys

PRODUCTS = (("Mắm tép Sông Sao", 6200), ("Bánh tráng phơi sương Sông Sao", 7400), ("Rượu nếp Sông Sao", 4000))


def prepare() -> dict[str, object]:
    """The people of a commune, a province and a council, and three dossiers with their Mẫu số 03 issued."""
    from saolang.people.enums import Role
    from tests.factories.office import make_assessed, make_town
    from tests.factories.people import make_account, make_member, make_signing_right

    town = make_town()
    leader = make_member(Role.PROVINCE_LEADER, town.province)
    clerk = make_member(Role.CLERK, town.province)
    head = make_member(Role.CLERK, town.office.organisation)
    make_signing_right(town.province, leader.account, post="Chủ tịch")
    make_signing_right(town.office.organisation, head.account, post="Chánh Văn phòng")
    dossiers = [make_assessed(town, name=name) for name, _total in PRODUCTS]
    names = {
        "officer": town.officer,
        "leader": town.leader,
        "clerk": town.clerk,
        "office": town.office,
        "chairman": leader,
        "province_clerk": clerk,
        "head": head,
    }
    council = [make_account() for _place in range(6)]
    return {
        **{key: one.account.username for key, one in names.items()},
        "council": [(one.full_name, one.username) for one in council],
        "dossiers": [str(one.uuid) for one in dossiers],
        "producers": [one.product.producer.organisation.memberships.get().account.username for one in dossiers],
    }


def score() -> dict[str, object]:
    """All members of the newest council choose; the last one leaves the sheets to be closed in the browser."""
    from saolang.councils import queries
    from saolang.councils.domain.scoring import NO_OPTION, save_mark
    from saolang.councils.models import Council
    from saolang.councils.rules import Seated
    from tests.factories.councils import close, mark_all

    council = Council.objects.latest("pk")
    totals = dict(PRODUCTS)
    *others, last = queries.scoring_seats(council)
    for seat in (*others, last):
        for sheet in queries.sheets_of(seat):
            name = sheet.entry.dossier.product.name
            done = mark_all(sheet, by=Seated(seat), total=totals[name])
            if seat != last:
                close(done, by=Seated(seat))
                continue
            for criterion in queries.missing_criteria(done):
                done = save_mark(
                    done, criterion=criterion.key, option=NO_OPTION, by=Seated(seat), expected=done.version
                )
    account = last.account
    assert account
    sheets = [str(sheet.uuid) for sheet in queries.sheets_of(last)]
    return {"last": account.username, "sheets": sheets}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saolang.settings")
    import django

    django.setup()
    print(json.dumps({"prepare": prepare, "score": score}[sys.argv[1]](), ensure_ascii=False))
