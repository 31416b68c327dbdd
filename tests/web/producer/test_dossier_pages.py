"""Pages of a dossier: every page opens, saves itself, keeps what was typed, files once."""

import io
import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from saolang.core.models import FormKey
from saolang.dossiers.domain.draft import save_form
from saolang.dossiers.models import Dossier, PaperUse, SelfMark
from saolang.people.enums import Role
from tests.dossiers.test_submit import make_request
from tests.factories.dossiers import make_filled, make_place, make_submitted
from tests.factories.people import make_member
from tests.factories.producers import (
    make_paper_version,
    make_pdf,
    make_producer,
    make_producer_member,
    make_product,
    member_of,
)

pytestmark = pytest.mark.django_db
PAGES = [
    ("dossier", ()),
    ("dossier-missing", ()),
    ("dossier-withdraw", ()),
    ("dossier-criteria", ()),
    ("dossier-criterion", ("1.1",)),
    ("dossier-criterion", ("3.1",)),
    ("dossier-check", ()),
    *(("dossier-section", (key,)) for key in ("producer", "representative", "product", "history", "results", "plan")),
]


def upload(content: bytes, name: str = "giay.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


@pytest.mark.parametrize(("name", "rest"), PAGES)
def test_pages_of_a_draft_open_with_their_words(mine, draft, name, rest):
    response = mine.get(name, draft.uuid, *rest)
    assert response.status_code == 200
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize(("name", "rest"), PAGES)
def test_pages_of_others_are_not_found(browse, draft, name, rest):
    assert browse(make_producer_member()).get(name, draft.uuid, *rest).status_code == 404


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.OCOP_OFFICE, Role.MINISTRY_OFFICE])
def test_other_roles_are_turned_away_with_a_sentence(browse, role):
    dossier = make_submitted()
    response = browse(make_member(role)).get("dossier", dossier.uuid)
    assert response.status_code == 403
    assert "vai trò khác" in response.content.decode()


def test_unknown_section_and_criterion_are_not_found(mine, draft):
    assert mine.get("dossier-section", draft.uuid, "khong-co").status_code == 404
    assert mine.get("dossier-section", draft.uuid, "changes").status_code == 404
    assert mine.get("dossier-criterion", draft.uuid, "9.9").status_code == 404


def test_start_from_the_product(browse):
    product = make_product(make_producer(unit=make_place()))
    mine = browse(member_of(product.producer))
    assert mine.get("dossier-start", product.uuid).status_code == 200
    response = mine.send("dossier-start", product.uuid)
    dossier = Dossier.objects.get()
    assert response["Location"].endswith(f"/{dossier.uuid}/")
    assert mine.get("dossier-start", product.uuid)["Location"].endswith(f"/{dossier.uuid}/")


def test_start_in_a_commune_that_is_not_here_says_what_to_do(browse):
    product = make_product()
    mine = browse(member_of(product.producer))
    response = mine.client.post(f"/chu-the/ho-so/lap/{product.uuid}/", {"form_key": uuid.uuid4()}, follow=True)
    assert "chưa dùng hệ thống" in response.content.decode()


def test_section_saves_and_goes_on(mine, draft):
    response = mine.send(
        "dossier-section",
        draft.uuid,
        "results",
        version=draft.version,
        materials="Cá cơm trong xã",
        revenue_last="1.250.000.000",
    )
    draft.refresh_from_db()
    assert draft.form["results"]["revenue_last"] == 1_250_000_000
    assert response["Location"].endswith("/cham-diem/")


def test_empty_section_is_no_error_of_a_draft(mine, draft):
    assert mine.send("dossier-section", draft.uuid, "plan", version=draft.version).status_code == 302


@pytest.mark.parametrize(
    ("section", "field", "typed", "words"),
    [
        ("results", "materials", "a" * 10_001, "10000"),
        ("results", "revenue_last", "1.5", "Số chưa đúng"),
        ("representative", "founded_on", "31/02/2020", "Ngày chưa đúng"),
        ("representative", "founded_on", "01/01/2030", "chưa tới"),
        ("producer", "email", "khong", "email"),
    ],
)
def test_wrong_value_stands_at_its_field_and_stays_typed(mine, draft, section, field, typed, words):
    response = mine.send("dossier-section", draft.uuid, section, version=draft.version, **{field: typed})
    page = response.content.decode()
    assert response.status_code == 200
    assert "error-summary" in page
    assert words.lower() in page.lower()
    assert typed[:9] in page
    assert not FormKey.objects.exists()


