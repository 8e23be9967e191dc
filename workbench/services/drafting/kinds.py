# SPDX-License-Identifier: MIT
"""What the parts of a page are called, and which letter makes a part which kind."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workbench.importers.draft import PartKind

KIND_NAMES: Mapping[PartKind, str] = MappingProxyType(
    {
        PartKind.SOURCE_HEADING: "Heading",
        PartKind.BODY: "Text",
        PartKind.SOURCE_TITLE: "Title",
        PartKind.ATTRIBUTION: "Label",
        PartKind.AUTHOR_NOTE: "Author’s note",
        PartKind.GLOSS: "Word explained",
        PartKind.PICTURE: "Picture",
        PartKind.TITLE: "Page title",
        PartKind.PARAGRAPH: "Story",
        PartKind.SECTION_HEADING: "Story heading",
        PartKind.GLOSSARY_TERM: "New word",
        PartKind.GLOSSARY_HEADING: "New words",
        PartKind.FACT: "Did you know",
        PartKind.FACT_HEADING: "Box heading",
        PartKind.CARD_ITEM: "Card point",
        PartKind.CARD_SUB_ITEM: "Smaller point",
        PartKind.CARD_HEADING: "Card heading",
        PartKind.CARD_TITLE: "Card title",
        PartKind.CARD_NUMBER: "Card number",
        PartKind.LIST_ITEM: "List item",
        PartKind.LIST_HEADING: "List heading",
        PartKind.LINK: "Link",
        PartKind.QUESTION: "Question",
        PartKind.LEFT_OVER: "Left out",
    }
)
"""What a student reads for each kind."""

KIND_GROUPS: Mapping[str, tuple[PartKind, ...]] = MappingProxyType(
    {
        "Source": (
            PartKind.SOURCE_HEADING,
            PartKind.BODY,
            PartKind.SOURCE_TITLE,
            PartKind.ATTRIBUTION,
            PartKind.AUTHOR_NOTE,
            PartKind.GLOSS,
            PartKind.PICTURE,
        ),
        "Background": (
            PartKind.TITLE,
            PartKind.PARAGRAPH,
            PartKind.SECTION_HEADING,
            PartKind.GLOSSARY_TERM,
            PartKind.GLOSSARY_HEADING,
            PartKind.FACT,
            PartKind.FACT_HEADING,
            PartKind.LIST_ITEM,
            PartKind.LIST_HEADING,
            PartKind.LINK,
            PartKind.QUESTION,
        ),
        "Cards": (
            PartKind.CARD_TITLE,
            PartKind.CARD_HEADING,
            PartKind.CARD_ITEM,
            PartKind.CARD_SUB_ITEM,
            PartKind.CARD_NUMBER,
        ),
    }
)
"""The kinds a person can choose, by where they belong; leaving out is no kind."""


def letter_of(kind: PartKind) -> str:
    """Return the letter that makes a part this kind."""
    return KIND_NAMES[kind][0]


def kind_for(letter: str, now: PartKind) -> PartKind | None:
    """Return what a part of kind `now` becomes with a letter, or None for other letters.

    Kinds that begin alike come in turn: the same letter again gives the next one.
    """
    kinds = [
        kind
        for group in KIND_GROUPS.values()
        for kind in group
        if letter_of(kind) == letter.upper()
    ]
    if not kinds:
        return None
    return kinds[(kinds.index(now) + 1) % len(kinds)] if now in kinds else kinds[0]
