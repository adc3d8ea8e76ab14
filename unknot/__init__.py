"""Unknot: from a pain to the likely muscle, a calm session, and a planned week."""
