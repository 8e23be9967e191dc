# SPDX-License-Identifier: MIT
"""What of a library can be found: its marks, sources, background and plans as documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain.annotations import Annotation, SourcePart, reading_key
from workbench.domain.background import Background, BackgroundKind
from workbench.domain.identifiers import PackId
from workbench.domain.naming import short_name
from workbench.domain.plans import Plan
from workbench.domain.searching import Document, HitKind, Words
from workbench.domain.sources import Pack, Source


def documents_of(
    pack: Pack, annotations: Iterable[Annotation], plans: Iterable[Plan]
) -> Iterator[Document]:
    """Yield everything that can be found in one pack."""
    positions = {source.id: place for place, source in enumerate(pack.sources)}
    for annotation in annotations:
        position = positions.get(annotation.target.source_id, 0)
        yield mark_document(annotation, pack.id, position)
    for place, source in enumerate(pack.sources):
        yield source_document(source, pack.id, place)
    yield from background_documents(pack.background, pack.id)
    yield from map(plan_document, plans)


def mark_document(annotation: Annotation, pack_id: PackId, position: int) -> Document:
    """Return a mark as it can be found; its source is at `position` in its pack, from 0."""
    target = annotation.target
    part, start = reading_key(annotation)[:2]
    notes = [annotation.feature, annotation.inference, annotation.so_what]
    notes += [words for each in annotation.readings for words in (each.inference, each.so_what)]
    return Document(
        HitKind.MARK,
        annotation.id,
        pack_id,
        annotation.short_id,
        annotation.short_id,
        (position << 36) + (part << 33) + start + 1,
        (Words(target.quoted, is_quoted=True), *map(Words, notes)),
    )


def source_document(source: Source, pack_id: PackId, position: int) -> Document:
    """Return a source as it can be found; it is at `position` in its pack, from 0."""
    others = [source.title, source.author_note, source.interpretation_note]
    others += [source.picture.alt] if source.picture else []
    others += [f"{gloss.mark} {gloss.text}" for gloss in source.glosses]
    return Document(
        HitKind.SOURCE,
        source.id,
        pack_id,
        source.name,
        f"{source.name}: {short_name(source)}",
        position,
        (
            Words(source.body or "", SourcePart.BODY, is_quoted=True),
            Words(source.attribution or "", SourcePart.ATTRIBUTION, is_quoted=True),
            *(Words(text) for text in others if text),
        ),
    )


def background_documents(background: Background, pack_id: PackId) -> Iterator[Document]:
    """Yield every piece of background as it can be found."""
    for place, entry in enumerate(background.entries()):
        is_term = entry.kind is BackgroundKind.GLOSSARY_TERM
        yield Document(
            HitKind.BACKGROUND,
            entry.id,
            pack_id,
            entry.heading or "" if is_term else "",
            entry.heading or entry.kind.value.capitalize(),
            place,
            (Words(entry.text),),
        )


def plan_document(plan: Plan) -> Document:
    """Return a plan as it can be found."""
    points = (text for x in plan.points for text in (x.point, x.explanation, x.link))
    texts = (plan.claim, *points, plan.judgement)
    return Document(
        HitKind.PLAN,
        plan.id,
        plan.pack_id,
        "",
        plan.enquiry.text,
        0,
        tuple(Words(text) for text in texts if text),
    )
