# SPDX-License-Identifier: MIT
"""“Whose words?”: a sentence or two of a source, without its label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.provenance import SURE
from workbench.domain.revising.cards import CardKey, CardKind, FlashCard
from workbench.domain.revising.giving_away import telling_words, tells_some, words_of
from workbench.domain.sources import Pack, Source

LEAST, MOST = 60, 280
"""Letters of the words that are shown: enough to hear a voice, little enough to read at once."""

_SENTENCE = re.compile(r"[^.?!…]*(?:[.?!…](?![\s’”\"')\]])[^.?!…]*)*[.?!…]+[’”\"')\]]*(?=\s|$)")
_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]+")


def cards_of_sources(pack: Pack) -> Iterator[FlashCard]:
    """Yield sources by their words; those whose words or label are doubtful are left out."""
    for source in pack.sources:
        words = words_to_know(source)
        if words is not None:
            key = CardKey(pack.id, CardKind.WHOSE, (source.id,))
            label = " ".join((source.attribution or "").split())
            yield FlashCard(
                key, "Whose words are these?", words, f"{label}\n{source.name}", is_source=True
            )


def words_to_know(source: Source) -> str | None:
    """Return a sentence or two of a source that do not say whose they are, or None."""
    label = source.attribution
    if source.is_withdrawn or not source.body or not label or not words_of(label):
        return None
    if any(source.confidence.get(name, 1.0) < SURE for name in ("body", "attribution")):
        return None
    names = " ".join(_names_in(source, label))
    sentences = [" ".join(each.split()) for each in _SENTENCE.findall(source.body)]
    for first in range(len(sentences)):
        shown = _from(sentences[first:])
        if shown is not None and not (names and _names_some(shown, names)):
            return shown
    return None


def _from(sentences: list[str]) -> str | None:
    """Return as many of the first sentences as are needed, or None where that is too much."""
    shown = ""
    for sentence in sentences:
        shown = f"{shown} {sentence}".strip()
        if len(shown) > MOST:
            return None
        if len(shown) >= LEAST:
            return shown
    return None


def _names_in(source: Source, label: str) -> list[str]:
    """Return the names that would tell the label: of its makers, or all names in it."""
    makers = [each for maker in source.provenance.creator for each in _NAME.findall(maker)]
    return makers or _NAME.findall(label)


def _names_some(shown: str, names: str) -> bool:
    return bool(telling_words(names)) and tells_some(shown, names)
