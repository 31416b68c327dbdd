"""What a visitor of the demonstration finds; nothing is made up about real producers."""

import io
import json
import zipfile
from datetime import date

import pikepdf
import pytest
from django.contrib.auth import authenticate
from django.test import Client

from saolang.certificates.models import Certificate
from saolang.certificates.state import Kind as CertificateKind
from saolang.certificates.state import state_on
from saolang.cli import main
from saolang.core import clock, events, files
from saolang.core.models import EventAnchor
from saolang.councils.enums import CouncilState
from saolang.councils.models import Council, Result
from saolang.demo import register
from saolang.demo.points import PLANS
from saolang.dossiers.enums import CloseReason, State, StepState
from saolang.dossiers.models import CompletionRequest, Dossier
from saolang.papers import domain as papers
from saolang.papers.models import NumberEntry, OfficialPaper, PaperState
from saolang.people.enums import MINISTRY_KINDS, Role
from saolang.people.models import Account, AdviserTerm, Membership, Organisation
from saolang.producers.models import PaperVersion, Producer, ProducerState, Product
from saolang.programme.models import Plan
from saolang.programme.queries import targets_of
from saolang.viet.workdays import working_days_between
from tests.demo.conftest import PASSWORD
from tests.documents.reading import pdf_pages, squeezed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("logins"), pytest.mark.xdist_group("demo")]
MARK = "DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


def dossier(name: str) -> Dossier:
    return Dossier.objects.filter(product__name=name).order_by("id")[0]


def open_step(name: str) -> object:
    return dossier(name).steps.get(state=StepState.OPEN)


def test_the_road_is_shown_at_many_points() -> None:
    assert dossier("Mật ong hoa tràm Bến Mẫu").state == State.DRAFT
    assert 10 <= dossier("Mật ong hoa tràm Bến Mẫu").marks.count() <= 20
    assert dossier("Bánh tráng mè Bến Mẫu").state == State.SUBMITTED
    assert dossier("Trà hoa nhài Bến Mẫu").completion_requests.get().state == CompletionRequest.State.SENT
    report = OfficialPaper.objects.get(uuid=dossier("Giỏ cói Bến Mẫu").assessment.report)
    assert report.state == PaperState.ISSUED
    assert dossier("Giỏ cói Bến Mẫu").assessment.proposal is None
    assert open_step("Cà phê rang xay Đồi Mẫu").key == "province-check"
    assert Council.objects.filter(state=CouncilState.SCORING, round__is_consultation=False).count() == 1
    assert {result.star for result in Result.objects.all()} == {2, 3, 4, 5}
    assert dossier("Mắm cá linh Bến Mẫu").close_reason == CloseReason.NOT_RECOGNISED


def test_leaders_and_clerks_have_papers_waiting() -> None:
    here = Organisation.objects.exclude(kind__in=MINISTRY_KINDS)
    rows = OfficialPaper.objects.filter(state=PaperState.TO_SIGN, organisation__in=here)
    waiting = {paper.template: paper for paper in rows}
    assert waiting.keys() == {"mau-03", "completion-request", "recognition-decision"}
    assert waiting["mau-03"].signed_at is None
    assert waiting["completion-request"].signed_at is not None
    assert waiting["recognition-decision"].signed_at is None


def test_the_waiting_decision_can_be_signed_and_issued(logins: list[dict[str, str]]) -> None:
    paper = OfficialPaper.objects.get(template="recognition-decision", state=PaperState.TO_SIGN)
    own = Membership.objects.filter(stands_in__isnull=True)
    acting = {login["username"]: own.get(account__username=login["username"]) for login in logins}
    signed = papers.mark_signed(paper, by=acting["lanhdao.tinh"])
    papers.issue_paper(signed, issued_on=clock.today(), signing_right=signed.signing_right, by=acting["vanthu.tinh"])
    certificate = Certificate.objects.get(product__name="Bột nghệ Đồi Mẫu")
    assert (certificate.star, certificate.issued_on) == (3, clock.today())


def test_one_dossier_is_late_by_one_working_day() -> None:
    step = open_step("Khô cá sặc Bến Mẫu")
    assert working_days_between(step.due_on, clock.today(), clock.calendar()) == 1
    findings = step.dossier.assessment.findings
    assert len([text for text in findings.values() if text]) == 2


