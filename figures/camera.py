"""A view becomes a camera, a camera a shot."""

from __future__ import annotations

import numpy as np

from figures import march
from figures.field import Things
from figures.figure import Figure
from figures.frames import Floats, unit, vec
from figures.march import Camera, Shot
from figures.views import View

BEHIND = 150.0  # cm from the centre to the eye


def camera(
    direction: Floats,
    centre: Floats,
    width_cm: float,
    height_cm: float,
    per_cm: float,
    upwards: Floats | None = None,
) -> Camera:
    ahead = unit(-direction)
    if upwards is None:
        upwards = vec((0, 0, 1)) if abs(float(ahead[2])) < 0.95 else vec((0, 1, 0))
    right = unit(np.cross(ahead, upwards))
    up = np.cross(right, ahead)
    return Camera(
        centre - ahead * BEHIND,
        right,
        up,
        ahead,
        round(width_cm * per_cm),
        round(height_cm * per_cm),
        1 / per_cm,
    )


def view_camera(view: View, figure: Figure, scale: float = 1.0) -> Camera:
    direction, centre = view.camera_place(figure.bones)
    upwards = None
    if view.part is not None and abs(view.direction[1]) > 0.8:
        upwards = figure.bones.frames[view.part].axes[:, 2] * (-1.0 if view.part.startswith("hand") else 1.0)
    return camera(direction, centre, view.width_cm, view.height_cm, view.units_per_cm * scale, upwards)


def take(figure: Figure, cam: Camera, symmetric: bool = False, things: Things = march.NOTHING) -> Shot:
    """`symmetric`: only the left half of the picture is shot, the right one is its mirror image."""
    if not symmetric:
        return march.picture(figure.scene, things, cam)
    half = cam.width // 2
    quarter = cam.right * (half / 2 * cam.pixel_cm)
    return doubled(
        march.picture(figure.scene, things, cam._replace(eye=cam.eye - quarter, width=half)), figure.names
    )


def doubled(s: Shot, names: tuple[str, ...]) -> Shot:
    other = {"right": "left", "left": "right"}
    swap = np.array(
        [
            names.index(f"{a}-{other[b]}") if (b := n.rpartition("-")[2]) in other else i
            for i, n in enumerate(names)
            for a in [n.rpartition("-")[0]]
        ]
    )
    part = np.where(s.part >= 0, swap[s.part], -1)
    flip = vec((-1, 1, 1))
    return Shot(*(np.concatenate([a, b[:, ::-1]], axis=1) for a, b in (
        (s.depth, s.depth), (s.normal, s.normal * flip), (s.thing, s.thing), (s.part, part),
        (s.place, s.place * flip), (s.shelter, s.shelter))))  # fmt: skip


def project(cam: Camera, points: Floats) -> tuple[Floats, Floats]:
    """Picture coordinates (pixels, y down) and depth of points in the world."""
    q = points - cam.eye
    u = q @ cam.right / cam.pixel_cm + cam.width / 2
    v = cam.height / 2 - q @ cam.up / cam.pixel_cm
    return np.stack([u, v], axis=1), np.asarray(q @ cam.ahead)
