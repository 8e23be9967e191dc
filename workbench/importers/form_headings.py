# SPDX-License-Identifier: MIT
"""Lines that only say what stands below them: “Transcript”, “Context statement”, “Reference”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.importers.arrangement import ENOUGH, Arrangement, Layout
from workbench.importers.attribution_cues import YEAR, score_of
from workbench.importers.paragraphs import BULLET, Paragraph

_LONGEST = 40
_FORM = re.compile(
    r"(?:(?:(?:read|see|show) (?:the )?)?"
    r"(?:full |simplified |modern |plain |edited |original |english )*(?:transcript(?:ion)?|"
    r"translation|(?:the )?(?:source |document )?text(?=\s*:)|"
    r"(?:original |simplified |modern |plain )text|(?:simplified|original|modern) "
    r"(?:version|language|spelling)|context(?: statement)?|source details|about this (?:source|"
    r"document)|(?:source|document) (?:content|extract)))\s*[:.]?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:(?:full|source|bibliographic(?:al)?) )?(?:reference|citation|attribution|provenance)\s?:?|"
    r"source",
    re.IGNORECASE,
)
_CONTEXT = re.compile(r"(?:context(?: statement)?|about this (?:source|document))\s?:?", re.I)
_SCORE = 6.0


def names_form(text: str) -> bool:
    """Tell whether a line only says in which form the text stands below it: “Transcript”."""
    return len(text) <= _LONGEST and bool(_FORM.fullmatch(text))


def heads_reference(text: str) -> bool:
    """Tell whether a line only says that the attribution stands below it: “Reference”."""
    return len(text) <= _LONGEST and bool(_REFERENCE.fullmatch(text))


def told_by_headings(
    paragraphs: Sequence[Paragraph], asides: Sequence[Paragraph]
) -> Arrangement | None:
    """Return what the paragraphs of a source are where a heading stands above its attribution.

    `asides` are the lines taken out of it, such headings among them. A title may stand above all
    of these, and what “Context” heads is told about the source. None where no heading says so.
    """
    heads = [aside.start for aside in asides if heads_reference(aside.text)]
    place = _below(paragraphs, heads[0]) if len(heads) == 1 else None
    if place is None or not _is_told(paragraphs[place].text):
        return None
    contexts = (_below(paragraphs, a.start) for a in asides if _CONTEXT.fullmatch(a.text))
    notes = {found for found in contexts if found is not None and found != place}
    notes |= set(range(place + 1, len(paragraphs))) if place else set()
    first = min((a.start for a in asides if names_form(a.text)), default=heads[0])
    is_titled = place > 0 and paragraphs[0].start < first and len(paragraphs[0].lines) == 1
    has_text = len(paragraphs) > 1 + len(notes) + is_titled
    if not has_text:
        return None
    layout = Layout.BELOW if place else Layout.ABOVE
    title = 0 if is_titled and 0 not in notes else None
    return Arrangement(layout, (place,), title, tuple(sorted(notes)), score=_SCORE)


def _is_told(text: str) -> bool:
    """Tell whether words say where a source is from; in a mark scheme they weigh it in a list."""
    return not BULLET.match(text) and bool(score_of(text) >= ENOUGH or YEAR.search(text))


def _below(paragraphs: Sequence[Paragraph], start: int) -> int | None:
    """Return the place of the first paragraph below one that starts there on the page."""
    return next((i for i, paragraph in enumerate(paragraphs) if paragraph.start > start), None)
