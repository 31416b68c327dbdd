"""Plans on screens: every page opens, forms keep what was typed, each role sees its own."""

import uuid
import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from saolang.documents.write import write_docx
from saolang.programme import domain, queries
from saolang.programme.documents import plan_document
from saolang.programme.models import Difficulty, Plan, PlanReading, Target, Task
from tests.factories.programme import fill_plan, make_amount, make_beside, make_bureau, make_issued, make_plan

pytestmark = pytest.mark.django_db
SECTIONS = ("chi-tieu", "nhiem-vu", "kinh-phi", "phan-cong", "can-cu", "cap-duoi", "vuong-mac", "lich-su")


def post(client, name: str, /, *args, status: int = 302, **data):
    response = client.post(reverse(name, args=args), {"form_key": str(uuid.uuid4()), **data})
    assert response.status_code == status, response.content.decode()[:3000]
    return response


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())


def page(client, name: str, *args, **query) -> str:
    return text(client.get(reverse(name, args=args), query))


def test_an_officer_makes_a_plan_by_hand(client) -> None:
    bureau = make_bureau()
    client.force_login(bureau.office.account)
    assert "Chưa có kế hoạch nào" in page(client, "plans")
    values = {
        "title": "Kế hoạch OCOP năm 2027", "kind": "year", "year_from": "2027", "print_unit": "1000",
        "organisation": str(bureau.committee.uuid),
    }  # fmt: skip
    refused = text(post(client, "plan-new", status=200, **{**values, "year_to": "2020"}))
    assert "Năm cuối phải" in refused
    assert 'value="Kế hoạch OCOP năm 2027"' in refused
    post(client, "plan-new", **values)
    plan = Plan.objects.get()
    post(client, "plan-target-new", plan.uuid, text="Sản phẩm mới", operator="at_least", value="1.004", unit="sản phẩm")
    assert Target.objects.get().value == 1004
    wrong = text(
        post(client, "plan-target-new", plan.uuid, status=200, text="Sản phẩm", operator="at_least", value="1.5.00")
    )
    assert "Số chưa đúng" in wrong
    lead = f"{bureau.department.organisation.name}\r\nĐơn vị tư vấn"
    post(client, "plan-task-new", plan.uuid, title="Mở lớp", quarters=["1", "2"], lead=lead)
    task = Task.objects.get()
    assert task.due_on == date(2027, 6, 30)
    assert [party.organisation for party in task.parties.all()] == [bureau.department.organisation, None]
    post(client, "plan-fund-new", plan.uuid, group="budget", level="province", nature="recurrent")
    fund = plan.sources.get()
    line = {"content": "Mở lớp", "code": "1", "amount": "100.000.000", "fund": str(fund.uuid)}
    post(client, "plan-line-new", plan.uuid, **line, unit=str(bureau.commune.unit.uuid))
    rule = {"unit_kind": "xa", "text": "xã không được hỗ trợ từ nguồn này", "paper": "KH 05/KH-UBND"}
    post(client, "plan-fund-rule", plan.uuid, fund.uuid, **rule)
    assert "xã không được hỗ trợ" in page(client, "plan", plan.uuid)
    assert queries.budget_of(plan).total["need"] == 100_000_000
    post(client, "plan-duty-new", plan.uuid, organisation_text="Sở Y tế", text="Một\nHai")
    post(client, "plan-objective-new", plan.uuid, kind="general", text="Nâng cao thu nhập")
    post(client, "plan-citation-new", plan.uuid, kind="Quyết định", number="26/2026/QĐ-TTg", written_on="22/5/2026")
    for section in SECTIONS:
        page(client, "plan", plan.uuid, phan=section)
    post(client, "plan-remove", plan.uuid, "phan-cong", plan.duties.first().uuid)
    assert plan.duties.count() == 1
    response = post(client, "plan-submit", plan.uuid, version=plan.version)
    plan.refresh_from_db()
    assert response["Location"] == reverse("paper", args=[plan.paper.uuid])
    assert plan.state == "submitted"
    assert "Mở lớp" in page(client, "plan", plan.uuid, phan="nhiem-vu")


