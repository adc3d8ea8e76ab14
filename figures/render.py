"""python -m figures.render map [--views front,back] [--out FOLDER] [--scale 0.5]"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from figures import atlas
from figures.views import VIEWS

BODY = Path(__file__).resolve().parent.parent / "unknot" / "knowledge" / "body"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m figures.render", description="Draws the body map.")
    what = parser.add_subparsers(dest="what", required=True)
    body_map = what.add_parser("map", help="the views of the body, their meta and the neighbours")
    body_map.add_argument("--views", default="", help="comma-separated names; all when left out")
    body_map.add_argument("--out", type=Path, default=BODY)
    body_map.add_argument("--scale", type=float, default=1.0, help="below 1 for a draft")
    args = parser.parse_args(argv)
    return render_map(args.out, tuple(args.views.split(",")) if args.views else (), args.scale)


def render_map(out: Path, names: tuple[str, ...], scale: float) -> int:
    known = [v.name for v in VIEWS]
    if unknown := [n for n in names if n not in known]:
        print(f"No view is called {', '.join(unknown)}. There are: {', '.join(known)}", file=sys.stderr)
        return 2
    out.mkdir(parents=True, exist_ok=True)
    lengths: list[atlas.Lengths] = []
    for view in VIEWS:
        if names and view.name not in names:
            continue
        began = time.monotonic()
        text, meta, touching = atlas.draw(view, scale)
        (out / f"{view.name}.svg").write_text(text, encoding="utf-8")
        (out / f"{view.name}.json").write_text(atlas.as_json(meta), encoding="utf-8")
        lengths.append(touching)
        print(f"{view.name:20} {time.monotonic() - began:5.1f} s {len(text):7} bytes")
    if not names:
        index(out, lengths)
    return 0


def index(out: Path, lengths: list[atlas.Lengths]) -> None:
    rows = [json.loads((out / f"{v.name}.json").read_text(encoding="utf-8")) for v in VIEWS]
    atlas.write_index(out, rows)
    text = json.dumps(atlas.neighbours(lengths), indent=0, ensure_ascii=False)
    (out / "adjacency.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
