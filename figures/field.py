"""The distance function of a posed figure: how far a point is from its skin, in cm, negative inside.

Kinds: 0 ellipsoid, 1 round cone, 2 loft, 3 carved line or crease, 4 box, 5 cylinder, 6 hook.
Ways to join (op): 0 add, 1 take away, 2 carve along a line, 3 crease on the middle plane.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

import numba
import numpy as np

from figures.frames import Floats, Ints

STATIONS = 129  # rows of a loft table; 33 showed bands
FAR = 7.0  # cm: a part whose bound is further away needs no exact distance

F = TypeVar("F", bound=Callable[..., Any])


def jit(f: F) -> F:
    return cast(F, numba.njit(cache=True)(f))


def jit_rows(f: F) -> F:
    return cast(F, numba.njit(cache=True, parallel=True)(f))


class Scene(NamedTuple):
    """A posed figure as flat arrays. Primitives lie part by part; parents come before children."""

    kind: Ints
    op: Ints
    blend: Floats
    params: Floats
    axes: Floats
    origin: Floats
    centre: Floats
    radius: Floats
    tables: Floats
    first: Ints
    last: Ints
    part_centre: Floats
    part_radius: Floats
    bent: Ints  # 1: the part is defined at rest and bends with the spine
    parent: Ints
    joint: Floats
    blend_near: Floats
    blend_far: Floats
    joint_radius: Floats
    spine_origin: Floats
    spine_frame: Floats
    spine_z: Floats


class Things(NamedTuple):
    """Tools and furniture: rigid solids beside the figure."""

    kind: Ints
    params: Floats
    axes: Floats
    origin: Floats


@jit
def smooth_min(a: float, b: float, k: float) -> float:
    h = k - abs(a - b)
    if h <= 0.0 or k <= 0.0:
        return min(a, b)
    return min(a, b) - h * h / (4 * k)


@jit
def ellipsoid(x: float, y: float, z: float, p: Floats) -> float:
    a, b, c = x / p[0], y / p[1], z / p[2]
    k0 = math.sqrt(a * a + b * b + c * c)
    if k0 < 1e-6:
        return -float(min(p[0], min(p[1], p[2])))
    a /= p[0]
    b /= p[1]
    c /= p[2]
    return k0 * (k0 - 1.0) / math.sqrt(a * a + b * b + c * c)


@jit
def round_cone(x: float, y: float, z: float, p: Floats) -> float:
    length, r1, r2 = p[0], p[1], p[2]
    b = (r1 - r2) / length
    a = math.sqrt(max(1e-9, 1 - b * b))
    w = math.sqrt(x * x + y * y)
    k = -b * w + a * z
    if k < 0:
        return float(math.sqrt(w * w + z * z) - r1)
    if k > a * length:
        return float(math.sqrt(w * w + (z - length) * (z - length)) - r2)
    return float(w * a + z * b - r1)


@jit
def loft(x: float, y: float, z: float, p: Floats, tables: Floats) -> float:
    """Superellipse of changing size along z. p: length, cap below, cap above, twist, table."""
    length, row = p[0], tables[int(p[4])]
    u = min(1.0, max(0.0, z / length))
    f = u * (STATIONS - 1)
    i = min(int(f), STATIONS - 2)
    f -= i
    g = 1 - f
    if p[3] != 0.0:
        s = u * u * (3 - 2 * u) * p[3]
        cs, sn = math.cos(s), math.sin(s)
        x, y = cs * x + sn * y, cs * y - sn * x
    x -= row[i, 5] * g + row[i + 1, 5] * f
    y -= row[i, 6] * g + row[i + 1, 6] * f
    ca = 0 if x > 0 else 1
    cb = 2 if y > 0 else 3
    a = row[i, ca] * g + row[i + 1, ca] * f
    b = row[i, cb] * g + row[i + 1, cb] * f
    e = row[i, 4] * g + row[i + 1, 4] * f
    s = ((abs(x) / a) ** e + (abs(y) / b) ** e) ** (1.0 / e)
    over = max(-z, z - length)
    r = math.sqrt(x * x + y * y)
    if over > 0:
        cap = over / (p[1] if z < 0 else p[2])
        s = math.sqrt(s * s + cap * cap)
        r = math.sqrt(r * r + over * over)
    if s < 1e-6:
        return -float(min(a, b))
    return float(r - r / s)


@jit
def box(x: float, y: float, z: float, p: Floats) -> float:
    a, b, c = abs(x) - p[0] + p[3], abs(y) - p[1] + p[3], abs(z) - p[2] + p[3]
    inside = min(max(a, max(b, c)), 0.0)
    a, b, c = max(a, 0.0), max(b, 0.0), max(c, 0.0)
    return float(math.sqrt(a * a + b * b + c * c) + inside - p[3])


@jit
def cylinder(x: float, y: float, z: float, p: Floats) -> float:
    """p: radius, half height, rounding, radius of the bore (0: solid)."""
    w = math.sqrt(x * x + y * y)
    w = p[2] + (abs(w - (p[0] + p[3]) * 0.5) - (p[0] - p[3]) * 0.5 if p[3] > 0 else w - p[0])
    h = abs(z) - p[1] + p[2]
    inside = min(max(w, h), 0.0)
    w, h = max(w, 0.0), max(h, 0.0)
    return float(math.sqrt(w * w + h * h) + inside - p[2])


@jit
def hook(x: float, y: float, z: float, p: Floats) -> float:
    """Half a ring in the plane z = 0 (y > 0). p: radius of the bow, radius of the rod."""
    w = math.sqrt(x * x + y * y) - p[0]
    if y < 0:
        dx = abs(x) - p[0]
        return float(math.sqrt(dx * dx + y * y + z * z) - p[1])
    return float(math.sqrt(w * w + z * z) - p[1])


@jit
def solid(kind: int, x: float, y: float, z: float, p: Floats, tables: Floats) -> float:
    if kind == 0:
        return ellipsoid(x, y, z, p)
    if kind == 1:
        return round_cone(x, y, z, p)
    if kind == 2:
        return loft(x, y, z, p, tables)
    if kind == 4:
        return box(x, y, z, p)
    if kind == 5:
        return cylinder(x, y, z, p)
    return hook(x, y, z, p)


@jit
def straighten(
    x: float, y: float, z: float, origin: Floats, frame: Floats, height: Floats
) -> tuple[float, float, float]:
    """Where a point of the bent trunk lies when the spine is at rest."""
    n = height.shape[0]
    a0 = b0 = h0 = 0.0
    for i in range(n):
        dx, dy, dz = x - origin[i, 0], y - origin[i, 1], z - origin[i, 2]
        m = frame[i]
        a = dx * m[0, 0] + dy * m[1, 0] + dz * m[2, 0]
        b = dx * m[0, 1] + dy * m[1, 1] + dz * m[2, 1]
        h = dx * m[0, 2] + dy * m[1, 2] + dz * m[2, 2]
        if h <= 0:
            if i == 0:
                return a, b, height[0] + h
            u = h0 / (h0 - h + 1e-12)
            return a0 + (a - a0) * u, b0 + (b - b0) * u, height[i - 1] + (height[i] - height[i - 1]) * u
        a0, b0, h0 = a, b, h
    return a0, b0, height[n - 1] + h0


@jit
def midline_crease(x: float, y: float, z: float, p: Floats) -> float:
    """p: half width, depth, z from, z to, fade, side of y."""
    e = 1 - abs(x) / p[0]
    if y * p[5] <= 0 or e <= 0:
        return 0.0
    f = min(1.0, max(0.0, (z - p[2]) / p[4]))
    g = min(1.0, max(0.0, (p[3] - z) / p[4]))
    return float(p[1] * e * e * f * f * (3 - 2 * f) * g * g * (3 - 2 * g) * min(1.0, abs(y) / 5.0))


@jit
def carved(x: float, y: float, z: float, p: Floats) -> float:
    """Depth of one carved segment. p: length, half width, line, depth, level at start, level at end."""
    t = min(p[0], max(0.0, z))
    e = 1 - (x * x + y * y + (z - t) * (z - t)) / (p[1] * p[1])
    if e <= 0:
        return 0.0
    return float(p[3] * e * e * (p[4] + (p[5] - p[4]) * t / p[0]))


@jit
def part_distance(s: Scene, a: int, x: float, y: float, z: float) -> float:
    d, line, deepest = 1e9, -1.0, 0.0
    for i in range(s.first[a], s.last[a]):
        dx, dy, dz = x - s.centre[i, 0], y - s.centre[i, 1], z - s.centre[i, 2]
        bound = math.sqrt(dx * dx + dy * dy + dz * dz) - s.radius[i]
        op, k = s.op[i], s.blend[i]
        if s.kind[i] == 0 and bound > 0:
            bound *= 0.33  # the ellipsoid formula falls short for long ones: a tight cull leaves seams
        if (op == 0 and bound > d + k) or (op == 1 and bound > k - d) or (op >= 2 and bound > 0):
            continue
        if op == 3:
            d += midline_crease(x, y, z, s.params[i])
            continue
        dx, dy, dz = x - s.origin[i, 0], y - s.origin[i, 1], z - s.origin[i, 2]
        m = s.axes[i]
        qx = m[0, 0] * dx + m[1, 0] * dy + m[2, 0] * dz
        qy = m[0, 1] * dx + m[1, 1] * dy + m[2, 1] * dz
        qz = m[0, 2] * dx + m[1, 2] * dy + m[2, 2] * dz
        if op == 2:
            if s.params[i, 2] != line:
                line, deepest = s.params[i, 2], 0.0
            e = carved(qx, qy, qz, s.params[i])
            if e > deepest:  # overlapping segments take the deepest, not the sum, else they bead
                d += e - deepest
                deepest = e
            continue
        v = solid(s.kind[i], qx, qy, qz, s.params[i], s.tables)
        d = smooth_min(d, v, k) if op == 0 else -smooth_min(-d, v, k)
    return d


@jit
def join(s: Scene, x: float, y: float, z: float, rx: float, ry: float, rz: float, near: Floats) -> float:
    """Blends the parts, leaf to root. Each limb meets the trunk on its own, so no web grows between thighs."""
    n = s.first.shape[0]
    for a in range(n):
        near[n + a] = near[a]
    total = 1e9
    for a in range(n - 1, 0, -1):
        b = s.parent[a]
        px, py, pz = (rx, ry, rz) if s.bent[a] == 1 else (x, y, z)
        dx, dy, dz = px - s.joint[a, 0], py - s.joint[a, 1], pz - s.joint[a, 2]
        r = math.sqrt(dx * dx + dy * dy + dz * dz) / s.joint_radius[a]
        w = 1.0
        if r > 1:
            w = 0.0
        elif r > 0.5:
            r = (1 - r) * 2
            w = r * r * (3 - 2 * r)
        k = s.blend_far[a] + (s.blend_near[a] - s.blend_far[a]) * w
        if b == 0:
            total = smooth_min(total, smooth_min(near[0], near[n + a], k), 0.5)
        else:
            near[n + b] = smooth_min(near[n + b], near[n + a], k)
    return total


@jit
def distance(s: Scene, x: float, y: float, z: float, near: Floats) -> float:
    """Distance to the skin; `near` (2 x parts + 2) receives each part's own distance."""
    rx, ry, rz = straighten(x, y, z, s.spine_origin, s.spine_frame, s.spine_z)
    for a in range(s.first.shape[0]):
        px, py, pz = (rx, ry, rz) if s.bent[a] == 1 else (x, y, z)
        dx, dy, dz = px - s.part_centre[a, 0], py - s.part_centre[a, 1], pz - s.part_centre[a, 2]
        bound = math.sqrt(dx * dx + dy * dy + dz * dz) - s.part_radius[a]
        near[a] = bound if bound > FAR else part_distance(s, a, px, py, pz)
    return join(s, x, y, z, rx, ry, rz, near)


