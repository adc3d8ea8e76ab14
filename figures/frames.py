"""Directions and turns. Lengths in cm, angles in degrees; x to the person's right, y forwards, z up."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Vec = tuple[float, float, float]

IDENTITY: Floats = np.eye(3)
MIRROR: Floats = np.diag([-1.0, 1.0, 1.0])


def vec(v: ArrayLike) -> Floats:
    return np.asarray(v, dtype=np.float64)


def unit(v: ArrayLike) -> Floats:
    a = vec(v)
    return np.asarray(a / np.linalg.norm(a))


def turn(axis: ArrayLike, degrees: float) -> Floats:
    """Rotation matrix, right-handed about `axis`."""
    a = math.radians(degrees)
    c, s = math.cos(a), math.sin(a)
    x, y, z = unit(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    u = np.array([x, y, z])
    return np.asarray(np.eye(3) * c + s * cross + (1 - c) * np.outer(u, u))


def bend(degrees: float) -> Floats:
    """About x: turns z towards +y (flexion of a limb that points along z)."""
    a = math.radians(degrees)
    c, s = math.cos(a), math.sin(a)
    return np.array([[1, 0, 0], [0, c, s], [0, -s, c]])


def spread(degrees: float) -> Floats:
    """About y: turns z towards +x (abduction)."""
    a = math.radians(degrees)
    c, s = math.cos(a), math.sin(a)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def twist(degrees: float) -> Floats:
    """About z: turns x towards y."""
    a = math.radians(degrees)
    c, s = math.cos(a), math.sin(a)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def columns(a: ArrayLike, b: ArrayLike, c: ArrayLike) -> Floats:
    return np.stack([vec(a), vec(b), vec(c)], axis=1)


def along(z: ArrayLike, normal: ArrayLike | None = None) -> Floats:
    """A right-handed frame whose third axis is `z` and whose second leans to `normal`."""
    w = unit(z)
    if normal is None:
        normal = (0, 1, 0) if abs(w[1]) < 0.9 else (1, 0, 0)
    n = vec(normal)
    y = unit(n - w * float(n @ w))
    return np.stack([np.cross(y, w), y, w], axis=1)


def dense(points: Sequence[Sequence[float]], count: int = 9) -> Floats:
    """`count` points on a smooth curve through `points`."""
    from scipy.interpolate import PchipInterpolator  # type: ignore[import-untyped]

    p = vec(points)
    steps = np.linalg.norm(np.diff(p, axis=0), axis=1)
    t = np.concatenate([[0.0], np.cumsum(steps)])
    s = np.linspace(0, t[-1], count)
    return np.stack([PchipInterpolator(t, p[:, i])(s) for i in range(3)], axis=1)
