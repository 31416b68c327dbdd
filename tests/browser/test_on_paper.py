"""An agency that answers on paper: the OCOP office enters its papers, the buyer sees the star."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Open
from tests.browser.pages import agree, heading, press, told
from tests.factories.producers import make_pdf

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PRODUCT = "Cà phê rang xay Đồi Mẫu"


def open_dossier(page: Page) -> None:
    """From the list to the record of the product."""
    page.goto("/co-quan/ho-so/?tim=ca+phe+rang+xay")
    page.get_by_role("link", name=PRODUCT, exact=True).click()
    heading(page, PRODUCT)


def begin(page: Page, step: str) -> None:
    """The step that the paper shows to be done."""
    press(page, "Ghi nhận từ văn bản giấy")
    page.get_by_text(step).click()
    press(page, "Tiếp tục")
    heading(page, "Ghi nhận từ văn bản giấy")


def fill_paper(page: Page, *, kind: str, number: str) -> None:
    """What every paper has."""
    page.get_by_label("Loại văn bản").select_option(label=kind)
    page.get_by_label("Số, ký hiệu").fill(number)
    page.get_by_label("Ngày ghi trên văn bản").fill("20/11/2026")
    page.get_by_label("Người ký", exact=True).fill("Lê Văn Giấy")
    scan = {"name": "ban-chup.pdf", "mimeType": "application/pdf", "buffer": make_pdf("bản chụp").getvalue()}
    page.get_by_label("Bản chụp văn bản").set_input_files(scan)


def test_an_agency_that_answers_on_paper(open_page: Open) -> None:
    page = open_page("ocop.tinh")
    open_dossier(page)
    begin(page, "Hội đồng cấp tỉnh họp")
    fill_paper(page, kind="Biên bản", number="")
    page.get_by_label("Điểm in trên văn bản").fill("72,5")
    agree(page, "Ghi nhận")
    told(page, "Đã ghi nhận văn bản")
    expect(page.get_by_role("main")).to_contain_text("ghi nhận từ văn bản giấy")
    begin(page, "Chủ tịch UBND cấp tỉnh")
    fill_paper(page, kind="Quyết định", number="188/QĐ-UBND")
    agree(page, "Ghi nhận quyết định")
    expect(page.get_by_role("main")).to_contain_text("Kết quả ghi trên quyết định")  # the outcome is asked for
    page.get_by_text("Công nhận 4 sao").click()
    scan = {"name": "qd.pdf", "mimeType": "application/pdf", "buffer": make_pdf("quyết định").getvalue()}
    page.get_by_label("Bản chụp văn bản").set_input_files(scan)
    agree(page, "Ghi nhận quyết định")
    told(page, "Đã ghi nhận văn bản")
    expect(page.get_by_role("main")).to_contain_text("Được công nhận")
    buyer = open_page(size=PHONE)
    buyer.goto("/san-pham/?tim=ca+phe+rang+xay")
    buyer.get_by_role("link", name=PRODUCT, exact=True).click()
    expect(buyer).to_have_url(re.compile("/s/[0-9A-Z]{10}$"))
    expect(buyer.get_by_role("main")).to_contain_text("4 sao")
    expect(buyer.get_by_role("main")).to_contain_text("Còn hiệu lực đến hết ngày 20/11/2029")
    expect(buyer.get_by_role("main")).to_contain_text("188/QĐ-UBND")
