"""The store: one append-only table of entries, in SQLite or PostgreSQL, and its like in memory."""
