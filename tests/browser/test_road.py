"""The road of a product through all roles: a new person on a phone, three offices, a council on tablets, a buyer."""

import re
from random import Random

import pytest
from playwright.sync_api import expect

from saolang.demo import marks
from saolang.law import load
from tests.browser import as_council, as_office, as_producer
from tests.browser.conftest import PHONE, TABLET, Open
from tests.browser.pages import press

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PRODUCT = "Nước mắm nhỉ Ba Bảy"
FIRM = "Hộ kinh doanh nước mắm Ba Bảy"
SET = "qd26-2026-09"
ROUND = "đợt 1 năm 2027"  # the letter of the commune is issued after 30/10/2026
CHAIR, MEMBER, SCRIPTLESS, SECRETARY = "phochutich.tinh", "thanhvien", "so.congthuong", "thuky"
COUNCIL = [
    ("Phan Văn Phó Mẫu", "Phó Chủ tịch UBND tỉnh", "Chủ tịch Hội đồng", CHAIR),
    ("Nguyễn Văn Thành Mẫu", "Phó Giám đốc Sở Công Thương", "Thành viên", MEMBER),
    ("Trần Thị Công Mẫu", "Trưởng phòng, Sở Công Thương", "Thành viên", SCRIPTLESS),
    ("Đặng Thị Thư Mẫu", "Phó Chi cục trưởng", "Thư ký", SECRETARY),
]


def three_stars() -> dict[str, str]:
    """Options of every criterion that make three stars with their minimums."""
    return marks.choose(load.product_set(SET), star=3, total=6300, rng=Random(7))


def test_a_product_from_sign_up_to_the_buyer(open_page: Open) -> None:
    producer = open_page(size=PHONE)
    as_producer.sign_up(producer, name="Đỗ Thị Bảy", username="ba.bay")
    as_producer.register(producer, commune="ben mau", firm=FIRM, person="Đỗ Thị Bảy")
    as_producer.add_product(producer, name=PRODUCT, set_id=SET)
    press(producer, "Lập hồ sơ")
    press(producer, "Lập hồ sơ")
    as_producer.fill_forms(producer)
    as_producer.score(producer, three_stars())
    expect(producer.locator("#thanh-diem")).to_contain_text("63 điểm")
    expect(producer.locator("#thanh-diem")).to_contain_text("nếu nộp hôm nay: 3 sao")
    expect(producer.locator("#duong-di")).to_contain_text("Đường ngắn nhất đến 4 sao")
    producer.get_by_role("link", name=PRODUCT).click()
    as_producer.fill_last_form(producer)
    as_producer.file_dossier(producer)

    commune(open_page, PRODUCT)
    province(open_page)
    council = council_meets(open_page)
    decision(open_page, council)

    producer.goto("/viec/")
    expect(producer.get_by_role("main")).to_contain_text(f"Kết quả sản phẩm “{PRODUCT}”: được công nhận 3 sao")
    buyer = open_page(size=PHONE)
    buyer.goto("/?tim=nuoc mam nhi ba bay")
    buyer.get_by_role("link", name=PRODUCT).click()
    expect(buyer).to_have_url(re.compile("/s/[0-9A-Z]{10}$"))
    expect(buyer.get_by_role("main")).to_contain_text("Còn hiệu lực")
    expect(buyer.get_by_role("main")).to_contain_text("3 sao")
    expect(buyer.get_by_role("main")).to_contain_text(FIRM)


def commune(open_page: Open, product: str) -> None:
    """Receipt, components, samples, four contents, Mẫu số 03, letter."""
    officer, leader, clerk = open_page("canbo.xa"), open_page("lanhdao.xa"), open_page("vanthu.xa")
    as_office.receive(officer, product)
    dossier = officer.url
    as_office.check_components(officer)
    as_office.record_samples(officer)
    for write in (lambda: as_office.assess(officer), lambda: as_office.propose(officer, dossier)):
        paper = write()
        as_office.send_to_sign(officer, paper)
        as_office.sign(leader, paper)
        as_office.issue(clerk, paper)


def province(open_page: Open) -> None:
    """The OCOP office's check, and the decision that sets up the council."""
    office = open_page("ocop.tinh")
    as_council.check_at_office(office, PRODUCT)
    paper = as_council.establish(office, ROUND, COUNCIL)
    as_office.send_to_sign(office, paper)
    as_office.sign(open_page("lanhdao.tinh"), paper)
    as_office.issue(open_page("vanthu.tinh"), paper)


def council_meets(open_page: Open) -> str:
    """Three members score, one of them without scripts; the results follow from the sheets. Returns its address."""
    secretary = open_page(SECRETARY)
    council = as_council.open_scoring(secretary, ROUND)
    for member in (CHAIR, MEMBER):
        tablet = open_page(member, size=TABLET)
        as_council.open_sheet(tablet, PRODUCT, ROUND)
        as_council.score_by_hand(tablet, three_stars())
        as_council.close_sheet(tablet)
    plain = open_page(SCRIPTLESS, size=TABLET, java_script_enabled=False)
    as_council.open_sheet(plain, PRODUCT, ROUND)
    as_council.score_without_scripts(plain, three_stars())
    as_council.close_sheet(plain, scriptless=True)
    as_council.conclude(secretary, council)
    secretary.get_by_role("link", name=PRODUCT).first.click()
    expect(secretary.get_by_role("main")).to_contain_text("63")
    paper = as_council.draft(secretary, council, "Lập biên bản")
    as_office.send_to_sign(secretary, paper)
    as_office.issue(secretary, paper)
    return council


def decision(open_page: Open, council: str) -> None:
    """Submission, then the Chairman's decision; it makes the certificate."""
    office = open_page("ocop.tinh")
    paper = as_council.draft(office, council, "Lập tờ trình")
    as_office.send_to_sign(office, paper)
    as_office.sign(open_page("chicuctruong"), paper)
    as_office.issue(open_page("vanthu.chicuc"), paper)
    paper = as_council.draft(office, council, "Soạn quyết định")
    as_office.send_to_sign(office, paper)
    as_office.sign(open_page("lanhdao.tinh"), paper)
    as_office.issue(open_page("vanthu.tinh"), paper)
