# SPDX-License-Identifier: MIT
"""Cards from the words, facts and revision cards of a pack, and from what the student knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.domain.background import Card, CardBlock, CardItem, GlossaryTerm, OwnKnowledge
from workbench.domain.identifiers import PackId
from workbench.domain.revising.cards import CardKey, CardKind, FlashCard
from workbench.domain.revising.giving_away import tells_all, tells_some, with_gap, words_of
from workbench.domain.saying import capitalised, counted
from workbench.domain.sources import Pack

MOST_POINTS, MOST_LETTERS = 6, 600
"""Points and letters below one heading that can be asked for at once; more is a page to read."""
_LONGEST_TEXT = 360
"""Letters of a fact with a gap, and of a meaning that stands on the front."""

_FACT = "What belongs in the gap?"
_KNOWN = "What do you know about this?"
_FROM_ME = "From me"


def cards_of_words(pack: Pack) -> Iterator[FlashCard]:
    """Yield what words mean, and which word has a meaning where that does not say it."""
    for term in pack.background.glossary:
        word, meaning = " ".join(term.term.split()), " ".join(term.definition.split())
        if not words_of(word) or not words_of(meaning):
            continue
        if not tells_all(word, meaning):
            key = CardKey(pack.id, CardKind.WORD, (term.id,))
            yield FlashCard(key, "What does this mean?", word, capitalised(meaning))
        if _reads_well(term):
            key = CardKey(pack.id, CardKind.MEANING, (term.id,))
            yield FlashCard(key, "Which word means this?", capitalised(meaning), word)


def cards_of_facts(pack: Pack) -> Iterator[FlashCard]:
    """Yield facts with one gap in each; those that cannot have one are left out."""
    dated = {each.entry for each in pack.background.events if each.edtf}
    for fact in pack.background.facts:
        # When something happened is asked of the event that the fact tells.
        yield from _with_gap(
            pack.id, fact.id, fact.text, "A fact", may_ask_date=fact.id not in dated
        )


def cards_of_cards(pack: Pack) -> Iterator[FlashCard]:
    """Yield the points below each heading, and gaps where there are too many of them."""
    dated = {each.entry for each in pack.background.events if each.edtf}
    for card in pack.background.cards:
        for block in card.blocks:
            points = _points_of_block(pack.id, card, block)
            if points is not None:
                yield points
            for item in block.items:
                yield from _points_below(pack.id, card, item)
                if points is None and not item.items:
                    can_ask = item.id not in dated
                    yield from _with_gap(
                        pack.id, item.id, item.text, _named(card), may_ask_date=can_ask
                    )


def cards_of_own(pack: Pack) -> Iterator[FlashCard]:
    """Yield what the student knows and wants to be asked."""
    for known in pack.background.own:
        if known.is_asked:
            yield from cards_of_known(pack.id, known)


def cards_of_known(pack_id: PackId, known: OwnKnowledge) -> Iterator[FlashCard]:
    """Yield the card that can be made of something known, or none.

    Like a fact it has a gap. Where nothing can be taken out, the words that it is about are asked.
    """
    made = tuple(_with_gap(pack_id, known.id, known.text, _FROM_ME, may_ask_date=True))
    yield from made
    about, said = " ".join(known.words.split()), known.text.strip()
    if made or not words_of(about) or not words_of(said) or tells_all(about, said):
        return
    if len(about) <= _LONGEST_TEXT and len(said) <= MOST_LETTERS:
        key = CardKey(pack_id, CardKind.KNOWN, (known.id,))
        yield FlashCard(key, _KNOWN, f"‘{about}’", capitalised(said), _FROM_ME)


def _reads_well(term: GlossaryTerm) -> bool:
    return len(term.definition) <= _LONGEST_TEXT and not tells_some(term.definition, term.term)


def _with_gap(
    pack_id: PackId, thing: str, text: str, where: str, *, may_ask_date: bool
) -> Iterator[FlashCard]:
    said = " ".join(text.split())
    found = with_gap(said, may_ask_date=may_ask_date) if len(said) <= _LONGEST_TEXT else None
    if found is not None and not tells_some(where, found[1]):
        front, back = found
        key = CardKey(pack_id, CardKind.GAP, (thing,))
        yield FlashCard(key, _FACT, capitalised(front), capitalised(back), where)


def _points_of_block(pack_id: PackId, card: Card, block: CardBlock) -> FlashCard | None:
    """Return the points below a heading; without one, below the title that stands alone above."""
    if block.heading:
        return _points(pack_id, block.heading, block.items, _named(card))
    if len(card.blocks) == 1:
        return _points(pack_id, card.title, block.items, f"Card {card.number}")
    return None


def _points_below(pack_id: PackId, card: Card, item: CardItem) -> Iterator[FlashCard]:
    if len(item.items) > 1:
        points = _points(pack_id, item.text, item.items, _named(card))
        if points is not None:
            yield points
    for each in item.items:
        yield from _points_below(pack_id, card, each)


def _points(
    pack_id: PackId, heading: str, items: Sequence[CardItem], where: str
) -> FlashCard | None:
    front = " ".join(heading.split()).rstrip(": ")
    lines = [_line(each) for each in items]
    back = "\n".join(capitalised(each) for each in lines)
    if not words_of(front) or not all(map(words_of, lines)):
        return None
    if not 0 < len(lines) <= MOST_POINTS or len(back) > MOST_LETTERS:
        return None
    if any(tells_all(f"{where} {front}", each) for each in lines):
        return None
    ask = "What belongs here?" if len(lines) == 1 else "Which points belong here?"
    about = frozenset(each.id for item in items for each in _all(item))
    key = CardKey(pack_id, CardKind.POINTS, (items[0].id,))
    return FlashCard(key, f"{ask} {capitalised(counted(len(lines), 'point'))}.", capitalised(front),
                     back, where, about)  # fmt: skip


def _line(item: CardItem) -> str:
    text = " ".join(item.text.split())
    below = "; ".join(_line(each) for each in item.items)
    return f"{text.rstrip(': ')}: {below}" if below else text


def _all(item: CardItem) -> Iterator[CardItem]:
    yield item
    for each in item.items:
        yield from _all(each)


def _named(card: Card) -> str:
    return f"Card {card.number}: {card.title}"
