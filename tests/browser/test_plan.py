"""A plan in the browser: file → reading beside its source → plan → progress → the next DOCX."""

import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from saolang.documents.forms.common import Issuing
from saolang.documents.forms.plan import PlanData, PlanMoney, PlanTask, build
from saolang.documents.model import Signature
from saolang.documents.write import write_docx
from tests.browser.conftest import DESKTOP, Open
from tests.browser.pages import agree, heading, press, told

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
AGENCY = "Sở Công Thương tỉnh Sao Mai"


def make_file(folder: Path) -> Path:
    """A plan of the invented province as its office would write it in Word."""
    facts = (("Thời gian", "quý I – II năm 2026"), ("Cơ quan chủ trì", AGENCY))
    document = build(
        PlanData(
            issuing=Issuing(issuer="ỦY BAN NHÂN DÂN\nTỈNH SAO MAI", symbol="KH-UBND", signer=Signature("CHỦ TỊCH")),
            title="Thực hiện Chương trình OCOP tỉnh Sao Mai năm 2026",
            opening="Ủy ban nhân dân tỉnh Sao Mai ban hành Kế hoạch với các nội dung như sau:",
            bases=("Căn cứ Quyết định số 26/2026/QĐ-TTg ngày 22/5/2026 của Thủ tướng Chính phủ",),
            targets=("Có ít nhất 14 sản phẩm tiềm năng tham gia đánh giá trong năm 2026",),
            tasks=(PlanTask(code="1", title="Tổ chức tập huấn cho cán bộ cấp xã", facts=facts),),
            money_unit="Đơn vị tính: 1.000 đồng",
            money=(PlanMoney(code="1", content="Tập huấn", amount="210.500", explanation="04 lớp"),),
            money_total="210.500",
            duties=((AGENCY, ("Chủ trì các lớp tập huấn.",)),),
            closing="Trên đây là Kế hoạch thực hiện Chương trình OCOP năm 2026",
        )
    )
    path = folder / "kế hoạch 2026.docx"
    path.write_bytes(write_docx(document))
    return path


def test_a_word_file_becomes_a_living_plan_and_a_word_file_again(open_page: Open, tmp_path: Path) -> None:
    page = open_page("ocop.tinh", size=DESKTOP)
    page.goto("/co-quan/ke-hoach/")
    press(page, "Đọc từ tệp")
    page.get_by_label("Tệp kế hoạch").set_input_files(make_file(tmp_path))
    page.get_by_label("Năm").fill("2026")
    press(page, "Đọc tệp")
    told(page, "Đã đọc tệp")

    target = page.locator("fieldset.item").filter(has_text="14 sản phẩm").first
    target.get_by_role("link", name=re.compile("^dòng")).click()
    expect(page.locator(".source li.marked")).to_contain_text("14 sản phẩm")
    target.get_by_text("Sửa", exact=False).first.click()
    target.get_by_label("Số", exact=True).fill("15")
    page.get_by_label("Tên kế hoạch").fill("Kế hoạch thử của trình duyệt năm 2026")
    agree(page, "Nhận thành kế hoạch")
    told(page, "Đã nhận thành kế hoạch")
    heading(page, "Kế hoạch thử của trình duyệt năm 2026")
    expect(page.get_by_role("main")).to_contain_text("ít nhất 15")

    press(page, "Ghi nhận đã ban hành")
    page.get_by_label("Số và ký hiệu").fill("77/KH-UBND")
    page.get_by_label("Ngày ban hành").fill("20/11/2026")
    agree(page, "Ghi nhận")
    told(page, "Kế hoạch đã có hiệu lực")
    plan = page.url

    officer = open_page("so.congthuong", size=DESKTOP)
    officer.goto("/co-quan/ke-hoach/viec/")
    officer.get_by_role("link", name="Tổ chức tập huấn cho cán bộ cấp xã").first.click()
    officer.get_by_label("Đã làm được gì").fill("Đã mở 4 lớp cho 210 cán bộ.")
    press(officer, "Ghi tiến độ")
    told(officer, "Đã ghi tiến độ")

    page.goto(f"{plan.partition('?')[0]}?phan=nhiem-vu")
    expect(page.get_by_role("main")).to_contain_text("Trễ hạn")
    with page.expect_download() as waiting:
        press(page, "Tải DOCX")
    words = "\n".join(line.text for line in docx.Document(str(waiting.value.path())).paragraphs)
    assert "Tổ chức tập huấn cho cán bộ cấp xã" in words
    assert "Số: 77/KH-UBND" in "\n".join(
        cell.text for table in docx.Document(str(waiting.value.path())).tables for cell in table._cells
    )