def test_nul_is_taken_out_of_pasted_text(mine, draft):
    assert mine.send("dossier-section", draft.uuid, "plan", version=1, plan_product="có\x00 thật").status_code == 302
    assert Dossier.objects.get().form["plan"]["plan_product"] == "có thật"


def test_changed_in_another_window_keeps_the_typed_text_and_can_be_sent_again(mine, draft):
    old = draft.version
    save_form(draft, "plan", values={"plan_product": "Lời của cửa sổ kia"}, by=mine.by)
    response = mine.send("dossier-section", draft.uuid, "plan", version=old, plan_product="Lời của tôi")
    page = response.content.decode()
    assert "đã sửa nội dung này" in page
    assert "Lời của tôi" in page
    assert f'name="version" value="{draft.version}"' in page
    mine.send("dossier-section", draft.uuid, "plan", version=draft.version, plan_product="Lời của tôi")
    assert Dossier.objects.get().form["plan"]["plan_product"] == "Lời của tôi"


def test_page_saves_itself_and_gives_the_new_version(mine, draft):
    response = mine.send("dossier-section-save", draft.uuid, "plan", version=draft.version, plan_product="Một")
    draft.refresh_from_db()
    assert draft.form["plan"]["plan_product"] == "Một"
    assert f'value="{draft.version}"' in response.content.decode()
    assert mine.send("dossier-section-save", draft.uuid, "plan", version=1, plan_product="Hai").status_code == 409
    wrong = mine.send("dossier-section-save", draft.uuid, "representative", version=draft.version, founded_on="x")
    assert wrong.status_code == 422


def test_button_pressed_while_the_page_saves_itself_loses_nothing(mine, draft):
    old = draft.version
    mine.send("dossier-section-save", draft.uuid, "plan", version=old, plan_product="Một")
    assert mine.send("dossier-section", draft.uuid, "plan", version=old, plan_product="Một").status_code == 302


# --- Scores and evidence -----------------------------------------------------------------------------------------


def test_criterion_goes_to_the_next_and_moves_the_total(mine, draft):
    response = mine.send("dossier-criterion", draft.uuid, "1.1", version=draft.version, option="c", description="Có")
    assert response["Location"].endswith("/cham-diem/1.2/")
    assert "<strong>5 điểm</strong>" in mine.get("dossier-criterion", draft.uuid, "1.2").content.decode()


def test_criterion_saves_itself_with_the_same_bar_as_the_page(mine, draft):
    saved = mine.send("dossier-criterion-save", draft.uuid, "1.1", version=draft.version, option="c").content.decode()
    page = mine.get("dossier-criterion", draft.uuid, "1.1").content.decode()
    assert 'hx-swap-oob="true"' in saved
    assert "<strong>5 điểm</strong>" in saved
    assert "<strong>5 điểm</strong>" in page


@pytest.mark.parametrize("name", ["dossier-criterion", "dossier-criterion-save"])
def test_option_that_is_not_in_the_sheet_is_refused(mine, draft, name):
    response = mine.send(name, draft.uuid, "1.1", version=draft.version, option="zz", description="Giữ lại")
    assert response.status_code in (200, 422)
    if response.status_code == 200:
        assert "không có trong phiếu" in response.content.decode()
        assert "Giữ lại" in response.content.decode()
    assert not SelfMark.objects.exists()


def test_upload_with_the_choice_of_the_same_page(mine, draft):
    response = mine.send(
        "dossier-criterion",
        draft.uuid,
        "3.5",
        version=draft.version,
        option="b",
        description="Có nhãn hiệu",
        do="keep",
        kind="intellectual_property",
        expires_on="12/10/2030",
        file=upload(make_pdf().getvalue(), "Nhãn hiệu.pdf"),
    )
    assert response["Location"].endswith("#minh-chung")
    use = PaperUse.objects.get()
    assert (use.criterion, use.version.original_name) == ("3.5", "Nhãn hiệu.pdf")
    assert use.version.paper.expires_on == date(2030, 10, 12)
    assert SelfMark.objects.get().description == "Có nhãn hiệu"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "0 byte"),
        (b"<html><script>alert(1)</script></html>", "nội dung khác"),
        (make_pdf("cắt").getvalue()[:300], "tải lên chưa hết"),
    ],
)
def test_refused_upload_says_so_at_the_field_and_keeps_the_rest(mine, draft, content, words):
    response = mine.send(
        "dossier-criterion",
        draft.uuid,
        "1.1",
        version=draft.version,
        option="b",
        description="Lời đã gõ",
        file=upload(content),
    )
    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert "id_file_error" in page
    assert "Lời đã gõ" in page
    assert not PaperUse.objects.exists()


