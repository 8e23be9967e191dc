# SPDX-License-Identifier: MIT
"""What a person should look at before pages are kept, each with a question and its answers.

A doubt is worked out from the draft, so that it goes away by itself when what caused it is
corrected. What a person says about a doubt settles it also where the draft stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from workbench.domain.sources import Source
from workbench.domain.text import Span
from workbench.importers.draft import PackDraft, PartKind
from workbench.importers.editing import (
    change_kind,
    drop_part,
    drop_source,
    merge_sources,
    move_span,
    relabel,
)
from workbench.services.drafting.certainty import Certainty, certainty_of
from workbench.services.drafting.contents import Row, all_sources, name_of, rows_of
from workbench.services.drafting.disputed import Place, disputed_dates
from workbench.services.drafting.history import Checking, DoubtId, Edit
from workbench.services.drafting.kinds import KIND_NAMES
from workbench.services.drafting.operations import confirmed
from workbench.services.drafting.sentences import sentence_at

_LONG_NOTE = 160
"""Characters from which on a note may well be a text."""

_QUOTED = frozenset('‘“"«')
_UNASKED = frozenset({PartKind.LINK, PartKind.LEFT_OVER})
"""Kinds about which nobody needs to be asked: nothing is lost when they are wrong."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question and what it does to the draft."""

    words: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that is not sure: in a few words, and as a question; what is suggested is first."""

    id: DoubtId
    row: Row
    words: str
    certainty: Certainty
    question: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ThingToCheck:
    """A source or a part with what is doubtful about it."""

    name: str
    doubts: tuple[Doubt, ...]

    @property
    def words(self) -> str:
        """What is doubtful, in a few words."""
        return ", ".join(doubt.words for doubt in self.doubts)

    @property
    def certainty(self) -> Certainty:
        """The lowest certainty of all doubts."""
        return min((doubt.certainty for doubt in self.doubts), key=lambda each: each.boxes)

    @property
    def row(self) -> Row:
        """Where to look first."""
        return self.doubts[0].row


def things_to_check(checking: Checking) -> tuple[ThingToCheck, ...]:
    """Return what is doubtful and not settled, in page order."""
    by_page: dict[int, list[Row]] = {}
    for row in rows_of(checking.drafts):
        by_page.setdefault(row.page, []).append(row)
    disputed = disputed_dates(checking.drafts)
    things: list[ThingToCheck] = []
    names: list[str] = []
    for page, rows in by_page.items():
        draft = checking.drafts[page]
        sources = all_sources(draft)
        for group in _subjects(rows):
            place = group[0].source
            if place is None:
                found = [*_in_background(draft, group), *_about_dates(disputed, group)]
                title = _title_of(draft, group)
            else:
                title = sources[place].name
                found = list(_in_source(draft, group, sources[place], names))
            open_ones = tuple(doubt for doubt in found if doubt.id not in checking.settled)
            if open_ones:
                things.append(ThingToCheck(title, open_ones))
    return tuple(things)


def thing_at(things: Sequence[ThingToCheck], row: Row) -> ThingToCheck | None:
    """Return the thing to check that a part of a page belongs to, or None."""
    key = (row.page, row.source, None if row.source is not None else row.block)
    for thing in things:
        mine = thing.row
        if key == (mine.page, mine.source, None if mine.source is not None else mine.block):
            return thing
    return None


def thing_beside(things: Sequence[ThingToCheck], row: Row | None, step: int) -> ThingToCheck:
    """Return the next thing after a part of a page, or with -1 the last before it, all around."""
    place = (row.page, row.offset) if row else (0, 0)
    places = [((x.row.page, x.row.offset), x) for x in things]
    if step > 0:
        return next((x for at, x in places if at > place), things[0])
    return next((x for at, x in reversed(places) if at < place), things[-1])


def _subjects(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows of each source and of each block of background, in page order."""
    subjects: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        key = ("source", row.source) if row.source is not None else ("block", row.block)
        subjects.setdefault(key, []).append(row)
    yield from subjects.values()