@jit
def thing_distance(t: Things, x: float, y: float, z: float) -> tuple[float, int]:
    d, which = 1e9, -1
    none = np.zeros((1, 1, 1))
    for i in range(t.kind.shape[0]):
        dx, dy, dz = x - t.origin[i, 0], y - t.origin[i, 1], z - t.origin[i, 2]
        m = t.axes[i]
        qx = m[0, 0] * dx + m[1, 0] * dy + m[2, 0] * dz
        qy = m[0, 1] * dx + m[1, 1] * dy + m[2, 1] * dz
        qz = m[0, 2] * dx + m[1, 2] * dy + m[2, 2] * dz
        v = solid(t.kind[i], qx, qy, qz, t.params[i], none)
        if v < d:
            d, which = v, i
    return d, which


@jit_rows
def distances(s: Scene, points: Floats) -> Floats:
    out = np.empty(points.shape[0])
    for i in numba.prange(points.shape[0]):
        near = np.zeros(2 * s.first.shape[0] + 2)
        out[i] = distance(s, points[i, 0], points[i, 1], points[i, 2], near)
    return out


@jit
def rest_points(points: Floats, origin: Floats, frame: Floats, height: Floats) -> Floats:
    out = np.empty_like(points)
    for i in range(points.shape[0]):
        a, b, c = straighten(points[i, 0], points[i, 1], points[i, 2], origin, frame, height)
        out[i, 0], out[i, 1], out[i, 2] = a, b, c
    return out


