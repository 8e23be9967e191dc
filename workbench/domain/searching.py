# SPDX-License-Identifier: MIT
"""Search everything about a pack: its marks and notes, sources, background and plans.

A hit has all the words that were typed, anywhere and in any order; capitals and accents do not
matter. A mark's number (E7) finds the mark first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId, BackgroundId, PlanId, SourceId
from workbench.domain.naming import short_name
from workbench.domain.plans import Plan
from workbench.domain.sources import Pack, Source
from workbench.domain.text import Span

MOST = 60
"""Hits that are looked for: more are not read by anybody."""
_AROUND = 32
"""Code points shown before and after the words."""


class HitKind(StrEnum):
    """What was found, in the words of the window."""

    MARK = "Mark"
    SOURCE = "Source"
    BACKGROUND = "Background"
    PLAN = "Plan"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what it is called, the words around, and where it is.

    `span` is the place of the first word in the body of a source, where it was found there.
    """

    kind: HitKind
    title: str
    excerpt: str
    target: AnnotationId | SourceId | BackgroundId | PlanId
    span: Span | None = None


def search(
    words: str, pack: Pack, annotations: Iterable[Annotation], plans: Sequence[Plan]
) -> tuple[Hit, ...]:
    """Return what has all the `words`; marks first, then sources, background and plans."""
    wanted = tuple(_folded(word) for word in words.split())
    if not wanted:
        return ()
    hits: list[Hit] = []
    for hit in _hits(wanted, pack, annotations, plans):
        hits.append(hit)
        if len(hits) == MOST:
            break
    named = [hit for hit in hits if hit.kind is HitKind.MARK and _folded(hit.title) == wanted[0]]
    return (*named, *(hit for hit in hits if hit not in named))


def _hits(
    wanted: Sequence[str], pack: Pack, annotations: Iterable[Annotation], plans: Sequence[Plan]
) -> Iterator[Hit]:
    for mark in annotations:
        texts = (mark.short_id, mark.target.quoted, mark.feature, mark.inference, mark.so_what)
        if excerpt := _excerpt(wanted, texts):
            yield Hit(HitKind.MARK, mark.short_id, excerpt, mark.id)
    for source in pack.sources:
        yield from _in_source(wanted, source)
    for entry in pack.background.entries():
        if excerpt := _excerpt(wanted, (entry.heading or "", entry.text)):
            title = entry.heading or entry.kind.value.capitalize()
            yield Hit(HitKind.BACKGROUND, title, excerpt, entry.id)
    for plan in plans:
        points = (text for x in plan.points for text in (x.point, x.explanation, x.link))
        if excerpt := _excerpt(wanted, (plan.enquiry.text, plan.claim, *points, plan.judgement)):
            yield Hit(HitKind.PLAN, plan.enquiry.text, excerpt, plan.id)


def _in_source(wanted: Sequence[str], source: Source) -> Iterator[Hit]:
    title = f"{source.name}: {short_name(source)}"
    body = source.body or ""
    folded = _folded(body)
    if body and all(word in folded for word in wanted):
        # Folding may change how long a text is; then the place is not known exactly.
        at = folded.find(wanted[0])
        span = Span(at, at + len(wanted[0])) if len(folded) == len(body) else None
        yield Hit(HitKind.SOURCE, title, _around(body, at, len(wanted[0])), source.id, span)
        return
    others = (source.name, source.attribution or "", source.author_note or "", source.title or "")
    if excerpt := _excerpt(wanted, others):
        yield Hit(HitKind.SOURCE, title, excerpt, source.id)


def _excerpt(wanted: Sequence[str], texts: Sequence[str]) -> str:
    """Return the words around the first find, or nothing where a word is missing."""
    folded = [_folded(text) for text in texts]
    if not all(any(word in text for text in folded) for word in wanted):
        return ""
    for text, plain in zip(folded, texts, strict=True):
        at = text.find(wanted[0])
        if at >= 0:
            return _around(plain, at, len(wanted[0]))
    return ""


def _around(text: str, at: int, length: int) -> str:
    start, end = max(0, at - _AROUND), min(len(text), at + length + _AROUND)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"{before}{' '.join(text[start:end].split())}{after}"


def _folded(text: str) -> str:
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(x for x in plain if not unicodedata.combining(x)).casefold()
