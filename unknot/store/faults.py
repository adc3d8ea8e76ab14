"""What can go wrong with a journal's place. Each says what to do; none of them loses what was there."""

from __future__ import annotations

from uuid import UUID


class JournalFault(Exception):
    """The journal could not be read or added to. What was kept before is still there."""


class ConflictingEntry(JournalFault):
    """The id is known already, with other content. Nothing of the call was appended."""

    def __init__(self, entry: UUID) -> None:
        super().__init__(
            f"The entry {entry} is kept already with other content. Entries are never changed: "
            "send the correction as a new entry, with an id of its own."
        )
        self.entry = entry


class UnfitEntry(JournalFault, ValueError):
    """The entry cannot be kept as it is, such as one that happened in the year 1."""


class StoreFull(JournalFault):
    """No room left on the disk. Nothing of the call was appended."""

    def __init__(self) -> None:
        super().__init__(
            "The disk is full, so this was not saved. Free some space and send it again; "
            "everything saved before is still there."
        )


class StoreBusy(JournalFault):
    """Another process held the database for too long. Nothing of the call was appended."""

    def __init__(self) -> None:
        super().__init__("The journal is busy, so this was not saved. Wait a moment and send it again.")


class StoreUnusable(JournalFault):
    """The database cannot be opened, or holds what this version cannot read."""
