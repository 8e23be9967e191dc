# SPDX-License-Identifier: MIT
"""What stands below the heading of a source and is the page's own: answers, schemes, the story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.domain.provenance import SURE
from workbench.importers.arrangement import Layout, Usual
from workbench.importers.attribution_cues import is_clear
from workbench.importers.page_matter import page_goes_on, speaks
from workbench.importers.page_shape import PageReading, usual_of
from workbench.importers.paragraphs import is_terminal
from workbench.importers.pictures import names_picture
from workbench.importers.reading_points import strayness
from workbench.importers.source_block import SourceBlock
from workbench.importers.source_headings import order_of

_FEWEST_MARKERS = 3
_FEWEST_JUDGEMENTS = 2
_FEWEST_REPORTED = 4
_LONGEST_RUN = 3
_LONGEST_NAME = 60
_MOST_ANSWERS = 300
_SHORTEST_STORY = 100
_JUDGED = 2_000
_PAIR = 2
_PART = "names a part of the source above"
_MARK_SCHEME = (
    "mark scheme", "indicative content", "level 1", "level 2", "level 3", "marking instructions",
    "assessment objective", "valid criteria", "credit any", "must be credited", "do not accept",
    "ao1", "ao2", "ao3", "marking guidelines", "sample answer", "answers could include",
    "makes a sustained judgement", "provides a clear explanation", "mapping grid", "marking notes",
    "don't accept", "don’t accept", "moderation", "one mark for", "level 4", "reward",
)  # fmt: skip
_REPORT = (
    "examiner", "most candidates", "candidates generally", "many candidates", "some candidates",
    "few candidates", "better candidates", "candidates wrote", "weaker", "stronger ones",
    "stronger responses", "stronger answers", "better answers", "responses", "this response",
    "gains level", "reached level", "next year", "common mistake", "common error", "scripts",
    "general comments", "report on the", "schools are", "centres are", "moderator",
)  # fmt: skip
_PAPER = (
    "total for question", "total for section", "total for paper", "total marks", "paper reference",
    "candidate number", "candidate name", "centre number", "you must have", "answer all questions",
    "marks)", "spend about", "write your answer", "answer booklet", "sources booklet",
    "interpretations booklet", "insert",
)  # fmt: skip
_JUDGEMENT = re.compile(
    r"\b(?:this source|the source|useful|reliable|unreliable|limited|biased|this suggests|"
    r"this shows|we can (?:see|tell|infer|learn)|evaluat\w+|corroborat\w+|trustworthy|utility)\b"
)


def without_answers(page: str, reading: PageReading) -> PageReading:
    """Give blocks back to the story whose words judge a source instead of being one."""
    # Only the fate of unsure ones depends on what the page is; nobody has marked so many answers.
    is_any = len(reading.blocks) <= _MOST_ANSWERS and any(
        not _is_sure(block) for block in reading.blocks
    )
    lower = page.lower() if is_any else ""
    is_scheme = sum(words in lower for words in _MARK_SCHEME) >= _FEWEST_MARKERS
    is_scheme = is_scheme or sum(words in lower for words in _REPORT) >= _FEWEST_REPORTED
    is_paper = sum(words in lower for words in _PAPER) >= _FEWEST_MARKERS
    in_runs = set(_empty_runs(reading.blocks))
    kept: list[SourceBlock] = []
    for place, block in enumerate(reading.blocks):
        is_answer = ((is_paper and block.is_empty) or _judges(block)) and _has_none(block)
        is_answer = is_answer or (is_scheme and not _is_sure(block))
        if place in in_runs or is_answer:
            reading.stories.append([block.heading, *block.all_paragraphs])
        elif kept and _is_part(block, kept[-1]):
            kept[-1].furniture.append(replace(block.heading, furniture=_PART))
        else:
            kept.append(block)
    if _only_names(kept) or _are_choices(kept):
        reading.stories += [[block.heading, *block.all_paragraphs] for block in kept]
        kept = []
    reading.blocks = kept
    return reading


def _is_part(block: SourceBlock, above: SourceBlock) -> bool:
    """Tell whether a heading only names a picture of the source above: “Source 2a” below 2."""
    noun, label = block.key
    parent = above.key[1]
    is_below = noun == above.key[0] and label[: len(parent)] == parent and parent.isdigit()
    return is_below and block.is_empty and re.fullmatch("[a-f]", label[len(parent) :]) is not None


def _has_none(block: SourceBlock) -> bool:
    return block.layout().layout is Layout.NONE and not block.has_picture


def _is_sure(block: SourceBlock) -> bool:
    return block.has_picture or block.layout().confidence >= SURE


def _are_choices(blocks: Sequence[SourceBlock]) -> bool:
    """Tell whether sources are only named to be chosen from, under the same labels each time."""
    is_again = len({block.key for block in blocks}) < len(blocks)
    return is_again and all(block.is_thin and block.paragraphs for block in blocks)


def _only_names(blocks: Sequence[SourceBlock]) -> bool:
    """Tell whether every block only says what a source is called, as above questions about it."""
    if blocks and all(_is_bare_name(block) for block in blocks):
        return True
    are_names = all(
        block.is_thin and 0 < len(block.text) <= _LONGEST_NAME and not names_picture(block.text)
        for block in blocks
    )
    if not are_names or len(blocks) < _LONGEST_RUN:
        return False
    return _LONGEST_RUN * sum(is_clear(block.text) for block in blocks) <= len(blocks)


def _is_bare_name(block: SourceBlock) -> bool:
    """Tell whether nothing stands below a heading but a number, as in the cells of a plan."""
    return (
        block.heading.lines[0].is_cut
        and not block.has_picture
        and (block.is_empty or block.text.strip("() .").isdigit())
    )


def without_strays(reading: PageReading) -> PageReading:
    """Give back to the story what goes on below an attribution and speaks of something else."""
    usual = usual_of(reading.blocks)
    for block in reading.blocks:
        shape = block.layout(usual)
        place = page_goes_on(block.paragraphs, shape, picture_ends=block.picture_ends)
        if place is not None:
            is_between = block is not reading.blocks[-1] and shape.layout is Layout.ABOVE
            # Between two sources only a question is beyond doubt that of the page.
            block.may_go_on |= is_between and not block.paragraphs[place].text.endswith("?")
            begins = block.paragraphs[place].start
            pictures = [picture for picture in block.placeholders if picture.start > begins]
            reading.stories.append([*block.paragraphs[place:], *pictures])
            del block.paragraphs[place:]
            block.placeholders = [each for each in block.placeholders if each not in pictures]
    if usual.layout is Layout.ABOVE:
        _without_what_stands_apart(reading, usual)
    if usual.layout is not Layout.BELOW:
        return reading
    for block in reading.blocks:
        shape = block.layout(usual)
        stray = [place for place in shape.notes if _is_stray(block, place, shape.attribution)]
        last = len(block.paragraphs) - 1
        if stray and set(range(stray[0], last + 1)) <= set(shape.notes):
            reading.stories.append(block.paragraphs[stray[0] :])
            del block.paragraphs[stray[0] :]
    return reading


def _without_what_stands_apart(reading: PageReading, usual: Usual) -> None:
    """Give back to the story what stands below a gap where texts are close to attributions."""
    gaps = [_gap_below_text(block, usual) for block in reading.blocks]
    close = [gap for gap in gaps if gap is not None]
    if _PAIR * sum(gap == 0 for gap in close) <= len(close):
        return
    for block, gap in zip(reading.blocks, gaps, strict=True):
        if gap and not _is_one_voice(block, gap):
            block.may_go_on = is_terminal(block.paragraphs[gap].text)
            reading.stories.append(block.paragraphs[gap:])
            del block.paragraphs[gap:]


def _is_one_voice(block: SourceBlock, gap: int) -> bool:
    """Tell whether whoever says “I” above a gap says so below it as well."""
    return speaks(block.paragraphs[gap - 1].text) and speaks(block.paragraphs[gap].text)


def _gap_below_text(block: SourceBlock, usual: Usual) -> int | None:
    """Return where a gap is below a text that follows its attribution at once, 0 if there is none.

    None where a gap stands above the text too, or where the attribution is elsewhere.
    """
    shape = block.layout(usual)
    if shape.layout is not Layout.ABOVE or not shape.attribution:
        return None
    begins = shape.attribution[-1] + 1
    if begins >= len(block.paragraphs) or block.paragraphs[begins].blank_before:
        return None
    apart = range(begins + 1, len(block.paragraphs))
    return next((place for place in apart if block.paragraphs[place].blank_before), 0)


def _is_stray(block: SourceBlock, place: int, attribution: Sequence[int]) -> bool:
    paragraph = block.paragraphs[place]
    if not attribution or place < attribution[-1] or not paragraph.blank_before:
        return False
    told = " ".join(block.paragraphs[i].text for i in attribution)
    is_whole = len(paragraph.text) >= _SHORTEST_STORY and paragraph.text.endswith((".", "!", "?"))
    return is_whole and strayness(paragraph.text, told) > 0


def _empty_runs(blocks: Sequence[SourceBlock]) -> Iterator[int]:
    """Yield the places of headings that stand in a row with nothing below the last."""
    run: list[int] = []
    for place, block in enumerate(blocks):
        if block.is_empty:
            run.append(place)
            continue
        is_beside = bool(run) and block.heading.lines[0].is_cut
        if len(run) >= _LONGEST_RUN and not is_beside and not _leads_to(blocks, run):
            yield from run
        run = []
    if len(run) >= _LONGEST_RUN:
        yield from run


def _leads_to(blocks: Sequence[SourceBlock], run: Sequence[int]) -> bool:
    """Tell whether headings without a text, whose pictures are lost, begin a row of sources."""
    names = Counter(block.key for block in blocks)
    row = blocks[run[0] : run[-1] + 2]
    orders = [order_of(block.key[1]) or 0 for block in row]
    is_one_row = len({block.noun for block in row}) == 1 and orders == list(range(1, len(row) + 1))
    return is_one_row and all(names[block.key] == 1 for block in row)


def _judges(block: SourceBlock) -> bool:
    """Tell whether the words below a heading judge a source, as an answer does."""
    return len(set(_JUDGEMENT.findall(block.text[:_JUDGED].lower()))) >= _FEWEST_JUDGEMENTS
