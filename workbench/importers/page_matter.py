# SPDX-License-Identifier: MIT
"""Where the matter of the page goes on behind the last words of a source.

A source ends where its paragraphs begin to speak to the reader of the page, or are furniture. With
the attribution below the text only words about the source or its maker still belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.importers.arrangement import ENOUGH, Arrangement, Layout
from workbench.importers.attribution_cues import YEAR, is_clear, is_empty_label, score_of
from workbench.importers.author_notes import is_note_about, tells_making, tells_more
from workbench.importers.inline_attributions import quotation_start
from workbench.importers.names import is_word_of
from workbench.importers.page import HintKind
from workbench.importers.paragraphs import (
    BULLET,
    NUMBER_OF_PART,
    Paragraph,
    is_examined,
    is_terminal,
)
from workbench.importers.pictures import describes_picture, names_picture
from workbench.importers.reading_points import is_greeting
from workbench.importers.tasks import commands_reader

_SURE = 0.75
_BOX = re.compile(r"^(?:[☐□❏❑❒○◯◻▢✓✔✗➤➔➜►▶→⇒☛☞★☆✎✏✍👍]|\[ ?\])\s*\S|[\U0001f300-\U0001faff]")
_SIGN_BEFORE = re.compile(r"^[^\w\s“”‘’\"'(\[–—…*•·.#&£$§†‡-]\s?[A-Z].{10,}\?$", re.DOTALL)
"""A question behind a sign of its own: “⊃ What does he suggest?”."""

_BLANK = re.compile(r"_{3,}|(?:\.{6,}+|…{3,}+)(?!\s?[^\s.…]{1,12}$)")
"""Where an answer goes; dots that lead to a price or a number stand in a list."""

_SIGNS = (_BOX, _SIGN_BEFORE, _BLANK)
_OF_SOURCES = re.compile(
    r"(?:Sources|Documents|Extracts|Interpretations)\b(?! ?:)|\b(?:Question|Task|Exercise) \d"
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|me|my|mine|we|(?<!tell )(?<!tells )us|our|ours)\b", re.IGNORECASE
)
_READER = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\W*(?:how|what|why|which|who|whose|when|where|is|are|do|does|did|was|were|can|could|would|"
    r"should|in what|to what)\b[^.!]*\?(?: [^.!?]{2,80}[.?!])?$",
    re.IGNORECASE,
)
_ASKS_READER = re.compile(
    r"(?:[A-Z][\w’' ]{2,30}[:!?.] )?(?:which|who|whose|what|how|why|do|does|are|is|in which)\b"
    r"[^.!?]{0,80}?\b(?:of (?:these|the (?:two|three|four|five|six|seven|eight))|"
    r"(?:do|would|can|could|should) you|you think|these (?:people|men|women|texts|lines|pictures)|"
    r"(?:the|these|all|both) (?:\w+ )?(?:sources|documents|extracts|interpretations|passages|"
    r"voices|witnesses|writers|speakers))\b",
    re.IGNORECASE,
)
"""What is asked of several texts at once, or of whoever has read them."""

_NAME = re.compile(r"[A-Z][\w-]{3,}")
_SIGNATURE = re.compile(
    r"(?:Your|Yours|I am|I remain|Signed|Given|Done|God|Amen|P\.? ?S\b|By order|Long live|Vive)\b|"
    r"(?:\(?Signed\)?,? )?(?:[A-Z][\w.’'-]*+,? ?){1,5}$"
)
_SIGNED = re.compile(r"[^\W\d_a-z][\w.’'-]*(?:,? [^\W\d_a-z][\w.’'-]*){1,3}")
"""A name in capitals, as under a letter: “J. H. MÖRNER”."""

_QUOTED = re.compile(r"[“‘\"'(\[]")
"""How words begin that go on with a text which is a quotation."""

_WHOLE_QUOTATION = re.compile(r"“[^“”\"]+”|\"[^“”\"]+\"")
_PAGE_CITED = re.compile(r"\bpp?\. ?\d")
_FEWEST_QUOTED = 15
"""Words from which on a paragraph between quotation marks is a text, and not what somebody says."""

_OF_MAKER = re.compile(r"(?:He|She|They|His|Her|Their) [a-z]")
_LONGEST_TITLE = 90
_FIGURE = re.compile(r"Fig(?:ure|\.)? ?\d")
_SHORTEST_STORY = 80
_LONGEST_ASKED = 160
_PAIR = 2
_FEWEST_IN_ROW = 2
_ROW = re.compile(r"\s[|·•»/]\s")
_CAPITALS_OF_A_BOX = 4


def page_goes_on(
    paragraphs: Sequence[Paragraph], shape: Arrangement, *, picture_ends: int | None = None
) -> int | None:
    """Return the place of the first paragraph that belongs to the page again, or None.

    `picture_ends` is where on the page the picture of the source ends, if one stands there.
    """
    found = _place_behind(paragraphs, shape, picture_ends)
    is_heard = found is not None and is_examined(paragraphs, found)
    return None if is_heard else found


def _place_behind(
    paragraphs: Sequence[Paragraph], shape: Arrangement, picture_ends: int | None
) -> int | None:
    marked = _behind_marked_quotation(paragraphs, shape)
    is_told = shape.head or shape.tail or shape.attribution
    if marked is not None or not is_told:
        return marked
    told = " ".join(paragraphs[place].text for place in shape.attribution)
    if shape.layout is Layout.BELOW:
        return _behind_attribution(paragraphs, shape, told)
    if shape.tail is not None:
        place, begins = shape.tail
        return _behind_attribution(paragraphs, shape, paragraphs[place].text[begins:].strip("_* "))
    if shape.layout is not Layout.ABOVE:
        return _behind_quotation(paragraphs, shape)
    below = _behind_whole_quotation(paragraphs, shape)
    if below is None and picture_ends is not None and names_picture(told):
        below = _below_picture(paragraphs, shape, picture_ends)
    return _behind_text(paragraphs, shape, told) if below is None else below


def _below_picture(
    paragraphs: Sequence[Paragraph], shape: Arrangement, picture_ends: int
) -> int | None:
    """Return the place of the first paragraph below a picture that tells the story of the page.

    What stands on a picture is quoted, in brackets or in lines, and words about it name it.
    """
    taken = {*shape.attribution, *shape.notes, shape.title}
    for place, paragraph in enumerate(paragraphs):
        if place in taken or paragraph.start < picture_ends:
            continue
        text = paragraph.text
        is_story = len(text) >= _SHORTEST_STORY and is_terminal(text) and text[:1].isupper()
        is_quoted = paragraph.is_hinted(HintKind.QUOTATION) or _FIRST_PERSON.search(text)
        return place if is_story and not is_quoted and not describes_picture(text) else None
    return None


def _behind_marked_quotation(paragraphs: Sequence[Paragraph], shape: Arrangement) -> int | None:
    """Return the place of the first paragraph below a text that the format knows as quoted."""
    if shape.head or shape.tail or shape.layout is Layout.BELOW:
        return None
    taken = {*shape.attribution, *shape.notes, shape.title}
    text = [place for place in range(len(paragraphs)) if place not in taken]
    if not text or not paragraphs[text[0]].is_hinted(HintKind.QUOTATION):
        return None
    below = next((p for p in text if not paragraphs[p].is_hinted(HintKind.QUOTATION)), None)
    if below is None or not _is_story(paragraphs[below].text):
        return None
    return below if all(place is None or place < below for place in taken) else None


def _is_story(text: str) -> bool:
    """Tell whether words are whole sentences, if the page did not cut them, and no attribution."""
    is_whole = is_terminal(text) or len(text) > _LONGEST_TITLE
    return _FIGURE.match(text) is not None or (is_whole and not is_clear(text))


def _behind_quotation(paragraphs: Sequence[Paragraph], shape: Arrangement) -> int | None:
    """Return the place of the first paragraph below a text that is one quotation, if it is."""
    if shape.head is None:
        return None
    place, begins = shape.head
    if quotation_start(paragraphs[place].text) != begins:
        return None
    below = range(place + 1, len(paragraphs))
    return next((at for at in below if not _QUOTED.match(paragraphs[at].text)), None)


def _behind_whole_quotation(paragraphs: Sequence[Paragraph], shape: Arrangement) -> int | None:
    """Return the place below a text that is one paragraph between quotation marks, if it is."""
    taken = {*shape.attribution, *shape.notes, shape.title}
    text = [place for place in range(len(paragraphs)) if place not in taken]
    if len(text) < _PAIR or any(place is not None and place > text[0] for place in taken):
        return None
    quoted, below = paragraphs[text[0]].text, paragraphs[text[1]].text
    is_whole = _WHOLE_QUOTATION.fullmatch(quoted) and len(quoted.split()) >= _FEWEST_QUOTED
    is_cited = score_of(below) >= ENOUGH or _PAGE_CITED.search(below)
    return text[1] if is_whole and not (is_cited or _QUOTED.match(below)) else None


def is_other_register(text: str) -> bool:
    """Tell whether the last paragraph of a text may well be the page's: it ends as no text does."""
    is_own = speaks(text)
    is_to_reader = _READER.search(text) is not None and not is_own
    is_loose = not is_terminal(text) and not _SIGNATURE.match(text)
    return is_loose or is_to_reader or (text.endswith("?") and not is_own)


