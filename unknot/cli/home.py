"""The house network: this machine's addresses in it, and the doorstep where a phone picks up the certificate."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from string import Template

from unknot.cli.authority import PRIVATE

NOWHERE = (
    "192.0.2.1",
    9,
)  # an address kept for documentation; a datagram socket sends nothing when it connects
PAGE = Path(__file__).parent / "doorstep.html"
CERTIFICATE = "/unknot-at-home.crt"


def home_addresses() -> tuple[str, ...]:
    """This machine's IPv4 addresses on private networks, the most likely one first. Nothing is sent to find them."""
    found: dict[str, None] = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)
            found[str(probe.getsockname()[0])] = None
        except OSError:
            pass  # no way out of this machine: what its own name says may still do
    try:
        known = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        known = []
    found.update(dict.fromkeys(str(info[4][0]) for info in known))
    return tuple(address for address in found if is_private(address) and not address.startswith("127."))


def is_private(address: str) -> bool:
    try:
        at = IPv4Address(address)
    except ValueError:
        return False
    return any(at in network for network in PRIVATE)


def machine_name() -> str:
    """The machine's name as it is told in the house, without a domain."""
    return socket.gethostname().split(".")[0].lower() or "unknot"


class Doorstep:
    """A plain page: the three steps, and the authority's certificate. It knows nothing of a journal."""

    def __init__(self, host: str, port: int, app: str, certificate: bytes, fingerprint: str) -> None:
        words = {"app": app, "certificate": CERTIFICATE, "fingerprint": fingerprint[:23]}
        page = Template(PAGE.read_text(encoding="utf-8")).substitute(words).encode()
        answers = {
            "/": ("text/html; charset=utf-8", page),
            CERTIFICATE: ("application/x-x509-ca-cert", certificate),
        }
        self._server = ThreadingHTTPServer((host, port), _handler(answers))
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])

    def open(self) -> None:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(answers: dict[str, tuple[str, bytes]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        server_version, sys_version = "Unknot", ""
        timeout = 10

        def do_GET(self) -> None:
            kind, body = answers.get(
                self.path, ("text/plain; charset=utf-8", b"There is nothing at this address.\n")
            )
            self.send_response(200 if self.path in answers else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: who asked is nobody's business."""

    return Handler
