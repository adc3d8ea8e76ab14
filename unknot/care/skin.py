"""What was seen on the skin: marked on the figure, kept free, and ended by the person alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from unknot.core.body import Place
from unknot.core.journal import Corrected, Entry, FindingGone, FindingSeen, Journal, PersonTold
from unknot.core.knowledge import Knowledge
from unknot.core.local_findings import holds, holds_at_least_until, kept_free, must_be_gone
from unknot.core.person import LocalFinding

Spot = tuple[str, Place]


@dataclass(frozen=True, slots=True)
class KeptFree:
    """A finding that holds today: the places that it closes, from which day they are free, and why.

    `until` is None while it has to be gone first; `said_gone`: it was said, and its days are not over yet.
    """

    finding: LocalFinding
    name: str
    why: str
    advice: str
    places: frozenset[Place]
    until: date | None
    must_be_gone: bool

    @property
    def key(self) -> str:
        return f"{self.finding.condition}@{self.finding.place}"

    @property
    def said_gone(self) -> bool:
        return self.finding.gone is not None

    @property
    def margin(self) -> frozenset[Place]:
        """What is left alone beside the place itself."""
        return self.places - {self.finding.place}


def findings_of(journal: Journal) -> tuple[LocalFinding, ...]:
    """Every finding ever told, each place once, with the day on which it was said to be gone.

    A later word about health that does not repeat a finding does not end it.
    """
    found: dict[Spot, LocalFinding] = {}
    for entry in journal:
        for finding in _told(entry):
            found[_spot(finding)] = _later(found.get(_spot(finding)), replace(finding, gone=None))
        if isinstance(entry.body, FindingGone):
            spot = (entry.body.condition, entry.body.place)
            if spot in found and found[spot].gone is None:
                found[spot] = replace(found[spot], gone=entry.happened_at.date())
    return tuple(found.values())


def _told(entry: Entry) -> tuple[LocalFinding, ...]:
    body = entry.body
    if isinstance(body, FindingSeen):
        return (body.finding,)
    return body.findings if isinstance(body, PersonTold) else ()


def _spot(finding: LocalFinding) -> Spot:
    return finding.condition, finding.place


def _later(known: LocalFinding | None, told: LocalFinding) -> LocalFinding:
    """Seen again: its days begin anew. What was said to be gone stays so unless it was seen after that."""
    if known is None or (known.gone is not None and told.seen >= known.gone):
        return told
    return known if known.gone is not None else replace(known, seen=max(known.seen, told.seen))


def that_hold(journal: Journal, knowledge: Knowledge, on: date) -> tuple[LocalFinding, ...]:
    return tuple(finding for finding in findings_of(journal) if holds(finding, on, knowledge))


def all_kept_free(findings: tuple[LocalFinding, ...], on: date, knowledge: Knowledge) -> tuple[KeptFree, ...]:
    """What each finding closes on a day, for pages that say so."""
    return tuple(_kept(finding, on, knowledge) for finding in findings if holds(finding, on, knowledge))


def _kept(finding: LocalFinding, on: date, knowledge: Knowledge) -> KeptFree:
    known = knowledge.conditions.get(finding.condition)
    return KeptFree(
        finding,
        known.name if known else finding.condition.replace("-", " "),
        known.why if known else "",
        known.advice if known else "",
        kept_free(finding, on, knowledge),
        holds_at_least_until(finding, knowledge),
        must_be_gone(known),
    )


def lifts(entry: Entry, mine: Journal) -> bool:
    """Whether an entry from elsewhere would open what is shut here: end a finding, or take back what was told.

    Only the person does that, on the page.
    """
    here = {own.id for own in mine.entries}
    if entry.id in here:
        return False
    if isinstance(entry.body, Corrected):
        return entry.body.entry in here
    if isinstance(entry.body, FindingGone):
        spot = entry.body.condition, entry.body.place
        return any(_spot(f) == spot and f.gone is None for f in findings_of(mine))
    return False
