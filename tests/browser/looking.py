"""What every page must hold: axe finds nothing, nothing hangs over the edge of a phone, the console is silent."""

from collections.abc import Iterator, Sequence
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

    def look(self, page: Page, name: str, *, size: dict[str, int], others: Sequence[dict[str, int]] = ()) -> None:
        """The page as it stands: in full at its size, light; dark for its contrast; at other sizes for its width."""
        for each in (*others, size):
            page.set_viewport_size(each)  # type: ignore[arg-type]
            if wide := page.evaluate(OVERFLOW):
                self.faults.append(f"{name} at {each['width']}: wider than the screen: {wide}")
        self._axe(page, name, {"type": "tag", "values": RULES})
        page.emulate_media(color_scheme="dark")
        self._axe(page, f"{name} in the dark", {"type": "rule", "values": ["color-contrast"]})
        page.emulate_media(color_scheme="light")
        self.faults.extend(f"{name}: console: {text}" for text in self._heard)
        self._heard.clear()

    def _axe(self, page: Page, where: str, only: dict[str, object]) -> None:
        if not page.evaluate("window.axe !== undefined"):
            page.evaluate(_axe.axe_script)
        found = page.evaluate("(options) => axe.run(options)", {"runOnly": only, "resultTypes": ["violations"]})
        for broken in found["violations"]:
            nodes = "; ".join(f"{node['target']} {node['html'][:160]}" for node in broken["nodes"][:3])
            self.faults.append(f"{where}: {broken['id']} ({broken['impact']}, {len(broken['nodes'])}x): {nodes}")