def _title_of(draft: PackDraft, rows: Sequence[Row]) -> str:
    first = draft.parts[rows[0].part]
    return first.text if first.kind is PartKind.CARD_TITLE else rows[0].group.value


def _in_background(draft: PackDraft, rows: Sequence[Row]) -> Iterator[Doubt]:
    for row in rows:
        part = draft.parts[row.part]
        if part.kind in _UNASKED or certainty_of(part.confidence) is Certainty.SURE:
            continue
        if part.kind is PartKind.CARD_HEADING and not part.text:
            yield _doubt(
                row,
                "a heading is missing",
                "The page lost the heading of these points. Where do they belong?",
                {"Under no heading": _sure(row), "To the points above": _dropped(row)},
            )
        else:
            yield _doubt(
                row,
                "perhaps something else",
                f"Is this “{KIND_NAMES[part.kind]}”?",
                {"Yes": _sure(row), "Leave out": _dropped(row)},
                certainty=certainty_of(part.confidence),
            )


def _about_dates(disputed: Mapping[Place, str], rows: Sequence[Row]) -> Iterator[Doubt]:
    for row in rows:
        if (question := disputed.get((row.page, row.part))) is not None:
            answers: dict[str, Edit] = {
                "Keep both": lambda draft: draft,
                "Leave this one out": _dropped(row),
            }
            yield _doubt(row, "two dates", question, answers)


def _in_source(
    draft: PackDraft, rows: Sequence[Row], source: Source, names: list[str]
) -> Iterator[Doubt]:
    place = rows[0].source or 0
    if draft.sources[place].is_left_out:
        return
    yield from _about_heading(draft, rows, place)
    yield from _about_name(draft, rows, place, names)
    names.append(source.name)
    yield from _about_picture(draft, rows, source)
    if source.attribution is None:
        yield from _about_missing_label(draft, rows, place)
    for row in rows:
        part = draft.parts[row.part]
        if part.kind is PartKind.ATTRIBUTION:
            yield from _about_label(draft, row)
        elif part.kind is PartKind.AUTHOR_NOTE:
            yield from _about_note(draft, rows, row)


def _about_heading(draft: PackDraft, rows: Sequence[Row], place: int) -> Iterator[Doubt]:
    head, row = draft.sources[place], rows[0]
    certainty = certainty_of(draft.parts[row.part].confidence)
    is_heading = draft.parts[row.part].kind is PartKind.SOURCE_HEADING
    if is_heading and certainty_of(head.confidence) is not Certainty.SURE is not certainty:
        kind = PartKind.BODY if place else PartKind.PARAGRAPH
        yield _doubt(
            row,
            "perhaps no heading",
            "Does a source begin here?",
            {
                f"Yes, {name_of(draft, place)}": _sure(row),
                "No": lambda draft: change_kind(draft, row.part, kind),
            },
            certainty=certainty,
        )


def _about_name(
    draft: PackDraft, rows: Sequence[Row], place: int, names: Sequence[str]
) -> Iterator[Doubt]:
    name = name_of(draft, place)
    if name not in names:
        return
    taken = {*names, *(name_of(draft, other) for other in range(len(draft.sources)))}
    heading = draft.sources[place].heading
    free = next((x for x in ascii_uppercase if f"{heading} {x}" not in taken), None)
    answers: dict[str, Edit] = {}
    if free:
        answers[f"{heading} {free}"] = lambda draft: relabel(draft, place, free)
    twin = next((at for at in range(place) if name_of(draft, at) == name), None)
    if twin is not None:
        answers["It is the same one"] = lambda draft: merge_sources(draft, twin, place)
    answers["Leave it so"] = lambda draft: draft
    question = f"There is a {name} already. What is this one called?"
    yield _doubt(rows[0], "a name used twice", question, answers)


