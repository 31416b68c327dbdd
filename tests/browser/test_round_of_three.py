"""A round of three products with five members: from the commune's letter to the notices, with every paper between."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import as_council, as_office
from tests.browser.conftest import TABLET, Open
from tests.browser.house import LEGAL_DAY, House
from tests.browser.pages import heading, press, sign_in, told
from tests.browser.round_of_three import PRODUCTS
from tests.factories.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ROUND = "Đợt 1 năm 2027"  # the letter is issued after 30/10/2026


def behind(house: House, what: str) -> dict[str, Any]:
    """Run the other half in the data folder of the installation."""
    environment = {**os.environ, "SAOLANG_DATA_DIR": str(house.folder), "SAOLANG_TODAY": LEGAL_DAY}
    environment["DJANGO_SETTINGS_MODULE"] = "saolang.settings"
    command = [sys.executable, "-m", "tests.browser.round_of_three", what]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


class People:
    """Pages of the people of this round, each signed in once."""

    def __init__(self, open_page: Open, names: dict[str, Any]) -> None:
        self._open, self._names, self._pages = open_page, names, dict[str, Page]()

    def __call__(self, key: str, *, username: str = "") -> Page:
        name = username or self._names[key]
        if name not in self._pages:
            page = self._open(size=TABLET) if username else self._open()
            sign_in(page, name, PASSWORD)
            self._pages[name] = page
        return self._pages[name]


def issued(people: People, paper: str, *, drafter: str, signer: str, clerk: str) -> None:
    """From draft to number and date."""
    as_office.send_to_sign(people(drafter), paper)
    if signer:
        as_office.sign(people(signer), paper)
    as_office.issue(people(clerk), paper)


def test_a_round_from_the_letter_to_the_notices(open_page: Open, house: House) -> None:
    made = behind(house, "prepare")
    people = People(open_page, made)
    propose(people, made["dossiers"])
    office = people("office")
    for name, _total in PRODUCTS:
        as_council.check_at_office(office, name)
    round_papers(people)
    team_reports(people, made["council"][0])
    council = council_meets(people, house, made["council"])
    results(people, council)
    notices(people, made["producers"])
    office.goto(council)
    expect(office.get_by_role("main")).to_contain_text("Việc của Hội đồng đã xong")
    for name, _total in PRODUCTS:
        expect(office.get_by_role("main")).to_contain_text(name)


def propose(people: People, dossiers: list[str]) -> None:
    """One letter over three dossiers."""
    officer = people("officer")
    officer.goto(f"/co-quan/ho-so/{dossiers[0]}/")
    press(officer, "Soạn văn bản đề nghị")
    heading(officer, "Văn bản đề nghị")
    for box in officer.get_by_role("checkbox").all():
        box.check()
    press(officer, "Soạn văn bản đề nghị")
    told(officer, "Đã soạn văn bản đề nghị")
    issued(people, officer.url, drafter="officer", signer="leader", clerk="clerk")


def round_papers(people: People) -> None:
    """The office's report on the dossiers, drafted from the page of the round."""
    office = people("office")
    office.goto("/co-quan/dot-danh-gia/")
    office.get_by_role("link", name=ROUND).click()
    press(office, "Soạn báo cáo tổng hợp hồ sơ")
    told(office, "Đã soạn báo cáo tổng hợp hồ sơ")
    expect(office.get_by_role("main")).to_contain_text("Báo cáo tổng hợp hồ sơ")


def team_reports(people: People, head: tuple[str, str]) -> None:
    """The team's decision, a finding for each dossier, its report."""
    office = people("office")
    office.goto("/co-quan/dot-danh-gia/")
    office.get_by_role("link", name=ROUND).click()
    press(office, "Tổ tư vấn")
    heading(office, "Lập Tổ tư vấn")
    row = office.get_by_role("group", name="Thành viên 1", exact=True)
    row.get_by_label("Họ và tên").fill(head[0])
    row.get_by_label("Chức vụ").fill("Phó Giám đốc Sở Y tế")
    row.get_by_label("Chức danh").select_option(label="Tổ trưởng")
    row.get_by_label("Tài khoản").fill(head[1])
    press(office, "Soạn quyết định")
    issued(people, office.url, drafter="office", signer="chairman", clerk="province_clerk")
    office.goto("/co-quan/dot-danh-gia/")
    office.get_by_role("link", name=ROUND).click()
    press(office, "Tổ tư vấn")
    team = office.url
    for name, _total in PRODUCTS:
        office.goto(team)
        office.get_by_role("link", name=name).click()
        office.get_by_label("Nội dung đáp ứng").fill("Hồ sơ đủ giấy tờ, nguồn nguyên liệu rõ.")
        office.get_by_label("Đủ điều kiện trình Hội đồng đánh giá").check()
        press(office, "Lưu nhận xét")
        told(office, "Đã lưu nhận xét")
    office.goto(team)
    press(office, "Soạn báo cáo")
    told(office, "Đã soạn báo cáo")
    issued(people, office.url, drafter="office", signer="", clerk="office")


def council_meets(people: People, house: House, members: list[tuple[str, str]]) -> str:
    """Five members and a secretary; the last member closes the last sheets. Returns the council's address."""
    office = people("office")
    roles = ["Chủ tịch Hội đồng", *["Thành viên"] * 4, "Thư ký"]
    seats = [(name, "Sở, ngành của tỉnh", role, login) for (name, login), role in zip(members, roles, strict=True)]
    paper = as_council.establish(office, ROUND, seats)
    issued(people, paper, drafter="office", signer="chairman", clerk="province_clerk")
    council = as_council.open_scoring(office, ROUND)
    scored = behind(house, "score")
    last = people("last", username=scored["last"])
    for sheet in scored["sheets"]:
        last.goto(f"/co-quan/hoi-dong/phieu/{sheet}/tong-hop/")
        as_council.close_sheet(last)
    as_council.conclude(office, council)
    return council


def results(people: People, council: str) -> None:
    """Minutes, table, the council's report, submission, decision."""
    office = people("office")
    paper = as_council.draft(office, council, "Lập biên bản")
    issued(people, paper, drafter="office", signer="", clerk="office")
    paper = as_council.draft(office, council, "Soạn bảng tổng hợp")
    issued(people, paper, drafter="office", signer="", clerk="office")
    paper = as_council.draft(office, council, "Soạn báo cáo của Hội đồng")
    issued(people, paper, drafter="office", signer="", clerk="office")
    paper = as_council.draft(office, council, "Lập tờ trình")
    issued(people, paper, drafter="office", signer="head", clerk="head")
    paper = as_council.draft(office, council, "Soạn quyết định")
    issued(people, paper, drafter="office", signer="chairman", clerk="province_clerk")


def notices(people: People, producers: list[str]) -> None:
    """Every producer hears the result; the unsuccessful one's letter gives the reasons and the right to complain."""
    office = people("office")
    office.goto("/viec/")
    row = office.get_by_role("row").filter(has_text="3 thông báo kết quả")
    row.get_by_role("link").last.click()
    expect(office.get_by_role("main")).to_contain_text("Thông báo kết quả")
    for (name, _total), username in zip(PRODUCTS, producers, strict=True):
        page = people("producer", username=username)
        page.goto("/viec/")
        expect(page.get_by_role("main")).to_contain_text(f"Kết quả sản phẩm “{name}”")