def test_sixty_megabytes_are_refused(mine, draft, settings):
    settings.EVIDENCE_MAX_BYTES = 1024
    response = mine.send(
        "dossier-criterion", draft.uuid, "1.1", version=1, option="", file=upload(b"%PDF-" + b"0" * 2000)
    )
    assert "nặng hơn" in response.content.decode()


def test_paper_of_the_vault_is_chosen_and_taken_out(mine, draft):
    version = make_paper_version(draft.product.producer)
    foreign = make_paper_version(make_producer())
    assert "Lấy từ kho giấy tờ" in mine.get("dossier-criterion", draft.uuid, "3.1").content.decode()
    mine.send(
        "dossier-criterion", draft.uuid, "3.1", version=draft.version, option="", vault=str(version.uuid), do="keep"
    )
    assert PaperUse.objects.get().version == version
    mine.send("dossier-criterion", draft.uuid, "3.1", version=draft.version, option="", vault=str(foreign.uuid))
    assert PaperUse.objects.count() == 1
    mine.send("dossier-criterion", draft.uuid, "3.1", version=draft.version, option="", drop=str(version.uuid))
    assert not PaperUse.objects.exists()


# --- Filing --------------------------------------------------------------------------------------------------------


def test_check_page_blocks_an_unfilled_form(mine, draft):
    page = mine.get("dossier-check", draft.uuid).content.decode()
    assert "Chưa nộp được" in page
    assert "Phải có" in page
    refused = mine.send("dossier-check", draft.uuid, version=draft.version).content.decode()
    assert "mục bắt buộc chưa ghi" in refused


def test_file_receipt_and_papers(mine, filled):
    page = mine.get("dossier-check", filled.uuid).content.decode()
    assert "Sau khi nộp bạn không sửa được nữa" in page
    response = mine.send("dossier-check", filled.uuid, version=filled.version)
    assert response["Location"].endswith("/da-nop/")
    receipt = mine.get("dossier-receipt", filled.uuid).content.decode()
    assert filled.submissions.get().sha256 in receipt
    assert "14/12/2026" in receipt
    for paper in ("mau-01", "mau-02", "xac-nhan"):
        answer = mine.get("dossier-paper", filled.uuid, paper, "pdf")
        assert answer.content.startswith(b"%PDF-")
        assert "attachment" in answer["Content-Disposition"]
    assert mine.get("dossier-paper", filled.uuid, "mau-01", "docx").content.startswith(b"PK")
    assert "Đường đi của hồ sơ" in mine.get("dossier", filled.uuid).content.decode()


def test_double_click_files_once_and_shows_the_first_result(mine, filled):
    key = uuid.uuid4()
    first = mine.send("dossier-check", filled.uuid, version=filled.version, form_key=key)
    second = mine.send("dossier-check", filled.uuid, version=filled.version, form_key=key)
    assert first["Location"] == second["Location"]
    assert filled.submissions.count() == 1


def test_page_without_key_files_nothing(mine, filled):
    assert mine.send("dossier-check", filled.uuid, version=filled.version, form_key="").status_code == 302
    assert not filled.submissions.exists()


@pytest.mark.parametrize(
    "name", ["dossier-section", "dossier-criterion", "dossier-section-save", "dossier-criterion-save"]
)
def test_forged_change_of_a_filed_dossier_is_refused(browse, name):
    dossier = make_submitted()
    mine = browse(member_of(dossier.product.producer))
    place = "plan" if "section" in name else "1.1"
    data = {"plan_product": "Sửa lén", "option": "a", "description": "", "version": dossier.version}
    response = mine.send(name, dossier.uuid, place, **data)
    assert response.status_code in (200, 409)
    dossier.refresh_from_db()
    assert dossier.form["plan"]["plan_product"] != "Sửa lén"
    assert SelfMark.objects.get(dossier=dossier, criterion="1.1").option == "c"


