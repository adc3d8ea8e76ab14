"""`unknot serve`: the app on this machine."""

from __future__ import annotations

import os
import threading
import time
import urllib.request
import webbrowser
from typing import Annotated

import typer

from unknot.cli.say import FAILED, fail, plain_faults

HOST = "127.0.0.1"


@plain_faults
def serve(
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Where to listen, on this machine only.")
    ] = 8765,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
) -> None:
    """Start Unknot and open it in the browser."""
    from unknot.cli.own import own_room

    own_room()
    if _taken(port):
        fail(f"Port {port} is in use already. Choose another: unknot serve --port {port + 1}", FAILED)
    address = f"http://{HOST}:{port}/"
    typer.echo(f"Unknot runs at {address}  (Ctrl-C ends it)")
    if not no_browser:
        threading.Thread(target=_open_when_ready, args=(address,), daemon=True).start()
    _granian(port)


def _granian(port: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.web.settings")
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


def _taken(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def _open_when_ready(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=1).close()  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.1)
        else:
            webbrowser.open(address)
            return
