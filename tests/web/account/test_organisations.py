"""The operator's pages about agencies."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Invitation, Membership, Organisation
from tests.factories.people import make_account, make_commune, make_member, make_organisation, make_province

pytestmark = pytest.mark.django_db
MOST_QUERIES = 9


@pytest.fixture
def operator() -> Membership:
    return make_member(Role.SYSTEM_ADMIN)


@pytest.fixture
def client(operator: Membership) -> Client:
    client = Client()
    client.force_login(operator.account)
    return client


def post(client: Client, address: str, **data: object) -> str:
    return client.post(address, {"form_key": str(uuid4()), **data}, follow=True).content.decode()


def read(client: Client, name: str, *args: object, **asked: object) -> str:
    return client.get(reverse(name, args=args), asked).content.decode()


def test_list_is_searched_without_accents_and_by_kind_and_province(client: Client) -> None:
    here, there = make_organisation(name="Ủy ban nhân dân xã Bến Mới"), make_organisation(name="Ủy ban nhân dân xã Gò")
    assert here.unit
    assert here.unit.province
    for asked in ({"tim": "ben moi"}, {"tinh": here.unit.province.uuid}, {"tim": "BẾN", "loai": here.kind}):
        page = read(client, "agency-list", **asked)
        assert here.name in page
        assert there.name not in page
    assert "Không có cơ quan nào khớp" in read(client, "agency-list", tim="khong co dau")
    assert there.name in read(client, "agency-list", tinh="sai", loai="sai")


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_number_of_queries(client: Client, count: int, django_assert_max_num_queries) -> None:
    for _ in range(count):
        make_member(Role.CLERK, make_organisation())
    with django_assert_max_num_queries(MOST_QUERIES):
        read(client, "agency-list")


@pytest.mark.parametrize("role", [Role.OCOP_OFFICE, Role.COMMUNE_LEADER, Role.ORGANISATION_ADMIN])
def test_others_may_not_open_it(role: str) -> None:
    client, agency = Client(), make_organisation()
    client.force_login(make_member(role).account)
    for address in (reverse("agency-list"), reverse("agency-province"), reverse("agency", args=[agency.uuid])):
        assert client.get(address).status_code == 403


def test_a_producer_is_no_agency(client: Client) -> None:
    firm = make_member(Role.PRODUCER).organisation
    for name in ("agency", "agency-edit", "agency-invite"):
        assert client.get(reverse(name, args=[firm.uuid])).status_code == 404


def test_an_agency_is_entered_in_a_unit_that_is_searched(client: Client) -> None:
    commune = make_commune(name="Bến Mới")
    found = read(client, "agency-new", tim="ben moi")
    assert f"?noi={commune.uuid}" in found
    address = f"{reverse('agency-new')}?noi={commune.uuid}"
    assert "Ủy ban nhân dân xã Bến Mới" in client.get(address).content.decode()
    data = {"kind": OrganisationKind.COMMUNE_COMMITTEE, "name": "Ủy ban nhân dân xã Bến Mới", "symbol": "UBND"}
    assert "Mời người đầu tiên" in post(client, address, **data)
    assert Organisation.objects.get(unit=commune).symbol == "UBND"
    assert "đang làm việc ở địa bàn này rồi" in post(client, address, **data)
    assert "Bạn chưa điền mục này." in post(client, address)


def test_a_unit_that_is_not_there_leads_back_to_the_search(client: Client) -> None:
    for wrong in ("", "sai", str(uuid4())):
        assert "Cơ quan ở địa bàn nào?" in read(client, "agency-new", noi=wrong)
    assert "Không tìm thấy đơn vị" in read(client, "agency-new", tim="qqqq")


def test_the_ministry_has_no_unit_and_stands_above_its_office(client: Client) -> None:
    address = f"{reverse('agency-new')}?noi=khong"
    post(client, address, kind=OrganisationKind.MINISTRY, name="Bộ Nông nghiệp và Môi trường")
    ministry = Organisation.objects.get(kind=OrganisationKind.MINISTRY)
    assert f'value="{ministry.pk}" selected' in client.get(address).content.decode()
    assert "Hãy chọn một trong" in post(client, address, kind=OrganisationKind.COMMUNE_COMMITTEE, name="Ủy ban")


def test_edit_and_a_stale_page(client: Client) -> None:
    agency = make_organisation()
    address = reverse("agency-edit", args=[agency.uuid])
    data = {"name": agency.name, "symbol": "UBND", "place": "Bến Mới", "version": agency.version}
    assert "Đã lưu thông tin cơ quan." in post(client, address, **data)
    page = post(client, address, **{**data, "place": "Bến Cũ"})
    assert "đã sửa nội dung này" in page
    assert "Bến Cũ" in page
    agency.refresh_from_db()
    assert agency.place == "Bến Mới"
    assert "Đã lưu thông tin cơ quan." in post(client, address, **{**data, "version": agency.version})


def test_first_person_is_invited_and_comes_in(client: Client) -> None:
    agency = make_organisation()
    assert "Mời người đầu tiên" in read(client, "agency", agency.uuid)
    given = {"full_name": "Lê Văn Trưởng", "role": Role.ORGANISATION_ADMIN}
    page = post(client, reverse("agency-invite", args=[agency.uuid]), **given)
    invitation = Invitation.objects.get()
    link = reverse("invitation", args=[invitation.token])
    assert link in page
    assert "Lê Văn Trưởng" in read(client, "agency", agency.uuid)

    person, other = make_account(), Client()
    other.force_login(person)
    post(other, link)
    assert Membership.objects.get(account=person).organisation == agency
    page = read(client, "agency", agency.uuid)
    assert person.full_name in page
    assert "Mời thêm người" in page
    assert client.get(reverse("invited-to-agency", args=[invitation.uuid])).status_code == 404


def test_an_invitation_is_cancelled_and_a_wrong_role_refused(client: Client) -> None:
    agency = make_organisation()
    address = reverse("agency-invite", args=[agency.uuid])
    assert "Hãy chọn một trong" in post(client, address, full_name="Lê Trưởng", role=Role.OCOP_OFFICE)
    post(client, address, full_name="Lê Trưởng", role=Role.CLERK)
    cancel = reverse("invited-to-agency-cancel", args=[Invitation.objects.get().uuid])
    assert "Đã hủy lời mời" in post(client, cancel)
    assert client.post(cancel, {"form_key": str(uuid4())}).status_code == 404


def test_a_province_is_shown_before_it_is_made(client: Client) -> None:
    province = make_province()
    for _ in range(2):
        make_commune(province)
    address = f"{reverse('agency-province')}?tinh={province.uuid}"
    assert "Lập 4 cơ quan của" in client.get(address).content.decode()
    assert not Organisation.objects.filter(unit__isnull=False).exists()
    assert "Đã lập 4 cơ quan." in post(client, address)
    assert "Không thiếu cơ quan nào" in client.get(address).content.decode()
    assert "Không thiếu cơ quan nào" in post(client, address)
    assert "Hãy chọn" in read(client, "agency-province", tinh="sai")
