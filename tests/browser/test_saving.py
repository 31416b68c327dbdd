"""A page that saves itself and its button, pressed at the same moment."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import PHONE, Open
from tests.browser.pages import heading, press

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_button_waits_for_the_save_under_way(open_page: Open) -> None:
    page = open_page("tuvan", size=PHONE)
    page.get_by_role("row").filter(has_text="Mật ong").get_by_role("link", name="Làm tiếp").click()
    page.get_by_role("link", name="Kế hoạch sản xuất, kinh doanh").click()
    expect(page).to_have_url(re.compile("/phan/plan/$"))
    page.wait_for_load_state()  # the scripts are there only then
    held: list[Route] = []
    page.route("**/luu/", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request("**/luu/"):
        page.get_by_role("textbox").first.fill("Tăng lên 3 tấn mật trong năm 2027.")
        page.get_by_role("textbox").first.blur()
    press(page, "Lưu và sang phần tiếp")
    expect(page).to_have_url(re.compile("/phan/plan/$"))
    held[0].continue_()
    heading(page, "Kiểm tra lại")
    expect(page.get_by_role("main")).to_contain_text("Tăng lên 3 tấn mật trong năm 2027.")