def test_targets_of_the_province_count_what_the_demonstration_has() -> None:
    plan = Plan.objects.get(organisation__name="UBND tỉnh Sao Mai")
    counted = {line.target.indicator: line.progress.actual for line in targets_of(plan) if line.counted}
    given = Certificate.objects.filter(illustration=True, issued_on__year__range=(plan.year_from, plan.year_to))
    filed = Dossier.objects.exclude(submitted_at=None)
    assert counted["dossiers.filed"] == filed.count() > 10
    assert counted["producers.taking-part"] == filed.values("product__producer").distinct().count()
    assert counted["certificates.new"] == given.values("product").distinct().count() >= 2
    assert counted["certificates.new-4"] == given.filter(star=4).values("product").distinct().count() >= 1
    assert counted["certificates.communes"] == 4


def test_nothing_of_the_stories_lies_in_the_future_or_on_a_day_off() -> None:
    calendar = clock.calendar()
    for paper in OfficialPaper.objects.filter(state=PaperState.ISSUED):
        assert paper.issued_on <= clock.today()
        assert calendar.is_working(paper.issued_on)
    assert not Dossier.objects.filter(submitted_at__gt=clock.now()).exists()


def test_numbers_of_each_book_follow_the_days() -> None:
    books: dict[int, list[tuple[int, object]]] = {}
    for entry in NumberEntry.objects.order_by("number"):
        books.setdefault(entry.book_id, []).append((entry.number, entry.taken_at))
    for taken in books.values():
        assert [number for number, _at in taken] == list(range(1, len(taken) + 1))
        assert [at for _number, at in taken] == sorted(at for _number, at in taken)


def test_every_invented_thing_is_marked() -> None:
    invented = Organisation.objects.exclude(producer__state=ProducerState.RECORDED).exclude(unit__invented=False)
    assert invented.exists()
    assert not invented.filter(illustration=False).exists()
    assert not Certificate.objects.filter(product__place__invented=True, illustration=False).exists()
    for product in Product.objects.filter(place__invented=True):
        assert product.picture is not None