def speaks(text: str) -> bool:
    """Tell whether somebody speaks for themselves: “I”, “our”."""
    return _FIRST_PERSON.search(text) is not None


def speaks_to_reader(text: str) -> bool:
    """Tell whether somebody is spoken to: “you”, “your”."""
    return _READER.search(text) is not None


def _behind_attribution(
    paragraphs: Sequence[Paragraph], shape: Arrangement, told: str
) -> int | None:
    last = shape.tail[0] if shape.tail else shape.attribution[-1]
    below = range(last + 1, len(paragraphs))
    is_dated = YEAR.search(told) is not None
    is_sure = shape.confidence >= _SURE and (is_clear(told) or is_dated)
    if is_sure or (shape.tail is not None and is_clear(told) and is_dated):
        return next((p for p in below if not _is_about(paragraphs[p].text, told)), None)
    return next((p for p in below if _is_put_to_reader(paragraphs, p, told)), None)


def _is_about(text: str, told: str) -> bool:
    if BULLET.match(text) or any(sign.search(text) for sign in _SIGNS):
        return False
    return (
        is_note_about(text, told)
        or tells_more(text, told)
        or tells_making(text)
        or _names_maker(text, told)
    )


def _names_maker(text: str, told: str) -> bool:
    """Tell whether a sentence begins with a name that the attribution gives, or with “She …”."""
    found = _NAME.match(text.removeprefix("The "))
    name = found[0] if found else None
    is_told = name is not None and is_word_of(name, told)
    is_told = is_told or _OF_MAKER.match(text) is not None
    return is_told and is_terminal(text) and not text.endswith(("?", "…", "..."))


