# SPDX-License-Identifier: MIT
"""What can be seen of the paragraphs below the heading of a source, as the names of cues.

None of them decides anything. `role_model` knows from pages that people have read how much each
speaks for a paragraph being text, attribution, note, title or the page's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from workbench.importers import author_notes as notes
from workbench.importers import boxes, pictures, tasks
from workbench.importers.attribution_cues import YEAR, is_clear, score_of
from workbench.importers.back_matter import is_of_the_page
from workbench.importers.form_headings import names_form
from workbench.importers.page_matter import speaks, speaks_to_reader
from workbench.importers.paragraphs import BULLET, NUMBERED, Paragraph
from workbench.importers.questions import is_question
from workbench.importers.reading_points import is_greeting
from workbench.importers.section_headings import is_section_heading

_TESTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("asks", is_question),
    ("task", tasks.is_task),
    ("task below", tasks.is_task_below),
    ("may be task", tasks.may_be_task),
    ("opens tasks", tasks.opens_tasks),
    ("commands", tasks.commands_reader),
    ("page", is_of_the_page),
    ("introduces", notes.introduces),
    ("leads in", notes.leads_in),
    ("headnote", notes.is_headnote),
    ("speaker", notes.introduces_speaker),
    ("note", notes.is_note),
    ("heads note", notes.heads_note),
    ("of source", notes.speaks_of_source),
    ("catalogue", notes.is_catalogue_reference),
    ("explains", boxes.explains_word),
    ("words", boxes.lists_words),
    ("glossary", boxes.is_glossary_heading),
    ("names picture", pictures.names_picture),
    ("describes picture", pictures.describes_picture),
    ("placeholder", pictures.is_placeholder),
    ("introduces picture", pictures.introduces_picture),
    ("form", names_form),
    ("greets", is_greeting),
    ("clear", is_clear),
)
_POINTS = (-2.0, -0.5, 0.5, 1.5, 2.5, 3.5, 5.0, 7.0)
_FEW_POINTS = (0.5, 2.5, 5.0)
_LENGTHS = (20, 40, 80, 120, 200, 300, 500)
_RATIOS = (0.15, 0.4, 0.8, 1.5, 4.0)
_SEEN = 300
"""Characters of a paragraph whose words count."""

_LIKE_ONE = 2.0
"""The score from which on another paragraph may be the attribution."""

_NEAR = 4
_PAGE, _NONE = 4, 9
_WORD = re.compile(r"\w+")


def cues_of(paragraphs: Sequence[Paragraph]) -> list[list[str]]:
    """Return the cues of each paragraph among those of its source, in page order."""
    sight = _Sight(paragraphs)
    return [list(sight.cues(place)) for place in range(len(paragraphs))]


class _Sight:
    """The paragraphs of one source, with what is asked of each of them more than once."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._all = paragraphs
        self._points = [score_of(paragraph.text) for paragraph in paragraphs]
        self._speaks = [speaks(paragraph.text) for paragraph in paragraphs]

    def cues(self, place: int) -> Iterator[str]:
        """Yield the cues of one paragraph."""
        at = min(place, 3)
        yield "any"
        yield from self._of_place(place, at)
        yield from self._of_form(place, at)
        yield from self._of_neighbours(place)
        yield from self._of_voice(place, at)
        yield from self._of_sense(place, at)
        yield from _of_words(self._all[place].text)

    def _of_place(self, place: int, at: int) -> Iterator[str]:
        last = len(self._all) - 1
        paragraph = self._all[place]
        points = bisect_left(_POINTS, self._points[place])
        beside = f"cut {paragraph.lines[0].is_cut}"
        yield from (f"place {min(place, 5)}", f"of {min(last, 5)}", f"end {min(last - place, 4)}")
        yield from (beside, f"gap {min(paragraph.blank_before, 4)}", f"points {points}")
        yield from (f"points {points} at {at}", f"points {points} {beside}")
        yield f"points {points} last {place == last}"
        yield f"points {points} gap {min(paragraph.blank_before, 2)}"
        others = self._points[:place] + self._points[place + 1 : 2 * _NEAR]
        best = bisect_left(_FEW_POINTS, max(others, default=-9.0))
        yield f"points {points} others {best}"

    def _of_form(self, place: int, at: int) -> Iterator[str]:
        paragraph = self._all[place]
        text = paragraph.text
        length, end, begin = bisect_left(_LENGTHS, len(text)), _end_of(text), _beginning_of(text)
        points = bisect_left(_POINTS, self._points[place])
        yield from (f"long {length}", f"long {length} at {at}", f"long {length} points {points}")
        yield from (f"ends {end}", f"begins {begin}", f"form {begin}{end}", f"begins {begin} {at}")
        yield f"ends {end} long {length}"
        if YEAR.search(text):
            yield from ("year", f"year long {length}")
        if is_section_heading(paragraph):
            below = self._all[place + 1].blank_before if place + 1 < len(self._all) else "none"
            yield from ("heading", f"heading at {at}")
            yield f"heading gap {min(paragraph.blank_before, 2)} {below}"
        if paragraph.is_section:
            yield "section"
        if paragraph.furniture:
            yield "furniture"
        if NUMBERED.match(text):
            is_row = place > 0 and NUMBERED.match(self._all[place - 1].text) is not None
            yield from ("numbered", f"numbered {is_row}")
        for hint in paragraph.lines[0].hints:
            yield from (f"hint {hint.kind}", f"hint {hint.kind} at {at}")

    def _of_neighbours(self, place: int) -> Iterator[str]:
        text = self._all[place].text
        if place:
            above = self._all[place - 1].text
            yield f"above ends {_end_of(above)}"
            yield f"above ends {_end_of(above)} begins {_beginning_of(text)}"
            yield f"above begins {_beginning_of(above)} begins {_beginning_of(text)}"
            yield f"to above {_ratio(text, above)}"
        if place + 1 < len(self._all):
            below = self._all[place + 1]
            yield f"below points {bisect_left(_FEW_POINTS, self._points[place + 1])}"
            yield f"to below {_ratio(text, below.text)}"
            yield f"below gap {min(below.blank_before, 3)}"

    def _of_voice(self, place: int, at: int) -> Iterator[str]:
        text, is_own = self._all[place].text, self._speaks[place]
        above, below = any(self._speaks[:place]), any(self._speaks[place + 1 : place + 3])
        yield from (f"speaks {is_own}", f"speaks {is_own} above {above}")
        yield f"speaks {is_own} below {below} at {at}"
        yield f"to reader {speaks_to_reader(text)} speaks {is_own}"
        if text.endswith("?"):
            yield from (f"question speaks {is_own}", f"question above {above}")

    def _of_sense(self, place: int, at: int) -> Iterator[str]:
        text = self._all[place].text
        for name, test in _TESTS:
            if test(text):
                yield from (name, f"{name} at {at}")
        yield f"classroom {min(tasks.words_of_classroom(text), 3)}"
        near = range(max(0, place - _NEAR), min(len(self._all), place + _NEAR + 1))
        told = [n for n in near if n != place and self._points[n] >= _LIKE_ONE]
        if any(notes.speaks_of_maker(text, self._all[n].text) for n in told):
            yield from ("of maker", f"of maker at {at}")
        if any(notes.tells_a_life(text, self._all[n].text) for n in told if n < place):
            yield "life"


