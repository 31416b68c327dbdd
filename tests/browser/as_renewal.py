"""What a renewal asks of the OCOP office and of the council: own evaluation, written opinions (Điều 7.6)."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.pages import agree, heading, press, told


def begin(page: Page, product: str) -> None:
    """From the reminder on the home page to the draft."""
    page.goto("/viec/")
    row = page.get_by_role("listitem").filter(has_text=f"Nộp hồ sơ đánh giá lại: {product}")
    row.or_(page.get_by_role("row").filter(has_text=product)).get_by_role("link").last.click()
    heading(page, "Lập hồ sơ")
    press(page, "Lập hồ sơ đánh giá lại")
    heading(page, product)


def review(page: Page, product: str) -> str:
    """No field check, the points as the producer scored, the report; returns the paper's address."""
    page.goto("/viec/")
    page.get_by_role("row").filter(has_text=product).get_by_role("link", name="Đánh giá").last.click()
    heading(page, "Đánh giá hồ sơ đánh giá lại")
    page.get_by_label("Không cần").check()
    page.get_by_label("Căn cứ").fill("Quy mô không đổi, minh chứng rõ ràng.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    told(page, "Đã lưu")
    page.get_by_label("Nhận xét, đề xuất").fill("Sản phẩm duy trì tốt các tiêu chí.")
    press(page, "Lưu điểm đề xuất")
    told(page, "Đã lưu")
    press(page, "Lập báo cáo")
    heading(page, "Báo cáo đánh giá hồ sơ đánh giá lại")
    return page.url


def ask(page: Page, product: str, *, due_on: str) -> str:
    """The demonstration's own council is asked, the oldest that stands; returns its address."""
    page.goto("/viec/")
    page.get_by_role("row").filter(has_text="Lấy ý kiến Hội đồng").get_by_role("link").last.click()
    heading(page, "Lấy ý kiến Hội đồng")
    page.get_by_label(re.compile(re.escape(product))).check()
    page.get_by_label("Hạn trả lời").fill(due_on)
    page.get_by_role("radio", name=re.compile("sản phẩm OCOP tỉnh Sao Mai")).last.check()
    agree(page, "Lấy ý kiến")
    told(page, "Đã gửi phiếu lấy ý kiến")
    return page.url


def answer(page: Page, product: str, council: str) -> None:
    """A member agrees with the proposal; other councils, and other work of this one, may wait on the same home page."""
    page.goto("/viec/")
    page.locator(f"main a[href='{urlsplit(council).path}phieu-cua-toi/']").first.click()
    heading(page, "Phiếu của tôi")
    page.get_by_role("link", name=product).click()
    heading(page, product)
    page.get_by_label("Nhận xét, kiến nghị").fill("Nhất trí.")
    agree(page, "Đồng ý với đề xuất")
    told(page, "Đã gửi ý kiến")