def _about_picture(draft: PackDraft, rows: Sequence[Row], source: Source) -> Iterator[Doubt]:
    if source.picture is None:
        if source.body is None:
            yield _doubt(
                rows[0],
                "no words below it",
                "Nothing stands below this heading. Leave it out?",
                {"Leave out": _without_source(rows[0]), "Keep it": lambda draft: draft},
                certainty=Certainty.GUESS,
            )
        return
    row = next((r for r in rows if draft.parts[r.part].kind is PartKind.PICTURE), rows[0])
    if source.picture.file:
        if not source.picture.alt:
            yield _doubt(
                row,
                "not described",
                "What does the picture show? Type it at the right, for those who cannot see it.",
                {"Later": lambda draft: draft, "Leave the picture out": _dropped(row)},
            )
        return
    yield _doubt(
        row,
        "picture missing",
        "The picture is not part of this page. Keep the words about it?",
        {"Keep the words": _sure(row), f"Leave out {source.name}": _without_source(row)},
    )


def _about_missing_label(draft: PackDraft, rows: Sequence[Row], place: int) -> Iterator[Doubt]:
    texts = [row for row in rows if draft.parts[row.part].kind in {PartKind.BODY, PartKind.PICTURE}]
    if not texts:
        return
    answers: dict[str, Edit] = {"There is none": _sure(*texts)}
    last = texts[-1]
    if len(texts) > 1:
        answers["The last part"] = lambda draft: change_kind(draft, last.part, PartKind.ATTRIBUTION)
    else:
        text = draft.parts[last.part].text
        sentence = sentence_at(text, len(text))
        if sentence and text[: sentence.start].strip():
            answers["The last sentence"] = _labelled(last, sentence)
    asks = "Where is it?" if len(answers) > 1 else "Is that right?"
    yield _doubt(
        last,
        "no label",
        f"No label was found for {name_of(draft, place)}. {asks}",
        answers,
        certainty=Certainty.GUESS,
    )


def _about_label(draft: PackDraft, row: Row) -> Iterator[Doubt]:
    part = draft.parts[row.part]
    if part.confidence == 1 or (
        part.why is None and certainty_of(part.confidence) is Certainty.SURE
    ):
        return
    same_source = [
        place
        for place, other in enumerate(draft.parts)
        if other.source == part.source and other.kind in {PartKind.BODY, PartKind.ATTRIBUTION}
    ]
    yield _doubt(
        row,
        "label and text together" if "one paragraph" in (part.why or "") else "perhaps no label",
        "Is this the label, or part of the source?",
        {
            "Label": lambda draft: confirmed(draft, *same_source),
            "Source text": lambda draft: change_kind(draft, row.part, PartKind.BODY),
            "Leave out": _dropped(row),
        },
        certainty=min(
            (certainty_of(part.confidence), Certainty.PLEASE_CHECK), key=lambda each: each.boxes
        ),
    )


def _about_note(draft: PackDraft, rows: Sequence[Row], row: Row) -> Iterator[Doubt]:
    part = draft.parts[row.part]
    may_be_text = len(part.text) > _LONG_NOTE or bool(_QUOTED.intersection(part.text))
    if part.confidence == 1 or not may_be_text:
        return
    which = "the last part" if row == rows[-1] else "this part"
    yield _doubt(
        row,
        "a note follows the label",
        f"Is {which} a note, or the source itself?",
        {
            "Note": _sure(row),
            "Source text": lambda draft: change_kind(draft, row.part, PartKind.BODY),
            "Leave out": _dropped(row),
        },
    )


def _doubt(
    row: Row,
    words: str,
    question: str,
    answers: Mapping[str, Edit],
    *,
    certainty: Certainty = Certainty.PLEASE_CHECK,
) -> Doubt:
    return Doubt(
        DoubtId(row.page, row.offset, words),
        row,
        words,
        certainty,
        question,
        tuple(Answer(said, edit) for said, edit in answers.items()),
    )


def _sure(*rows: Row) -> Edit:
    places = [row.part for row in rows]
    return lambda draft: confirmed(draft, *places)


def _dropped(row: Row) -> Edit:
    return lambda draft: drop_part(draft, row.part)


def _without_source(row: Row) -> Edit:
    return lambda draft: drop_source(draft, row.source or 0)


def _labelled(row: Row, sentence: Span) -> Edit:
    return lambda draft: move_span(draft, row.part, sentence, PartKind.ATTRIBUTION)