def test_second_filing_and_filing_by_an_adviser_are_refused(browse):
    dossier = make_submitted()
    mine = browse(member_of(dossier.product.producer))
    assert "không làm được" in mine.send("dossier-check", dossier.uuid, version=dossier.version).content.decode()
    assert dossier.submissions.count() == 1


def test_receipt_of_the_commune_is_for_the_producer_too(browse):
    from saolang.dossiers.domain.commune import receive_dossier

    dossier = make_submitted()
    receive_dossier(dossier, received_on=date(2026, 11, 22), by=make_member(Role.COMMUNE_OFFICER, dossier.commune))
    mine = browse(member_of(dossier.product.producer))
    page = mine.get("dossier", dossier.uuid).content.decode()
    assert dossier.receipts.get().number_text in page
    assert mine.get("dossier-receipt-paper", dossier.uuid, "commune").content.startswith(b"%PDF-")
    assert mine.get("dossier-receipt-paper", dossier.uuid, "province").status_code == 404


def test_receipt_of_a_draft_is_not_found(mine, draft):
    assert mine.get("dossier-receipt", draft.uuid).status_code == 404
    assert mine.get("dossier-paper", draft.uuid, "xac-nhan", "pdf").status_code == 404
    assert mine.get("dossier-paper", draft.uuid, "mau-01", "pdf").status_code == 200


def test_withdraw_with_its_reason(mine, filled):
    response = mine.send("dossier-withdraw", filled.uuid, version=filled.version, note="Bận")
    assert response.status_code == 302
    filled.refresh_from_db()
    assert (filled.state, filled.close_note) == ("closed", "Bận")
    assert "Chủ thể rút hồ sơ" in mine.get("dossier", filled.uuid).content.decode()


def test_answer_a_completion_request(browse):
    dossier = make_submitted()
    request = make_request(dossier)
    mine = browse(member_of(dossier.product.producer))
    assert "Trả lời yêu cầu" in mine.get("dossier", dossier.uuid).content.decode()
    assert mine.get("dossier-answer", request.uuid).status_code == 200
    kept = {"answer-1": "Đã thêm", "version": request.version}
    mine.send("dossier-answer", request.uuid, **kept, do="keep")
    refused = mine.send("dossier-answer", request.uuid, **kept).content.decode()
    assert "Hãy trả lời mục" in refused
    assert "Đã thêm" in refused
    mine.send("dossier-answer", request.uuid, **kept, **{"answer-2": "Danh sách mới"})
    assert dossier.submissions.count() == 2
    assert "Danh sách mới" in mine.get("dossier-answer", request.uuid).content.decode()
    assert browse(make_producer_member()).get("dossier-answer", request.uuid).status_code == 404


def test_draft_request_of_the_commune_is_not_seen(browse):
    dossier = make_submitted()
    request = make_request(dossier)
    type(request).objects.update(state="draft")
    assert browse(member_of(dossier.product.producer)).get("dossier-answer", request.uuid).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_number_of_queries(browse, django_assert_max_num_queries, rows):
    dossier = make_submitted()
    for _row in range(rows - 1):
        make_filled(make_product(dossier.product.producer))
    mine = browse(member_of(dossier.product.producer))
    mine.get("dossier-list")
    with django_assert_max_num_queries(8):
        page = mine.get("dossier-list", query="?tim=nuoc mam").content.decode()
    assert page.count("<h2") == rows


def test_empty_list_says_what_to_do(browse):
    mine = browse(make_producer_member())
    assert "Bạn chưa lập hồ sơ nào" in mine.get("dossier-list").content.decode()
    assert "Không có hồ sơ nào khớp" in mine.get("dossier-list", query="?tim=xyz").content.decode()


def test_upload_is_read_from_the_device_without_its_name(mine, draft):
    picture = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (30, 30), "red").save(picture, "PNG")
    mine.send(
        "dossier-criterion",
        draft.uuid,
        "1.1",
        version=draft.version,
        option="",
        file=upload(picture.getvalue(), "a.pdf"),
    )
    assert PaperUse.objects.get().version.file.media_type == "image/png"
