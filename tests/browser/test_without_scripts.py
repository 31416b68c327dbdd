"""A producer whose phone runs no scripts files a dossier from its draft."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open
from tests.browser.pages import heading, press

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PRODUCT = "Mật ong hoa tràm Bến Mẫu"


def test_a_draft_is_filed_without_scripts(open_page: Open) -> None:
    page = open_page("chuthe", size=PHONE, java_script_enabled=False)
    page.get_by_role("row").filter(has_text=PRODUCT).get_by_role("link", name="Làm tiếp").click()
    page.get_by_role("link", name="Quy cách và giấy tờ của sản phẩm").click()
    page.get_by_label("Mô tả quy cách").fill("Lọ thủy tinh 500 ml.")
    press(page, "Lưu và sang phần tiếp")
    heading(page, "Lịch sử và tổ chức của chủ thể")
    page.goto(f"{page.url.partition('/phan/')[0]}/cham-diem/")
    press(page, "Chấm tiêu chí tiếp theo")
    page.locator("input[name=option]").first.check()
    press(page, "Lưu và ")
    expect(page).to_have_url(re.compile("/cham-diem/"))
    page.goto(f"{page.url.partition('/cham-diem/')[0]}/kiem-tra/")
    expect(page.get_by_role("main")).to_contain_text("Lọ thủy tinh 500 ml.")
    press(page, "Nộp hồ sơ")
    heading(page, "Đã nộp hồ sơ")