def test_every_issued_paper_says_so_as_pdf_and_docx() -> None:
    papers = OfficialPaper.objects.filter(state=PaperState.ISSUED).select_related("frozen_pdf", "frozen_docx")
    assert papers.count() > 15
    for paper in papers:
        with zipfile.ZipFile(io.BytesIO(files.read_file(paper.frozen_docx))) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/header")]
        assert parts, paper.title
        assert all("KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in part for part in parts), paper.title
    for template in set(papers.values_list("template", flat=True)):
        paper = papers.filter(template=template).first()
        pages = pdf_pages(files.read_file(paper.frozen_pdf))
        assert all(squeezed(MARK) in squeezed(page) for page in pages), template


def test_evidence_files_are_real_and_marked() -> None:
    versions = PaperVersion.objects.select_related("file")
    kinds = set(versions.values_list("file__media_type", flat=True))
    assert kinds == {"application/pdf", "image/jpeg"}
    version = versions.filter(file__media_type="application/pdf").first()
    with files.open_file(version.file) as content, pikepdf.open(content) as pdf:
        assert len(pdf.pages) == 1
    assert squeezed(MARK) in squeezed(pdf_pages(files.read_file(version.file))[0])


def test_the_page_of_an_invented_certificate_is_marked(client: Client) -> None:
    certificate = Certificate.objects.get(product__name="Nước mắm cá cơm Đảo Mẫu")
    assert certificate.star == 3
    assert state_on(certificate, clock.today()).kind == CertificateKind.VALID
    page = client.get(f"/s/{certificate.code}").content.decode()
    assert "DỮ LIỆU MINH HỌA" in page
    assert certificate.product.name in page


# --- The real register ------------------------------------------------------------------------------------------

REAL = {"place__invented": False}


def test_the_real_register_has_eleven_products_of_six_producers() -> None:
    assert Product.objects.filter(**REAL).count() == 11
    assert Producer.objects.filter(state=ProducerState.RECORDED).count() == 6
    real = Certificate.objects.filter(product__place__invented=False)
    assert real.filter(decision_number="1991/QĐ-UBND-HC", decided_on=date(2021, 12, 31), star=3).count() == 9
    older = set(real.filter(decision_number="").values_list("product__name", flat=True))
    assert older == {"Khô cá lóc rim me", "Trà Bò công anh"}
    assert set(real.values_list("star", flat=True)) == {3}


def test_nothing_is_made_up_about_real_producers() -> None:
    assert not Dossier.objects.filter(product__place__invented=False).exists()
    for product in Product.objects.filter(**REAL).select_related("producer__organisation"):
        assert "dòng" in product.source
        assert product.product_set == product.description == product.story == product.place_text == ""
        assert product.picture is None
    for producer in Producer.objects.filter(state=ProducerState.RECORDED).select_related("organisation"):
        told = (producer.address, producer.phone, producer.email, producer.representative, producer.registration_number)
        assert not any(told)
        assert producer.founded_on is None
        assert not producer.organisation.illustration
        assert not producer.organisation.memberships.exists()
    for certificate in Certificate.objects.filter(product__place__invented=False):
        assert certificate.number_text == certificate.product_code == certificate.signer_name == ""
        assert certificate.issued_on is certificate.last_valid_on is certificate.dossier is None
        assert not certificate.illustration
        assert "dòng" in certificate.source


def test_real_products_say_what_is_known_and_where_the_place_is_today(client: Client) -> None:
    tea = Certificate.objects.get(product__name="Trà Bò công anh")
    page = client.get(f"/s/{tea.code}").content.decode()
    assert "Theo tài liệu năm 2021; chưa có dữ liệu sau đó" in page
    assert "xã Tân Phước, huyện Tân Hồng, tỉnh Đồng Tháp" in page
    assert "An Phước" in page
    assert "DỮ LIỆU MINH HỌA" not in page


def test_the_two_unnamed_entries_are_a_count_in_the_file_only() -> None:
    book = json.loads(register.DATA.read_text(encoding="utf-8"))
    named = [one for commune in book["communes"] for firm in commune["producers"] for one in firm["products"]]
    assert (len(named), book["unnamed"]["count"]) == (11, 2)


# --- Logins and log ---------------------------------------------------------------------------------------------


def test_every_role_has_a_login_that_works(logins: list[dict[str, str]], client: Client) -> None:
    assert {login["password"] for login in logins} == {PASSWORD}
    assert len({login["role"] for login in logins}) == len(logins)
    roles = set()
    for login in logins:
        account = authenticate(None, username=login["username"], password=login["password"])
        assert isinstance(account, Account), login
        roles |= set(Membership.objects.filter(account=account).values_list("role", flat=True))
        client.force_login(account)
        page = client.get("/viec/", follow=True)
        assert page.status_code == 200, login
        assert "DỮ LIỆU MINH HỌA" in page.content.decode(), login
    assert roles == set(Role.values)


def test_council_logins_have_seats_and_the_adviser_a_term(logins: list[dict[str, str]]) -> None:
    council = Council.objects.get(state=CouncilState.SCORING, round__is_consultation=False)
    for role in ("Thành viên Hội đồng", "Thư ký Hội đồng", "Chủ tịch Hội đồng"):
        username = next(login["username"] for login in logins if login["role"] == role)
        assert council.body.seats.filter(account__username=username).exists()
    assert AdviserTerm.objects.get().dossier == dossier("Mật ong hoa tràm Bến Mẫu").uuid


def test_the_log_is_whole_and_anchored() -> None:
    assert EventAnchor.objects.exists()
    assert not list(events.verify())


def test_every_product_of_a_plan_exists() -> None:
    names = set(Product.objects.filter(place__invented=True).values_list("name", flat=True))
    assert len(names) >= 10
    assert Dossier.objects.values("product").distinct().count() == len(PLANS)
    assert Dossier.objects.count() == len(PLANS) + 2  # one tries again, one goes for more stars


# --- explain-result -----------------------------------------------------------------------------------------------


def test_every_result_is_explained_by_code_and_by_uuid(capsys: pytest.CaptureFixture[str]) -> None:
    for result in Result.objects.select_related("entry__dossier__product"):
        dossier = result.entry.dossier
        texts = []
        for word in (dossier.product_code, str(dossier.uuid)):
            assert main(["explain-result", word]) == 0
            texts.append(capsys.readouterr().out)
        assert texts[0] == texts[1]
        assert dossier.product.name in texts[0]
        assert f"{result.star} sao" in texts[0].splitlines()[-1]
        assert texts[0].count(" điểm.") >= result.sheet_count


@pytest.mark.parametrize("words", [[], ["không có"], ["00-00018-3-2026"], ["a", "b"]])
def test_without_a_result_one_sentence_says_so(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain-result", *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
