# SPDX-License-Identifier: MIT
"""What a page says again and again below its sources: “Look closely! Who is missing?”.

No two sources begin a paragraph with the same call, but whoever made the page calls in the same
words each time. So the words before the first “!”, “:” or “?” are the page's where they come back
below several sources, once below each, and ask or command at least once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workbench.importers.page_shape import PageReading
from workbench.importers.paragraphs import Paragraph
from workbench.importers.source_blocks import SourceBlock
from workbench.importers.tasks import may_be_task

_LEAD = re.compile(r"([A-Z][\w’' ]{2,30}[:!?]) (?=\S)")
_FEWEST = 2


def without_repeated_leads(reading: PageReading) -> None:
    """Give back to the story what begins below several sources with the same call."""
    leads = _leads_of(reading.blocks)
    for block in reading.blocks:
        places = (p for p, paragraph in enumerate(block.paragraphs) if _lead(paragraph) in leads)
        place = next(places, 0)
        if place:
            reading.stories.append(block.paragraphs[place:])
            del block.paragraphs[place:]


def _leads_of(blocks: Sequence[SourceBlock]) -> frozenset[str]:
    seen: Counter[str] = Counter()
    asking: set[str] = set()
    often: set[str] = set()
    for block in blocks:
        found = Counter(lead for p in block.paragraphs[1:] if (lead := _lead(p)))
        seen.update(found.keys())
        often.update(lead for lead, count in found.items() if count > 1)
        asking.update(
            lead for p in block.paragraphs[1:] if (lead := _lead(p)) and _asks(p.text, lead)
        )
    return frozenset(lead for lead in asking - often if seen[lead] >= _FEWEST)


def _lead(paragraph: Paragraph) -> str:
    found = _LEAD.match(paragraph.text)
    return found[1] if found else ""


def _asks(text: str, lead: str) -> bool:
    """Tell whether the reader is asked or told something; behind a colon a label tells a fact."""
    is_told = not lead.endswith(":") and may_be_task(text.removeprefix(lead).strip())
    return text.endswith("?") or is_told
