# SPDX-License-Identifier: MIT
"""The sources that a draft stands for, with their provenance worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from workbench.domain.identifiers import SourceId
from workbench.domain.sources import Gloss, Picture, Source
from workbench.importers.boxes import gloss_in
from workbench.importers.draft import PackDraft, Part, PartKind, SourceDraft, order_of_sources
from workbench.importers.headings import OF_PICTURES
from workbench.importers.overrides import overruled
from workbench.importers.page import PagePicture
from workbench.importers.pictures import introduces_picture, is_placeholder, names_picture
from workbench.importers.provenance_fields import provenance_of
from workbench.importers.viewpoints import interpretation_note

_NO_ATTRIBUTION = 0.3
"""How sure it is that a source has none, where none was found."""

_IN_BRACKETS = re.compile(r"\[[^\[\]]+\]|\([^()]+\)")


_OF_A_TEXT = re.compile(
    r"(?:an? |the |from (?:an? |the )?)?(?:[\w’'-]+ ){0,2}?(?:extracts?|excerpts?|passages?|"
    r"letters?|speech|diary|report|account|inscription|interview|testimony|memoirs?|minutes|"
    r"article|statement|poem|song|treaty|law|chronicle|evidence)\b|(?:adapted|taken|quoted) from\b",
    re.IGNORECASE,
)
"""How an attribution begins whose text was lost: of any other the page showed a picture."""

_LEAST_SURE = 0.5


def sources_of(draft: PackDraft, new_id: Callable[[], str]) -> tuple[Source, ...]:
    """Return the sources of a draft in the order they are kept in, each with an id of its own."""
    kept = [place for place in order_of_sources(draft) if not draft.sources[place].is_left_out]
    on_page = {place: number for number, place in enumerate(sorted(kept), 1)}
    parts = {place: _Parts() for place in kept}
    for part, pictures in zip(draft.parts, draft.pictures_of_parts(), strict=True):
        if part.source in parts:
            parts[part.source].add(part, pictures)
    return tuple(
        _source(draft.sources[place], parts[place], on_page[place], SourceId(new_id()))
        for place in kept
    )


class _Parts:
    """The parts of one source, by kind, and the pictures that stand in them."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._pictures: list[PagePicture] = []

    def add(self, part: Part, pictures: Sequence[PagePicture]) -> None:
        self._parts.append(part)
        if part.kind is not PartKind.LEFT_OVER:
            self._pictures += pictures

    @property
    def picture(self) -> PagePicture | None:
        """The picture of the source: the first that is there, or else one that is missing."""
        there = (picture for picture in self._pictures if picture.file)
        return next(there, self._pictures[0] if self._pictures else None)

    @property
    def is_any_attributed(self) -> bool:
        """Whether the attribution stands right below a picture."""
        kinds = [part.kind for part in self._parts if part.kind is not PartKind.LEFT_OVER]
        return (PartKind.PICTURE, PartKind.ATTRIBUTION) in pairwise(kinds)

    def of(self, kind: PartKind) -> list[Part]:
        return [part for part in self._parts if part.kind is kind]

    def text(self, kind: PartKind) -> str | None:
        return "\n".join(part.text for part in self.of(kind) if part.text) or None

    def least_confidence(self, *kinds: PartKind) -> float | None:
        return min((p.confidence for kind in kinds for p in self.of(kind)), default=None)


def _source(head: SourceDraft, parts: _Parts, order: int, identifier: SourceId) -> Source:
    attribution = parts.text(PartKind.ATTRIBUTION)
    note = parts.text(PartKind.AUTHOR_NOTE)
    title = parts.text(PartKind.SOURCE_TITLE)
    body = parts.text(PartKind.BODY) or _description(parts)
    provenance = overruled(provenance_of(attribution, note=note), head.overrides)
    kind, view_note = head.kind, None
    if not head.kind_is_certain:
        kind, view_note = interpretation_note(head.kind, provenance, note)
    picture = _picture(head, parts, attribution or title)
    return Source(
        identifier,
        head.label,
        order,
        kind,
        head.heading,
        title,
        body,
        picture,
        attribution,
        note,
        _glosses(parts, body or ""),
        provenance,
        _confidence(head, parts, picture),
        view_note,
    )


def _description(parts: _Parts) -> str | None:
    """Return what the page says a missing picture shows, or None."""
    lines = [part.text for part in parts.of(PartKind.PICTURE) if not is_placeholder(part.text)]
    return "\n".join(lines) or None


def _picture(head: SourceDraft, parts: _Parts, attribution: str | None) -> Picture | None:
    """Return the picture of a source as a person or the page itself describes it."""
    found = parts.picture
    if found is not None and _is_ornament(found, parts, attribution):
        return None
    if found is not None:
        told = _description(parts) or (attribution if found.file is None else None)
        alt = head.description if head.description is not None else found.alt or told or ""
        return Picture(found.file, alt, found.file is None, found.original)
    missing = _missing_picture(parts, attribution, parts.text(PartKind.AUTHOR_NOTE))
    if missing is None and head.heading in OF_PICTURES and parts.text(PartKind.BODY) is None:
        missing = Picture(None, attribution or "", missing=True)
    if missing is None or head.description is None:
        return missing
    return Picture(None, head.description, missing=True)


def _is_ornament(picture: PagePicture, parts: _Parts, attribution: str | None) -> bool:
    """Tell whether a picture of which nothing is there, not even a word, stands beside a text."""
    is_bare = picture.file is None and not picture.alt and _description(parts) is None
    if not is_bare or attribution is None or parts.is_any_attributed:
        return False
    if parts.text(PartKind.BODY) is None:
        return False
    return not (names_picture(attribution) or names_picture(parts.text(PartKind.AUTHOR_NOTE) or ""))


def _missing_picture(
    parts: _Parts, attribution: str | None, introduction: str | None
) -> Picture | None:
    """Return the picture that the words of a source speak of, or None."""
    lines = parts.text(PartKind.PICTURE)
    is_named = attribution is not None and names_picture(attribution)
    body = parts.text(PartKind.BODY)
    is_described = body is None or _IN_BRACKETS.fullmatch(body)
    is_named |= body is None and attribution is not None and not _OF_A_TEXT.match(attribution)
    if introduction is not None:
        is_named |= introduces_picture(introduction)
        is_named |= body is not None and names_picture(introduction)
    if lines is None and not (is_named and is_described):
        return None
    return Picture(None, _description(parts) or attribution or lines or "", missing=True)


def _glosses(parts: _Parts, body: str) -> tuple[Gloss, ...]:
    glosses = []
    for part in parts.of(PartKind.GLOSS):
        mark, text = gloss_in(part.text, body) or ("", part.text)
        glosses.append(Gloss(mark, text))
    return tuple(glosses)


def _confidence(head: SourceDraft, parts: _Parts, picture: Picture | None) -> dict[str, float]:
    body = parts.least_confidence(PartKind.BODY, PartKind.PICTURE)
    attribution = parts.least_confidence(PartKind.ATTRIBUTION)
    if body is None and picture is not None:
        # That it has no text is as sure as that the words are those of a picture.
        is_named = names_picture(parts.text(PartKind.ATTRIBUTION) or "") or parts.of(
            PartKind.PICTURE
        )
        body = attribution if is_named or attribution is None else min(attribution, _LEAST_SURE)
    return {
        "label": head.confidence,
        "body": 0.0 if body is None else body,
        "attribution": _NO_ATTRIBUTION if attribution is None else attribution,
    }
