"""A part of the body as a heap of simple solids in the part's own coordinates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import PchipInterpolator  # type: ignore[import-untyped]

from figures.field import STATIONS
from figures.frames import IDENTITY, MIRROR, Floats, along, unit, vec

ADD, TAKE, CARVE, CREASE = 0, 1, 2, 3
Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Solid:
    kind: int
    op: int
    blend: float
    params: tuple[float, ...]
    axes: Floats
    origin: Floats
    radius: float  # of a ball round `centre` that holds it
    centre: Floats
    table: Floats | None = None

    def mirrored(self) -> Solid:
        m = MIRROR
        return Solid(
            self.kind,
            self.op,
            self.blend,
            self.params,
            m @ self.axes,
            m @ self.origin,
            self.radius,
            m @ self.centre,
            self.table,
        )


@dataclass(slots=True)
class Part:
    """`bent`: defined at rest in body coordinates and bent with the spine; else in its bone's frame."""

    name: str
    parent: str | None
    bent: bool = False
    solids: list[Solid] = field(default_factory=list)
    lines: int = 0

    def add(self, solid: Solid, both: bool = False) -> None:
        self.solids.append(solid)
        if both:
            self.solids.append(solid.mirrored())

    def ball(
        self,
        centre: ArrayLike,
        radii: Sequence[float],
        k: float = 1.5,
        axis: ArrayLike | None = None,
        normal: ArrayLike | None = None,
        op: int = ADD,
        both: bool = False,
    ) -> None:
        """Ellipsoid; `radii` along x, y, z or, with `axis`, across, along `normal`, along `axis`."""
        axes = IDENTITY if axis is None else along(axis, normal)
        c = vec(centre)
        self.add(Solid(0, op, k, tuple(radii), axes, c, max(radii), c), both)

    def muscle(
        self,
        a: ArrayLike,
        b: ArrayLike,
        width: float,
        depth: float,
        normal: ArrayLike,
        k: float = 2.0,
        stretch: float = 1.0,
        both: bool = False,
    ) -> None:
        """Spindle from a to b with half width and half depth."""
        p, q = vec(a), vec(b)
        half = float(np.linalg.norm(q - p)) / 2 * stretch
        self.ball((p + q) / 2, (width, depth, half), k, q - p, normal, both=both)

    def rod(
        self,
        a: ArrayLike,
        b: ArrayLike,
        r1: float,
        r2: float,
        k: float = 1.0,
        op: int = ADD,
        both: bool = False,
    ) -> None:
        p, q = vec(a), vec(b)
        length = float(np.linalg.norm(q - p))
        self.add(
            Solid(1, op, k, (length, r1, r2), along(q - p), p, length / 2 + max(r1, r2), (p + q) / 2), both
        )

    def loft(
        self,
        rows: Sequence[Row],
        cap: tuple[float, float],
        k: float = 0.0,
        turned: float = 0.0,
        flat: bool = True,
    ) -> None:
        """Rows: station, +x, -x, +y, -y half widths, exponent, centre x, y. `flat`: level ends before the caps."""
        full = [tuple(r) + (0.0,) * (8 - len(r)) for r in rows]
        if flat:
            full = [(full[0][0] - 0.7, *full[0][1:]), *full, (full[-1][0] + 0.7, *full[-1][1:])]
        length = full[-1][0] - full[0][0]
        origin = vec((0, 0, full[0][0]))
        widest = max(max(r[1:5]) + max(abs(r[6]), abs(r[7])) for r in full)
        radius = math.hypot(length / 2 + max(cap), widest * 1.15)
        params = (length, cap[0], cap[1], math.radians(turned))
        centre = origin + vec((0, 0, length / 2))
        self.add(Solid(2, ADD, k, params, IDENTITY, origin, radius, centre, table(full, length)))

    def crease(self, width: float, depth: float, low: float, high: float, fade: float, side: float) -> None:
        """A fold on the middle plane between two heights; `side` +1 front, -1 back."""
        centre = vec((0, 0, (low + high) / 2))
        self.add(
            Solid(
                3,
                CREASE,
                0.0,
                (width, depth, low, high, fade, side),
                IDENTITY,
                centre,
                (high - low) / 2 + 25,
                centre,
            )
        )

    def carve(self, points: Floats, width: float, depth: float, both: bool = False) -> None:
        """A shallow line through `points`, which must lie on the uncarved skin."""
        level = np.sin(np.linspace(0, 1, len(points)) * math.pi)
        for mirror in (IDENTITY, MIRROR) if both else (IDENTITY,):
            self.lines += 1
            q = points @ mirror
            for i in range(len(q) - 1):
                length = max(1e-3, float(np.linalg.norm(q[i + 1] - q[i])))
                p = (length, width, float(self.lines), depth, float(level[i]), float(level[i + 1]))
                self.add(
                    Solid(
                        3,
                        CARVE,
                        0.0,
                        p,
                        along(unit(q[i + 1] - q[i])),
                        q[i],
                        length / 2 + width,
                        (q[i] + q[i + 1]) / 2,
                    )
                )


def table(rows: Sequence[Row], length: float) -> Floats:
    r = np.array(rows)
    s = np.clip(np.linspace(0, length, STATIONS) + r[0, 0], r[0, 0], r[-1, 0])
    return np.stack([PchipInterpolator(r[:, 0], r[:, c])(s) for c in range(1, 8)], axis=1)
