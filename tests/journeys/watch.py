"""What a page is not allowed to do behind the reader's back."""

from urllib.parse import urlsplit

# Chromium reports a page that answers 404 or 410 as a failure of that page's own request.
_OWN_STATUS = "Failed to load resource: the server responded with a status of "


class Watch:
    """Listens to a page and writes down every complaint and every request to another host."""

    def __init__(self, page, site: str) -> None:
        self.page, self.host = page, urlsplit(site).netloc
        self.complaints: list[str] = []
        self.fetched: list[str] = []
        self.expected_status = 200
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._complain(f"error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("request", self._request)
        page.on("response", self._response)

    def _complain(self, words: str) -> None:
        """Write a complaint down, with the page that it concerns."""
        self.complaints.append(f"{self.page.url}: {words}")

    def _console(self, message) -> None:
        """Errors and warnings, a breach of the Content-Security-Policy among them."""
        of_page = message.location.get("url", "") == self.page.url
        own = message.text.startswith(f"{_OWN_STATUS}{self.expected_status} ") and of_page
        if message.type in ("error", "warning") and not own:
            self._complain(f"{message.type}: {message.text}")

    def _failed(self, request) -> None:
        """A request without an answer; one that the next click cut short is no fault."""
        if request.failure != "net::ERR_ABORTED":
            self._complain(f"failed: {request.url} {request.failure}")

    def _request(self, request) -> None:
        """What is fetched, and that it comes from our own host."""
        address = urlsplit(request.url)
        if address.scheme in ("data", "blob"):
            return
        self.fetched.append(address.path)
        if address.netloc != self.host:
            self._complain(f"another host: {request.url}")

    def _response(self, response) -> None:
        """A file of the page that is not there."""
        is_page = response.request.is_navigation_request()
        if response.status >= 400 and not is_page:
            self._complain(f"{response.status}: {response.url}")

    def visit(self, address: str, status: int = 200):
        """Open an address that must answer with that status; returns the page."""
        self.expected_status = status
        response = self.page.goto(f"http://{self.host}{address}", wait_until="load")
        if response.status != status:
            self._complain(f"answered {response.status}, not {status}")
        return self.page


def follow(target) -> None:
    """Click what leads to another page, and wait until that page stands.

    A click alone comes back when the answer has begun: the new page may have no element yet.
    """
    with target.page.expect_navigation(wait_until="load"):
        target.first.click()
