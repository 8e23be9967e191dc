# SPDX-License-Identifier: MIT
"""What a paper is made of: kinds of question of an exam, and which sources they are asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from workbench.domain.enquiries import Board, Enquiry, QuestionType
from workbench.domain.identifiers import EnquiryId
from workbench.domain.sources import Source

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "7": 7, "2": 2}
_NAMED = re.compile(
    r"\b(?:Sources?|Interpretations?|Extracts?|Passages?) ([A-Z1-9](?:[ ,\-A-Z1-9]*))"
)
_RANGE = re.compile(r"([A-Z1-9])-([A-Z1-9])")
_WORD = re.compile(r"\b(one|two|three|four|[27])\b")


def sources_wanted(kind: QuestionType) -> int | None:
    """Return how many sources a kind of question is about, or None where it is all there are."""
    uses = kind.uses
    named = _NAMED.findall(uses)
    if named:
        return sum(map(_count_of, named))
    word = _WORD.search(uses)
    if word:
        return _NUMBERS[word[1]]
    # “Interpretation”, with no letter, is one.
    return 1 if uses and not uses.startswith("all") and uses != "-" else None


def drawn(sources: Sequence[Source], count: int | None, chance: Random) -> tuple[str, ...]:
    """Return the labels of so many sources, drawn by chance, in the order of the page."""
    labels = [source.label for source in sources if not source.is_withdrawn]
    if count is None or count >= len(labels):
        return tuple(labels)
    chosen = set(chance.sample(labels, count))
    return tuple(label for label in labels if label in chosen)


def question_of_kind(
    enquiry_id: EnquiryId,
    board: Board,
    kind: QuestionType,
    topic: str,
    labels: Sequence[str],
) -> Enquiry:
    """Return a question of an exam about a topic and these sources, with its marks and minutes."""
    text = kind.stem_with(topic.strip() or "the topic")
    return Enquiry(enquiry_id, text, board.key, kind.id, kind.marks, kind.minutes, tuple(labels))


def _count_of(letters: str) -> int:
    found = _RANGE.search(letters)
    if found:
        return ord(found[2]) - ord(found[1]) + 1
    return max(1, len(re.findall(r"[A-Z1-9]\b", letters)))
