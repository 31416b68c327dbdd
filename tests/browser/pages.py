"""Small acts that many tests of the browser need."""

import re

from playwright.sync_api import Locator, Page, expect


def sign_in(page: Page, username: str, password: str) -> None:
    """Through the form, as a person does."""
    page.goto("/tai-khoan/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    press(page, "Đăng nhập")
    expect(page).to_have_url(re.compile(r"/viec/$"))


def press(page: Page, name: str) -> None:
    """A button or a link that looks like one, in the page itself and not in its header."""
    _one(page, name).click()


def agree(page: Page, name: str) -> None:
    """A binding act: the button, the question with its consequence, the yes."""
    _one(page, name).click()
    page.get_by_role("dialog").get_by_role("button").first.click()


def told(page: Page, words: str) -> None:
    """The page says so at its top."""
    expect(page.locator("#loi-nhan")).to_contain_text(words)


def heading(page: Page, words: str) -> None:
    """The page has this title."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def _one(page: Page, name: str) -> Locator:
    main = page.locator("main, .action-bar")
    return main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name)).first
