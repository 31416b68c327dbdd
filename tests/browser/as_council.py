"""What the council does, and the OCOP office around it: check, decision, sheets on a tablet, results, papers."""

import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import Page, expect

from tests.browser.pages import agree, heading, press, told


def check_at_office(page: Page, product: str) -> None:
    """The OCOP office takes the dossier in, finds it complete, hands it to the council."""
    page.goto("/viec/")
    page.get_by_role("row").filter(has_text=product).get_by_role("link", name="Tiếp nhận").last.click()
    heading(page, "Tiếp nhận hồ sơ")
    press(page, "Tiếp nhận")
    told(page, "Đã tiếp nhận. Phiếu số")
    press(page, "Kiểm tra")
    heading(page, "Kiểm tra hồ sơ")
    page.get_by_label("Đầy đủ", exact=True).check()
    page.get_by_label("Nhận xét").fill("Thành phần và nội dung đầy đủ.")
    press(page, "Lưu và tiếp tục")
    heading(page, "Chuyển hồ sơ sang Hội đồng")
    agree(page, "Xong kiểm tra")
    heading(page, product)


def establish(page: Page, round_name: str, members: Sequence[tuple[str, str, str, str]]) -> str:
    """Draft the decision that sets up the council; returns the paper's address.

    Args:
        members: name, post, role as the page names it, user name.
    """
    page.goto("/co-quan/dot-danh-gia/")
    page.get_by_role("link", name=round_name).click()
    press(page, "Lập Hội đồng")
    heading(page, "Lập Hội đồng")
    for place, (name, title, role, login) in enumerate(members):
        row = page.get_by_role("group", name=f"Thành viên {place + 1}", exact=True)
        row.get_by_label("Họ và tên").fill(name)
        row.get_by_label("Chức vụ").fill(title)
        row.get_by_label("Chức danh").select_option(label=role)
        row.get_by_label("Tài khoản").fill(login)
    press(page, "Soạn quyết định")
    heading(page, "Quyết định thành lập")
    return page.url


def open_scoring(page: Page, round_name: str) -> str:
    """Every member gets sheets; returns the council's address."""
    page.goto("/co-quan/hoi-dong/")
    page.get_by_role("row").filter(has_text=round_name).get_by_role("link").first.click()
    agree(page, "Mở chấm điểm")
    told(page, "Đã mở chấm điểm")
    return page.url


def open_sheet(page: Page, product: str, round_name: str) -> None:
    """From the member's work of today to the sheet of a product."""
    page.goto("/viec/")
    page.get_by_role("row").filter(has_text=round_name).get_by_role("link").last.click()
    heading(page, "Phiếu của tôi")
    page.get_by_role("link", name=product).click()
    heading(page, product)


def score_by_hand(page: Page, options: Mapping[str, str]) -> None:
    """Criterion after criterion; every choice saves itself before the next page."""
    for option in options.values():
        with page.expect_response(re.compile("/diem/$")):
            page.locator(f'input[name=option][value="{option}"]').check()
        expect(page.locator(f'input[name=option][value="{option}"]')).to_be_checked()
        page.get_by_role("link", name=re.compile("Tiêu chí sau|Xem lại và chốt")).click()


def score_without_scripts(page: Page, options: Mapping[str, str]) -> None:
    """The same by the plain button that stands in the page when no script runs."""
    for option in options.values():
        page.locator(f'input[name=option][value="{option}"]').check()
        page.get_by_role("button", name="Lưu điểm").click()
        expect(page.locator("#tieu-chi")).to_be_visible()
    press(page, "Xem lại toàn phiếu")


def close_sheet(page: Page, *, scriptless: bool = False) -> None:
    """No way back for the member; the question before it needs scripts."""
    page.get_by_label("Nhận xét chung").fill("Sản phẩm ổn định, bao bì cần rõ hơn.")
    press(page, "Lưu nhận xét")
    told(page, "Đã lưu nhận xét")
    press(page, "Chốt điểm") if scriptless else agree(page, "Chốt điểm")
    told(page, "Đã chốt điểm")


def conclude(page: Page, council: str) -> None:
    """Attendance, then the results from the sheets."""
    page.goto(council)
    press(page, "Ghi cuộc họp, điểm danh")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Địa điểm").fill("Phòng họp số 1")
    page.get_by_label("Ngày họp").fill("20/11/2026")
    page.get_by_label("Bắt đầu lúc").fill("08:00")
    page.get_by_label("Kết thúc lúc").fill("10:30")
    page.get_by_label("Ý kiến thảo luận").fill("Hội đồng trao đổi về bao bì và thị trường.")
    press(page, "Lưu cuộc họp")
    told(page, "Đã lưu nội dung cuộc họp")
    agree(page, "Chốt kết quả")
    told(page, "Đã chốt kết quả")


def draft(page: Page, council: str, button: str) -> str:
    """Minutes, submission or decision; returns the paper's address."""
    page.goto(council)
    press(page, button)
    expect(page).to_have_url(re.compile("/van-ban/[0-9a-f-]{36}/$"))
    return page.url
