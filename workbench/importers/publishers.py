# SPDX-License-Identifier: MIT
"""In which paper, or by which press or office, a source was published."""

from __future__ import annotations

import re

from workbench.importers.maker_parts import is_genre, without_article
from workbench.importers.maker_words import BODY, PUBLICATION
from workbench.importers.names import SHORT_NAME, UPPER
from workbench.importers.places import KNOWN

A_PAPER = re.compile(r"an? [^,]{0,40}\b(?:newspaper|magazine|paper|journal|periodical|weekly)\b")
"""What may be said of a paper behind its name: “a socialist weekly”."""

_PUBLISHED = re.compile(
    r"\b(?:published|printed|issued|broadcast|appeared|appearing|"
    r"reprinted)(?: first)? (?:in|by|on) "
    r"(?P<who>(?:the )?[A-Z][\w’'&. -]{2,80}?)(?=,|;|\(|\)|\.?$|\.\s| in \d| on \d|"
    r" in [A-Z][a-z]+ \d| (?:for|at|during|as)\b)"
)
_A_KIND = re.compile(r".*\b(?:newspaper|magazine|paper|journal|weekly|monthly|daily)\b")
_IN_A_WORK = re.compile(rf"\b(?:in|for) (?P<who>(?:the )?{SHORT_NAME})")
_NAMED_PAPER = re.compile(
    rf"\b(?:newspaper|magazine|journal|weekly|website) (?P<who>(?:The |the )?{SHORT_NAME})"
    r"(?=,|;|\(|\)|\.|$| \()"
)


_IMPRINT = re.compile(
    rf"\([{UPPER}][\w .’'-]{{2,30}}(?:, [A-Z]{{2}})?: (?P<who>[{UPPER}][^():;]{{2,60}}?)"
    r"(?=[, ]*(?:\)|$))"
)
_JOURNAL = re.compile(
    rf", (?P<who>(?:[{UPPER}][\w’'-]+ ){{0,3}}(?:Journal|Review|Quarterly)"
    rf"(?: of (?:the )?{SHORT_NAME})?)(?=,| \d| \(|\.?$)"
)
_FROM_PAPER = re.compile(
    rf"\b(?:from|From)(?: the)? (?P<who>{SHORT_NAME})(?= magazine\b| newspaper\b|[,;)]|$)"
)
_QUOTED_PAPER = re.compile(
    r"[“\"‘'](?P<who>[A-Z][^”\"’']{2,40})[”\"’'] (?:published|printed|reported)\b"
)
_PAPER_S = re.compile(
    rf"\b[Ff]rom (?:the|The) (?P<who>{SHORT_NAME}) (?:report|article|editorial|account)\b"
)
_LAST = re.compile(
    rf"[^,]*\b(?:advertisement|article|editorial|report|cartoon|letter|photograph)"
    rf"\b[^,]*, (?P<who>{SHORT_NAME})$"
)


def publisher_of(text: str) -> str | None:
    """Return who published a source, in the words of its attribution, or None."""
    found = _PUBLISHED.search(text)
    if found and not KNOWN.fullmatch(found["who"].strip(" .")) and _is_publisher(found, text):
        return without_article(found["who"].strip(" ."))
    for named in _IN_A_WORK.finditer(text):
        after = text[named.end() + 2 :]
        if PUBLICATION.search(named["who"]) or A_PAPER.match(after):
            return without_article(named["who"].rstrip())
    paper = _NAMED_PAPER.search(text)
    if paper:
        return without_article(paper["who"].rstrip())
    printed = _IMPRINT.search(text) or _JOURNAL.search(text)
    if printed:
        return printed["who"].strip()
    for pattern in (_FROM_PAPER, _QUOTED_PAPER, _PAPER_S, _LAST):
        paper = pattern.search(text)
        if paper and PUBLICATION.search(paper["who"]) and not is_genre(paper["who"].split()[0]):
            return without_article(paper["who"].rstrip())
    return None


def _is_publisher(found: re.Match[str], text: str) -> bool:
    """Tell whether words after “published in” name a paper or a press and not a town."""
    who, after = found["who"], text[found.end() :]
    if " by " in found[0] and not who.startswith(("the ", "The ")):
        return True
    is_named = PUBLICATION.search(who) or BODY.search(who) or who.startswith("The ")
    return bool(is_named or A_PAPER.match(after.lstrip(", ")) or _A_KIND.match(who))
