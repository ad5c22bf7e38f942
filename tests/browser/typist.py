"""Somebody who fills in a form by keyboard alone."""

from playwright.sync_api import Page, expect

MOST = 150  # presses of Tab until something is given up


class Typist:
    """Presses keys on a page. Every control is reached with Tab, and none with a pointer."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.pressed += 1

    def reach(self, selector: str) -> None:
        """Press Tab until this has the focus."""
        for _ in range(MOST):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} can't be reached with Tab")

    def reach_back(self, id_: str) -> None:
        """Press Tab backwards until a box has the focus."""
        for _ in range(MOST):
            if self.page.evaluate("id => document.activeElement.id === id", id_):
                return
            self.press("Shift+Tab")
        raise AssertionError(f"{id_} can't be reached with Shift and Tab")

    def type(self, id_: str, words: str) -> None:
        """Go to a box, and type over what is in it."""
        self.reach(f"#{id_}")
        self.press("Control+A")
        self.page.keyboard.type(words)
        self.pressed += len(words)

    def choose(self, id_: str) -> None:
        """Choose one of several radio buttons with the arrow keys."""
        name = self.page.locator(f"#{id_}").get_attribute("name")
        self.reach(f"[name='{name}']")
        if not self.page.locator(f"#{id_}").is_checked():
            self.press("Space")
        for _ in range(MOST):
            if self.page.locator(f"#{id_}").is_checked():
                return
            self.press("ArrowDown")
        raise AssertionError(f"{id_} can't be chosen")

    def tick(self, id_: str) -> None:
        """Tick a box, or take its tick away."""
        self.reach(f"#{id_}")
        self.press("Space")

    def pick(self, selector: str, first_letters: str) -> None:
        """Pick one of a list by its first letters."""
        self.reach(selector)
        self.page.keyboard.type(first_letters)

    def go_on(self, step: str) -> None:
        """Press Continue, and wait for the heading of the next step to have the focus."""
        self.reach("[data-next]")
        self.press("Enter")
        expect(self.page.locator(f"#step-{step}")).to_be_focused()
