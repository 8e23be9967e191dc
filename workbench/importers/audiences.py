# SPDX-License-Identifier: MIT
"""For whom a source was made, as far as its attribution tells."""

from __future__ import annotations

import re

from workbench.importers.names import NAME
from workbench.importers.places import KNOWN

_END = (
    r"(?=[,;(:]|\.?$|\.\s|\s(?:in|on|at|during|about|from|by|published|after|before|explaining|"
    r"asking|describing|read|then|which|who|and|as|near|outside|telling|saying|warning|with)\b)"
)
_TO = (
    r"(?<!rise)(?<!Rise)(?<!Bill)(?<!Act)(?<!plan)(?<!right)(?<!attempt)(?<!way)(?<!return)"
    r"(?<!visit)(?<!trip)(?<!tour)(?<!voyage)(?<!journey)(?<!reply) to "
)
_ADDRESSEE = (
    r"(?P<who>(?!the (?:end|start|front|question|rest|year|present|time)\b)"
    r"(?!a question)(?!be\b)(?!have\b)"
    r"[^,;().:]{2,60}?)"
)
_MESSAGE = (
    r"(?i:letter|telegram|note|message|memo(?:randum)?|report|petition|speech|address|speaking|"
    r"writing|written|wrote|sent|given|sermon|cable|dispatch|lecture|broadcast|interview|statement|"
    r"evidence|delivered|postcard|toast|talking|appeal|proclamation|advice|orders|instructions|"
    r"testimony|speaks|spoke|preaching|replying)"
)
_PATTERNS = (
    (re.compile(rf"(?<!\bthe )\b{_MESSAGE}\b(?:[^,;.()]{{0,60}}?){_TO}{_ADDRESSEE}{_END}"), 0.8),
    (
        re.compile(
            rf"\b{_MESSAGE}\b[^;.()]{{0,200}}?,{_TO}(?P<who>(?:the|his|her|their|an?|{NAME})"
            rf"[^,;().:]{{0,50}}?){_END}"
        ),
        0.75,
    ),
    (
        re.compile(
            rf"^{NAME}(?: \([^)]{{1,40}}\))?(?:, [^,;]{{2,60}},)? to (?!the (?:year|end|present)\b)"
            rf"(?P<who>(?:the|his|her|their|an?|{NAME})[^,;().:]{{0,50}}?){_END}"
        ),
        0.7,
    ),
    (
        re.compile(
            r"\b(?:newspaper|magazine|paper|journal|book|leaflet|pamphlet|weekly|comic|periodical|"
            rf"broadcast|programme)\b[^;]{{0,40}}?\b(?:read|used|watched|bought) by "
            rf"(?P<who>[^,;().]{{2,60}}?){_END}"
        ),
        0.85,
    ),
    (
        re.compile(
            r"\b(?:written|published|produced|printed|made|drawn|book|textbook|reader|guide|"
            r"pamphlet|leaflet|poster|handbook|intended|prepared|prospectus|programme|magazine|"
            rf"newspaper) (?:\w+ )?for (?P<who>(?!the (?:first|better|museum))[^,;().]{{2,60}}?)"
            rf"{_END}"
        ),
        0.75,
    ),
    (
        re.compile(
            rf"\baddress(?:ed|ing) (?:to )?(?P<who>(?!at\b|in\b|on\b)[^,;().]{{2,60}}?){_END}"
        ),
        0.75,
    ),
)
_NOT_AN_AUDIENCE = re.compile(
    r"(?:an? )?\d|(?:which|whom|that|it|them|him)\b|.*\b\d{4}|(?:repress|regulate|provide|promote|"
    r"explain|protest|raise|support|help|show|make|keep|stop|prevent|encourage|persuade|defend|join|"
    r"fight|work|take|give|get|put|go|come|celebrate|mark|win|power|victory|war|death|life)\b"
)
_IN_CLAUSE = re.compile(r"\b(?:which|who|that) (?:was|were|had|has|have|is|are)\b[^,;.]*$")


def audience_of(text: str) -> tuple[str | None, float]:
    """Return for whom a source was made, in the words of the attribution, and how sure that is."""
    for pattern, confidence in _PATTERNS:
        found = pattern.search(text)
        if found and _IN_CLAUSE.search(text[: found.start("who")]):
            continue
        if found and not _NOT_AN_AUDIENCE.match(found["who"]) and not KNOWN.match(found["who"]):
            return re.sub(r"^(?:the|an?) ", "", found["who"].strip(" .")), confidence
    return None, 0.0
