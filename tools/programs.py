"""The programs other than Python that tests, pictures and benchmarks run: a browser, Node and Java."""

import sys

from playwright.sync_api import Error, sync_playwright

from signpost.site.browser import find_browser

NO_BROWSER = (
    "No Chromium, Chrome or Edge was found, which the browser tests need: install one of them "
    "(on Debian, sudo apt-get install chromium), or give its path in SIGNPOST_BROWSER."
)
NO_NODE = (
    "Node and npm were not found, which run and fetch the checks of the pages: install them "
    "(on Debian, sudo apt-get install nodejs npm; elsewhere, from https://nodejs.org), then run make test."
)
NO_JAVA = (
    "No Java was found, which the check of the HTML runs in: install it "
    "(on Debian, sudo apt-get install default-jre-headless; elsewhere, from https://adoptium.net)."
)


def main() -> int:
    """Start the browser once. Returns 1, and says what is missing, if none starts."""
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"]).close()
        except Error:
            print(NO_BROWSER)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