def _behind_text(paragraphs: Sequence[Paragraph], shape: Arrangement, told: str) -> int | None:
    taken = {*shape.attribution, *shape.notes, shape.title}
    text = [place for place in range(len(paragraphs)) if place not in taken]
    if shape.notes and text and max(shape.notes) > text[-1]:
        return None
    # A picture needs no text of its own.
    first = 0 if names_picture(told) else 1
    end = next((p for p in text[first:] if _is_put_to_reader(paragraphs, p, told)), len(paragraphs))
    while end - 1 in text[1:] and _is_loose(paragraphs, end - 1, is_cut=end < len(paragraphs)):
        end -= 1
    return end if end < len(paragraphs) else None


def _is_put_to_reader(paragraphs: Sequence[Paragraph], place: int, told: str) -> bool:
    text = paragraphs[place].text
    if any(sign.search(text) for sign in _SIGNS) or is_empty_label(text):
        return True
    if _FIRST_PERSON.search(text):
        return False
    if _OF_SOURCES.search(text) or commands_reader(text) or _asks_reader(paragraphs[place]):
        return True
    if _ASKS.match(text) and len(text) <= _LONGEST_ASKED and names_picture(told) and place < _PAIR:
        return True
    if _ASKS.match(text) and any(name in told for name in _NAME.findall(text)[:6]):
        return True
    return _opens_a_box(paragraphs, place)


def _asks_reader(paragraph: Paragraph) -> bool:
    """Tell whether a question apart is put to whoever has read the texts of the page."""
    return paragraph.blank_before > 0 and _ASKS_READER.match(paragraph.text) is not None


def _opens_a_box(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell whether a line in capitals heads something beside a text that is not in capitals."""
    line = paragraphs[place].lines[0].text
    is_heading = line.isupper() and len(line.split()) <= _CAPITALS_OF_A_BOX
    above = paragraphs[place - 1].text
    is_apart = paragraphs[place].blank_before > 0
    is_heading = is_heading and not NUMBER_OF_PART.fullmatch(line)
    is_name = place == len(paragraphs) - 1 and _SIGNED.fullmatch(line) and speaks(above)
    is_heading = is_heading and not is_name and not is_greeting(line)
    return is_heading and is_apart and not is_terminal(line) and not above.isupper()


def _is_loose(paragraphs: Sequence[Paragraph], place: int, *, is_cut: bool) -> bool:
    """Tell whether the last paragraph of a text is a title or a row of links, or asks something."""
    paragraph, above = paragraphs[place], paragraphs[place - 1].text
    text = paragraph.text
    if is_cut and _ASKS.match(text) and not _FIRST_PERSON.search(text):
        return True
    is_short = len(text) <= _LONGEST_TITLE and paragraph.blank_before > 0
    if (
        not is_short
        or is_terminal(text)
        or not is_terminal(above)
        or ":" in text
        or BULLET.match(text)
    ):
        return False
    if len(_ROW.findall(text)) >= _FEWEST_IN_ROW:
        return True
    return text[:1].isupper() and not _SIGNATURE.match(text) and not _FIRST_PERSON.search(text)
