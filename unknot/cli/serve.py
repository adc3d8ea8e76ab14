"""`unknot serve`: the app on this machine."""

from __future__ import annotations

import errno
import os
import threading
import time
from typing import Annotated

import typer

from unknot.cli.say import FAILED, Json, as_json, fail, plain_faults

HOST = "127.0.0.1"
USUAL_PORT = 8765


@plain_faults
def serve(
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Where to listen, on this machine only.")
    ] = USUAL_PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    json: Json = False,
) -> None:
    """Start Unknot and open it in the browser. Ctrl-C ends it."""
    from unknot.cli.own import own_room

    _check_port(port)
    own_room()
    address = f"http://{HOST}:{port}/"
    as_json({"address": address}) if json else typer.echo(f"Unknot runs at {address}  (Ctrl-C ends it)")
    if not no_browser:
        threading.Thread(target=_open_when_ready, args=(address,), daemon=True).start()
    _granian(port)


def _check_port(port: int) -> None:
    """Before anything is started: the server itself would only log that it could not."""
    import socket

    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            other = port + 1 if 1024 <= port < 65535 else USUAL_PORT
            why = (
                "is in use already"
                if error.errno == errno.EADDRINUSE
                else f"cannot be used ({error.strerror})"
            )
            fail(f"Port {port} {why}. Choose another: unknot serve --port {other}", FAILED)


def _granian(port: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "unknot.web.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
        log_level=LogLevels.warning,
    )
    server.serve()


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
