"""What every page must hold: axe finds nothing, nothing hangs over the edge of a phone, the console is silent."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OVERFLOW = """() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return "";
  const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > edge + 1);
  return wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(" | ") || "?";
}"""
_axe = Axe()


@dataclass
class Looker:
    """Looks at pages and keeps what it found.

    Attributes:
        faults: one line each: page, what is wrong, where.
    """

    faults: list[str] = field(default_factory=list)
    _heard: list[str] = field(default_factory=list)

    @contextmanager
    def listening(self, page: Page) -> Iterator[None]:
        """Errors of the console (refusals of the content security policy among them) and of scripts count."""

        def hear(message: ConsoleMessage) -> None:
            # The browser itself logs the answer of a page that refuses on purpose.
            if message.type == "error" and "Failed to load resource" not in message.text:
                self._heard.append(message.text)

        def hear_error(error: Exception) -> None:
            self._heard.append(str(error))

        page.on("console", hear)
        page.on("pageerror", hear_error)
        yield
        page.remove_listener("console", hear)
        page.remove_listener("pageerror", hear_error)

    def look(self, page: Page, name: str, *, sizes: list[dict[str, int]]) -> None:
        """The page as it stands, at each size: light in full, dark for its contrast."""
        for size in sizes:
            page.set_viewport_size(size)  # type: ignore[arg-type]
            where = f"{name} at {size['width']}"
            if wide := page.evaluate(OVERFLOW):
                self.faults.append(f"{where}: wider than the screen: {wide}")
            self._axe(page, where, {"type": "tag", "values": RULES})
        page.emulate_media(color_scheme="dark")
        self._axe(page, f"{name} in the dark", {"type": "rule", "values": ["color-contrast"]})
        page.emulate_media(color_scheme="light")
        self.faults.extend(f"{name}: console: {text}" for text in self._heard)
        self._heard.clear()

    def _axe(self, page: Page, where: str, only: dict[str, object]) -> None:
        found = _axe.run(page, options={"runOnly": only, "resultTypes": ["violations"]})
        for broken in found.response["violations"]:
            nodes = "; ".join(f"{node['target']} {node['html'][:160]}" for node in broken["nodes"][:3])
            self.faults.append(f"{where}: {broken['id']} ({broken['impact']}, {len(broken['nodes'])}x): {nodes}")
