"""The target: a spot under care, which the finder confirms and the dose is for."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.body import Side


@dataclass(frozen=True, slots=True)
class Target:
    """A confirmed spot under care: active when pressing brought the person's own pain, latent when it is only sore."""

    muscle: str
    side: Side
    point: str
    active: bool
    pain: int  # 0-10 at the strongest of the places that it explains
