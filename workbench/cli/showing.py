# SPDX-License-Identifier: MIT
"""`packs` and `show`: what the library has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.cli.opening import library_of
from workbench.cli.telling import lines_of_events, lines_of_questions, short
from workbench.domain.enquiries import Enquiry
from workbench.domain.interchange.packs import pack_to_json
from workbench.domain.interchange.questions import with_enquiries
from workbench.domain.provenance import FIELD_NAMES, FIELDS
from workbench.domain.saying import counted
from workbench.domain.sources import Pack, Source, SourceKind
from workbench.services.enquiring import EnquiringService
from workbench.services.finding import FindingService

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output

_SURE, _LIKELY = 0.8, 0.5


def packs(arguments: argparse.Namespace, output: Output) -> None:
    """List the packs of the library."""
    with library_of(arguments, read_only=True) as library:
        found = FindingService(library).packs()
    lines = [f"{each.id}  {each.title}  ({counted(each.sources, 'source')})" for each in found]
    value = [{"id": each.id, "title": each.title, "sources": each.sources} for each in found]
    output.show(lines or ["Nothing brought in yet."], value)


def pack(arguments: argparse.Namespace, output: Output) -> None:
    """Show one pack."""
    with library_of(arguments, read_only=True) as library:
        found = FindingService(library).pack(arguments.pack)
        enquiries = EnquiringService(library).enquiries_of(found.id)
    value = with_enquiries(pack_to_json(found), enquiries)
    output.show(lines_of_pack(found, enquiries), value)


def lines_of_pack(found: Pack, enquiries: Sequence[Enquiry]) -> Iterator[str]:
    """Yield what a pack holds, its questions as enquiries, for reading at the keyboard."""
    yield found.title
    for source in found.sources:
        yield ""
        yield from _lines_of_source(source)
    yield from _lines_of_background(found)
    yield from lines_of_events(found.background)
    yield from lines_of_questions(found, enquiries)
    if found.left_over:
        yield ""
        yield "Left over"
        for left in found.left_over:
            yield f"  {left.why}: {short(left.text)}"


def _lines_of_source(source: Source) -> Iterator[str]:
    later = source.kind is SourceKind.INTERPRETATION
    title = f": {source.title}" if source.title else ""
    yield f"{source.name}{title} ({'later view' if later else 'source from the time'})"
    if source.picture:
        state = "picture missing" if source.picture.missing else "picture"
        yield f"  {state}: {short(source.picture.alt) or 'nobody has said what it shows'}"
    if source.body:
        yield f"  text: {short(source.body)}"
    label = source.attribution or "No label was printed with this source."
    yield f"  label ({_sure(source.confidence.get('attribution'))}): {label}"
    if source.author_note:
        yield f"  author's note: {source.author_note}"
    for gloss in source.glosses:
        yield f"  {gloss.mark} {gloss.text}"
    provenance = source.provenance
    for name in FIELDS:
        value = provenance.value_of(name)
        if value is not None:
            date = provenance.date
            edtf = f" = {date.edtf}" if name == "date" and date and date.edtf else ""
            certainty = _sure(provenance.confidence.get(name))
            yield f"    {FIELD_NAMES[name].lower()} ({certainty}): {value}{edtf}"
    if provenance.not_given:
        names = (FIELD_NAMES.get(name, name).lower() for name in provenance.not_given)
        yield f"    not given: {', '.join(names)}"


def _lines_of_background(found: Pack) -> Iterator[str]:
    background = found.background
    if background.is_empty:
        return
    yield ""
    yield "Background"
    counts = (
        (len(background.introduction), "paragraph of introduction", "paragraphs of introduction"),
        (len(background.glossary), "word explained", "words explained"),
        (len(background.facts), "fact", "facts"),
        (len(background.links), "link", "links"),
    )
    for number, one, several in counts:
        if number:
            yield f"  {number} {one if number == 1 else several}"
    for section in background.narrative:
        heading = section.heading or "Without heading"
        yield f"  story: {heading} ({counted(len(section.paragraphs), 'paragraph')})"
    for item_list in background.lists:
        yield f"  list: {item_list.heading} ({counted(len(item_list.items), 'item')})"
    for card in background.cards:
        yield f"  card {card.number} of {card.of}: {card.title}"


def _sure(confidence: float | None) -> str:
    if confidence is None:
        return "not given"
    if confidence >= _SURE:
        return "sure"
    return "please check" if confidence >= _LIKELY else "a guess"
