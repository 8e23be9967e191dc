# SPDX-License-Identifier: MIT
"""What was recognised in the questions of a pack, as further members of its `questions`.

Whoever reads a pack needs `text` and `marks` only. The other members let what a teacher corrected
travel with the pack: `board` and `question` are keys of the bundled boards, `minutes` the time
allowed, `sources` labels as printed, `words` the length of an answer and `levels` a mark scheme of
somebody's own. `confidence` is there where nobody has checked them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import EnquiryId
from workbench.domain.interchange.levels import levels_from_json, levels_to_json
from workbench.domain.interchange.values import given, text_of
from workbench.domain.question_text import asked_words, same_words

JsonObject = dict[str, Any]


def with_enquiries(document: JsonObject, enquiries: Iterable[Enquiry]) -> JsonObject:
    """Return a pack as JSON with what is known of each of its questions."""
    known = {same_words(each.text): each for each in enquiries}
    questions = [_told(each, known.get(same_words(each["text"]))) for each in document["questions"]]
    return {**document, "questions": questions}


def enquiries_in(document: Mapping[str, Any], *, new_id: Callable[[], str]) -> tuple[Enquiry, ...]:
    """Return the questions of a pack as JSON whose board somebody has put down."""
    return tuple(
        Enquiry(
            EnquiryId(new_id()),
            asked_words(text_of(each, "text") or ""),
            board=given(each, "board"),
            question=given(each, "question"),
            marks=given(each, "marks"),
            minutes=given(each, "minutes"),
            sources=tuple(each.get("sources") or ()),
            confidence=given(each, "confidence"),
            words=given(each, "words"),
            levels=levels_from_json(each.get("levels")),
        )
        for each in document.get("questions", ())
        if "board" in each
    )


def _told(question: JsonObject, enquiry: Enquiry | None) -> JsonObject:
    if enquiry is None:
        return question
    return {
        **question,
        "board": enquiry.board,
        "question": enquiry.question,
        "minutes": enquiry.minutes,
        "sources": list(enquiry.sources),
        "confidence": enquiry.confidence,
        **({"words": enquiry.words} if enquiry.words is not None else {}),
        **({"levels": levels_to_json(enquiry.levels)} if enquiry.levels else {}),
    }
