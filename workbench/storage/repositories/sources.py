# SPDX-License-Identifier: MIT
"""Sources as rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from workbench.domain.identifiers import PackId, SourceId
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.sources import Gloss, Picture, Source, SourceKind
from workbench.domain.text import Span
from workbench.storage.values import Row, json_from_text, json_to_text

_NOTHING_KNOWN = asdict(Provenance())


def source_row(pack_id: PackId, position: int, source: Source) -> Row:
    """Return the row of a source that is at `position` in its pack, from 0."""
    picture = source.picture
    return {
        "id": source.id,
        "pack_id": pack_id,
        "position": position,
        "page_order": source.order,
        "label": source.label,
        "kind": source.kind.value,
        "heading": source.heading,
        "title": source.title,
        "body": source.body,
        "picture_file": picture.file if picture else None,
        "picture_alt": picture.alt if picture else None,
        "picture_missing": int(picture.missing) if picture else None,
        "picture_original": picture.original if picture else None,
        "attribution": source.attribution,
        "author_note": source.author_note,
        "glosses": json_to_text([[gloss.mark, gloss.text] for gloss in source.glosses]),
        "provenance": _provenance_to_text(source.provenance),
        "confidence": json_to_text(dict(source.confidence)),
        "interpretation_note": source.interpretation_note,
        "withdrawn": int(source.is_withdrawn) or None,
    }


def source_of(row: Mapping[str, Any]) -> Source:
    """Return the source that a row holds."""
    return Source(
        id=SourceId(row["id"]),
        label=row["label"],
        order=row["page_order"],
        kind=SourceKind(row["kind"]),
        heading=row["heading"],
        title=row["title"],
        body=row["body"],
        picture=_picture_of(row),
        attribution=row["attribution"],
        author_note=row["author_note"],
        glosses=tuple(Gloss(mark, text) for mark, text in json_from_text(row["glosses"])),
        provenance=_provenance_of(json_from_text(row["provenance"])),
        confidence=json_from_text(row["confidence"]),
        interpretation_note=row["interpretation_note"],
        is_withdrawn=bool(row["withdrawn"]),
    )


def _picture_of(row: Mapping[str, Any]) -> Picture | None:
    missing = row["picture_missing"]
    if missing is None:
        return None
    return Picture(row["picture_file"], row["picture_alt"], bool(missing), row["picture_original"])


def _provenance_to_text(provenance: Provenance) -> str:
    """Return the fields that say something; most sources tell few."""
    fields = asdict(provenance)
    fields["confidence"] = dict(provenance.confidence)
    fields["words"] = {name: asdict(span) for name, span in provenance.words.items()}
    return json_to_text({name: x for name, x in fields.items() if x != _NOTHING_KNOWN[name]})


def _provenance_of(fields: dict[str, Any]) -> Provenance:
    date = fields.pop("date", None)
    return Provenance(
        creator=tuple(fields.pop("creator", ())),
        date=HistoricalDate(**date) if date else None,
        not_given=tuple(fields.pop("not_given", ())),
        typed=tuple(fields.pop("typed", ())),
        words={name: Span(**span) for name, span in fields.pop("words", {}).items()},
        **fields,
    )
