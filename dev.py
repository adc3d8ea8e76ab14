#!/usr/bin/env python3
"""The one door for everyone who works on Unknot, and for everyone who just wants to run it.

python3 dev.py run [--port N] [--no-browser] [--lan]   set up what is missing, then open Unknot in the browser
python3 dev.py setup                           build .venv with everything for development, find or install a browser
python3 dev.py check                           style, types, contracts, knowledge
python3 dev.py test [pytest arguments]         without arguments all that CI runs: check, then every test
python3 dev.py lock                            write requirements/*.txt anew from pyproject.toml

Needs only Python 3.11 or later. Everything it installs lies in .venv and .tools, pinned and hashed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / os.environ.get("UNKNOT_VENV", ".venv")
TOOLS = ROOT / ".tools"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
STAMP = VENV / "unknot.stamp"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MAC_BROWSERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
LOCKS = {  # file: what it is compiled from
    "run.txt": ["pyproject.toml", "--extra", "postgres", "--group", "build"],
    "dev.txt": ["pyproject.toml", "--extra", "postgres", "--group", "dev", "-c", "requirements/run.txt"],
    "uv.txt": ["requirements/uv.in"],
    "figures.txt": ["requirements/figures.in"],
}
ITSELF = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
CHECKS = (
    ("style", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("contracts", ["lint-imports"]),
    ("knowledge", ["unknot", "knowledge", "check"]),
)


class Unready(Exception):
    """Something that must be put right first; the text says what to do."""


def main(argv: list[str]) -> int:
    try:
        arguments, rest = parse(argv)
        return int(arguments.command(arguments, rest))
    except Unready as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130


def parse(argv: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="dev.py", usage=__doc__)
    commands = parser.add_subparsers(dest="name", required=True)
    run_parser = commands.add_parser("run")
    run_parser.add_argument("--port", type=int)
    run_parser.add_argument("--no-browser", action="store_true")
    run_parser.add_argument("--lan", action="store_true", help="answer the phones of this house too")
    for name, command in (("setup", setup), ("check", check), ("test", test), ("lock", lock)):
        commands.add_parser(name, add_help=name != "test").set_defaults(command=command)
    run_parser.set_defaults(command=run)
    arguments, rest = parser.parse_known_args(argv)
    if rest and arguments.name != "test":
        parser.error(f"{arguments.name} does not know {' '.join(rest)}")
    return arguments, rest


# --- The commands -----------------------------------------------------------------------------------------------------


def run(arguments: argparse.Namespace, _rest: list[str]) -> int:
    ensure_environment("run")
    command = [str(BIN / "unknot"), "serve"]
    command += ["--port", str(arguments.port)] if arguments.port else []
    command += ["--no-browser"] if arguments.no_browser else []
    command += ["--lan"] if arguments.lan else []
    if not WINDOWS:
        os.execv(command[0], command)
    return subprocess.call(command)


def setup(_arguments: argparse.Namespace, _rest: list[str]) -> int:
    ensure_environment("dev")
    browser = find_browser() or install_browser()
    say(f"Ready: {relative(BIN / 'unknot')}. Browser for the tests: {browser or 'none'}.")
    return 0


def check(_arguments: argparse.Namespace, _rest: list[str]) -> int:
    ensure_environment("dev")
    return report([name for name, command in CHECKS if not passes(name, command)])


def test(_arguments: argparse.Namespace, rest: list[str]) -> int:
    ensure_environment("dev")
    browser = find_browser() or install_browser()
    environment = dict(os.environ, CHROME=browser) if browser else dict(os.environ)
    if rest:
        return subprocess.call([str(BIN / "pytest"), *rest], cwd=ROOT, env=environment)
    failed = [name for name, command in CHECKS if not passes(name, command)]
    if subprocess.call([str(BIN / "pytest"), "-n", "2"], cwd=ROOT, env=environment) != 0:
        failed.append("tests")
    return report(failed)


def lock(_arguments: argparse.Namespace, _rest: list[str]) -> int:
    uv = find_uv() or fetch_uv()
    if uv is None:
        raise Unready("To lock, uv is needed: install uv, then run this again.")
    options = [
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--no-emit-index-url",
        "--quiet",
    ]
    environment = dict(os.environ, UV_CUSTOM_COMPILE_COMMAND="python3 dev.py lock")
    for name, source in LOCKS.items():
        target = f"requirements/{name}"
        subprocess.check_call(
            [uv, "pip", "compile", *options, "-o", target, *source], cwd=ROOT, env=environment
        )
    return 0


def passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    apart = dict(os.environ, UNKNOT_DATA=str(VENV / "data"))  # a check must not touch anyone's own journal
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, env=apart, check=False)
    say(f"{name}: {'good' if done.returncode == 0 else 'FAILED'} ({time.monotonic() - started:.1f} s)")
    return done.returncode == 0


def report(failed: list[str]) -> int:
    say(f"Failed: {', '.join(failed)}" if failed else "All good.")
    return 1 if failed else 0


# --- The environment --------------------------------------------------------------------------------------------------


def ensure_environment(level: str) -> None:
    """Bring .venv to the locked state for `level` ("run" or "dev"); nothing is done when it is there already."""
    if sys.version_info < (3, 11):
        raise Unready(f"Unknot needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    known = STAMP.read_text().split() if STAMP.exists() else []
    if "dev" in known:
        level = "dev"
    fingerprint = lock_fingerprint(level)
    if known == [level, fingerprint] and (BIN / ("unknot.exe" if WINDOWS else "unknot")).exists():
        return
    say(f"Setting up {relative(VENV)} (once; needs the network) …")
    STAMP.unlink(missing_ok=True)
    build_environment(level)
    STAMP.write_text(f"{level} {fingerprint}\n")


def lock_fingerprint(level: str) -> str:
    """Changes whenever the environment must be built anew: another lock, project file, Python or place."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for file in (ROOT / "requirements" / f"{level}.txt", ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def build_environment(level: str) -> None:
    """With uv when it can be had, else with venv and pip."""
    requirements = str(ROOT / "requirements" / f"{level}.txt")
    uv = find_uv() or fetch_uv()
    if uv is not None and build_with_uv(uv, requirements):
        return
    build_with_pip(requirements)


