"""Pictures of labels made fit to be drawn: no holes, no crumbs, round corners."""

from __future__ import annotations

import numpy as np
from scipy import ndimage  # type: ignore[import-untyped]

from figures.borders import OUTSIDE
from figures.frames import Bools, Floats, Ints


def fill(labels: Ints, empty: Bools) -> Ints:
    """`empty` pixels take the nearest label of the body."""
    have = (labels != OUTSIDE) & ~empty
    _, where = ndimage.distance_transform_edt(~have, return_indices=True)
    return np.where(empty, labels[where[0], where[1]], labels)


def unspecked(labels: Ints, smallest: int) -> Ints:
    """Closes pinholes in the body and drops specks beside it."""
    body = labels != OUTSIDE
    pieces, n = ndimage.label(body)
    sizes = ndimage.sum_labels(body, pieces, np.arange(n + 1))
    specks = body & (sizes[pieces] < smallest)
    out = np.where(specks, OUTSIDE, labels)
    holes, n = ndimage.label(out == OUTSIDE)
    sizes = ndimage.sum_labels(np.ones_like(holes), holes, np.arange(n + 1))
    return fill_holes(out, (out == OUTSIDE) & (sizes[holes] < smallest))


def fill_holes(labels: Ints, holes: Bools) -> Ints:
    _, where = ndimage.distance_transform_edt(labels == OUTSIDE, return_indices=True)
    return np.where(holes, labels[where[0], where[1]], labels)


def crumbs(labels: Ints, smallest: int) -> Bools:
    """Pieces of a label that are too small to be seen as a place."""
    out = np.zeros(labels.shape, bool)
    for label in np.unique(labels):
        if label == OUTSIDE:
            continue
        pieces, n = ndimage.label(labels == label)
        sizes = ndimage.sum_labels(np.ones_like(pieces), pieces, np.arange(1, n + 1))
        small = 1 + np.flatnonzero(
            (sizes < smallest) | ((sizes < 0.06 * sizes.max()) & (sizes < 12 * smallest))
        )
        out |= np.isin(pieces, small)
    return out


def rounded(labels: Ints, sigma: float) -> Ints:
    """Each pixel takes the label that is strongest in its blurred neighbourhood; the outline stays."""
    best = np.full(labels.shape, -1.0)
    out = labels.copy()
    body = labels != OUTSIDE
    for label in np.unique(labels):
        if label == OUTSIDE:
            continue
        window = around(labels == label, int(4 * sigma) + 2)
        share: Floats = ndimage.gaussian_filter((labels[window] == label).astype(np.float32), sigma)
        stronger = (share > best[window]) & body[window]
        out[window] = np.where(stronger, label, out[window])
        best[window] = np.where(stronger, share, best[window])
    return out


def around(mask: Bools, margin: int) -> tuple[slice, slice]:
    rows, cols = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return (
        slice(max(0, rows[0] - margin), rows[-1] + margin + 1),
        slice(max(0, cols[0] - margin), cols[-1] + margin + 1),
    )


def widths(labels: Ints) -> dict[int, float]:
    """Diameter in pixels of the largest circle inside each label."""
    out = {}
    for label in np.unique(labels):
        if label != OUTSIDE:
            window = around(labels == label, 2)
            mask = np.pad(labels[window] == label, 1)
            out[int(label)] = 2 * float(ndimage.distance_transform_edt(mask).max())
    return out


def slivers(labels: Ints, least: float) -> Bools:
    return np.asarray(np.isin(labels, [label for label, width in widths(labels).items() if width < least]))


def tidy(labels: Ints, nowhere: int, sigma: float, smallest: int, least: float) -> Ints:
    """Fills what no patch holds, drops crumbs and slivers, rounds the corners. Sizes in pixels."""
    out = unspecked(labels, smallest)
    out = fill(out, out == nowhere)
    out = fill(out, crumbs(out, smallest))
    out = rounded(out, sigma)
    out = fill(out, crumbs(out, smallest))
    out = fill(out, slivers(out, least))
    return fill(out, crumbs(out, smallest))
