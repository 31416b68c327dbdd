"""Every page, as every role sees it: axe, the width of a phone, the console. Faults are told all at once."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Error, Page

from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.house import House
from tests.browser.looking import Looker

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Pages of one name that look different by what they show: so many of them are opened by each role.
OFTEN = {"dossier": 2, "dossier-criterion": 2, "office-dossier": 3, "paper": 2, "council-board": 2}
# By how many roles the pages of one name are opened; most look the same to all who may open them.
ROLES = {"home": 99, "office-dossier": 4, "paper": 4, "council-board": 3}
FEW = 2
LAYOUTS = tuple(f"/kieu-mau/{surface}" for surface in ("public", "producer", "office", "account"))
WRONG_RESET = "/tai-khoan/quen-mat-khau/dat-lai/1-sai/"
ALIKE = re.compile(r"^(account_|mfa_|choose-acting|my-account|notices|public-|style-)")
FILES = re.compile(
    r"(pdf|docx|-file|-signed|-page|-picture|-evidence|-download|_download|receipt-paper|dossier-paper|robots)"
)


def links_of(page: Page, house: House) -> Iterator[str]:
    """Addresses inside the installation that the page links to."""
    for href in page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))"):
        whole = urljoin(page.url, href).partition("#")[0]
        if whole.startswith(f"{house.address}/") and not whole.startswith(f"{house.address}/static/"):
            yield whole.removeprefix(house.address)


def name_of(address: str) -> str:
    """Name of the view; the section of a dossier's form and the filter of a list make pages of their own."""
    match = resolve(urlsplit(address).path)
    name = match.url_name or match.view_name
    parts = [
        name,
        match.kwargs.get("section", ""),
        match.kwargs.get("surface", ""),
        "?" if urlsplit(address).query else "",
    ]
    return " ".join(filter(None, parts))


@dataclass
class Crawl:
    """Follows links, and remembers by how many roles the pages of a name were opened."""

    house: House
    looker: Looker = field(default_factory=Looker)
    roles: Counter[str] = field(default_factory=Counter)

    def follow(self, page: Page, start: str, *, who: str) -> None:
        """All pages that one role reaches from here, each name as often as it is worth it."""
        seen: Counter[str] = Counter()
        waiting = [start]
        with self.looker.listening(page):
            while waiting:
                address = waiting.pop(0)
                name = self._worth_opening(address, seen, who)
                if name and self._open(page, address, f"{who}: {name}"):
                    waiting.extend(links_of(page, self.house))

    def _worth_opening(self, address: str, seen: Counter[str], who: str) -> str:
        try:
            name = name_of(address)
        except Resolver404:
            self.looker.faults.append(f"{who}: link to nowhere: {address}")
            return ""
        view = name.split()[0]
        if FILES.search(view) or view == "account_logout" or seen[name] >= OFTEN.get(view, 1):
            return ""
        if not seen[name]:
            if self.roles[name] >= (1 if ALIKE.match(view) else ROLES.get(view, FEW)):
                return ""
            self.roles[name] += 1
        seen[name] += 1
        return name

    def _open(self, page: Page, address: str, name: str) -> bool:
        try:
            answer = page.goto(address)
        except Error as problem:
            if "Download is starting" in problem.message:
                return False
            raise
        if answer is None or not answer.ok:
            self.looker.faults.append(f"{name}: {address}: {answer and answer.status}")
            return False
        if "html" not in answer.headers["content-type"]:
            return False
        if page.locator("body.office").count():
            self.looker.look(page, name, size=DESKTOP, others=[PHONE])
        else:
            self.looker.look(page, name, size=PHONE, others=[DESKTOP])
        return True


def test_every_page_of_every_role(open_page: Open, house: House) -> None:
    crawl = Crawl(house)
    for role, username in house.logins.items():
        page = open_page(username)
        crawl.follow(page, "/viec/", who=role)
        page.context.close()
    assert not crawl.looker.faults, "\n".join(["", *crawl.looker.faults])


def test_pages_for_anyone(open_page: Open, house: House) -> None:
    crawl = Crawl(house)
    page = open_page(size=PHONE)
    for start in ("/", "/en/", "/?tim=mau", "/en/?tim=mau", "/kieu-mau/", *LAYOUTS):
        crawl.follow(page, start, who="anyone")
    looker = crawl.looker
    with looker.listening(page):
        for wrong in ("/?tim=khong-co-gi", "/s/0000000000", "/khong-co-trang-nay/", WRONG_RESET):
            page.goto(wrong)
            looker.look(page, wrong, size=PHONE)
    assert not looker.faults, "\n".join(["", *looker.faults])


FORMS_OF_ANYONE = [
    ("/tai-khoan/dang-nhap/", "Đăng nhập"),
    ("/tai-khoan/dang-ky/", "Đăng ký"),
    ("/tai-khoan/quen-mat-khau/", "Gửi liên kết đặt lại"),
]
EMPTY = """(form) => {
  form.noValidate = true;
  const typed = form.querySelectorAll("input:not([type=hidden], [type=radio], [type=checkbox]), textarea");
  for (const one of typed) one.value = "";
  for (const one of form.querySelectorAll("[data-confirm]")) one.removeAttribute("data-confirm");
}"""
FORMS = {
    "chuthe": [("/chu-the/giay-to/them/", "Thêm giấy tờ"), ("/chu-the/thong-tin/sua/", "Lưu thông tin")],
    "ocop.tinh": [("/co-quan/dot-danh-gia/mo-them/", "Mở đợt")],
    "quantri.tinh": [("/co-quan-cua-toi/moi/", "Tạo lời mời")],
}


def send_empty(page: Page, button: str) -> None:
    """Press the button with nothing in the form, past the browser's own checks and our question."""
    page.locator("main form").last.evaluate(EMPTY)
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=button).last.click()


def test_forms_with_every_error_at_once(open_page: Open, house: House) -> None:
    looker = Looker()
    for username, forms in {"": FORMS_OF_ANYONE, **FORMS}.items():
        page = open_page(username, size=PHONE)
        with looker.listening(page):
            for address, button in forms:
                page.goto(address)
                send_empty(page, button)
                looker.look(page, f"{address} with errors", size=PHONE)
    assert not looker.faults, "\n".join(["", *looker.faults])


def test_refused_pages_keep_the_look(open_page: Open, house: House) -> None:
    looker = Looker()
    page = open_page("chuthe", size=PHONE)
    with looker.listening(page):
        answer = page.goto("/co-quan/ho-so/")
        assert answer is not None
        assert answer.status == 403
        looker.look(page, "403", size=PHONE)
    assert not looker.faults, "\n".join(["", *looker.faults])
