"""A real browser on the style page: axe finds nothing, nothing overflows, the scripts keep their promises."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LAYOUTS = ("", "public", "producer", "office", "account")


@pytest.fixture
def screen(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_for_axe_and_nothing_overflows(live_server: object, screen: Page, width: int, scheme: str) -> None:
    complaints: list[str] = []
    screen.on("console", lambda message: complaints.append(message.text))
    screen.set_viewport_size({"width": width, "height": 844})
    screen.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for layout in LAYOUTS:
        screen.goto(f"{live_server}/kieu-mau/{layout}")
        violations = Axe().run(screen).response["violations"]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in violations] == [], layout
        assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth"), layout
    assert complaints == []


def test_binding_act_asks_once(live_server: object, screen: Page) -> None:
    screen.goto(f"{live_server}/kieu-mau/")
    button = screen.get_by_role("button", name="Rút hồ sơ")
    button.click()
    dialog = screen.get_by_role("dialog")
    assert "Hồ sơ sẽ trở lại bản nháp" in dialog.inner_text()
    screen.keyboard.press("Escape")
    assert not dialog.is_visible()
    screen.evaluate("window.pressed = 0")
    button.evaluate("one => one.addEventListener('click', () => { window.pressed += 1 })")
    button.click()
    dialog.get_by_role("button", name="Rút hồ sơ").click()
    screen.wait_for_function("window.pressed === 1")


def test_second_submit_of_a_form_is_stopped(live_server: object, screen: Page) -> None:
    screen.goto(f"{live_server}/kieu-mau/producer")
    passed = screen.evaluate(
        """() => {
          const form = document.getElementById("cau");
          let passed = 0;
          document.addEventListener("submit", (event) => {
            if (!event.defaultPrevented) passed += 1;
            event.preventDefault();
          });
          const press = () => form.dispatchEvent(new SubmitEvent("submit", {bubbles: true, cancelable: true}));
          press(); press();
          return passed;
        }"""
    )
    assert passed == 1


def test_file_too_large_is_told_before_it_is_sent(live_server: object, screen: Page) -> None:
    screen.goto(f"{live_server}/kieu-mau/")
    chooser = screen.locator("#id_moi-paper")
    chooser.evaluate("one => { one.dataset.maxBytes = '4' }")
    chooser.set_input_files({"name": "anh.pdf", "mimeType": "application/pdf", "buffer": b"12345"})
    assert "lớn hơn" in chooser.evaluate("one => one.validationMessage")
    chooser.set_input_files({"name": "anh.exe", "mimeType": "application/x-dosexec", "buffer": b"123"})
    assert "không thuộc loại" in chooser.evaluate("one => one.validationMessage")
    chooser.set_input_files({"name": "anh.pdf", "mimeType": "application/pdf", "buffer": b""})
    assert "không có nội dung" in chooser.evaluate("one => one.validationMessage")
    chooser.set_input_files({"name": "anh.PDF", "mimeType": "application/pdf", "buffer": b"123"})
    assert chooser.evaluate("one => one.validationMessage") == ""


def test_letters_are_counted(live_server: object, screen: Page) -> None:
    screen.goto(f"{live_server}/kieu-mau/")
    screen.locator("#id_moi-story").fill("Mẹ tôi ủ mắm.")
    assert screen.locator("#id_moi-story + .counter").inner_text() == "13 / 600"


def test_keyboard_reaches_the_content(live_server: object, screen: Page) -> None:
    screen.goto(f"{live_server}/kieu-mau/office")
    screen.keyboard.press("Tab")
    screen.keyboard.press("Enter")
    assert screen.evaluate("document.activeElement.id") == "noi-dung"
