"""The pure core: facts in, decisions with reasons out. Standard library only; no clock, no dice, no disk."""
