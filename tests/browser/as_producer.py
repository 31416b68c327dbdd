"""What a producer does: sign up, register, describe a product, score it, file the dossier."""

import io
import re
from collections.abc import Mapping
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

from saolang.dossiers.fields import Section, Type
from saolang.dossiers.form import sections_for
from saolang.law import finder, load
from tests.browser.pages import agree, heading, press, told
from tests.factories.producers import make_pdf

PASSWORD = "nuoc-mam-ba-bay-2026"
TYPED: Mapping[Type, str] = {
    Type.TEXT: "Ấp Mẫu 9",
    Type.LONG: "Ủ chượp cá cơm và muối trong thùng gỗ 12 tháng; 5 hộ cùng làm từ năm 2019.",
    Type.EMAIL: "nuocmam@example.vn",
    Type.DAY: "15/06/2019",
    Type.MONEY: "1.250.000.000",
    Type.COUNT: "5",
}


def sign_up(page: Page, *, name: str, username: str) -> None:
    """A new account; it belongs to nobody yet."""
    page.goto("/")
    page.get_by_role("link", name="Đăng nhập").first.click()
    page.get_by_role("link", name="đăng ký").click()
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label("Tên đăng nhập").fill(username)
    page.locator("#id_password1").fill(PASSWORD)
    page.locator("#id_password2").fill(PASSWORD)
    press(page, "Đăng ký")
    heading(page, name)


def register(page: Page, *, commune: str, firm: str, person: str) -> None:
    """The producer, found by its commune; the next page asks for the first product."""
    press(page, "Đăng ký chủ thể")
    _choose_commune(page, commune)
    page.get_by_label("Hộ gia đình có đăng ký kinh doanh").check()
    page.get_by_label("Tên chủ thể").fill(firm)
    page.get_by_label("Người đại diện").fill(person)
    page.get_by_label("Điện thoại").fill("0912 345 678")
    page.get_by_label("Địa chỉ").fill("Ấp Mẫu 9")
    press(page, "Đăng ký")
    told(page, "Đã đăng ký")


def add_product(page: Page, *, name: str, set_id: str) -> None:
    """Answer the questions until the set is found; it is made where the producer is."""
    for label in answers_to(set_id):
        page.get_by_role("link", name=label).first.click()
    page.get_by_role("link", name="Cùng xã với cơ sở của bạn").click()
    page.get_by_label("Tên sản phẩm").fill(name)
    page.get_by_label("Mô tả sản phẩm").fill("Nước mắm cá cơm ủ truyền thống, chai thủy tinh 500 ml.")
    press(page, "Thêm sản phẩm")
    told(page, "Đã thêm sản phẩm")


def answers_to(set_id: str, key: str | None = None) -> list[str]:
    """Labels of the answers that lead to a product set; [] when none of this branch do."""
    for choice in finder.question(load.product_set(set_id).regime, key).choices:
        if choice.set_id == set_id:
            return [choice.label]
        if choice.question and (rest := answers_to(set_id, choice.question)):
            return [choice.label, *rest]
    return []


def fill_forms(page: Page, kind: str = "first") -> None:
    """Mẫu số 01 and 02, page after page, from the dossier's list of parts."""
    sections = sections_for(kind)
    page.get_by_role("link", name=str(sections[0].title)).click()
    for section in sections[:-1]:
        _fill(page, section)
    expect(page).to_have_url(re.compile("/cham-diem/$"))


def fill_last_form(page: Page) -> None:
    """The plan, which stands after the self-score as in Mẫu số 02."""
    section = sections_for("first")[-1]
    page.get_by_role("link", name=str(section.title)).click()
    _fill(page, section)
    heading(page, "Kiểm tra lại")


def _fill(page: Page, section: Section) -> None:
    heading(page, str(section.title))
    for field in section.fields:
        box = page.locator(f"#id_{field.key}")
        if field.type == Type.TICK:
            box.check()
        elif field.type == Type.CHOICE:
            page.locator(f"[name={field.key}]").first.check()
        elif not box.input_value():
            box.fill(TYPED[field.type])
    press(page, "Lưu và sang phần tiếp")


def score(page: Page, options: Mapping[str, str]) -> None:
    """Every criterion on its page, in the order of the sheet; the first two get a paper."""
    press(page, "Chấm tiêu chí tiếp theo")
    for place, (key, option) in enumerate(options.items()):
        expect(page).to_have_url(re.compile(f"/cham-diem/{re.escape(key)}/"))
        page.locator(f'input[name=option][value="{option}"]').check()
        if place < 2:
            page.get_by_label("Mô tả").fill("12 hộ trong xã bán cá, 8 tấn mỗi năm.")
            _attach(page, *PAPERS[place]())
        press(page, "Lưu và ")
    heading(page, "Tự chấm điểm")


def _attach(page: Page, name: str, media_type: str, content: bytes) -> None:
    page.get_by_label("Chụp ảnh hoặc chọn tệp").set_input_files(
        {"name": name, "mimeType": media_type, "buffer": content}
    )
    press(page, "Thêm giấy tờ")
    expect(page.locator("#minh-chung").get_by_role("button", name="Bỏ ra")).to_be_visible()


def pdf() -> tuple[str, str, bytes]:
    """A contract as PDF."""
    return "hop-dong.pdf", "application/pdf", make_pdf().getvalue()


def jpeg() -> tuple[str, str, bytes]:
    """A photo as JPEG."""
    made = io.BytesIO()
    Image.new("RGB", (640, 480), "#7a5230").save(made, "JPEG")
    return "anh-chup.jpg", "image/jpeg", made.getvalue()


PAPERS: list[Any] = [pdf, jpeg]


def file_dossier(page: Page) -> None:
    """From the page that shows every answer to the receipt."""
    agree(page, "Nộp hồ sơ")
    heading(page, "Đã nộp hồ sơ")


def _choose_commune(page: Page, commune: str) -> None:
    page.get_by_label("Tên xã, phường hoặc đặc khu").fill(commune)
    press(page, "Tìm")
    page.get_by_role("list", name="Kết quả").get_by_role("link").first.click()
