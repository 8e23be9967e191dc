# SPDX-License-Identifier: MIT
"""A pack as JSON, format `sourcepack/1`.

Reading expects data that fits the schema `sourcepack-1.json`. Every text is brought into canonical
form, and ids that a document leaves out are made, so that a pack written by hand is as good as one
written by the application.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    GlossaryTerm,
    ItemList,
    Link,
    NarrativeSection,
    OwnKnowledge,
    Passage,
)
from workbench.domain.identifiers import BackgroundId, PackId, SourceId
from workbench.domain.interchange.events import (
    answer_from_json,
    answer_to_json,
    event_from_json,
    event_to_json,
)
from workbench.domain.interchange.values import given, name_of, text_of, texts_of
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.sources import (
    Gloss,
    LeftOver,
    Pack,
    Picture,
    Question,
    Source,
    SourceKind,
)
from workbench.domain.text import Span

FORMAT = "sourcepack/1"

JsonObject = dict[str, Any]
NewId = Callable[[], str]


def pack_to_json(pack: Pack) -> JsonObject:
    """Return `pack` as the JSON object that pack files and the command line show."""
    return {
        "format": FORMAT,
        "id": pack.id,
        "title": pack.title,
        "origin": pack.origin,
        "version": pack.version,
        "sources": [source_to_json(source) for source in pack.sources],
        "background": _background_to_json(pack.background),
        "questions": [{"text": each.text, "marks": each.marks} for each in pack.questions],
        "left_over": [{"text": each.text, "why": each.why} for each in pack.left_over],
        "warnings": list(pack.warnings),
    }


def pack_from_json(data: Mapping[str, Any], *, new_id: NewId) -> Pack:
    """Return the pack that a JSON object of format `sourcepack/1` describes."""
    return Pack(
        id=PackId(given(data, "id") or new_id()),
        title=name_of(data, "title") or "Untitled",
        origin=name_of(data, "origin"),
        sources=tuple(
            source_from_json(each, order, new_id)
            for order, each in enumerate(data.get("sources", ()), start=1)
        ),
        background=_background_from_json(data.get("background") or {}, new_id),
        questions=tuple(
            Question(text_of(each, "text") or "", given(each, "marks"))
            for each in data.get("questions", ())
        ),
        left_over=tuple(
            LeftOver(text_of(each, "text") or "", text_of(each, "why") or "")
            for each in data.get("left_over", ())
        ),
        warnings=texts_of(data, "warnings"),
        version=given(data, "version") or 0,
    )


def source_to_json(source: Source) -> JsonObject:
    """Return one source as it stands in the list `sources` of a pack."""
    return {
        "id": source.id,
        "label": source.label,
        "order": source.order,
        "kind": source.kind.value,
        "heading": source.heading,
        "title": source.title,
        "body": source.body,
        "picture": _picture_to_json(source.picture) if source.picture else None,
        "attribution": source.attribution,
        "author_note": source.author_note,
        "glosses": [asdict(gloss) for gloss in source.glosses],
        "provenance": _provenance_to_json(source.provenance),
        "confidence": dict(source.confidence),
        "interpretation_note": source.interpretation_note,
        **({"withdrawn": True} if source.is_withdrawn else {}),
    }


def source_from_json(data: Mapping[str, Any], order: int, new_id: NewId) -> Source:
    """Return the source that `source_to_json` has made an object of; `order` is its place."""
    picture = data.get("picture")
    return Source(
        id=SourceId(given(data, "id") or new_id()),
        label=name_of(data, "label") or "",
        order=given(data, "order") or order,
        kind=SourceKind(data.get("kind", SourceKind.SOURCE)),
        heading=name_of(data, "heading") or "Source",
        title=name_of(data, "title"),
        body=text_of(data, "body"),
        picture=_picture_from_json(picture) if picture else None,
        attribution=text_of(data, "attribution"),
        author_note=text_of(data, "author_note"),
        glosses=tuple(
            Gloss(text_of(each, "mark") or "", text_of(each, "text") or "")
            for each in data.get("glosses", ())
        ),
        provenance=_provenance_from_json(data.get("provenance") or {}),
        confidence=dict(data.get("confidence") or {}),
        interpretation_note=text_of(data, "interpretation_note"),
        is_withdrawn=bool(data.get("withdrawn")),
    )


def _picture_to_json(picture: Picture) -> JsonObject:
    made_smaller = {"original": picture.original} if picture.original else {}
    return {"file": picture.file, "alt": picture.alt, "missing": picture.missing, **made_smaller}


def _picture_from_json(data: Mapping[str, Any]) -> Picture:
    file = given(data, "file")
    return Picture(
        file=file,
        alt=text_of(data, "alt") or "",
        missing=bool(data.get("missing", file is None)),
        original=given(data, "original"),
    )


def _provenance_to_json(provenance: Provenance) -> JsonObject:
    date = provenance.date
    return {
        "creator": list(provenance.creator),
        "role": provenance.role,
        "genre": provenance.genre,
        "title": provenance.title,
        "publisher": provenance.publisher,
        "date": {"text": date.text, "edtf": date.edtf} if date else None,
        "place": provenance.place,
        "audience": provenance.audience,
        "event": provenance.event,
        "second_hand": provenance.second_hand,
        "adapted": provenance.adapted,
        "translated": provenance.translated,
        "not_given": list(provenance.not_given),
        "confidence": dict(provenance.confidence),
        **({"typed": list(provenance.typed)} if provenance.typed else {}),
        **({"words": _words_to_json(provenance.words)} if provenance.words else {}),
    }


def _provenance_from_json(data: Mapping[str, Any]) -> Provenance:
    date = data.get("date")
    return Provenance(
        creator=texts_of(data, "creator"),
        role=text_of(data, "role"),
        genre=text_of(data, "genre"),
        title=text_of(data, "title"),
        publisher=text_of(data, "publisher"),
        date=HistoricalDate(text_of(date, "text") or "", given(date, "edtf")) if date else None,
        place=text_of(data, "place"),
        audience=text_of(data, "audience"),
        event=text_of(data, "event"),
        second_hand=text_of(data, "second_hand"),
        adapted=bool(data.get("adapted")),
        translated=bool(data.get("translated")),
        not_given=tuple(data.get("not_given") or ()),
        confidence=dict(data.get("confidence") or {}),
        typed=tuple(data.get("typed") or ()),
        words={
            name: Span(span["start"], span["end"])
            for name, span in (data.get("words") or {}).items()
            if span["start"] < span["end"]
        },
    )


def _words_to_json(words: Mapping[str, Span]) -> JsonObject:
    return {name: {"start": span.start, "end": span.end} for name, span in words.items()}


def _background_to_json(background: Background) -> JsonObject:
    return {
        "introduction": _passages_to_json(background.introduction),
        "narrative": [
            {"heading": section.heading, **_passages_to_json(section.paragraphs)}
            for section in background.narrative
        ],
        "glossary": [asdict(term) for term in background.glossary],
        "facts": [fact.text for fact in background.facts],
        "fact_ids": [fact.id for fact in background.facts],
        "cards": [
            {
                "number": card.number,
                "of": card.of,
                "title": card.title,
                "blocks": [
                    {"heading": block.heading, "items": _items_to_json(block.items)}
                    for block in card.blocks
                ],
            }
            for card in background.cards
        ],
        "events": [event_to_json(event) for event in background.events],
        "lists": [{"heading": x.heading, "items": list(x.items)} for x in background.lists],
        "links": [asdict(link) for link in background.links],
        "own": [
            {
                "id": x.id,
                "text": x.text,
                "source": x.source_id,
                "words": x.words,
                **({"asked": True} if x.is_asked else {}),
            }
            for x in background.own
        ],
        "date_answers": [answer_to_json(each) for each in background.date_answers],
    }


def _passages_to_json(passages: Sequence[Passage]) -> JsonObject:
    return {
        "paragraphs": [passage.text for passage in passages],
        "paragraph_ids": [passage.id for passage in passages],
    }


def _items_to_json(items: Sequence[CardItem]) -> list[JsonObject]:
    return [
        {"id": item.id, "text": item.text, "items": _items_to_json(item.items)} for item in items
    ]


def _background_from_json(data: Mapping[str, Any], new_id: NewId) -> Background:
    def passages(texts: Sequence[str], ids: Sequence[str]) -> tuple[Passage, ...]:
        known = [*ids, *(new_id() for _ in texts[len(ids) :])]
        return tuple(
            Passage(BackgroundId(each), text_of({"text": text}, "text") or "")
            for each, text in zip(known, texts, strict=False)
        )

    def paragraphs(section: Mapping[str, Any]) -> tuple[Passage, ...]:
        return passages(section.get("paragraphs", ()), section.get("paragraph_ids", ()))

    def id_of(entry: Mapping[str, Any]) -> BackgroundId:
        return BackgroundId(given(entry, "id") or new_id())

    def items(entries: Sequence[Mapping[str, Any]]) -> tuple[CardItem, ...]:
        return tuple(
            CardItem(id_of(each), text_of(each, "text") or "", items(each.get("items", ())))
            for each in entries
        )

    return Background(
        introduction=paragraphs(data.get("introduction") or {}),
        narrative=tuple(
            NarrativeSection(text_of(each, "heading"), paragraphs(each))
            for each in data.get("narrative", ())
        ),
        glossary=tuple(
            GlossaryTerm(
                id_of(each), text_of(each, "term") or "", text_of(each, "definition") or ""
            )
            for each in data.get("glossary", ())
        ),
        facts=passages(data.get("facts", ()), data.get("fact_ids", ())),
        cards=tuple(
            Card(
                number=each.get("number", number),
                of=each.get("of", len(data["cards"])),
                title=text_of(each, "title") or "",
                blocks=tuple(
                    CardBlock(text_of(block, "heading"), items(block.get("items", ())))
                    for block in each.get("blocks", ())
                ),
            )
            for number, each in enumerate(data.get("cards", ()), start=1)
        ),
        events=tuple(event_from_json(each, id_of(each)) for each in data.get("events", ())),
        lists=tuple(
            ItemList(text_of(each, "heading") or "", texts_of(each, "items"))
            for each in data.get("lists", ())
        ),
        links=tuple(
            Link(text_of(each, "text") or "", given(each, "target"))
            for each in data.get("links", ())
        ),
        own=tuple(
            OwnKnowledge(
                id_of(each),
                text_of(each, "text") or "",
                SourceId(each["source"]) if given(each, "source") else None,
                text_of(each, "words") or "",
                bool(each.get("asked")),
            )
            for each in data.get("own", ())
        ),
        date_answers=tuple(map(answer_from_json, data.get("date_answers", ()))),
    )
