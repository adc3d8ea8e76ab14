"""From a row of points to few smooth Bezier curves (least squares, split where the error is largest)."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d  # type: ignore[import-untyped]

from figures.frames import Floats

STEP = 0.5  # picture units; path data is rounded to this
Curve = Floats  # 4 x 2: start, two handles, end


def smooth_closed(p: Floats, sigma: float) -> Floats:
    """`p` without the repeated first point."""
    if len(p) < 4:
        return p
    return np.asarray(gaussian_filter1d(p, min(sigma, len(p) / 8), axis=0, mode="wrap"))


def smooth_open(p: Floats, sigma: float) -> Floats:
    """Both ends stay where they are."""
    n = len(p)
    if n < 4:
        return p
    s = min(sigma, n / 6)
    before, after = 2 * p[0] - p[1:][::-1], 2 * p[-1] - p[:-1][::-1]
    q = gaussian_filter1d(np.vstack([before, p, after]), s, axis=0, mode="nearest")[n - 1 : 2 * n - 1]
    q[0], q[-1] = p[0], p[-1]
    return np.asarray(q)


def direction(v: Floats) -> Floats:
    return np.asarray(v / (np.linalg.norm(v) + 1e-12))


def fit_open(p: Floats, error: float) -> list[Curve]:
    m = min(4, len(p) - 1)
    return fit(p, direction(p[m] - p[0]), direction(p[-1 - m] - p[-1]), error)


def fit_closed(p: Floats, error: float) -> list[Curve]:
    """`p` without the repeated first point."""
    q = np.vstack([p, p[:1]])
    t = direction(p[min(2, len(p) - 1)] - p[-2 if len(p) > 2 else -1])
    return fit(q, t, -t, error)


def fit(p: Floats, start: Floats, end: Floats, error: float) -> list[Curve]:
    if len(p) < 3:
        third = float(np.linalg.norm(p[-1] - p[0])) / 3
        return [np.array([p[0], p[0] + start * third, p[-1] + end * third, p[-1]])]
    steps = np.linalg.norm(np.diff(p, axis=0), axis=1)
    u = np.concatenate([[0.0], np.cumsum(steps)])
    u /= u[-1] + 1e-12
    worst = 0
    for _ in range(4):
        c = least_squares(p, u, start, end)
        off = np.sum((points(c, u) - p) ** 2, axis=1)
        worst = int(off.argmax())
        if off[worst] < error * error:
            return [c]
        if off[worst] > 16 * error * error:
            break
        u = closer(c, p, u)
    i = min(max(worst, 1), len(p) - 2)
    middle = direction(p[max(0, i - 3)] - p[min(len(p) - 1, i + 3)])
    return fit(p[: i + 1], start, middle, error) + fit(p[i:], -middle, end, error)


def points(c: Curve, u: Floats) -> Floats:
    t = u[:, None]
    return np.asarray(
        (1 - t) ** 3 * c[0] + 3 * (1 - t) ** 2 * t * c[1] + 3 * (1 - t) * t * t * c[2] + t**3 * c[3]
    )


def least_squares(p: Floats, u: Floats, start: Floats, end: Floats) -> Curve:
    b0, b1, b2, b3 = (1 - u) ** 3, 3 * u * (1 - u) ** 2, 3 * u * u * (1 - u), u**3
    a1, a2 = b1[:, None] * start, b2[:, None] * end
    m = np.array([[np.sum(a1 * a1), np.sum(a1 * a2)], [np.sum(a1 * a2), np.sum(a2 * a2)]])
    rest = p - (p[0] * (b0 + b1)[:, None] + p[-1] * (b2 + b3)[:, None])
    x = np.array([np.sum(a1 * rest), np.sum(a2 * rest)])
    length = float(np.linalg.norm(p[-1] - p[0]))
    det = float(np.linalg.det(m))
    h1 = h2 = length / 3
    if abs(det) > 1e-9:
        h1, h2 = (float(h) for h in np.linalg.solve(m, x))
    low, high = 1e-3 * length, 3 * length
    if not (low < h1 < high and low < h2 < high):
        h1 = h2 = length / 3
    return np.array([p[0], p[0] + start * h1, p[-1] + end * h2, p[-1]])


def closer(c: Curve, p: Floats, u: Floats) -> Floats:
    """One Newton step of the parameters towards the nearest points of the curve."""
    t = u[:, None]
    first = 3 * ((1 - t) ** 2 * (c[1] - c[0]) + 2 * (1 - t) * t * (c[2] - c[1]) + t * t * (c[3] - c[2]))
    second = 6 * ((1 - t) * (c[2] - 2 * c[1] + c[0]) + t * (c[3] - 2 * c[2] + c[1]))
    gap = points(c, u) - p
    top = np.sum(gap * first, axis=1)
    bottom = np.sum(first * first, axis=1) + np.sum(gap * second, axis=1)
    safe = np.where(np.abs(bottom) > 1e-9, bottom, np.inf)
    moved = np.clip(u - top / safe, 0, 1)
    return np.asarray(np.maximum.accumulate(moved))


def number(v: float) -> str:
    s = f"{v:.1f}".rstrip("0").rstrip(".")
    return "0" if s in ("-0", "") else s.replace("0.", ".", 1) if s.lstrip("-").startswith("0.") else s


def join(values: list[str]) -> str:
    """Numbers with as few separators as SVG allows."""
    out = values[0]
    for v in values[1:]:
        out += v if v.startswith("-") else " " + v
    return out


class Pen:
    """Writes relative path data from absolute curves rounded to `step`, so that shared borders meet exactly."""

    def __init__(self, step: float = STEP) -> None:
        self.step = step
        self.text = ""
        self.at = np.zeros(2)

    def rounded(self, p: Floats) -> Floats:
        return np.asarray(np.round(p / self.step) * self.step)

    def move(self, p: Floats) -> None:
        self.at = self.rounded(p)
        self.text += "M" + join([number(self.at[0]), number(self.at[1])])

    def curve(self, c: Curve) -> None:
        q = self.rounded(c[1:]) - self.at
        if not np.any(np.abs(q[2]) > self.step / 2):
            return
        across = q[:2, 0] * q[2, 1] - q[:2, 1] * q[2, 0]
        flat = np.abs(across) < self.step * float(np.linalg.norm(q[2])) * 0.6
        if flat.all():
            self.text += "l" + join([number(v) for v in q[2]])
        else:
            self.text += "c" + join([number(v) for v in q.ravel()])
        self.at = self.rounded(c[3])

    def close(self) -> None:
        self.text += "z"


def path(curves: list[Curve], closed: bool, step: float = STEP) -> str:
    pen = Pen(step)
    pen.move(curves[0][0])
    for c in curves:
        pen.curve(c)
    if closed:
        pen.close()
    return pen.text
