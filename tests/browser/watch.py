"""Watching over pages: no script fault, no breach of the content security policy, no request to anywhere else."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

OUR_SCHEMES = ("data:", "blob:", "about:")
MEANT = (
    "net::ERR_INTERNET_DISCONNECTED",
    "status of 422",
    "status of 404",
    "registration blocked by Playwright",
)


class Watch:
    """Collects what pages complain of."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.faults: list[str] = []

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"script fault: {error.error}"))
        context.on("request", self._asked)
        context.on("response", self._answered)

    def judge(self) -> None:
        assert not self.faults, "\n".join(self.faults)

    def _said(self, message: ConsoleMessage) -> None:
        # Being offline, and pages that answer with a fault, are what some tests are about; the page must cope quietly.
        if message.type in ("error", "warning") and not any(words in message.text for words in MEANT):
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, *OUR_SCHEMES)):
            self.faults.append(f"request to elsewhere: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status} from {response.url}")
