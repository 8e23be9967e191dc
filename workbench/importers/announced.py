# SPDX-License-Identifier: MIT
"""Sources without a heading that the page announces: “Study both accounts of the night”.

What is announced is told in the worksheet's own way: below a line with a name, below words that
hand over to it, above a maker at the end of its paragraph, or as one long quotation. Nothing that
is found like this is ever sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.importers.attribution_cues import NAME, is_clear, score_of
from workbench.importers.author_notes import hands_over, is_of_first_person
from workbench.importers.back_matter import is_of_the_page
from workbench.importers.draft import PartKind
from workbench.importers.inline_attributions import bare_attribution, sentence_ends, tail_start
from workbench.importers.marks import Mark, place_in
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.unheaded import SURE_AS, WHY, take_out

_ANNOUNCES = re.compile(
    r"\b(?:read|study|examine|consider|compare|look (?:carefully )?at|use)(?: carefully)? "
    r"(?:the|these|both|all)(?: (?:of|the|two|three|four|five|six|following|short|different))* "
    r"(?:reports?|accounts?|extracts?|excerpts?|passages?|documents?|theses|thesis|views?|"
    r"opinions?|quotations?|quotes|statements?|texts?|sources?|letters?|testimon(?:y|ies)|"
    r"interpretations?)\b(?! [A-Z\d]\b)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?!The |A |An )[A-Z][\w’'-]*\.?(?: (?:[A-Z][\w’'-]*\.?|de|van|von|of)){1,3}")
_MAKER = re.compile(rf"{NAME}, (?:an? |the |later |then )?[a-z][\w’' ,-]{{3,60}}[^.!?]{{0,60}}\.?")
_LONG_QUOTATION = re.compile(
    r"(?P<before>[^“\"]{10,400}?[.?!:])\s+(?P<quoted>“[^”]{150,}”|\"[^\"]{150,}\")\s+(?P<after>\S.+)",
    re.DOTALL,
)
_ASKS = re.compile(r"\s(?=\(?(?:\d{1,2}[.)]|[a-d]\)) ?(?:\(?[a-d][.)] )?[A-Z])")
_SHORTEST, _LONGEST_NAME, _LONGEST_MAKER, _LONGEST_LEAD = 80, 40, 100, 300
_LEAST_SCORE = 4.0
_FEWEST, _NEARLY_ALL = 2, 0.6


@dataclass(frozen=True, slots=True)
class Announced:
    """The pieces of one source: what each is, its paragraph, and where in its text it stands."""

    pieces: tuple[tuple[PartKind, Paragraph, int, int], ...]

    def marks(self, page: str, source: int) -> Iterator[Mark]:
        """Yield its parts as marks; `source` is its number on the page."""
        for kind, paragraph, begin, end in self.pieces:
            text = paragraph.text[begin:end].strip()
            raw = page[paragraph.start : paragraph.end]
            start = paragraph.start + (place_in(raw, paragraph.text, begin) if begin else 0)
            if kind is PartKind.ATTRIBUTION:
                text = bare_attribution(text)
            if kind in {PartKind.ATTRIBUTION, PartKind.BODY}:
                yield Mark(start, kind, text, source, SURE_AS, WHY)
            else:
                yield Mark(start, kind, text)


def take_announced(stories: list[list[Paragraph]]) -> list[Announced]:
    """Take the sources that a page announces out of its stories, in page order."""
    paragraphs = sorted((p for story in stories for p in story), key=lambda p: p.start)
    begins = next((n for n, p in enumerate(paragraphs) if _ANNOUNCES.search(p.text)), None)
    if begins is None:
        return []
    quoted = _quotation_in(paragraphs[begins])
    below = [p for p in paragraphs[begins + 1 :] if not p.furniture]
    found = [quoted] if quoted else list(_found(below))
    long = sum(len(p.text) >= _SHORTEST and is_terminal(p.text) for p in below)
    if not quoted and (len(found) < _FEWEST or len(found) < _NEARLY_ALL * long):
        return []
    take_out(stories, (paragraph for each in found for _, paragraph, _, _ in each.pieces))
    return found


def _quotation_in(paragraph: Paragraph) -> Announced | None:
    """Return the long quotation that a paragraph announces, with its attribution, or None."""
    text = paragraph.text
    found = _LONG_QUOTATION.fullmatch(text)
    if found is None or not _ANNOUNCES.search(found["before"]):
        return None
    asks = _ASKS.search(text, found.start("after"))
    end = asks.end() if asks else len(text)
    told = text[found.start("after") : end].strip()
    if not _is_attribution(told):
        return None
    pieces = [
        (PartKind.PARAGRAPH, paragraph, 0, found.end("before")),
        (PartKind.BODY, paragraph, found.start("quoted"), found.end("quoted")),
        (PartKind.ATTRIBUTION, paragraph, found.start("after"), end),
    ]
    if end < len(text):
        pieces.append((PartKind.QUESTION, paragraph, end, len(text)))
    return Announced(tuple(pieces))


def _found(paragraphs: Sequence[Paragraph]) -> Iterator[Announced]:
    for above, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        if not _is_text(paragraph):
            continue
        text = paragraph.text
        cut = _maker_at_end(text)
        if cut is not None:
            yield Announced(
                (
                    (PartKind.BODY, paragraph, 0, cut),
                    (PartKind.ATTRIBUTION, paragraph, cut, len(text)),
                )
            )
        elif above is not None and _tells(above.text) and not _is_life(text, above.text):
            yield Announced(
                (
                    (PartKind.ATTRIBUTION, above, 0, len(above.text)),
                    (PartKind.BODY, paragraph, 0, len(text)),
                )
            )


def _is_text(paragraph: Paragraph) -> bool:
    text = paragraph.text
    is_long = len(text) >= _SHORTEST and not hands_over(text) and not text.endswith("?")
    return is_long and not is_of_the_page(text) and not _ANNOUNCES.search(text[:_LONGEST_LEAD])


def _tells(text: str) -> bool:
    """Tell whether a line above a text names who speaks, or hands over to it."""
    if len(text) <= _LONGEST_NAME and _PERSON.fullmatch(text):
        return True
    if hands_over(text) and len(text) <= _LONGEST_LEAD:
        return not is_of_first_person(text)
    return _is_attribution(text)


def _is_life(text: str, name: str) -> bool:
    """Tell whether a text is about the person whose name stands above it, as notes are."""
    begins = text[:_LONGEST_LEAD]
    is_about = _PERSON.fullmatch(name) is not None and name.rsplit(maxsplit=1)[-1] in begins
    return is_about or begins.startswith(("He ", "She ", "Born "))


def _is_attribution(text: str) -> bool:
    return len(text) <= _LONGEST_LEAD and is_clear(text) and score_of(text) >= _LEAST_SCORE


def _maker_at_end(text: str) -> int | None:
    """Return where the maker of a text is named at its end, or None."""
    tail = tail_start(text)
    if tail is not None:
        return tail[0]
    ends = list(sentence_ends(text))
    if not ends:
        return None
    told = text[ends[-1] :]
    is_one = len(told) <= _LONGEST_MAKER and _MAKER.fullmatch(told) is not None
    return ends[-1] if is_one and score_of(told) >= 1 else None
