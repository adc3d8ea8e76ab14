"""Values on their way out, and back in: the archive, the calendar."""
