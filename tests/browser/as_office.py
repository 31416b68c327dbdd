"""What the commune and the OCOP office of the province do with a dossier and with papers."""

import re

from playwright.sync_api import Page, expect

from tests.browser.pages import agree, heading, press, told


def receive(page: Page, product: str) -> None:
    """From the list of work to the receipt number."""
    page.goto("/viec/")
    page.get_by_role("row").filter(has_text=product).get_by_role("link", name="Tiếp nhận").last.click()
    heading(page, "Tiếp nhận hồ sơ")
    press(page, "Tiếp nhận")
    told(page, "Đã tiếp nhận. Phiếu số")


def check_components(page: Page) -> None:
    """Everything is there."""
    press(page, "Kiểm tra thành phần")
    heading(page, "Kiểm tra thành phần hồ sơ")
    for choice in page.get_by_role("combobox").all():
        choice.select_option("have")
    press(page, "Lưu")
    told(page, "Đã lưu phần kiểm tra thành phần hồ sơ")


def record_samples(page: Page) -> None:
    """Five samples came with the dossier."""
    press(page, "Sản phẩm mẫu")
    page.get_by_label("Số sản phẩm mẫu nhận lần này").fill("5")
    press(page, "Lưu")
    told(page, "Đã ghi 5 sản phẩm mẫu")
    press(page, "Quay lại")


def assess(page: Page) -> str:
    """The four contents and the draft of Mẫu số 03; returns the paper's address."""
    press(page, "Bốn nội dung")
    heading(page, "Đánh giá bốn nội dung")
    boxes = page.get_by_label("Đánh giá của xã").all()
    assert len(boxes) == 4
    for box in boxes:
        box.fill("Xã đã đến nơi sản xuất ngày 18/11/2026; nội dung chủ thể mô tả là đúng.")
    press(page, "Lưu và soạn Mẫu 03")
    heading(page, "Soạn Báo cáo Mẫu số 03")
    press(page, "Soạn Mẫu 03")
    told(page, "Đã soạn Báo cáo Mẫu số 03")
    return page.url


def propose(page: Page, dossier: str) -> str:
    """The commune's letter over this dossier; returns the paper's address."""
    page.goto(dossier)
    press(page, "Soạn văn bản đề nghị")
    heading(page, "Văn bản đề nghị")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    press(page, "Soạn văn bản đề nghị")
    told(page, "Đã soạn văn bản đề nghị")
    return page.url


def send_to_sign(page: Page, paper: str) -> None:
    """The draft leaves the drafter's desk."""
    page.goto(paper)
    agree(page, "Trình ký")
    expect(page.get_by_role("main")).to_contain_text("Chờ lãnh đạo xem và ký")


def sign(page: Page, paper: str) -> None:
    """The leader looks at the first page and signs."""
    page.goto(paper)
    page.get_by_role("img", name=re.compile("Trang đầu")).scroll_into_view_if_needed()
    agree(page, "Đã xem, đã ký")
    expect(page.get_by_role("main")).to_contain_text("Văn thư cấp số")


def issue(page: Page, paper: str) -> None:
    """The clerk gives number and date."""
    page.goto(paper)
    press(page, "Cấp số, ban hành")
    heading(page, "Cấp số, ban hành")
    agree(page, "Ban hành")
    told(page, "Đã ban hành")
