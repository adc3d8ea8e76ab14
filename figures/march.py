"""Rays against the distance function: an orthographic picture of depth, normal, part and place."""

from __future__ import annotations

import math
from typing import NamedTuple

import numba
import numpy as np

from figures.field import Scene, Things, distance, jit, jit_rows, thing_distance
from figures.frames import Floats, Ints

TILE = 8  # pixels: first one thick ray for a tile, then the fine rays start where it stopped
STEP = 0.75  # of the distance; the lofts' distance is not exact
TOUCH = 0.012  # cm
REACH = 400.0  # cm
MISS = 1e6


class Camera(NamedTuple):
    """Orthographic: `eye` behind the picture's centre, cm per pixel."""

    eye: Floats
    right: Floats
    up: Floats
    ahead: Floats
    width: int
    height: int
    pixel_cm: float


class Shot(NamedTuple):
    """Per pixel: depth (MISS: nothing), normal, thing (0: the body, else thing + 1), part, place (cm), shelter."""

    depth: Floats
    normal: Floats
    thing: Ints
    part: Ints
    place: Floats
    shelter: Floats


@jit
def nearest(s: Scene, t: Things, x: float, y: float, z: float, near: Floats) -> tuple[float, int]:
    d = distance(s, x, y, z, near) * STEP
    if t.kind.shape[0] > 0:
        e, which = thing_distance(t, x, y, z)
        if e < d:
            return e, which + 1
    return d, 0


@jit
def advance(
    s: Scene, t: Things, o: Floats, ahead: Floats, start: float, stop: float, near: Floats
) -> tuple[float, int]:
    """Marches from `start` until nearer than `stop`; returns depth and what was hit (-1: nothing)."""
    far = start
    for _ in range(260):
        x, y, z = o[0] + ahead[0] * far, o[1] + ahead[1] * far, o[2] + ahead[2] * far
        d, what = nearest(s, t, x, y, z, near)
        if d < stop:
            return far, what
        far += max(d - stop * 0.95, TOUCH)
        if far > REACH:
            break
    return MISS, -1


@jit
def ray_origin(c: Camera, i: float, j: float, o: Floats) -> None:
    u, v = (i + 0.5 - c.width / 2) * c.pixel_cm, (c.height / 2 - j - 0.5) * c.pixel_cm
    for q in range(3):
        o[q] = c.eye[q] + c.right[q] * u + c.up[q] * v


@jit_rows
def approach(s: Scene, t: Things, c: Camera) -> Floats:
    """Where the rays of each tile may start: no skin is nearer for any of them."""
    rows, cols = (c.height + TILE - 1) // TILE, (c.width + TILE - 1) // TILE
    out = np.empty((rows, cols))
    thick = TILE * 0.75 * c.pixel_cm
    for a in numba.prange(rows):
        near = np.zeros(2 * s.first.shape[0] + 2)
        o = np.zeros(3)
        for b in range(cols):
            ray_origin(c, b * TILE + (TILE - 1) / 2, a * TILE + (TILE - 1) / 2, o)
            far, _ = advance(s, t, o, c.ahead, 0.0, thick, near)
            out[a, b] = far
    return out


@jit
def facing(
    s: Scene, t: Things, what: int, x: float, y: float, z: float, near: Floats
) -> tuple[float, float, float]:
    e = 0.05
    gx = gy = gz = 0.0
    for q in range(4):
        sx, sy, sz = (
            (1.0 if q in (0, 3) else -1.0),
            (1.0 if q in (2, 3) else -1.0),
            (1.0 if q in (1, 3) else -1.0),
        )
        if what == 0:
            d = distance(s, x + e * sx, y + e * sy, z + e * sz, near)
        else:
            d, _ = thing_distance(t, x + e * sx, y + e * sy, z + e * sz)
        gx += sx * d
        gy += sy * d
        gz += sz * d
    g = math.sqrt(gx * gx + gy * gy + gz * gz) + 1e-12
    return gx / g, gy / g, gz / g


@jit
def sheltered(s: Scene, t: Things, p: Floats, n: Floats, near: Floats) -> float:
    """How much stands around the point: 0 open, about 2 deep in a fold."""
    total = 0.0
    for q in range(5):
        h = 0.5 + q * q * 0.55
        x, y, z = p[0] + n[0] * h, p[1] + n[1] * h, p[2] + n[2] * h
        d = distance(s, x, y, z, near)
        if t.kind.shape[0] > 0:
            d = min(d, thing_distance(t, x, y, z)[0])
        total += max(0.0, h - d) / h * 0.62**q
    return total


@jit
def nearest_part(s: Scene, p: Floats, near: Floats) -> int:
    distance(s, p[0], p[1], p[2], near)
    best = 0
    for a in range(s.first.shape[0]):
        if near[a] < near[best]:
            best = a
    return best


@jit_rows
def shoot(s: Scene, t: Things, c: Camera, start: Floats) -> Shot:
    h, w = c.height, c.width
    depth, normal = np.full((h, w), MISS), np.zeros((h, w, 3))
    thing, part = np.full((h, w), -1, np.int64), np.full((h, w), -1, np.int64)
    place, shelter = np.zeros((h, w, 3)), np.zeros((h, w))
    for j in numba.prange(h):
        near = np.zeros(2 * s.first.shape[0] + 2)
        o = np.zeros(3)
        for i in range(w):
            if start[j // TILE, i // TILE] >= MISS:
                continue
            ray_origin(c, i, j, o)
            far, what = advance(s, t, o, c.ahead, start[j // TILE, i // TILE], TOUCH, near)
            if what < 0:
                continue
            p = o + c.ahead * far
            gx, gy, gz = facing(s, t, what, p[0], p[1], p[2], near)
            depth[j, i], thing[j, i], place[j, i] = far, what, p
            normal[j, i, 0], normal[j, i, 1], normal[j, i, 2] = gx, gy, gz
            shelter[j, i] = sheltered(s, t, p, normal[j, i], near)
            if what == 0:
                part[j, i] = nearest_part(s, p, near)
    return Shot(depth, normal, thing, part, place, shelter)


def picture(s: Scene, t: Things, c: Camera) -> Shot:
    return shoot(s, t, c, approach(s, t, c))


NOTHING = Things(np.zeros(0, np.int64), np.zeros((0, 8)), np.zeros((0, 3, 3)), np.zeros((0, 3)))
