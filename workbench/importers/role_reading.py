# SPDX-License-Identifier: MIT
"""A second look at every source: are its paragraphs what the rules of the layout took them for?

The rules read one source after the other. Here all that can be seen of a paragraph is weighed, and
what the same place is in the other sources of the page. Where both agree nothing changes. Where
far more speaks for another reading, that one is taken. How likely the reading is in the end is
noted in any case; `doubts` makes use of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from workbench.importers.arrangement import Arrangement, Layout, Shares, Usual
from workbench.importers.author_notes import hands_over
from workbench.importers.back_matter import heads_back_matter
from workbench.importers.page import HintKind
from workbench.importers.page_shape import PageReading, usual_of
from workbench.importers.paragraphs import Paragraph, is_examined, is_terminal
from workbench.importers.role_cues import cues_among, cues_of
from workbench.importers.role_model import (
    ATTRIBUTION,
    BODY,
    NOTE,
    PAGE,
    ROLES,
    TITLE,
    RoleModel,
    Row,
    role_models,
)
from workbench.importers.source_block import SourceBlock

_OVERRULES = 3.0
"""Lead, as a natural logarithm, from which on the second reading is taken."""

_REATTRIBUTES, _TAKES_NOTE, _CUTS_SHORT = 5.0, 7.0, 10.0
"""The same where the attribution is another, where a note would be text, and where a text would
end that goes on beyond what is looked at."""

_MOST_PARAGRAPHS = 14
"""Paragraphs below a heading that are looked at: behind them stands the story, if not the text."""

_MOST_SOURCES = 200
"""Sources of a page that is looked at twice; a page with more is a collection, all in one form."""

_SCORE, _LEAD = 5.0, 1.0
"""Those of an attribution that only the second reading found: never sure."""


def settle_roles(reading: PageReading) -> None:
    """Mend and doubt the sources of a page where another reading has more for it."""
    if not 0 < len(reading.blocks) <= _MOST_SOURCES:
        return
    if any(p.start < block.heading.start for block in reading.blocks for p in block.paragraphs):
        return  # the texts of this page stand above their headings
    rows = rows_of(reading)
    alone, among = role_models()
    cues = [cues_of(row) for row in rows]
    first = [alone.best(alone.points(each)) for each in cues]
    usual = usual_of(reading.blocks)
    owns = [_roles_of(block, row, usual) for block, row in zip(reading.blocks, rows, strict=True)]
    for block, row, own, each, more in zip(
        reading.blocks, rows, owns, cues, cues_among(rows, first), strict=True
    ):
        points = among.points([*a, *b] for a, b in zip(each, more, strict=True))
        best = _as_quoted(_in_one_piece(among.best(points), row), own, row)
        lead = among.sum_of(points, best) - among.sum_of(points, own) if row else 0.0
        is_other = _told(own) != _told(best) and lead >= _needed(own, best)
        if is_other and _may_be(block, best, usual) and _keeps_leads(row, own, best):
            _settle(reading, block, row, best, block.layout(usual))
            block.is_overruled, own = True, best  # noqa: PLW2901
        block.shares = _shares(among, points, row, own)


def _shares(
    model: RoleModel, points: Row, row: Sequence[Paragraph], own: Sequence[int]
) -> Shares | None:
    """Return how likely it is that the paragraphs with these roles are the right ones."""
    if not row:
        return None
    known = [each != PAGE or not p.furniture for each, p in zip(own, row, strict=True)]
    text, told = (
        model.share_of(
            points,
            [
                _like(each, role) if is_known else ROLES
                for each, is_known in zip(own, known, strict=True)
            ],
        )
        for role in (BODY, ATTRIBUTION)
    )
    return Shares(text, told, is_whole=len(row) < _MOST_PARAGRAPHS)


def _like(own: int, role: int) -> Sequence[int]:
    """Return what a paragraph may be so that it is, or is not, of this role as it is now."""
    return (role,) if own == role else [each for each in ROLES if each != role]


def _needed(own: Sequence[int], best: Sequence[int]) -> float:
    """Return the lead that it takes for the roles `best` instead of those that the rules gave.

    The rules know best how many lines an attribution has and what is said about a maker.
    """
    changes = set(zip(own, best, strict=True))
    mine, others = set(_places_of(own, ATTRIBUTION)), set(_places_of(best, ATTRIBUTION))
    if mine and not others:
        return inf
    if (BODY, TITLE) in changes:
        return inf  # it may as well be whom an address is for, or the first line of a poem
    if len(own) >= _MOST_PARAGRAPHS and (BODY, PAGE) in changes:
        return _CUTS_SHORT  # how the text goes on is out of sight
    if not changes.isdisjoint({(NOTE, BODY), (ATTRIBUTION, BODY)}):
        return _TAKES_NOTE
    is_elsewhere = bool(mine) and mine.isdisjoint(others)
    if _places_of(own, BODY) != _places_of(best, BODY) and not is_elsewhere:
        return _OVERRULES
    return inf if others < mine else _REATTRIBUTES


def _keeps_leads(row: Sequence[Paragraph], own: Sequence[int], best: Sequence[int]) -> bool:
    """Tell whether no words become text that hand over to it: “This is what she wrote:”."""
    return not any(
        mine == NOTE and other == BODY and hands_over(paragraph.text)
        for paragraph, mine, other in zip(row, own, best, strict=True)
    )


def rows_of(reading: PageReading) -> list[list[Paragraph]]:
    """Return the first paragraphs between the heading of each source and the next heading."""
    others = [p for story in reading.stories for p in story]
    others += [p for block in reading.blocks for p in (block.heading, *block.all_paragraphs)]
    ordered = sorted(others, key=lambda paragraph: paragraph.start)
    place = {id(paragraph): number for number, paragraph in enumerate(ordered)}
    rows = []
    for block in reading.blocks:
        begins = place[id(block.heading)] + 1
        own = {id(paragraph) for paragraph in block.all_paragraphs}
        row: list[Paragraph] = []
        for paragraph in ordered[begins : begins + _MOST_PARAGRAPHS]:
            is_next = paragraph.heading and not paragraph.heading.is_continued
            if is_next or (row and paragraph.is_hinted(HintKind.HEADING) and paragraph.is_section):
                break
            if row and id(paragraph) not in own and heads_back_matter(paragraph.text):
                break
            row.append(paragraph)
        rows.append(row)
    return rows


def _roles_of(block: SourceBlock, row: Sequence[Paragraph], usual: Usual) -> list[int]:
    """Return the roles that the rules gave to paragraphs; one shared with the text is of it."""
    shape = block.layout(usual)
    roles = {}
    for place, paragraph in enumerate(block.paragraphs):
        is_told = place in shape.attribution
        role = ATTRIBUTION if is_told else NOTE if place in shape.notes else BODY
        roles[id(paragraph)] = TITLE if place == shape.title else role
    roles |= {id(paragraph): NOTE for paragraph in block.notes}
    return [roles.get(id(paragraph), PAGE) for paragraph in row]


def _told(roles: Sequence[int]) -> list[int]:
    """Return the roles without the difference between what is about a source and what is not."""
    return [role if role in (BODY, ATTRIBUTION) else PAGE for role in roles]


def _may_be(block: SourceBlock, roles: Sequence[int], usual: Usual) -> bool:
    """Tell whether a block can take these roles: none of its paragraphs is cut or torn in two.

    What is asked and answered in turn is one text, however much its questions look like tasks.
    """
    if any(is_examined(block.paragraphs, place) for place in range(len(block.paragraphs))):
        return False
    shape = block.layout(usual)
    is_whole = shape.head is None and shape.tail is None and not block.listed
    is_torn = any(line.is_torn for paragraph in block.paragraphs for line in paragraph.lines)
    has_text = BODY in roles or block.has_picture
    return is_whole and has_text and not is_torn


def _in_one_piece(roles: Sequence[int], row: Sequence[Paragraph]) -> list[int]:
    """Return the roles with no furniture, and no text below an attribution that is below it."""
    roles = [
        PAGE if paragraph.furniture else role for role, paragraph in zip(roles, row, strict=True)
    ]
    text, told = _places_of(roles, BODY), _places_of(roles, ATTRIBUTION)
    end = next((place for place in told if text and place > text[0]), len(roles))
    return [PAGE if role == BODY and place > end else role for place, role in enumerate(roles)]


def _as_quoted(roles: list[int], own: list[int], row: Sequence[Paragraph]) -> list[int]:
    """Return the roles, or those of the rules where these end a text with its quotation.

    The format marks it, and whole sentences below are the story whatever they look like.
    """
    quoted = [p.is_hinted(HintKind.QUOTATION) for p in row]
    first = next((n for n, role in enumerate(roles) if role == BODY and quoted[n]), len(row))
    is_over = any(
        role in {BODY, ATTRIBUTION}
        and own[place] == PAGE
        and not quoted[place]
        and is_terminal(row[place].text)
        for place, role in enumerate(roles)
        if place > first
    )
    return own if is_over else roles


def _settle(
    reading: PageReading,
    block: SourceBlock,
    row: Sequence[Paragraph],
    roles: Sequence[int],
    shape: Arrangement,
) -> None:
    """Give a source the paragraphs and the layout that these roles tell."""
    fixed = {id(p) for p in (*block.placeholders, *block.glosses, *block.notes, *block.furniture)}
    taken = [
        (paragraph, role)
        for paragraph, role in zip(row, roles, strict=True)
        if role != PAGE and id(paragraph) not in fixed and not paragraph.furniture
    ]
    told = {id(block.paragraphs[place]) for place in shape.attribution}
    is_told_so = told == {id(paragraph) for paragraph, role in taken if role == ATTRIBUTION}
    kept = {id(paragraph) for paragraph, _ in taken}
    left = [paragraph for paragraph in block.paragraphs if id(paragraph) not in kept]
    for story in reading.stories:
        story[:] = [paragraph for paragraph in story if id(paragraph) not in kept]
    reading.stories += [[paragraph] for paragraph in left]
    block.paragraphs = [paragraph for paragraph, _ in taken]
    settled = _arrangement([role for _, role in taken])
    if is_told_so:
        settled = replace(settled, score=shape.score, lead=shape.lead, is_unclear=shape.is_unclear)
    block.settled = settled


def _arrangement(roles: Sequence[int]) -> Arrangement:
    places = {role: _places_of(roles, role) for role in (BODY, ATTRIBUTION, NOTE, TITLE)}
    told, text = places[ATTRIBUTION], places[BODY]
    layout = Layout.NONE
    if told:
        layout = Layout.BELOW if text and text[0] < told[0] else Layout.ABOVE
    title, more = next(iter(places[TITLE]), None), places[TITLE][1:]
    about = tuple(sorted((*places[NOTE], *more)))
    return Arrangement(layout, told, title, about, score=_SCORE, lead=_LEAD)


def _places_of(roles: Sequence[int], wanted: int) -> tuple[int, ...]:
    return tuple(place for place, role in enumerate(roles) if role == wanted)
