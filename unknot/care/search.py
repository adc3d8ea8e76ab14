"""Search in the library: by name, Latin name, what people call it, and the place; forgives typos."""

from __future__ import annotations

from difflib import SequenceMatcher

from unknot.core.knowledge import Knowledge, Muscle

CLOSE = 0.74  # below this two words are different words, not a slip


def search(wanted: str, knowledge: Knowledge, most: int = 12) -> tuple[Muscle, ...]:
    """Muscles that fit the words, best first; empty when nothing comes near."""
    words = wanted.lower().replace("-", " ").split()
    if not words:
        return ()
    scored = [(_score(words, muscle, knowledge), muscle) for muscle in knowledge.muscles.values()]
    good = [(score, muscle) for score, muscle in scored if score > 0]
    return tuple(m for _, m in sorted(good, key=lambda pair: (-pair[0], pair[1].name))[:most])


def _score(words: list[str], muscle: Muscle, knowledge: Knowledge) -> float:
    names = _words(muscle.name, muscle.latin, *muscle.also)
    places = _words(
        *(_region_words(region, knowledge) for region in (*muscle.under, *sorted(muscle.essential)))
    )
    total = 0.0
    for word in words:
        best = max(_near(word, names), 0.6 * _near(word, places))
        if best == 0:
            return 0.0
        total += best
    phrase = " ".join(words)
    exact = any(phrase == name.lower() for name in (muscle.name, muscle.latin, *muscle.also))
    return total / len(words) + (1.0 if exact else 0.0)


def _region_words(region: str, knowledge: Knowledge) -> str:
    known = knowledge.regions.get(region)
    return " ".join((known.name, *known.words)) if known else region


def _words(*texts: str) -> frozenset[str]:
    return frozenset(
        w.strip("(),.") for text in texts for w in text.lower().replace("-", " ").split() if len(w) > 2
    )


def _near(word: str, known: frozenset[str]) -> float:
    if word in known:
        return 1.0
    starts = [w for w in known if len(word) >= 3 and w.startswith(word)]
    if starts:
        return 0.9
    ratio = max((SequenceMatcher(None, word, w).ratio() for w in known), default=0.0)
    return ratio * 0.8 if ratio >= CLOSE else 0.0
