"""The library: reads `knowledge/` into the core's types and judges it, one rule per file."""
