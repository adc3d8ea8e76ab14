"""The one table. A row is never changed; the database itself refuses it (see the first migration)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class StoredEntry(models.Model):
    """One entry of one owner. `number` counts arrivals; the id is the client's, unique for its owner."""

    number = models.BigAutoField(primary_key=True)
    owner = models.CharField(max_length=200)
    entry = models.UUIDField()
    kind = models.CharField(max_length=40)
    version = models.IntegerField()
    happened_at = models.DateTimeField()
    happened_zone = models.IntegerField()  # seconds east of UTC where it happened: 19:00 there stays 19:00
    learnt_at = models.DateTimeField()
    learnt_zone = models.IntegerField()
    knowledge = models.CharField(max_length=100, blank=True)
    body = (
        models.TextField()
    )  # canonical JSON; text, because JSON columns change numbers and refuse some characters

    class Meta:
        db_table = "entries"
        constraints: ClassVar = [models.UniqueConstraint(fields=["owner", "entry"], name="one_entry_per_id")]
        indexes: ClassVar = [models.Index(fields=["owner", "learnt_at"], name="entries_by_arrival")]

    def __str__(self) -> str:
        return f"{self.kind} {self.entry}"
