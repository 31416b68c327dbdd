"""The branch of 90 points and more, both ways: two products go up to the Ministry, one comes back."""

import io
import re

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser import as_council, as_office
from tests.browser.conftest import PHONE, Open
from tests.browser.house import House
from tests.browser.national_stage import FIRM
from tests.browser.pages import agree, heading, press, told

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
BEST, SECOND = (product["name"] for product in FIRM["products"])
ROUND = "đợt 2 năm 2027"  # the province's letter is issued before 30/01/2027
CENTRAL = [
    ("Lương Văn Trưởng Mẫu", "Lãnh đạo Bộ", "Chủ tịch Hội đồng", "bo.truong"),
    ("Mạc Thị Chánh Mẫu", "Chánh Văn phòng", "Thành viên", "chanhvp.bo"),
    ("Trần Thị Công Mẫu", "Chuyên gia", "Thành viên", "so.congthuong"),
    ("Kiều Văn Bộ Mẫu", "Chuyên viên", "Thư ký", "bo.ocop"),
]


def test_up_to_the_ministry_and_back(open_page: Open, house: House) -> None:
    house.run("tests.browser.national_stage", "approve")
    office, chairman, clerk = open_page("ocop.tinh"), open_page("lanhdao.tinh"), open_page("vanthu.tinh")
    approve(office, chairman, clerk)
    put_together(office)
    letter(office, chairman, clerk)

    ministry, minister, mail = open_page("bo.ocop"), open_page("bo.truong"), open_page("vanthu.bo")
    for product in (BEST, SECOND):
        check_at_ministry(ministry, product)
    paper = as_council.establish(ministry, ROUND, CENTRAL)
    issue(ministry, minister, mail, paper)
    house.run("tests.browser.national_stage", "score")
    board = decide_at_ministry(ministry, minister, mail)
    ministry.goto(board)
    expect(ministry.get_by_role("main")).to_contain_text("Việc của Hội đồng đã xong")

    come_back(office, chairman, clerk)
    for product, stars in ((BEST, "5 sao"), (SECOND, "4 sao")):
        buyer = open_page(size=PHONE)
        buyer.goto(f"/?tim={product}")
        buyer.get_by_role("link", name=product).click()
        expect(buyer.get_by_role("main")).to_contain_text("Còn hiệu lực")
        expect(buyer.get_by_role("main")).to_contain_text(stars)


def issue(drafter: Page, leader: Page, clerk: Page, paper: str) -> None:
    """A draft is sent, signed, numbered."""
    as_office.send_to_sign(drafter, paper)
    as_office.sign(leader, paper)
    as_office.issue(clerk, paper)


def approve(office: Page, chairman: Page, clerk: Page) -> None:
    """The Chairman approves both results; no certificate yet."""
    office.goto("/co-quan/hoi-dong/")
    office.get_by_role("link", name="Hội đồng đợt bổ sung").click()
    paper = as_council.draft(office, office.url, "Soạn quyết định phê duyệt")
    issue(office, chairman, clerk, paper)


def put_together(office: Page) -> None:
    """Reports of team and council as scans, samples, no further tests; the page says what is missing."""
    for product in (BEST, SECOND):
        office.goto("/co-quan/ho-so-5-sao/")
        office.get_by_role("link", name=product).click()
        heading(office, product)
        expect(office.get_by_role("main")).to_contain_text("Thiếu: Báo cáo đánh giá của Hội đồng cấp tỉnh")
        for part in ("Báo cáo đánh giá của Tổ tư vấn", "Báo cáo đánh giá của Hội đồng"):
            office.get_by_role("row").filter(has_text=part).get_by_role("link", name="Đính kèm bản chụp").click()
            office.get_by_label("Bản chụp có chữ ký").set_input_files(
                {"name": "bao-cao.pdf", "mimeType": "application/pdf", "buffer": pdf(product + part)}
            )
            press(office, "Lưu")
            told(office, "Đã đính kèm")
        press(office, "Ghi sản phẩm mẫu")
        office.get_by_label("Số sản phẩm mẫu gửi Bộ").fill("5")
        office.get_by_label("Ngày nhận mẫu của chủ thể").fill("20/11/2026")
        office.get_by_label("Tỉnh không yêu cầu").check()
        press(office, "Lưu")
        told(office, "Đã lưu")
        expect(office.get_by_role("main")).not_to_contain_text("Thiếu:")


def letter(office: Page, chairman: Page, clerk: Page) -> None:
    """One letter over both dossiers."""
    office.goto("/co-quan/ho-so-5-sao/")
    press(office, "Soạn văn bản gửi Bộ")
    press(office, "Soạn văn bản gửi Bộ")
    expect(office).to_have_url(re.compile("/van-ban/[0-9a-f-]{36}/$"))
    issue(office, chairman, clerk, office.url)


def check_at_ministry(page: Page, product: str) -> None:
    """Receipt, check, handed to the central council."""
    page.goto("/viec/")
    page.get_by_role("row").filter(has_text=f"Tiếp nhận hồ sơ 5 sao: {product}").get_by_role("link").last.click()
    press(page, "Tiếp nhận")
    press(page, "Tiếp nhận")
    told(page, "Đã tiếp nhận. Phiếu số")
    press(page, "Kiểm tra hồ sơ")
    page.get_by_label("Đầy đủ", exact=True).check()
    press(page, "Lưu")
    told(page, "Đã lưu phần kiểm tra")
    agree(page, "Xong kiểm tra")
    told(page, "Hội đồng cấp trung ương")


def decide_at_ministry(office: Page, minister: Page, clerk: Page) -> str:
    """The Minister's decision over the one product that reached 5 stars; returns the council's address."""
    office.goto("/co-quan/hoi-dong/")
    office.get_by_role("row").filter(has_text=ROUND).get_by_role("link").first.click()
    board = office.url
    expect(office.get_by_role("main")).to_contain_text("Chưa đạt 5 sao, chuyển kết quả về tỉnh")
    paper = as_council.draft(office, board, "Soạn quyết định")
    issue(office, minister, clerk, paper)
    return board


def come_back(office: Page, chairman: Page, clerk: Page) -> None:
    """The province recognises the other one on the central result."""
    office.goto("/viec/")
    office.get_by_role("row").filter(has_text=f"Xem xét kết quả của Bộ: {SECOND}").get_by_role("link").last.click()
    press(office, "Xem xét kết quả của Bộ")
    office.get_by_label("Căn cứ kết quả của Hội đồng cấp trung ương").check()
    office.get_by_label("Lý do").fill("Chủ tịch UBND tỉnh đồng ý.")
    agree(office, "Ghi cách giải quyết")
    told(office, "Đã ghi cách giải quyết")
    press(office, "Soạn quyết định")
    press(office, "Soạn quyết định")
    expect(office).to_have_url(re.compile("/van-ban/[0-9a-f-]{36}/$"))
    issue(office, chairman, clerk, office.url)


def pdf(title: str) -> bytes:
    """A one-page PDF of its own."""
    made = io.BytesIO()
    with pikepdf.new() as book:
        book.add_blank_page()
        book.docinfo["/Title"] = title
        book.save(made)
    return made.getvalue()