@jit
def gradient(s: Scene, x: float, y: float, z: float, near: Floats) -> tuple[float, float, float]:
    e = 0.05
    gx = distance(s, x + e, y, z, near) - distance(s, x - e, y, z, near)
    gy = distance(s, x, y + e, z, near) - distance(s, x, y - e, z, near)
    gz = distance(s, x, y, z + e, near) - distance(s, x, y, z - e, near)
    g = math.sqrt(gx * gx + gy * gy + gz * gz) + 1e-12
    return gx / g, gy / g, gz / g


@jit
def snap(s: Scene, points: Floats, steps: int) -> Floats:
    """Moves points onto the skin along the field's own slope."""
    near = np.zeros(2 * s.first.shape[0] + 2)
    out = points.copy()
    for k in range(out.shape[0]):
        x, y, z = out[k, 0], out[k, 1], out[k, 2]
        for _ in range(steps):
            d = max(-1.5, min(1.5, distance(s, x, y, z, near))) * 0.8
            gx, gy, gz = gradient(s, x, y, z, near)
            x, y, z = x - gx * d, y - gy * d, z - gz * d
        out[k, 0], out[k, 1], out[k, 2] = x, y, z
    return out


@jit
def slopes(s: Scene, points: Floats) -> Floats:
    """Outward normals at points near the skin."""
    near = np.zeros(2 * s.first.shape[0] + 2)
    out = np.empty_like(points)
    for k in range(points.shape[0]):
        gx, gy, gz = gradient(s, points[k, 0], points[k, 1], points[k, 2], near)
        out[k, 0], out[k, 1], out[k, 2] = gx, gy, gz
    return out
