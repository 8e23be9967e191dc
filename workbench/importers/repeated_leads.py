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

from workbench.importers.page_matter import speaks
from workbench.importers.page_shape import PageReading
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.source_block import SourceBlock
from workbench.importers.tasks import may_be_task

_LEAD = re.compile(r"([A-Z][\w’' ]{2,30}[:!?]) (?=\S)")
_FEWEST = 2
_LONGEST_QUESTION = 160
_QUOTES = ("“", "‘", '"', "'", "–", "—", "-")


def without_repeated_leads(reading: PageReading) -> None:
    """Give back to the story what begins below several sources with the same call."""
    leads = _leads_of(reading.blocks)
    for block in reading.blocks:
        places = (p for p, paragraph in enumerate(block.paragraphs) if _lead(paragraph) in leads)
        place = next(places, 0)
        if place:
            reading.stories.append(block.paragraphs[place:])
            del block.paragraphs[place:]


def without_closing_questions(reading: PageReading) -> None:
    """Give back to the story the question that stands apart below the text of several sources.

    One text may well end by asking; that two or more of a page do so, each in a paragraph of its
    own and none of them for themselves, is the habit of whoever made the page.
    """
    asked = [block for block in reading.blocks if _closes_by_asking(block)]
    if len(asked) < _FEWEST or _FEWEST * len(asked) < len(reading.blocks):
        return
    for block in asked:
        reading.stories.append([block.paragraphs.pop()])


def _closes_by_asking(block: SourceBlock) -> bool:
    if len(block.paragraphs) <= _FEWEST:
        return False
    above, last = block.paragraphs[-2:]
    is_apart = last.blank_before > 0 and len(last.text) <= _LONGEST_QUESTION
    is_asked = last.text.endswith("?") and not last.text.startswith(_QUOTES)
    return is_apart and is_asked and not speaks(last.text) and is_terminal(above.text)


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
