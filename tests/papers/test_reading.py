"""Who sees which papers, and what waits for whom."""

import pytest

from saolang.core.work import WorkItem
from saolang.papers import domain, queries
from saolang.papers.work import papers_waiting
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership
from tests.factories.papers import issue, make_desk, make_paper, make_paper_to_sign
from tests.factories.people import make_member, make_organisation

pytestmark = pytest.mark.django_db


def test_paper_is_seen_by_its_agency_and_after_issue_by_those_it_was_sent_to() -> None:
    desk, producer, stranger = make_desk(), make_member(Role.PRODUCER), make_member()
    paper = make_paper(desk, to=[producer.organisation])
    assert queries.visible_to(desk.clerk).get() == paper
    assert not queries.visible_to(producer).exists()
    issued = issue(paper, clerk=desk.clerk, right=desk.right)
    assert queries.visible_to(producer).get() == issued
    assert not queries.visible_to(stranger).exists()


def test_papers_about_an_object_leave_out_dropped_ones() -> None:
    desk = make_desk()
    paper = make_paper(desk, items=[desk.organisation])
    domain.drop_paper(make_paper(desk, items=[desk.organisation]), reason="trùng", by=desk.officer)
    assert queries.about(desk.organisation, template="test-letter").get() == paper
    assert not queries.about(desk.organisation, template="other").exists()
    assert not queries.about(desk.officer).exists()


@pytest.mark.parametrize("text", ["de nghi hoi dong", "HỘI ĐỒNG", "01/UBND"])
def test_search_with_and_without_accents(text: str) -> None:
    desk = make_desk()
    found = issue(make_paper(desk, title="Đề nghị họp Hội đồng"), clerk=desk.clerk, right=desk.right)
    make_paper(desk, title="Mời tập huấn")
    assert queries.search(queries.visible_to(desk.officer), text).get() == found


@pytest.mark.parametrize("number", [1, 3])
def test_work_of_each_role_in_a_fixed_number_of_queries(number: int, django_assert_num_queries) -> None:
    desk = make_desk()
    for _ in range(number):
        make_paper_to_sign(desk)
    with django_assert_num_queries(3):
        assert [item.kind for item in items_for_papers(desk.leader)] == ["paper.sign"] * number
    assert [item.kind for item in items_for_papers(desk.clerk)] == ["paper.issue"] * number
    assert items_for_papers(desk.officer) == []


def test_returned_paper_waits_for_its_drafter() -> None:
    desk = make_desk()
    domain.take_back(make_paper_to_sign(desk), note="Sai tên", by=desk.leader)
    (item,) = items_for_papers(desk.officer)
    assert (item.kind, item.detail) == ("paper.revise", "Sai tên")
    assert items_for_papers(desk.leader) == []


def test_signer_of_another_kind_is_not_asked() -> None:
    desk = make_desk()
    desk.right.paper_kinds = ["QĐ"]
    desk.right.save()
    make_paper_to_sign(desk)
    assert items_for_papers(desk.leader) == []
    other = make_member(Role.COMMUNE_LEADER, make_organisation(OrganisationKind.COMMUNE_COMMITTEE))
    assert items_for_papers(other) == []


def items_for_papers(membership: Membership) -> list[WorkItem]:
    return list(papers_waiting(membership))
