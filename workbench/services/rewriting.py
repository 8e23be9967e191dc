# SPDX-License-Identifier: MIT
"""Correct the text or the label of a source; marks follow what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbench.domain.annotations import SourcePart, marked_text
from workbench.domain.identifiers import OperationId, SourceId, new_id
from workbench.domain.provenance import FIELDS, Provenance
from workbench.domain.refusals import TextChangedError
from workbench.domain.rewriting import Replacement, Rewriting
from workbench.domain.sources import Source

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

PART_NAMES = {SourcePart.BODY: "text", SourcePart.ATTRIBUTION: "label"}
"""What of a source can be corrected, and what it is called."""


@dataclass(frozen=True, slots=True)
class CorrectText:
    """The edit behind correcting a text or a label; marks on it follow what was typed.

    `before` is the text in which the first of `edits` was made.
    """

    operation: OperationId
    source_id: SourceId
    part: SourcePart
    before: str
    edits: tuple[Replacement, ...]
    label: str
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Source:
        """Store text and marks, and return the source as it is then.

        Raises:
            TextChangedError: the text is not the one that was corrected.
            ReceivedPackError: the pack came from somebody else.
            NotFoundError: there is no such source.
        """
        known = unit.packs.source(self.source_id)
        if (marked_text(known, self.part) or "") != self.before:
            raise TextChangedError(known.name, PART_NAMES[self.part])
        rewriting = Rewriting(self.before, self.edits).canonical()
        source = rewritten(known, self.part, rewriting.after)
        unit.packs.require_own(unit.packs.pack_of(self.source_id))
        unit.packs.update_source(source)
        marks = unit.annotations.of_source(self.source_id)
        unit.annotations.update_all(
            replace(each, target=rewriting.follow(each.target))
            for each in marks
            if each.target.part is self.part
        )
        return source


class RewritingService:
    """Correct what was taken down wrongly; text and marks are one step of undo."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def correct(
        self,
        source: Source,
        part: SourcePart,
        edits: Sequence[Replacement],
        *,
        before: str | None = None,
        merge_key: str | None = None,
    ) -> Future[Source]:
        """Keep what was typed; corrections with the same `merge_key` undo as one.

        Args:
            source: The source.
            part: Its text or its label.
            edits: What was typed, in the order in which it was.
            before: The text in which it was typed; by default the one that `source` has.
            merge_key: One for each visit of the field.
        """
        text = marked_text(source, part) or "" if before is None else before
        label = f"Correct the {PART_NAMES[part]} of {source.name}"
        return self._library.perform(
            CorrectText(
                OperationId(new_id()), source.id, part, text, tuple(edits), label, merge_key
            )
        )


def rewritten(source: Source, part: SourcePart, text: str) -> Source:
    """Return the source with another text or label; nothing but white space is none.

    With the label, what was worked out of it is worked out again. What a person typed stays, and
    so does what the other words change nothing about.
    """
    kept = text if text.strip() else None
    confidence = {**source.confidence, part.value: 1.0}
    if part is SourcePart.BODY:
        return replace(source, body=kept, confidence=confidence)
    provenance = _worked_out_again(source, kept)
    return replace(source, attribution=kept, provenance=provenance, confidence=confidence)


def _worked_out_again(source: Source, attribution: str | None) -> Provenance:
    from workbench.importers.provenance_fields import provenance_of

    known = source.provenance
    before = provenance_of(source.attribution, note=source.author_note)
    now = provenance_of(attribution, note=source.author_note)
    others = [
        name
        for name in FIELDS
        if name not in known.typed and getattr(before, name) != getattr(now, name)
    ]
    values: dict[str, Any] = {name: getattr(now, name) for name in others}
    confidence = {name: x for name, x in known.confidence.items() if name not in others}
    confidence |= {name: x for name, x in now.confidence.items() if name in others}
    not_given = {name for name in known.not_given if name not in others}
    not_given |= {name for name in now.not_given if name in others}
    return replace(
        known,
        **values,
        adapted=now.adapted if now.adapted != before.adapted else known.adapted,
        translated=now.translated if now.translated != before.translated else known.translated,
        confidence=confidence,
        not_given=tuple(name for name in FIELDS if name in not_given),
        words={
            name: span
            for name, span in now.words.items()
            if name not in known.typed
            and (name in others or getattr(known, name) == getattr(now, name))
        },
    )