def test_a_stale_form_says_who_and_may_be_sent_again(client) -> None:
    bureau = make_bureau()
    plan = fill_plan(make_plan(bureau), by=bureau.office)
    target = plan.targets.first()
    domain.update_target(target, text="Người khác đã sửa", by=bureau.office)
    client.force_login(bureau.office.account)
    values = {"text": "Tôi sửa", "operator": "at_least", "value": "5"}
    refused = text(post(client, "plan-target", plan.uuid, target.uuid, status=200, version="1", **values))
    assert bureau.office.account.full_name in refused
    assert "Tôi sửa" in refused
    assert 'name="version" value="2"' in refused
    post(client, "plan-target", plan.uuid, target.uuid, version="2", **values)
    assert Target.objects.get(pk=target.pk).text == "Tôi sửa"


def test_ten_thousand_letters_nul_and_formulas(client) -> None:
    bureau = make_bureau()
    plan = make_plan(bureau)
    client.force_login(bureau.office.account)
    text(post(client, "plan-target-new", plan.uuid, status=200, text="x" * 10_000, operator="at_least"))
    post(client, "plan-target-new", plan.uuid, text="=cmd()|'/c calc'!A0", operator="at_least", value="4")
    post(client, "plan-target-new", plan.uuid, status=200, text="\0", operator="at_least")
    assert Target.objects.get().text.startswith("=cmd()")
    book = client.get(reverse("plan-file", args=[plan.uuid, "xlsx"]))
    sheet = zipfile.ZipFile(BytesIO(b"".join(book.streaming_content))).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "=cmd()" in sheet
    assert "<v>4.0000</v>" in sheet or "<v>4</v>" in sheet


