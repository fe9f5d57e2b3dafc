"""A window of the browser, and what goes wrong in it."""

from playwright.async_api import ConsoleMessage, Error, Page, Request

OWN = ("about:", "blob:")


class Window:
    """A window that many pages are opened in, one after the other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._wrong: list[str] = []
        self._asked: list[str] = []
        page.on("pageerror", self._failed)
        page.on("console", self._said)
        page.on("request", self._requested)

    def trouble(self, address: str) -> list[str]:
        """Answer what went wrong since the last time: errors, refusals of the page's policy, and
        requests for anything that is not below the page's address.
        """
        elsewhere = [url for url in self._asked if not url.startswith((address, *OWN))]
        trouble, self._wrong, self._asked = self._wrong + elsewhere, [], []
        return trouble

    def _failed(self, error: Error) -> None:
        self._wrong.append(str(error))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._wrong.append(message.text)

    def _requested(self, request: Request) -> None:
        self._asked.append(request.url)
