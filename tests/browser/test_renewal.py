"""A renewal by written opinions: from the producer's phone to the certificate page that replaces the old one."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import as_council, as_office, as_producer, as_renewal
from tests.browser.conftest import PHONE, TABLET, Open
from tests.browser.test_road import commune, three_stars

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PRODUCT = "Mắm tôm chua Bến Mẫu"
MEMBERS = ("phochutich.tinh", "chicuctruong", "thanhvien", "so.congthuong", "hoi.nongdan")


def test_a_renewal_by_written_opinions(open_page: Open) -> None:
    buyer = open_page(size=PHONE)
    buyer.goto("/?tim=mam tom chua ben mau")
    buyer.get_by_role("link", name=PRODUCT).click()
    old = buyer.url
    expect(buyer.get_by_role("main")).to_contain_text("4 sao")

    producer = open_page("chuthe.thuysan", size=PHONE)
    as_renewal.begin(producer, PRODUCT)
    as_producer.fill_forms(producer, kind="renewal")
    as_producer.score(producer, three_stars())
    producer.get_by_role("link", name=PRODUCT).click()
    as_producer.fill_last_form(producer)
    as_producer.file_dossier(producer)

    commune(open_page, PRODUCT)
    council = opinions(open_page)
    decision(open_page, council)

    buyer.goto(old)
    expect(buyer.get_by_role("main")).to_contain_text("đã được thay bằng giấy chứng nhận mới")
    buyer.get_by_role("main").get_by_role("link", name=re.compile("mới|hiện nay|thay")).first.click()
    expect(buyer).not_to_have_url(old)
    expect(buyer.get_by_role("main")).to_contain_text("Còn hiệu lực")
    expect(buyer.get_by_role("main")).to_contain_text("3 sao")


def opinions(open_page: Open) -> str:
    """The office evaluates without a council team, five members answer in writing; returns the council's address."""
    office = open_page("ocop.tinh")
    as_council.check_at_office(office, PRODUCT)
    paper = as_renewal.review(office, PRODUCT)
    as_office.send_to_sign(office, paper)
    as_office.sign(open_page("chicuctruong"), paper)
    as_office.issue(open_page("vanthu.chicuc"), paper)
    council = as_renewal.ask(office, PRODUCT, due_on="30/11/2026")
    for member in MEMBERS:
        as_renewal.answer(open_page(member, size=TABLET), PRODUCT, council)
    secretary = open_page("thuky")
    secretary.goto(council)
    expect(secretary.get_by_role("main")).not_to_contain_text("Ghi cuộc họp")
    as_council.agree(secretary, "Chốt kết quả")
    as_council.told(secretary, "Đã chốt kết quả")
    paper = as_council.draft(secretary, council, "Lập báo cáo tổng hợp")
    as_office.send_to_sign(secretary, paper)
    as_office.issue(secretary, paper)
    return council


def decision(open_page: Open, council: str) -> None:
    """As for a first evaluation: submission, then the Chairman's decision."""
    office = open_page("ocop.tinh")
    paper = as_council.draft(office, council, "Lập tờ trình")
    as_office.send_to_sign(office, paper)
    as_office.sign(open_page("chicuctruong"), paper)
    as_office.issue(open_page("vanthu.chicuc"), paper)
    paper = as_council.draft(office, council, "Soạn quyết định")
    as_office.send_to_sign(office, paper)
    as_office.sign(open_page("lanhdao.tinh"), paper)
    as_office.issue(open_page("vanthu.tinh"), paper)
