# SPDX-License-Identifier: MIT
"""Drafts as JSON, for the cache and for the way from one process to another.

What comes in is not trusted: it is rebuilt member by member, and refused where it does not hold
together.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from workbench.domain.provenance import HistoricalDate
from workbench.domain.sources import SourceKind
from workbench.domain.text import one_line
from workbench.importers.draft import OverrideValue, PackDraft, Part, PartKind, SourceDraft
from workbench.importers.encoding_choices import LONGEST_LINE, MOST_CHOICES
from workbench.importers.encodings import encoding_named
from workbench.importers.page import EncodingChoice, PagePicture

_FILE = re.compile(r"[0-9a-f]{64}\.(?:png|jpg)")

FAULTS = (ValueError, KeyError, TypeError, AttributeError, OverflowError)
"""What `draft_from_json` raises for JSON that is no draft."""


def draft_to_json(draft: PackDraft) -> dict[str, Any]:
    """Return a draft as a value that JSON can hold."""
    return {
        "origin": draft.origin,
        "title": draft.title,
        "page": draft.page,
        "parts": [_part_to_json(part) for part in draft.parts],
        "sources": [asdict(source) for source in draft.sources],
        "encoding": draft.encoding,
        "warnings": list(draft.warnings),
        "pictures": [asdict(picture) for picture in draft.pictures],
        "choices": [asdict(choice) for choice in draft.choices],
        "file": draft.file,
    }


def draft_from_json(data: dict[str, Any]) -> PackDraft:
    """Return the draft in `data`.

    Raises:
        ValueError: the draft does not hold together; a missing or strange member raises one of
            `FAULTS`.
    """
    draft = PackDraft(
        origin=_words(data["origin"]),
        title=_words(data["title"]),
        page=_words(data["page"]),
        parts=_parts(data["parts"], _words(data["page"])),
        sources=tuple(_source(each) for each in data["sources"]),
        encoding=_words(data["encoding"]),
        warnings=tuple(map(_words, data["warnings"])),
        pictures=tuple(_picture(each) for each in data["pictures"]),
        choices=tuple(_choice(each) for each in data["choices"][:MOST_CHOICES]),
        file=None if data["file"] is None else str(data["file"]),
    )
    places = {None, *range(len(draft.sources))}
    if any(part.source not in places for part in draft.parts):
        raise ValueError("a part is of no source")
    return draft


def _part_to_json(part: Part) -> dict[str, Any]:
    # Long pages have a hundred thousand parts; `asdict` takes six times as long. Their words are
    # those of the page, which is sent once: nearly every text is what stands there.
    return {
        "kind": part.kind,
        "length": len(part.raw),
        "text": None if part.text == part.raw.strip() else part.text,
        "source": part.source,
        "confidence": part.confidence,
        "why": part.why,
        "was": part.was,
    }


def _parts(parts: list[dict[str, Any]], page: str) -> tuple[Part, ...]:
    """Return the parts, each with its stretch of the page; together they have to be all of it."""
    found, start = [], 0
    for each in parts:
        end = start + _length(each)
        found.append(_part(each, page[start:end]))
        start = end
    if start != len(page):
        raise ValueError("the parts are not the page")
    return tuple(found)


def _length(data: dict[str, Any]) -> int:
    # What was remembered before version 4 of `being-checked` holds the words once more.
    length = len(data["raw"]) if "raw" in data else int(data["length"])
    if length < 0:
        raise ValueError(length)
    return length


def _part(data: dict[str, Any], raw: str) -> Part:
    was, source, why, text = data["was"], data["source"], data["why"], data["text"]
    if data.get("raw", raw) != raw:
        raise ValueError("the parts are not the page")
    return Part(
        kind=PartKind(data["kind"]),
        raw=raw,
        text=raw.strip() if text is None else _words(text),
        source=None if source is None else int(source),
        confidence=_share(data["confidence"]),
        why=None if why is None else _words(why),
        was=PartKind(was) if was else None,
    )


def _source(data: dict[str, Any]) -> SourceDraft:
    description, rank = data["description"], data["rank"]
    return SourceDraft(
        heading=_words(data["heading"]),
        label=_words(data["label"]),
        kind=SourceKind(data["kind"]),
        kind_is_certain=bool(data["kind_is_certain"]),
        overrides={_words(name): _override(value) for name, value in data["overrides"].items()},
        confidence=_share(data["confidence"]),
        is_left_out=bool(data["is_left_out"]),
        description=None if description is None else _words(description),
        rank=None if rank is None else int(rank),
        has_free_label=bool(data["has_free_label"]),
    )


def _picture(data: dict[str, Any]) -> PagePicture:
    why = data["why"]
    return PagePicture(
        file=_file(data["file"]),
        alt=_words(data["alt"]),
        original=_file(data["original"]),
        why=None if why is None else _words(why),
    )


def _choice(data: dict[str, Any]) -> EncodingChoice:
    encoding, line = str(data["encoding"]), _words(data["line"])
    if encoding_named(encoding) != encoding or len(line) > LONGEST_LINE:
        raise ValueError("no encoding, or no line")
    return EncodingChoice(encoding, one_line(line))


def _file(name: Any) -> str | None:  # noqa: ANN401 – JSON
    if name is None:
        return None
    if not _FILE.fullmatch(name):
        raise ValueError("no name of a picture that was put aside")
    return str(name)


def _words(value: Any) -> str:  # noqa: ANN401 – JSON
    """Return a text that can be kept and shown: JSON can hold half a character, nothing else."""
    text = str(value)
    text.encode()
    return text


def _share(value: Any) -> float:  # noqa: ANN401 – JSON
    share = float(value)
    if not 0 <= share <= 1:
        raise ValueError(value)
    return share


def _date(text: Any, edtf: Any = None) -> HistoricalDate:  # noqa: ANN401 – JSON
    return HistoricalDate(_words(text), None if edtf is None else _words(edtf))


def _override(value: Any) -> OverrideValue:  # noqa: ANN401 – JSON
    if isinstance(value, dict):
        return _date(**value)
    if isinstance(value, list):
        return tuple(map(_words, value))
    if isinstance(value, str):
        return _words(value)
    if value is None or isinstance(value, bool):
        return value
    raise ValueError(value)