@pytest.mark.parametrize(("suffix", "head"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")])
def test_a_plan_leaves_as_a_file(client, suffix: str, head: bytes) -> None:
    bureau = make_bureau()
    plan = make_issued(bureau)
    client.force_login(bureau.officer.account)
    response = client.get(reverse("plan-file", args=[plan.uuid, suffix]))
    assert b"".join(response.streaming_content).startswith(head)
    assert response["Cache-Control"] == "private, no-store"


def test_a_department_follows_its_tasks_and_raises_a_difficulty(client) -> None:
    bureau = make_bureau()
    plan = make_issued(bureau)
    task = plan.tasks.get(code="1.1")
    client.force_login(bureau.department.account)
    mine = page(client, "plan-my-tasks")
    assert "2 nhiệm vụ đã trễ hạn" in mine
    assert "Phân công của cơ quan" not in mine
    home = text(client.get(reverse("home")))
    assert "Tập huấn cán bộ xã" in home
    assert "?tre=1" in home
    assert "Tập huấn cán bộ xã" in page(client, "plan-my-tasks", tre="1")
    note = SimpleUploadedFile("anh.pdf", b"not a pdf")
    refused = text(post(client, "plan-task", task.uuid, status=200, text="Đã mở lớp", file=note))
    assert "Đã mở lớp" in refused
    post(client, "plan-task", task.uuid, text="Đã mở 2 lớp")
    post(client, "plan-task-move", task.uuid, "finish", version="2", on="20/03/2026", text="Xong sớm")
    task.refresh_from_db()
    assert (task.state, task.done_on, task.notes.count()) == ("done", date(2026, 3, 20), 2)
    assert "xong 1 trong 1 việc" in page(client, "plan", plan.uuid, phan="nhiem-vu")
    heading = page(client, "plan-task", task.parent.uuid)
    assert "Các việc bên trong" in heading
    assert "Báo đã xong" not in heading
    assert "Nêu vướng mắc" in heading
    post(client, "plan-difficulty-new", plan.uuid, title="Thiếu giảng viên", task=str(task.uuid))
    row = Difficulty.objects.get()
    client.force_login(bureau.office.account)
    assert "Thiếu giảng viên" in text(client.get(reverse("home")))
    wrong = text(post(client, "plan-difficulty-assign", row.uuid, status=200, to="Không có", version=row.version))
    assert "Không tìm thấy" in wrong
    post(client, "plan-difficulty-assign", row.uuid, to=bureau.commune.name, due_on="01/12/2026", version=row.version)
    client.force_login(bureau.officer.account)
    assert "Thiếu giảng viên" in text(client.get(reverse("home")))
    row.refresh_from_db()
    post(client, "plan-difficulty-answer", row.uuid, answer="Mời trường nghề", version=row.version)
    client.force_login(bureau.department.account)
    assert "Mời trường nghề" in page(client, "plan-difficulty", row.uuid)
    row.refresh_from_db()
    post(client, "plan-difficulty-end", row.uuid, version=row.version)
    assert "Không có vướng mắc nào" in page(client, "plan-difficulties")
    assert "Thiếu giảng viên" in page(client, "plan-difficulties", **{"tat-ca": "1"})
    post(client, "plan-own-programme", plan.uuid, document="KH 12/KH-SCT", programme="Khuyến công")
    assert "Khuyến công" in page(client, "plan", plan.uuid, phan="phan-cong")


def test_an_issued_paper_is_recorded_with_its_scan(client) -> None:
    bureau = make_bureau()
    plan = make_plan(bureau)
    duty = {"organisation_text": bureau.department.organisation.name, "text": "Chủ trì hội chợ"}
    client.force_login(bureau.office.account)
    post(client, "plan-duty-new", plan.uuid, **duty)
    values = {"number_text": "12/KH-UBND", "issued_on": "20/11/2026", "version": plan.version}
    broken = SimpleUploadedFile("quét.pdf", b"%PDF-1.7 cut")
    refused = text(post(client, "plan-record", plan.uuid, status=200, **values, scan=broken))
    assert "bị hỏng" in refused
    future = text(post(client, "plan-record", plan.uuid, status=200, **{**values, "issued_on": "01/01/2027"}))
    assert "tương lai" in future
    scan = SimpleUploadedFile("quét.docx", write_docx(plan_document(plan)))
    post(client, "plan-record", plan.uuid, **values, scan=scan)
    plan.refresh_from_db()
    assert (plan.state, plan.number_text, plan.source_name) == ("issued", "12/KH-UBND", "quét.docx")
    client.force_login(bureau.department.account)
    assert "Chủ trì hội chợ" in page(client, "plan-my-tasks")
    assert "12/KH-UBND" in text(client.get(reverse("search"), {"tim": "ke hoach chuong trinh"}))


def test_the_accountant_enters_spending(client) -> None:
    bureau = make_bureau()
    plan = make_issued(bureau)
    line = plan.lines.get(code="1.1")
    client.force_login(bureau.accountant.account)
    page(client, "plan-line", plan.uuid, line.uuid)
    refused = text(post(client, "plan-line", plan.uuid, line.uuid, status=200, stage="disbursed", amount="1.5.00"))
    assert "Số chưa đúng" in refused
    refused = text(post(client, "plan-line", plan.uuid, line.uuid, status=200, stage="disbursed", amount="5"))
    assert "Hãy ghi nội dung này" in refused
    post(client, "plan-line", plan.uuid, line.uuid, stage="disbursed", amount="50.000.000", paper="UNC 12")
    shown = page(client, "plan", plan.uuid, phan="kinh-phi")
    assert "50.000" in shown
    assert "16,7 %" in shown
    entry = line.entries.get(stage="disbursed")
    post(client, "plan-entry-cancel", plan.uuid, entry.uuid, reason="Nhầm")
    assert "Đã hủy" in page(client, "plan-line", plan.uuid, line.uuid)
    assert client.get(reverse("plan-target-new", args=[plan.uuid])).status_code == 403


def test_a_file_is_read_looked_at_and_accepted(client) -> None:
    bureau = make_bureau()
    source = fill_plan(make_plan(bureau), by=bureau.office)
    data = write_docx(plan_document(source))
    client.force_login(bureau.office.account)
    file = SimpleUploadedFile("kế hoạch.docx", data)
    post(client, "plan-upload", file=file, organisation=str(bureau.committee.uuid), year="2026")
    row = PlanReading.objects.get()
    shown = page(client, "plan-reading", row.uuid)
    line = next(item for item in row.proposal["rows"] if item["kind"] == "line")
    assert f'id="dong-{line["line"]}"' in shown
    assert f'href="#dong-{line["line"]}"' in shown
    assert "kế hoạch.docx" in page(client, "plans")
    sent = {"version": row.version, "title": "Kế hoạch đọc được", "kind": "year", "year_from": "2026", "stage": "need"}
    sent |= {f"{item['id']}:seen": "1" for item in row.proposal["rows"]}
    sent |= {f"{item['id']}:take": "1" for item in row.proposal["rows"]}
    wrong = text(
        post(client, "plan-reading", row.uuid, status=200, **sent, **{f"{line['id']}:amount": "1.5.00"}, unit="1000")
    )
    assert "Số chưa đúng" in wrong
    assert 'value="1.5.00"' in wrong
    assert Plan.objects.count() == 1
    stale = {**sent, "version": "0", f"{line['id']}:amount": "777"}
    kept = text(post(client, "plan-reading", row.uuid, status=200, **stale, unit="1000"))
    assert bureau.office.account.full_name in kept
    assert 'value="777"' in kept
    response = post(client, "plan-reading", row.uuid, **sent, unit="1000", nhan="1")
    made = Plan.objects.get(title="Kế hoạch đọc được")
    assert response["Location"] == reverse("plan", args=[made.uuid])
    assert made.state == "draft"
    assert queries.budget_of(made).total["need"] == 300_000_000
    assert "kế hoạch.docx" in page(client, "plan", made.uuid)
    source_file = client.get(reverse("plan-source-file", args=[made.uuid]))
    assert b"".join(source_file.streaming_content) == data
    source_file.close()


TRAINING = """KẾ HOẠCH
Tổ chức tập huấn Chương trình OCOP năm 2026
I. KẾT QUẢ
Năm 2025, xã Bình An có 01 sản phẩm đạt 3 sao: Mật ong rừng của Hợp tác xã Bình An
II. NỘI DUNG
1. Tập huấn xây dựng phương án
Số lượng: 03 lớp, mỗi lớp 35 học viên, thời gian 02 ngày/lớp
"""


def test_a_training_plan_asks_only_what_there_is_to_ask(client) -> None:
    bureau = make_bureau()
    client.force_login(bureau.office.account)
    file = SimpleUploadedFile("tập huấn.txt", TRAINING.encode())
    post(client, "plan-upload", file=file, organisation=str(bureau.committee.uuid))
    row = PlanReading.objects.get()
    shown = page(client, "plan-reading", row.uuid)
    assert "Văn bản không nêu địa danh nào" in shown
    assert '<option value="training" selected>' in shown
    assert "Đơn vị tính của bảng kinh phí" not in shown
    assert "Tôi xác nhận đây là kế hoạch của đơn vị tôi" not in shown
    assert "Sản phẩm nêu trong văn bản (1)" in shown
    sent = {f"{item['id']}:{name}": "1" for item in row.proposal["rows"] for name in ("seen", "take")}
    values = {"version": row.version, "title": "Kế hoạch tập huấn", "kind": "training", "year_from": "2026"}
    post(client, "plan-reading", row.uuid, **sent, **values, nhan="1")
    task = Plan.objects.get().tasks.get()
    assert (task.title, task.source_line) == ("Tập huấn xây dựng phương án", 6)
    assert task.content == "3 lớp, mỗi lớp 35 học viên, mỗi lớp 2 ngày."


def test_a_broken_file_says_what_to_do(client) -> None:
    bureau = make_bureau()
    client.force_login(bureau.office.account)
    for data in (b"\xd0\xcf\x11\xe0old", b"PK\x03\x04", b"%PDF-1.7 cut", b"\x89PNG\r\n\x1a\n"):
        file = SimpleUploadedFile("kế hoạch.docx", data)
        shown = text(post(client, "plan-upload", status=200, file=file, organisation=str(bureau.committee.uuid)))
        assert 'class="error' in shown or "data-focus" in shown
    assert not PlanReading.objects.exists()


def test_lists_take_the_same_number_of_queries(client) -> None:
    bureau = make_bureau()
    client.force_login(bureau.office.account)
    names = ("plans", "plan-my-tasks", "plan-difficulties", "plan-documents")
    counts: dict[str, list[int]] = {name: [] for name in names}
    own = bureau.office.organisation
    for repeat in range(3):
        plan = make_issued(bureau, lead=own)
        domain.raise_difficulty(plan, title=f"Vướng {repeat}", by=bureau.office)
        if repeat == 1:
            continue
        for name in names:
            with CaptureQueriesContext(
                connection,
            ) as captured:
                page(client, name)
            counts[name].append(len(captured))
    assert all(first == last for first, last in counts.values()), counts


def test_sections_take_the_same_number_of_queries_for_more_rows(client) -> None:
    bureau = make_bureau()
    plan = fill_plan(make_plan(bureau), by=bureau.office)
    client.force_login(bureau.office.account)

    def counted() -> list[int]:
        found = []
        for section in SECTIONS:
            with CaptureQueriesContext(connection) as captured:
                page(client, "plan", plan.uuid, phan=section)
            found.append(len(captured))
        return found

    before = counted()
    for number in range(3):
        domain.add_target(plan, text=f"Thêm {number}", by=bureau.office)
        domain.add_task(plan, title=f"Thêm {number}", parties=[domain.Party("lead", "Sở")], by=bureau.office)
        make_amount(domain.add_line(plan, content=f"Thêm {number}", by=bureau.office), 5, by=bureau.office)
        domain.add_duty(plan, organisation_text=f"Sở {number}", text="Việc", by=bureau.office)
        domain.cite(plan, kind="Quyết định", number=f"{number}/QĐ-TTg", by=bureau.office)
    make_beside(plan, 7, by=bureau.office)
    assert [after - then for after, then in zip(counted(), before, strict=True)] in (
        [0] * len(SECTIONS), [0, 0, 1, 0, 0, 0, 0, 0],
    )  # fmt: skip


def test_versions_are_compared_and_lower_plans_added(client) -> None:
    bureau = make_bureau()
    old = make_issued(bureau)
    client.force_login(bureau.office.account)
    post(client, "plan-amend", old.uuid)
    new = Plan.objects.get(amends=old)
    target = new.targets.first()
    domain.update_target(target, text=target.text, indicator=target.indicator, value=9, by=bureau.office)
    shown = page(client, "plan-compare", new.uuid, old.uuid)
    assert "ít nhất 9" in shown
    assert "ít nhất 4" in shown
    assert "Giữ nguyên" in page(client, "plan-compare", new.uuid, old.uuid, **{"tat-ca": "1"})
    lower = make_plan(bureau, organisation=bureau.commune, by=bureau.officer)
    make_amount(domain.add_line(lower, content="Hỗ trợ", by=bureau.officer), 10_000_000, by=bureau.officer)
    domain.record_issued(lower, issued_on=date(2026, 2, 1), by=bureau.officer)
    assert "10.000" not in page(client, "plan", old.uuid, phan="cap-duoi")
    client.force_login(bureau.officer.account)
    post(client, "plan-parent", lower.uuid, parent=str(old.uuid))
    client.force_login(bureau.office.account)
    assert "10.000" in page(client, "plan", old.uuid, phan="cap-duoi")
    counted = old.targets.first()
    assert "Chưa có gì để đếm" in page(client, "plan-target-rows", old.uuid, counted.uuid)
    document = old.citations.get().document
    page(client, "plan-document", document.uuid)
    post(client, "plan-document-edit", document.uuid, version="1", in_force_to="31/12/2025", ended_by="QĐ mới")
    assert "hết hiệu lực sau ngày 31/12/2025" in page(client, "plan", old.uuid, phan="can-cu")


def test_only_plans_that_stand_above_are_offered(client) -> None:
    bureau = make_bureau()
    plan = make_issued(bureau)
    client.force_login(bureau.office.account)
    assert "Gắn với kế hoạch cấp trên" not in page(client, "plan", plan.uuid)
    lower = make_issued(bureau, organisation=bureau.commune, by=bureau.officer)
    client.force_login(bureau.officer.account)
    assert plan.title in page(client, "plan-new")
    assert "Gắn với kế hoạch cấp trên" in page(client, "plan", lower.uuid)


def test_other_years_of_the_agency_can_be_compared(client) -> None:
    bureau = make_bureau()
    plan, last = make_issued(bureau), make_issued(bureau, year_from=2025)
    client.force_login(bureau.office.account)
    assert reverse("plan-compare", args=[plan.uuid, last.uuid]) in page(client, "plan", plan.uuid, phan="lich-su")
    assert "ít nhất 4" in page(client, "plan-compare", plan.uuid, last.uuid, **{"tat-ca": "1"})


def test_a_plan_whose_number_is_not_known_says_so(client) -> None:
    bureau = make_bureau()
    plan = domain.record_issued(make_plan(bureau), issued_on=None, by=bureau.office)
    client.force_login(bureau.office.account)
    assert "Đã ban hành, chưa rõ số" in page(client, "plans")
    assert "Đã ban hành, chưa rõ số" in page(client, "plan", plan.uuid)


def test_nobody_opens_a_plan_of_another_province(client) -> None:
    bureau, other = make_bureau(), make_bureau()
    plan = make_issued(bureau)
    row = domain.raise_difficulty(plan, title="Vướng", by=bureau.department)
    for person in (other.office, other.officer, other.department, other.accountant, bureau.clerk):
        client.force_login(person.account)
        for name, args in (
            ("plan", [plan.uuid]), ("plan-file", [plan.uuid, "docx"]), ("plan-difficulty", [row.uuid]),
            ("plan-task", [plan.tasks.first().uuid]), ("plan-line", [plan.uuid, plan.lines.first().uuid]),
        ):  # fmt: skip
            assert client.get(reverse(name, args=args)).status_code in (403, 404), (person, name)
