"""A person without mouse or finger: Tab until what they want has the focus, then Space, Enter, arrows, letters."""

from dataclasses import dataclass

from playwright.sync_api import Page

LONGEST_WAY = 150  # presses of Tab on one page

SEEN = {"wanted": True, "ring": True, "within": True, "covered": False}
STANDS_ON = """wanted => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {
    wanted: one.matches(wanted),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    within: box.width > 0 && box.left >= 0 && box.right <= innerWidth + 1,
    covered: !middle || !(one.contains(middle) || middle.contains(one)),
  };
}"""


@dataclass
class Keyboard:
    page: Page

    def to(self, wanted: str) -> None:
        """Tab until the focus stands on `wanted`, seen: ringed like every stop before, on the screen, not covered."""
        for _press in range(LONGEST_WAY):
            self.page.keyboard.press("Tab")
            found = self.page.evaluate(STANDS_ON, wanted)
            assert not found or found["ring"], f"a stop without a ring on the way to {wanted} on {self.page.url}"
            if found and found["wanted"]:
                self._is_seen(wanted)
                return
        raise AssertionError(f"Tab never comes to {wanted} on {self.page.url}")

    def _is_seen(self, wanted: str) -> None:
        """The browser brings what has the focus into sight a moment later."""
        for _moment in range(20):
            found = self.page.evaluate(STANDS_ON, wanted)
            if found == SEEN:
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"{wanted} has the focus on {self.page.url} and is not seen: {found}")

    def type(self, name: str, words: str) -> None:
        """Into a box; in a list, the letters with which its words begin."""
        self.to(f"[name='{name}']")
        self.page.keyboard.type(words)

    def down(self, name: str, lines: int) -> None:
        """In a list that is closed, to the line so far below the one that stands there."""
        self.to(f"select[name='{name}']")
        for _press in range(lines):
            self.page.keyboard.press("ArrowDown")

    def tick(self, name: str, value: object) -> None:
        self.to(f"[name='{name}'][value='{value}']")
        self.page.keyboard.press("Space")

    def choose(self, name: str, value: object) -> None:
        """Of choices that exclude each other: Tab comes to one of them, the arrows to the next."""
        self.to(f"[name='{name}'][type=radio]")
        self.page.keyboard.press("Space")
        for _press in range(20):
            if self.page.evaluate("value => document.activeElement.value === value", str(value)):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrows never come to {value} of {name} on {self.page.url}")

    def press(self, wanted: str = "main form.form .button:not(.secondary, .quiet)") -> None:
        """A link or a button that leads to another page."""
        self.to(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
