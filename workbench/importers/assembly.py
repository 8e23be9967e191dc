# SPDX-License-Identifier: MIT
"""The pack that a draft stands for.

Every part of the draft ends up in exactly one place of the pack: in a source, in the background, in
a question, or among what was left over. Headings of boxes and numbers of cards only order the
others; the words of a box heading are left over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    GlossaryTerm,
    ItemList,
    Link,
    NarrativeSection,
    Passage,
)
from workbench.domain.errors import NoSourcesError
from workbench.domain.identifiers import BackgroundId, PackId
from workbench.domain.sources import LeftOver, Pack, Question, Source
from workbench.domain.text import one_line
from workbench.importers.boxes import term_in
from workbench.importers.cards import number_of
from workbench.importers.draft import PackDraft, Part, PartKind
from workbench.importers.editing import stands_for_picture
from workbench.importers.events import events_in
from workbench.importers.links import address_in
from workbench.importers.page import PagePicture
from workbench.importers.pictures import is_placeholder
from workbench.importers.questions import is_only_marks, marks_of
from workbench.importers.source_assembly import sources_of

NewId = Callable[[], str]
"""Gives an id that nobody has used before."""

_BOX_HEADINGS = frozenset({PartKind.GLOSSARY_HEADING, PartKind.FACT_HEADING})
_CARD_KINDS = frozenset(
    {
        PartKind.CARD_TITLE,
        PartKind.CARD_HEADING,
        PartKind.CARD_ITEM,
        PartKind.CARD_SUB_ITEM,
        PartKind.CARD_NUMBER,
    }
)


def pack_of(draft: PackDraft, *, new_id: NewId) -> Pack:
    """Return the pack that a draft stands for; every id is taken from `new_id`.

    Raises:
        NoSourcesError: there are neither sources nor background in it.
    """
    sources = tuple(map(_with_plain_names, sources_of(draft, new_id)))
    background = background_of(draft, new_id=new_id)
    if not sources and background.is_empty:
        raise NoSourcesError(draft.origin)
    return Pack(
        PackId(new_id()),
        one_line(draft.title),
        one_line(draft.origin),
        sources,
        background,
        _questions(draft),
        _left_over(draft),
        draft.warnings,
    )


def background_of(draft: PackDraft, *, new_id: NewId) -> Background:
    """Return what a draft tells besides its sources, with the dated events in it."""
    background = _BackgroundBuilder(new_id).built(draft)
    return replace(background, events=events_in(background, new_id=new_id))


def _with_plain_names(source: Source) -> Source:
    return replace(
        source,
        label=one_line(source.label),
        heading=one_line(source.heading),
        title=one_line(source.title or "") or None,
    )


def _questions(draft: PackDraft) -> tuple[Question, ...]:
    questions: list[Question] = []
    for part in draft.parts:
        if part.kind is not PartKind.QUESTION or not part.text:
            continue
        if questions and is_only_marks(part.text):
            text = f"{questions.pop().text} {part.text}"
        else:
            text = part.text
        questions.append(Question(text, marks_of(text)))
    return tuple(questions)


def _unused_pictures(draft: PackDraft) -> Iterator[tuple[str, PagePicture]]:
    """Yield the pictures that no source of the pack shows, each with the reason."""
    with_picture: set[int] = set()
    for part, pictures in zip(draft.parts, draft.pictures_of_parts(), strict=True):
        for picture in pictures:
            if part.source is None or draft.sources[part.source].is_left_out:
                yield "a picture that belongs to no source", picture
            elif part.kind is PartKind.LEFT_OVER:
                yield part.why or "left out", picture
            elif part.source in with_picture and picture.file:
                yield "another picture of a source that has one", picture
            elif picture.file:
                with_picture.add(part.source)
            elif picture.why:
                yield "a picture that cannot be shown", picture


def _left_over(draft: PackDraft) -> tuple[LeftOver, ...]:
    left_over = [
        LeftOver(picture.alt or "a picture", picture.why or why)
        for why, picture in _unused_pictures(draft)
    ]
    for part in draft.parts:
        if stands_for_picture(part):
            continue  # told among the pictures that no source shows, or shown
        if part.kind is PartKind.LEFT_OVER and part.text:
            left_over.append(LeftOver(part.text, part.why or "not placed"))
        elif part.kind in _BOX_HEADINGS:
            left_over.append(LeftOver(part.text, "the heading of a box"))
        elif part.kind is PartKind.CARD_NUMBER and not number_of(part.text):
            left_over.append(LeftOver(part.text, "not the number of a card"))
        elif part.kind is PartKind.PICTURE and part.text and is_placeholder(part.text):
            left_over.append(LeftOver(part.text, "a line that stands for the picture"))
        elif part.source is not None and draft.sources[part.source].is_left_out:
            left_over.append(LeftOver(part.text, "a source that was left out"))
    return tuple(left_over)


class _BackgroundBuilder:
    """Sorts the parts that belong to no source, in page order."""

    def __init__(self, new_id: NewId) -> None:
        self._new_id = new_id
        self._introduction: list[Passage] = []
        self._narrative: list[tuple[str, list[Passage]]] = []
        self._glossary: list[GlossaryTerm] = []
        self._facts: list[list[str]] = []
        self._lists: list[tuple[str, list[str]]] = []
        self._links: list[Link] = []
        self._cards: list[Card] = []
        self._card_parts: list[Part] = []
        self._last: PartKind | None = None

    def built(self, draft: PackDraft) -> Background:
        """Return the background of a draft."""
        take: dict[PartKind, Callable[[str], None]] = {
            PartKind.SECTION_HEADING: self._take_heading,
            PartKind.PARAGRAPH: self._take_paragraph,
            PartKind.GLOSSARY_TERM: self._take_term,
            PartKind.FACT: self._take_fact,
            PartKind.LIST_HEADING: self._take_list_heading,
            PartKind.LIST_ITEM: self._take_item,
            PartKind.LINK: self._take_link,
        }
        for part in draft.parts:
            if part.kind in _CARD_KINDS:
                self._take_card_part(part)
            elif part.kind in take and part.text:
                take[part.kind](part.text)
            self._last = part.kind
        self._close_card()
        return self._background()

    def _background(self) -> Background:
        total = len(self._cards)
        return Background(
            tuple(self._introduction),
            tuple(NarrativeSection(h, tuple(passages)) for h, passages in self._narrative),
            tuple(self._glossary),
            tuple(self._passage("\n".join(texts)) for texts in self._facts),
            tuple(_numbered(card, place, total) for place, card in enumerate(self._cards, 1)),
            (),
            tuple(ItemList(heading, tuple(items)) for heading, items in self._lists),
            tuple(self._links),
        )

    def _passage(self, text: str) -> Passage:
        return Passage(BackgroundId(self._new_id()), text)

    def _take_heading(self, text: str) -> None:
        self._narrative.append((text, []))

    def _take_list_heading(self, text: str) -> None:
        self._lists.append((text, []))

    def _take_link(self, text: str) -> None:
        self._links.append(Link(text, address_in(text)))

    def _take_paragraph(self, text: str) -> None:
        passages = self._narrative[-1][1] if self._narrative else self._introduction
        passages.append(self._passage(text))

    def _take_term(self, text: str) -> None:
        term, definition = term_in(text) or (text, "")
        self._glossary.append(GlossaryTerm(BackgroundId(self._new_id()), term, definition))

    def _take_fact(self, text: str) -> None:
        if self._last is not PartKind.FACT:
            self._facts.append([])
        self._facts[-1].append(text)

    def _take_item(self, text: str) -> None:
        if self._last not in {PartKind.LIST_HEADING, PartKind.LIST_ITEM}:
            self._lists.append(("", []))
        self._lists[-1][1].append(text)

    def _take_card_part(self, part: Part) -> None:
        if part.kind is PartKind.CARD_TITLE:
            self._close_card()
        self._card_parts.append(part)
        if part.kind is PartKind.CARD_NUMBER:
            self._close_card()

    def _close_card(self) -> None:
        parts, self._card_parts = self._card_parts, []
        if not parts:
            return
        title = next((part.text for part in parts if part.kind is PartKind.CARD_TITLE), "")
        number, of = number_of(parts[-1].text) or (0, 0)
        self._cards.append(Card(number, of, title, _blocks(parts, self._new_id)))


def _numbered(card: Card, place: int, total: int) -> Card:
    """Return a card whose number the page did not give with its place in the deck."""
    return card if card.of else Card(place, total, card.title, card.blocks)


def _blocks(parts: list[Part], new_id: NewId) -> tuple[CardBlock, ...]:
    blocks: list[tuple[str | None, list[list[Part]]]] = []
    for part in parts:
        if part.kind is PartKind.CARD_HEADING:
            blocks.append((part.text or None, []))
        elif part.kind in {PartKind.CARD_ITEM, PartKind.CARD_SUB_ITEM}:
            if not blocks:
                blocks.append((None, []))
            items = blocks[-1][1]
            if part.kind is PartKind.CARD_SUB_ITEM and items:
                items[-1].append(part)
            else:
                items.append([part])
    return tuple(
        CardBlock(heading, tuple(_item(group, new_id) for group in items))
        for heading, items in blocks
    )


def _item(group: list[Part], new_id: NewId) -> CardItem:
    first, *below = group
    identifier = BackgroundId(new_id())
    return CardItem(
        identifier,
        first.text,
        tuple(CardItem(BackgroundId(new_id()), part.text) for part in below),
    )
