"""`unknot serve`: the app on this machine, and for the phones of the house when asked."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from unknot.cli.say import FAILED, Json, as_json, fail, plain_faults

HOST = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only with --lan, over TLS, for paired phones
USUAL_PORT = 8765


@plain_faults
def serve(
    port: Annotated[int, typer.Option(min=1, max=65533, help="Where to listen.")] = USUAL_PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    lan: Annotated[
        bool, typer.Option("--lan", help="Answer the phones of this house too, encrypted, once paired.")
    ] = False,
    address: Annotated[
        str,
        typer.Option(
            help="With --lan: this machine's address in the house, when the one found is not right."
        ),
    ] = "",
    forget_phones: Annotated[
        bool, typer.Option("--forget-phones", help="With --lan: phones that were paired must pair again.")
    ] = False,
    json: Json = False,
) -> None:
    """Start Unknot and open it in the browser. Ctrl-C ends it."""
    if (forget_phones or address) and not lan:
        fail("--address and --forget-phones go with --lan: unknot serve --lan --forget-phones")
    if lan:
        _serve_house(port, no_browser, json, _addresses(address), forget_phones)
    else:
        _serve_here(port, no_browser, json)


def _serve_here(port: int, no_browser: bool, json: bool) -> None:
    from unknot.cli.own import own_room

    _check_port(HOST, port)
    own_room()
    address = f"http://{HOST}:{port}/"
    as_json({"address": address}) if json else typer.echo(f"Unknot runs at {address}  (Ctrl-C ends it)")
    _open_browser(address, no_browser)
    _granian(HOST, port)


def _addresses(given: str) -> tuple[str, ...]:
    from unknot.cli.home import home_addresses, is_private

    if given and not is_private(given):
        fail(
            f"{given} is no address of a home network. Look for one like 192.168.1.20 in the network settings."
        )
    addresses = (given,) if given else home_addresses()
    if not addresses:
        fail(
            "No home network was found. Connect this machine, or name its address: --lan --address 192.168.…",
            FAILED,
        )
    return addresses


def _serve_house(port: int, no_browser: bool, json: bool, addresses: tuple[str, ...], forget: bool) -> None:
    """This machine at `port` as ever; the house over TLS one port further; the phones' doorstep after that."""
    from unknot.cli.authority import SpoiltPapers, papers
    from unknot.cli.home import Doorstep, machine_name
    from unknot.store.database import data_folder

    for host, listening in ((HOST, port), (EVERYWHERE, port + 1), (EVERYWHERE, port + 2)):
        _check_port(host, listening)
    try:
        kept = papers(data_folder(os.environ) / "house", addresses, machine_name())
    except SpoiltPapers as error:
        fail(str(error), FAILED)
    code = _admit(addresses, forget)
    app = f"https://{addresses[0]}:{port + 1}/"
    Doorstep(EVERYWHERE, port + 2, app, kept.authority.read_bytes(), kept.fingerprint).open()
    phone = f"http://{addresses[0]}:{port + 2}/"
    told = {"house": app, "phone": phone, "code": code, "fingerprint": kept.fingerprint}
    here = f"http://{HOST}:{port}/"
    as_json({"address": here, **told}) if json else _tell(here, told)
    _open_browser(here, no_browser)
    with _beside(port):
        _granian(EVERYWHERE, port + 1, kept.certificate, kept.key)


@contextmanager
def _beside(port: int) -> Iterator[None]:
    """This machine's own address in a process of its own: plain, for the certificate is for the phones."""
    own = {k: v for k, v in os.environ.items() if k != "UNKNOT_PAIRING_CODE"}
    command = [sys.executable, "-m", "unknot.cli.main", "serve", "--no-browser", "--port", str(port)]
    running = subprocess.Popen(command, env=own, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        yield
    finally:
        running.terminate()
        running.wait(timeout=20)


def _admit(addresses: tuple[str, ...], forget: bool) -> str:
    """Set up the app for the house; returns the code that a phone is asked for."""
    from unknot.cli.home import machine_name
    from unknot.cli.own import own_room
    from unknot.store.phones import new_code

    code = new_code()
    names = (*os.environ.get("UNKNOT_HOSTS", "").split(), *addresses, f"{machine_name()}.local")
    os.environ.update(UNKNOT_PAIRING_CODE=code, UNKNOT_HOSTS=" ".join(names))
    own_room()
    if forget:
        from django.conf import settings

        from unknot.store.phones import forget_phones

        forget_phones(settings.DATA)
    return code


def _tell(here: str, told: dict[str, str]) -> None:
    import segno

    typer.echo(f"Unknot runs here at {here} and for this house at {told['house']}  (Ctrl-C ends it)\n")
    typer.echo(f"On a phone in the same Wi-Fi, scan this or open {told['phone']}\n")
    if sys.stdout.isatty():
        segno.make(told["phone"], error="m").terminal(compact=True)
    typer.echo(
        "  1. Pick up the certificate.   2. Trust it, as the page says.   3. Open Unknot and type the code.\n"
    )
    typer.echo(f"  Code         {told['code'][:4]} {told['code'][4:]}")
    typer.echo(f"  Fingerprint  {told['fingerprint'][:23]} …\n")
    typer.echo(
        "Without the certificate a phone warns you, and Unknot cannot be installed there, does not work offline\n"
        "and cannot keep the screen on. Nothing leaves your house either way."
    )


def _check_port(host: str, port: int) -> None:
    """Before anything is started: the server itself would only log that it could not."""
    import socket

    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            other = port + 3 if 1024 <= port < 65530 else USUAL_PORT
            why = (
                "is in use already"
                if error.errno == errno.EADDRINUSE
                else f"cannot be used ({error.strerror})"
            )
            fail(f"Port {port} {why}. Choose another: unknot serve --port {other}", FAILED)


def _granian(host: str, port: int, certificate: Path | None = None, key: Path | None = None) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "unknot.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
        log_level=LogLevels.warning,
        ssl_cert=certificate,
        ssl_key=key,
    )
    server.serve()


def _open_browser(address: str, unwanted: bool) -> None:
    if not unwanted:
        threading.Thread(target=_open_when_ready, args=(address,), daemon=True).start()


def _open_when_ready(address: str) -> None:
    import urllib.request
    import webbrowser

    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=1).close()  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.1)
        else:
            webbrowser.open(address)
            return