def style_of(paragraph: Paragraph) -> str:
    """Return what a paragraph looks like, however long it is and whatever it says."""
    is_cut, is_apart = paragraph.lines[0].is_cut, paragraph.blank_before > 0
    end = _end_of(paragraph.text)
    end = end if end in ".?!:)]”" else "w"
    hints = "".join(hint.kind[0] for hint in paragraph.lines[0].hints)
    length = min(2, len(paragraph.text) // 90)
    return f"{is_cut}{is_apart}{end}{_beginning_of(paragraph.text)}{length}{hints}"


def _of_words(text: str) -> Iterator[str]:
    words = _WORD.findall(text[:_SEEN].lower())
    if words:
        yield from (f"first {words[0]}", f"first {' '.join(words[:2])}", f"last {words[-1]}")
        yield from (f"word {word}" for word in set(words))


def _end_of(text: str) -> str:
    sign = text[-1:]
    if sign in ".?!:;,)]”’\"'…":
        return sign
    return "y" if YEAR.search(text[-8:]) else "d" if sign.isdigit() else "w"


def _beginning_of(text: str) -> str:
    sign = text[:1]
    if sign in "“‘\"'«":
        return "q"
    if sign in "([":
        return "("
    if BULLET.match(text):
        return "b"
    if sign in "—–-":
        return "-"
    if sign.isdigit():
        return "d"
    return "l" if sign.islower() else "U" if text.isupper() else "C"


def _ratio(text: str, other: str) -> int:
    return bisect_left(_RATIOS, len(text) / max(1, len(other)))


def cues_among(
    rows: Sequence[Sequence[Paragraph]], roles: Sequence[Sequence[int]]
) -> list[list[list[str]]]:
    """Return what the other sources of a page say of each paragraph of each source.

    A page that was made in one go keeps to one layout. `roles` are those that the paragraphs of
    `rows` seem to have by themselves.
    """
    styles = [[style_of(paragraph) for paragraph in row] for row in rows]
    words = [[paragraph.text.partition(" ")[0] for paragraph in row] for row in rows]
    found = []
    for own, row in enumerate(rows):
        others = [n for n in range(len(rows)) if n != own and roles[n]]
        found.append(
            [
                list(_cues_among(place, own, others, roles, (styles, words)))
                for place in range(len(row))
            ]
        )
    return found


def _cues_among(
    place: int,
    own: int,
    others: Sequence[int],
    roles: Sequence[Sequence[int]],
    looks: tuple[list[list[str]], list[list[str]]],
) -> Iterator[str]:
    if not others:
        return
    at = min(place, 3)
    same_place = Counter(roles[n][place] if place < len(roles[n]) else _NONE for n in others)
    role, count = same_place.most_common(1)[0]
    share = "all" if count == len(others) else "most" if 2 * count > len(others) else "some"
    yield from (f"there {role} {share}", f"there {role} at {at}")
    yield from (f"there once {role} at {min(place, 2)}" for role in same_place)
    for name, look in zip(("style", "word"), looks, strict=True):
        mine = look[own][place]
        alike = Counter(
            role
            for n in others
            for role, other in zip(roles[n], look[n], strict=True)
            if other == mine
        )
        if alike:
            role, count = alike.most_common(1)[0]
            yield f"{name} {role} {'all' if count == alike.total() else 'most'}"
    layout = Counter(_layout_of(roles[n]) for n in others).most_common(1)[0][0]
    yield f"layout {layout} at {min(place, 2)}"


def _layout_of(roles: Sequence[int]) -> str:
    """Return the roles in their order, without the page's own at the end."""
    return "".join(str(role) for role, _ in groupby(roles)).rstrip(str(_PAGE))[:5]
