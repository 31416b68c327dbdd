"""A member scores in a room without a network: nothing is lost, nothing counts twice."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TABLET, Open

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
MEMBER = "phochutich.tinh"


def to_own_sheets(page: Page) -> str:
    """From the work of today to the list; waits until its sheets are kept on the device. Returns a sheet's address."""
    page.get_by_role("row").filter(has_text="phiếu").get_by_role("link").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Phiếu của tôi")
    expect(page.locator("[data-queue-tag]")).to_contain_text("Đã giữ")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    address = page.locator("[data-keep]").first.get_attribute("href")
    assert address
    return address


def choose(page: Page, criterion: int, option: int) -> None:
    """An option of the n-th criterion on the page of the whole sheet."""
    page.locator("form[data-mark]").nth(criterion).locator("input[name=option]").nth(option).check()


def chosen(page: Page, criterion: int, option: int) -> None:
    """This option stands there."""
    expect(page.locator("form[data-mark]").nth(criterion).locator("input[name=option]").nth(option)).to_be_checked()


def test_scoring_goes_on_without_a_connection_and_loses_nothing(open_page: Open) -> None:
    page = open_page(MEMBER, size=TABLET)
    sheet = to_own_sheets(page)
    page.context.set_offline(True)
    page.goto(sheet)
    expect(page.locator("form[data-mark]").first).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Chủ thể mô tả, minh chứng")
    choose(page, 0, 0)
    choose(page, 1, 1)
    choose(page, 1, 0)
    waiting = page.locator("[data-queue-tag]")
    expect(waiting).to_have_text("Chưa gửi: 3")
    page.reload()
    expect(waiting).to_have_text("Chưa gửi: 3")
    chosen(page, 1, 0)

    page.context.set_offline(False)
    expect(waiting).to_contain_text("Đã gửi hết")
    page.goto(f"{sheet}ca-phieu/")
    chosen(page, 0, 0)
    chosen(page, 1, 0)
    expect(page.locator("[data-chosen]")).to_have_text("2")
    expect(waiting).to_be_hidden()


def test_the_page_of_one_criterion_goes_on_when_the_connection_breaks(open_page: Open) -> None:
    page = open_page(MEMBER, size=TABLET)
    sheet = to_own_sheets(page)
    page.goto(f"{sheet}?tc=1.3")
    page.context.set_offline(True)
    page.locator("form.sheet-form input[name=option]").first.check()
    expect(page.locator("[data-queue-tag]")).to_have_text("Chưa gửi: 1")
    page.get_by_role("link", name="Tiêu chí sau").click()
    expect(page.locator("#tc-1\\.4")).to_be_in_viewport()
    expect(page.locator("#tc-1\\.3 input[name=option]").first).to_be_checked()
    page.context.set_offline(False)
    expect(page.locator("[data-queue-tag]")).to_contain_text("Đã gửi hết")
    page.goto(f"{sheet}?tc=1.3")
    expect(page.locator("form.sheet-form input[name=option]").first).to_be_checked()


def test_two_devices_of_one_member_are_asked_about(open_page: Open) -> None:
    page, other = open_page(MEMBER, size=TABLET), open_page(MEMBER, size=TABLET)
    whole = f"{to_own_sheets(page)}ca-phieu/"
    page.goto(whole)
    page.context.set_offline(True)
    choose(page, 4, 0)
    expect(page.locator("[data-queue-tag]")).to_have_text("Chưa gửi: 1")
    other.goto(whole)
    choose(other, 4, 1)
    expect(other.locator("[data-queue-tag]")).to_contain_text("Đã gửi hết")

    page.context.set_offline(False)
    question = page.get_by_role("alert").filter(has_text="máy khác")
    expect(question).to_contain_text("Trên hệ thống:")
    question.get_by_role("button", name="Giữ trên máy này").click()
    expect(question).to_be_hidden()
    expect(page.locator("[data-queue-tag]")).to_contain_text("Đã gửi hết")
    page.goto(whole)
    chosen(page, 4, 0)


def test_an_ended_session_keeps_the_queue(open_page: Open) -> None:
    page = open_page(MEMBER, size=TABLET)
    whole = f"{to_own_sheets(page)}ca-phieu/"
    page.goto(whole)
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    choose(page, 6, 0)
    expect(page.locator("[data-queue-words]")).to_contain_text("đăng nhập lại để gửi")
    page.context.add_cookies([cookie for cookie in cookies if cookie["name"] == "sessionid"])  # type: ignore[typeddict-item]
    page.goto(whole)
    expect(page.locator("[data-queue-tag]")).to_contain_text("Đã gửi hết")
    page.goto(whole)
    chosen(page, 6, 0)


def test_signing_out_leaves_no_page_on_the_device(open_page: Open) -> None:
    page = open_page(MEMBER, size=TABLET)
    to_own_sheets(page)
    page.locator("details.person summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page).not_to_have_url(re.compile("phieu-cua-toi"))
    assert page.evaluate("caches.keys()") == []