def build_with_uv(uv: str, requirements: str) -> bool:
    environment = dict(os.environ, VIRTUAL_ENV=str(VENV))
    steps = [["pip", "sync", "--quiet", "--require-hashes", requirements]]
    if not usable_venv():
        steps.insert(0, ["venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)])
    if any(subprocess.call([uv, *step], cwd=ROOT, env=environment) != 0 for step in steps):
        say("uv could not install the packages (see above); trying venv and pip.")
        return False
    if subprocess.call([uv, "pip", "install", "--quiet", *ITSELF], cwd=ROOT, env=environment) != 0:
        raise Unready("Unknot itself could not be installed into .venv (see above).")
    return True


def usable_venv() -> bool:
    """Whether .venv has the Python that runs now; otherwise it is made anew."""
    python = BIN / ("python.exe" if WINDOWS else "python")
    if not python.exists():
        return False
    asked = subprocess.run(
        [str(python), "-c", "import sys; print(sys.version_info[:2])"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip() == str(sys.version_info[:2])


def build_with_pip(requirements: str) -> None:
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode != 0:
        raise Unready(
            "Neither uv nor pip nor venv is here. Install one of them, then run this again: on Debian or Ubuntu "
            "`apt-get install python3-venv`, elsewhere uv or a Python that comes with pip."
        )
    pip = [str(BIN / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    for step in (["--require-hashes", "-r", requirements], ITSELF):
        if subprocess.call([*pip, *step], cwd=ROOT) != 0:
            raise Unready(
                "The packages could not be installed (see above). Is the network there? Then run this again."
            )


def find_uv() -> str | None:
    """uv from the path, else the one fetched earlier into .tools."""
    return shutil.which("uv") or shutil.which("uv", path=str(TOOLS / "bin"))


def fetch_uv() -> str | None:
    """The pinned, hashed uv into .tools through pip; None when there is no pip or no network."""
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--target",
        str(TOOLS),
    ]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / "requirements" / "uv.txt")]
    done = subprocess.run([*pip, *locked], check=False, capture_output=True, text=True)
    if done.returncode != 0:
        say("No uv, and pip cannot fetch it; trying venv and pip.")
    return find_uv()


# --- The browser ------------------------------------------------------------------------------------------------------


def find_browser() -> str | None:
    """A Chromium for the tests: $CHROME, an installed one, else Playwright's own. None when there is none."""
    named = os.environ.get("CHROME")
    if named and Path(named).is_file():
        return named
    if named:
        say(f"CHROME names {named}, which is not a file; looking elsewhere.")
    installed = [shutil.which(name) for name in BROWSERS] + [
        path for path in MAC_BROWSERS if Path(path).is_file()
    ]
    return next(filter(None, installed), None) or playwright_browser()


def playwright_browser() -> str | None:
    """Where Playwright keeps a Chromium it installed itself, if it did."""
    ask = "from playwright.sync_api import sync_playwright as p\nwith p() as q: print(q.chromium.executable_path)"
    done = subprocess.run([str(BIN / "python"), "-c", ask], capture_output=True, text=True, check=False)
    path = done.stdout.strip()
    return path if path and Path(path).is_file() else None


def install_browser() -> str | None:
    """Debian's chromium where we may install it; says loudly what is missing where we may not."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say("Installing chromium for the browser tests …")
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            if subprocess.call(["apt-get", "-qq", *step], env=quiet, stdout=subprocess.DEVNULL) != 0:
                break
        browser = find_browser()
        if browser:
            return browser
    say(
        "NO BROWSER: the browser tests will not run. Install Chromium or Chrome (Debian or Ubuntu: `apt-get install "
        "chromium`; elsewhere: `.venv/bin/playwright install chromium`), or set CHROME to the program's path."
    )
    return None


# --- Words ------------------------------------------------------------------------------------------------------------


def say(text: str) -> None:
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def relative(path: Path) -> str:
    return os.path.relpath(path, Path.cwd())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
