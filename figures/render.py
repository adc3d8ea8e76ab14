"""python -m figures.render map|positions|anchors: draws everything that the product shows of the body."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from figures import anchors, atlas, bands, positions, spots
from figures.arrange import BadPicture
from figures.skeleton import OutOfReach
from figures.views import VIEWS

ROOT = Path(__file__).resolve().parent.parent
BODY = ROOT / "unknot" / "knowledge" / "body"
PICTURES = ROOT / "unknot" / "web" / "static" / "figures"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m figures.render", description="Draws the body map and the positions."
    )
    what = parser.add_subparsers(dest="what", required=True)
    body_map = what.add_parser("map", help="the views of the body, their meta and the neighbours")
    body_map.add_argument("--views", default="", help="comma-separated names; all when left out")
    body_map.add_argument("--out", type=Path, default=BODY)
    body_map.add_argument("--scale", type=float, default=1.0, help="below 1 for a draft")
    pictures = what.add_parser("positions", help="how to lie, sit or stand, and where the tool goes")
    pictures.add_argument("--only", default="", help="comma-separated slugs; all when left out")
    pictures.add_argument("--out", type=Path, default=PICTURES)
    pictures.add_argument("--scale", type=float, default=1.0, help="below 1 for a draft")
    what.add_parser("muscles", help="the shape of each muscle in each view")
    what.add_parser("points", help="where each muscle's spots lie in each view")
    what.add_parser(
        "anchors", help="measures again where the middle of each place lies; due after places.toml changes"
    )
    args = parser.parse_args(argv)
    if args.what == "anchors":
        anchors.write()
        return 0
    if args.what == "muscles":
        bands.write(BODY / "muscles.json")
        return 0
    if args.what == "points":
        spots.write(BODY / "points.json")
        return 0
    if args.what == "positions":
        return render_positions(args.out, tuple(args.only.split(",")) if args.only else (), args.scale)
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


def render_positions(out: Path, only: tuple[str, ...], scale: float) -> int:
    rows = positions.pictures()
    if unknown := [n for n in only if n not in rows]:
        print(f"positions.toml has no picture {', '.join(unknown)}", file=sys.stderr)
        return 2
    out.mkdir(parents=True, exist_ok=True)
    wrong = 0
    for slug in only or tuple(rows):
        try:
            drawn = positions.draw(rows[slug], scale)
        except (OutOfReach, BadPicture) as e:
            print(f"{slug}: {e}", file=sys.stderr)
            wrong += 1
            continue
        (out / f"{slug}.svg").write_text(drawn.text, encoding="utf-8")
        print(f"{slug:34} {len(drawn.text):6} bytes {'; '.join(drawn.remarks)}")
    if out == PICTURES:
        text = json.dumps(positions.listed(rows, PICTURES), ensure_ascii=False, indent=0)
        (BODY / "positions.json").write_text(text + "\n", encoding="utf-8")
    return 1 if wrong else 0


def index(out: Path, lengths: list[atlas.Lengths]) -> None:
    rows = [json.loads((out / f"{v.name}.json").read_text(encoding="utf-8")) for v in VIEWS]
    atlas.write_index(out, rows)
    text = json.dumps(atlas.neighbours(lengths), indent=0, ensure_ascii=False)
    (out / "adjacency.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
