# SPDX-License-Identifier: MIT
"""Which words of a source are its text and which say where it comes from.

Booklets put the attribution above the text, school sites and textbooks below it, worksheets into
brackets, behind a dash or after a label. Every way to read a source gets points from the cues of
`attribution_cues` and from what the other sources of the page do, because a page keeps to one
layout. The best is taken; how far it is ahead of the next says how sure it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.importers.arrangement import (
    ENOUGH,
    NO_CHANCE,
    NO_CUSTOM,
    NO_RIVAL,
    Arrangement,
    Layout,
    Usual,
)
from workbench.importers.attribution_cues import (
    YEAR,
    is_clear,
    score_of,
)
from workbench.importers.author_notes import (
    introduces,
    is_catalogue_reference,
    is_in_box,
    is_note,
    leads_in,
    leads_to_text,
    leads_to_voice,
    may_lead,
    speaks_of_maker,
    tells_content,
    tells_more,
)
from workbench.importers.field_lines import field_places
from workbench.importers.inline_attributions import (
    line_head,
    quotation_start,
    shares_its_paragraph,
)
from workbench.importers.introduced_texts import introduced
from workbench.importers.labelled_attributions import labelled, run_into_text
from workbench.importers.layout_signs import (
    goes_on,
    is_about,
    is_attributed_elsewhere,
    is_name_below,
    is_rival,
    is_sentence,
    is_unclear,
    shares_nothing,
)
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.pictures import (
    describes_picture,
    introduces_picture,
    is_caption,
    names_picture,
)
from workbench.importers.printed_labels import SURE_LABEL
from workbench.importers.reading_points import points_of, strayness, usual_points
from workbench.importers.second_attributions import is_second_attribution
from workbench.importers.source_titles import (
    first_of_lines,
    is_headline,
    is_name_and_work,
    is_title,
    is_titled,
)
from workbench.importers.unsure_layouts import without_own_paragraph

_SURE = _HARD_SPACE = 3.0
_LAST = _HEADING_LINE = _LIKE_AN_ATTRIBUTION = 1.0
_MORE_TOLD = 0.5
_SHARED = 5.0
"""Points at most for an attribution that is not parted from the text by anything but a line end."""

_FORM = 6.0
_CANDIDATES_BELOW = 4
_FAR_UP = 0.5
_NOTE = 2.0
_PAIR = 2
_HEADLINE = 3.0
_PARTED, _TOLD_TWICE = 2.0, 1.5


def arrangement_of(
    paragraphs: Sequence[Paragraph],
    usual: Usual = NO_CUSTOM,
    *,
    has_picture: bool = False,
    is_parted: bool = False,
    is_told: bool = False,
) -> Arrangement:
    """Return what the paragraphs of one source are, given what the page usually does.

    `is_parted` says that a heading of the text, such as “Transcript”, stands below the first one,
    `is_told` that the first one goes on with a sentence: “Source B is about …”.
    """
    if not paragraphs:
        return Arrangement(Layout.NONE)
    marked = _attributed_by_sign(paragraphs, usual, has_picture=has_picture)
    if marked is not None:
        return marked
    below = introduced(
        paragraphs, lambda rest: arrangement_of(rest, usual, has_picture=has_picture)
    )
    if below is not None:
        return below
    if len(paragraphs) > 1 and not has_picture and tells_content(paragraphs[0].text):
        rest = arrangement_of(paragraphs[1:], usual, is_parted=is_parted)
        return rest.below_a_note()
    readings = [
        *_readings_above(paragraphs, usual, has_picture=has_picture),
        *_readings_below(paragraphs, usual, has_picture=has_picture),
    ]
    if is_parted:
        readings = [
            replace(r, score=r.score + _PARTED) if r.attribution == (0,) else r for r in readings
        ]
    readings.sort(key=lambda reading: -reading.score)
    if not readings or readings[0].score < ENOUGH:
        return without_own_paragraph(paragraphs, usual, has_picture=has_picture, is_told=is_told)
    best = readings[0]
    rivals = [other.score for other in readings[1:] if is_rival(other, best, paragraphs)]
    told = " ".join(paragraphs[place].text for place in best.attribution)
    lead = best.score - max(rivals, default=best.score - NO_RIVAL)
    if any(b - a > 1 for a, b in pairwise(best.attribution)):
        lead = min(lead, _TOLD_TWICE)  # above and below the text: does one only lead to it?
    return replace(
        best,
        lead=lead,
        is_unclear=is_unclear(told) or (best.attribution == (0,) and is_headline(paragraphs[0])),
    )


def _attributed_by_sign(
    paragraphs: Sequence[Paragraph], usual: Usual, *, has_picture: bool
) -> Arrangement | None:
    """Return the reading that fields, a label or quotation marks around the text tell, or None."""
    fields = field_places(paragraphs, has_picture=has_picture)
    if fields:
        return _attributed_by_form(paragraphs, fields)
    behind = _told_behind_text(paragraphs)
    if behind is not None:
        return behind
    place = labelled(paragraphs)
    if place is not None:
        return run_into_text(paragraphs, place) or _attributed_by_label(
            paragraphs, place, usual, has_picture=has_picture
        )
    first = paragraphs[0].text
    quoted = quotation_start(first)
    if quoted is None:
        return None
    told = first[:quoted]
    is_alone = len(paragraphs) == 1 and is_clear(told)
    return Arrangement(Layout.INLINE, head=(0, quoted), score=score_of(told), is_marked=is_alone)


def _told_behind_text(paragraphs: Sequence[Paragraph]) -> Arrangement | None:
    """Return the reading of “The source below …” with “[From …]” behind the text, or None."""
    last = len(paragraphs) - 1
    if last < 1 or not introduces(paragraphs[0].text):
        return None
    text = paragraphs[last].text
    start = text.rfind("[From ")
    if start <= 0 or not text.rstrip(".").endswith("]"):
        return None
    score = score_of(text[start:])
    return Arrangement(Layout.INLINE, notes=(0,), tail=(last, start), score=score, is_marked=True)


def _readings_above(
    paragraphs: Sequence[Paragraph], usual: Usual, *, has_picture: bool
) -> Iterator[Arrangement]:
    """Yield the readings with the attribution above the text."""
    first, last = paragraphs[0], len(paragraphs) - 1
    if describes_picture(first.text) or shares_its_paragraph(first.text):
        return
    score = points_of(first, paragraphs)
    if last == 0 and not has_picture:
        # Alone it is the attribution of a picture, or text and attribution in one paragraph.
        is_whole = shares_nothing(first) or is_caption(first.text)
        score += usual_points(Layout.ABOVE, usual, first.text, score) if _is_dated(first) else 0
        if is_whole and score >= ENOUGH:
            yield Arrangement(Layout.ABOVE, (0,), score=score)
        return
    second = paragraphs[1].text if last else ""
    if is_name_and_work(paragraphs, 0) and last + has_picture > 1:
        yield _attributed_above(paragraphs, 1, score_of(paragraphs[1].text) + 1, first=0)
    if last > 1 and is_title(first) and not YEAR.search(first.text) and leads_in(second):
        yield _attributed_above(paragraphs, 1, max(ENOUGH, score, score_of(second)) + 2)
    has_title = not is_sentence(first, usual) and is_titled(paragraphs, usual)
    if last + has_picture > 1 and has_title:
        told = points_of(paragraphs[1], paragraphs)
        sure = told + usual_points(Layout.ABOVE, usual, paragraphs[1].text, told)
        # A heading with a date of its own is the attribution and no title.
        sure -= 0 if not YEAR.search(first.text) else 3
        yield _attributed_above(paragraphs, 1, sure + (first.lines[0].is_cut and score < ENOUGH))
    score += _HEADING_LINE if first.lines[0].is_cut and score > 1 else 0
    if is_headline(first) and is_attributed_elsewhere(paragraphs):
        score -= _HEADLINE
    score += usual_points(Layout.ABOVE, usual, first.text, score)
    end = line_head(first.text, first.breaks)
    if end is not None:
        yield replace(_head_above(paragraphs, end, usual), notes=())
    else:
        yield _attributed_above(paragraphs, 0, score, room=last + has_picture)


def _is_dated(paragraph: Paragraph) -> bool:
    return YEAR.search(paragraph.text) is not None


def _head_above(paragraphs: Sequence[Paragraph], end: int, usual: Usual) -> Arrangement:
    """Return the reading in which the first lines of the first paragraph are the attribution."""
    head = paragraphs[0].text[:end].rstrip()
    score = score_of(head)
    score += usual_points(Layout.ABOVE, usual, head, score)
    return Arrangement(Layout.ABOVE, head=(0, end), score=min(score, _SHARED))


def _attributed_above(
    paragraphs: Sequence[Paragraph],
    place: int,
    score: float,
    *,
    first: int | None = None,
    room: int | None = None,
) -> Arrangement:
    """Return the reading in which the attribution stands at `place`, or begins at `first`."""
    last = len(paragraphs) - 1
    room = last if room is None else room
    attribution = list(range(place if first is None else first, place + 1))
    told = " ".join(paragraphs[i].text for i in attribution)
    notes: list[int] = []
    is_close = not any(paragraph.blank_before for paragraph in paragraphs[1:])
    top = attribution[-1] + 1
    while top <= last:
        more = paragraphs[top].text
        is_room = top < room + (attribution[0] > 0)
        is_apart = paragraphs[top].blank_before > 0 or is_close
        is_life = is_in_box(more) or (is_apart and speaks_of_maker(more, told))
        is_rest = told.endswith((":", ",")) and goes_on(paragraphs[top]) and names_picture(told)
        is_more = is_life or is_rest or (not notes and tells_more(more, told))
        if not (is_room or is_rest or is_catalogue_reference(more)) or not is_more:
            break
        # What is explained by a reading speaks for it.
        score += max(_MORE_TOLD, score_of(more) / 2)
        (notes if is_life else attribution).append(top)
        top += 1
    while last > top and is_about(paragraphs[last].text, told):
        notes.append(last)
        last -= 1
    above = paragraphs[attribution[-1]].text
    is_below = last > top or (last == top and (room > last or introduces_picture(above)))
    if last - 1 > top and is_name_below(paragraphs, last, above):
        attribution += [last - 1, last]
    elif is_below and is_second_attribution(paragraphs[last].text, above=above):
        if introduces(above):
            # What leads to the text only says what it is about.
            said = tuple(sorted((*attribution, *notes)))
            title = 0 if attribution[0] == 1 else None
            return Arrangement(Layout.BELOW, (last,), title, said, score=score)
        attribution.append(last)
    title = 0 if attribution[0] == 1 else None
    return Arrangement(Layout.ABOVE, tuple(attribution), title, tuple(sorted(notes)), score=score)


def _readings_below(
    paragraphs: Sequence[Paragraph], usual: Usual, *, has_picture: bool
) -> Iterator[Arrangement]:
    """Yield the readings with the attribution below the text, but none that has no chance."""
    depth = min((p.indent for p in paragraphs[:-1]), default=0)
    first = paragraphs[0]
    is_one = score_of(first.text) >= ENOUGH and not is_headline(first)
    is_like_one = _LIKE_AN_ATTRIBUTION if is_one and not shares_its_paragraph(first.text) else 0.0
    last_ones = max(1, len(paragraphs) - _CANDIDATES_BELOW)
    if usual.layout is Layout.BELOW and usual.is_strong:
        for place in range(1, last_ones):
            score = points_of(paragraphs[place], paragraphs)
            if score >= ENOUGH:
                # All that stands below is the page's, however much of it there is.
                yield _attributed_below(paragraphs, place, score - _FAR_UP, usual)
    for place in range(last_ones, len(paragraphs)):
        paragraph = paragraphs[place]
        text = paragraph.text
        score = points_of(paragraph, paragraphs)
        if (score > 0 or paragraph.is_hard) and shares_its_paragraph(paragraph.text):
            score = 0.0
        if paragraph.is_hard or (paragraph.indent > depth + 1 and score > 0):
            score += _HARD_SPACE if len(text) < 300 else 1
        after = paragraphs[place + 1 :]
        score += _LAST if not after and score > 0 else 0
        score += usual_points(Layout.BELOW, usual, text, score)
        if score <= NO_CHANCE:
            continue  # and what follows only takes points away
        score -= sum(strayness(note.text, text) for note in after) + is_like_one
        if is_note(text) and place > 1 and score_of(paragraphs[place - 1].text) >= ENOUGH:
            score -= _NOTE
        has_text = len(paragraphs) + has_picture > _PAIR
        is_titled_above = place == 1 and first.lines[0].is_cut and has_text and is_title(first)
        if is_titled_above and not is_sentence(first, usual):
            continue
        yield _attributed_below(paragraphs, place, score, usual, has_picture=has_picture)


def _attributed_below(
    paragraphs: Sequence[Paragraph],
    place: int,
    score: float,
    usual: Usual = NO_CUSTOM,
    *,
    has_picture: bool = False,
) -> Arrangement:
    above = place - 1
    is_citation = paragraphs[place].text.startswith("From:")
    is_run_on = above > 0 and (paragraphs[place].blank_before == 0 or is_citation)
    is_pair = (
        is_run_on
        and not SURE_LABEL.match(paragraphs[place].text)
        and (score_of(paragraphs[above].text) >= ENOUGH + 1 or is_name_and_work(paragraphs, above))
    )
    begins = first_of_lines(paragraphs, above if is_pair else place)
    told = " ".join(paragraphs[i].text for i in range(begins, place + 1))
    first = paragraphs[0]
    has_title = begins + has_picture > 1 and is_titled(paragraphs, usual)
    if begins == 1 and first.lines[0].is_cut and names_picture(told):
        has_title = has_title or is_title(first)
    title = 0 if has_title else None
    top = int(has_title)
    is_led = begins > top + 1 and (
        leads_to_text(paragraphs[top].text, told)
        or (has_title and usual.is_led and may_lead(paragraphs[top].text))
        or (usual.leads_once and leads_to_voice(paragraphs[top].text, paragraphs[top + 1].text))
    )
    is_led |= begins == 1 and introduces_picture(first.text)
    last = place
    while last + 1 < len(paragraphs) and goes_on(paragraphs[last + 1]):
        last += 1
    return Arrangement(
        Layout.BELOW,
        tuple(range(begins, last + 1)),
        title,
        (*([top] if is_led else []), *range(last + 1, len(paragraphs))),
        score=score,
    )


def _attributed_by_label(
    paragraphs: Sequence[Paragraph], place: int, usual: Usual, *, has_picture: bool
) -> Arrangement:
    score = score_of(paragraphs[place].text) + _SURE
    has_text_below = place < len(paragraphs) - 1 or has_picture
    if place == 0:
        return _attributed_above(paragraphs, 0, score, room=len(paragraphs) - 1 + has_picture)
    first = paragraphs[0]
    if place == 1 and first.lines[0].is_cut and has_text_below and is_title(first):
        return _attributed_above(paragraphs, 1, score)
    below = _attributed_below(paragraphs, place, score, usual, has_picture=has_picture)
    is_told_twice = place > 1 and below.title is None and is_clear(first.text)
    is_told_twice = is_told_twice and not introduces(first.text)
    if is_told_twice and not shares_its_paragraph(first.text) and not is_headline(first):
        above = _attributed_above(paragraphs[:place], 0, score)
        return replace(
            below,
            attribution=(*above.attribution, *below.attribution),
            is_unclear=not is_terminal(first.text),  # or is that a title?
            notes=tuple(sorted({*above.notes, *below.notes})),
        )
    return below


def _attributed_by_form(paragraphs: Sequence[Paragraph], fields: tuple[int, ...]) -> Arrangement:
    """Return the reading in which lines such as “Author: …” are the attribution."""
    layout = Layout.ABOVE if fields[0] == 0 else Layout.BELOW
    notes = tuple(range(fields[-1] + 1, len(paragraphs))) if layout is Layout.BELOW else ()
    return Arrangement(layout, fields, notes=notes, score=_FORM)
