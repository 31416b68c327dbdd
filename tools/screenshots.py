"""Take the pictures of README.md: runs the demonstration in a throwaway folder and photographs six screens.

    .venv/bin/python tools/screenshots.py

Needs Chromium. Writes compressed PNG files of at most 150 KB into docs/screenshots/.
"""

import io
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.house import House, open_house  # noqa: E402
from tests.browser.pages import press, sign_in  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
MOST_BYTES = 150_000
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 1080, "height": 760}
DESKTOP = {"width": 1280, "height": 800}


def certificate(page: Page) -> None:
    """The buyer's page."""
    page.goto("/?tim=nuoc mam")
    page.locator(".found a").first.click()


def self_score(page: Page) -> None:
    """The producer's self-score."""
    page.goto("/chu-the/ho-so/")
    page.get_by_role("link", name="Mật ong hoa tràm Bến Mẫu").click()
    page.get_by_role("link", name="Tự chấm điểm và minh chứng").click()
    page.locator(".tasks a").first.click()


def desk(page: Page) -> None:
    """The commune officer's day."""
    page.goto("/viec/")


def paper(page: Page) -> None:
    """An issued paper with its first page."""
    page.goto("/co-quan/van-ban/?trang_thai=da-ban-hanh")
    page.get_by_role("link", name="Báo cáo đánh giá").first.click()
    page.locator(".paper-preview img").scroll_into_view_if_needed()
    page.locator(".paper-preview img").evaluate("one => one.decode()")
    page.evaluate("scrollTo(0, 0)")


def sheet(page: Page) -> None:
    """A member's sheet, half filled."""
    page.goto("/viec/")
    press(page, "Chấm điểm")
    page.locator("main td.name a").nth(1).click()
    page.get_by_role("link", name="1.1").click()


def board(page: Page) -> None:
    """The secretary's board while the council scores."""
    page.goto("/co-quan/hoi-dong/")
    page.get_by_role("row").filter(has_text="Đang chấm").get_by_role("link").first.click()


SHOTS: dict[str, tuple[str, dict[str, int], Callable[[Page], None]]] = {
    "certificate": ("", PHONE, certificate),
    "self-score": ("chuthe", PHONE, self_score),
    "desk": ("canbo.xa", DESKTOP, desk),
    "paper": ("lanhdao.xa", DESKTOP, paper),
    "sheet": ("thanhvien", TABLET, sheet),
    "board": ("thuky", {"width": 1280, "height": 1000}, board),
}


def shoot(browser: Browser, house: House, name: str) -> Path:
    """One picture, with as few colours as it needs to stay small."""
    username, size, go = SHOTS[name]
    context = browser.new_context(
        base_url=house.address,
        viewport=size,  # type: ignore[arg-type]
        locale="vi-VN",
        device_scale_factor=2 if size is PHONE else 1,
    )
    page = context.new_page()
    if username:
        sign_in(page, username, house.password)
    go(page)
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    target = FOLDER / f"{name}.png"
    for colours in (256, 128, 64, 32):
        small = picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
        small.save(target, optimize=True)
        if target.stat().st_size <= MOST_BYTES:
            return target
    raise SystemExit(f"{target} stays larger than {MOST_BYTES} bytes")


def main() -> None:
    """Take all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_house(Path(folder)) as house,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in SHOTS:
            made = shoot(browser, house, name)
            print(f"{made.relative_to(ROOT)}  {made.stat().st_size // 1000} KB")
        browser.close()


if __name__ == "__main__":
    main()
