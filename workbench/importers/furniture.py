# SPDX-License-Identifier: MIT
"""Lines that belong to the site or the paper a page came from and not to its matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

END_OF_SOURCES = "end of the sources of a printed paper"
"""The reason for leaving out a line below which no source goes on."""

WEBSITE = "part of the website around the page"
"""The reason for leaving out a line of a site, such as its menu."""

_PAPER = "part of the printed paper around the page"
INSTRUCTION = "instruction of an exam paper"
"""The reason for leaving out a line that tells candidates what to do."""

_ADD_TO = r"add to (?:my |your )?(?:collection|basket|list|folder|favourites)"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, re.compile(pattern, re.IGNORECASE))
    for why, pattern in (
        (WEBSITE, r"(?:no|\d+) comments? (?:have|has) (?:yet )?been (?:made|posted)"),
        (WEBSITE, r"similar .{0,60}resources:?$"),
        (WEBSITE, r"see all .{0,120}(?:resources|»)"),
        (WEBSITE, r"(?:download|save|view|open)(?: this| page)*(?: as| in| the)* (?:pdf|word)\b"),
        (
            WEBSITE,
            (
                r"(?:download|view|open)\b[^.]{0,50}[\[(](?:pdf|docx?|pptx?|jpe?g|png|mp3)\b"
                r"[^\])]{0,20}[\])]$"
            ),
        ),
        (WEBSITE, r"(?:print|share|email|e-mail|save|bookmark) (?:this )?(?:page|article)\b"),
        (WEBSITE, r"(?:share|follow us|like us) (?:this )?on\b"),
        (WEBSITE, r"(?:share|like) this ?:|\d{1,4} thoughts? on [“\"‘']"),
        (WEBSITE, r".{0,60}\b(?:tell|let) (?:me|us)\b.{0,30} in the comments\b"),
        (WEBSITE, r"you are (?:here|on page \d+)\b"),
        (WEBSITE, r"(?:we|this (?:web)?site) uses? cookies\b"),
        (WEBSITE, r"(?:accept|reject|manage)(?: all)? cookies\b"),
        (WEBSITE, r"(?:cookie|privacy) (?:policy|settings|notice)\b"),
        (WEBSITE, r"terms (?:of use|and conditions|& conditions)\b"),
        (
            WEBSITE,
            (
                r"[(\[]?(?:click|tap|press) (?:here |on .{2,20})?to (?:enlarge|zoom|expand|view|"
                r"play|open|hide|show|reveal|close|collapse|flip|make (?:it )?(?:bigger|larger))\b"
                r".{0,40}$"
            ),
        ),
        (
            WEBSITE,
            (
                r"(?:view|see|show|open|download)"
                r"(?: (?:the|full|large|larger|this|original))* "
                r"(?:image|picture|photo(?:graph)?|document|size|version)s?$"
            ),
        ),
        (WEBSITE, r"skip to (?:main )?(?:content|navigation)\b"),
        (WEBSITE, r"(?:log|sign) ?(?:in|out|up)(?: or (?:log|sign) ?(?:in|up))?$"),
        (
            WEBSITE,
            (
                r"(?:back to|return to) (?:the )?(?:top|home|contents|index|"
                r"(?:[\w’'-]+ ){0,4}(?:page|menu|index|list|homepage))\b.{0,40}$"
            ),
        ),
        (WEBSITE, r"(?:previous|next)(?: page| topic| lesson)?(?: [«»<>|]+.{0,40})?$"),
        (WEBSITE, r"home ?(?:[>»/|][^>»/|]{1,60})+$"),
        (WEBSITE, r"(?:leave|post|add) a (?:comment|reply)\b"),
        (WEBSITE, r"(?:related|more) (?:articles|pages|resources|topics|links)\b"),
        (
            WEBSITE,
            (
                r"(?:report (?:any )?(?:errors?|problems?|mistakes?|broken links)|contact us)\b"
                r".{0,80}$"
            ),
        ),
        (
            WEBSITE,
            (
                r"(?:this )?(?:e-?text|text|page|site|html|transcription|document|collection) "
                r"(?:was |is )?(?:scanned|maintained|transcribed|digiti[sz]ed|typed|hosted|"
                r"proof.?read|converted|compiled) (?:and \w+ )?(?:by|for|from|at)\b.{0,120}$|"
                r"valid(?:ated)? x?html\b.{0,30}$"
            ),
        ),
        (WEBSITE, r"(?:[\w’'& -]{3,30}\s*\|\s*){2,}[\w’'& -]{3,30}$"),
        (WEBSITE, r"you might also like\b.{0,40}$|(?:see|read) also:?$"),
        (_PAPER, r"specimen(?: (?:paper|materials?|only))?$|(?:draft|sample|confidential)$"),
        (_PAPER, r"[^\w\s](?:\s?[^\w\s]){11,}$"),
        (WEBSITE, r"download$|order (?:a )?(?:copy|print)s?$|zoom(?: in)?$|cite this\b.{0,40}$"),
        (
            WEBSITE,
            (
                r"(?:(?:zoom(?: in)?|share|enlarge|print|download(?: image| pdf)?|tweet|pin it|"
                r"save|like|listen|e-?mail|copy link|cite|expand|full ?screen|"
                rf"view (?:larger|image)|{_ADD_TO})(?: ?[|·/,•] ?| |$)){{2,}}$|{_ADD_TO}$"
            ),
        ),
        (WEBSITE, r"-{3,} ?(?:original|forwarded) message ?-{3,}$|begin forwarded message:$"),
        (WEBSITE, r"(?-i:Sent: .{0,60}\b\d{1,2}[:.]\d\d\b.{0,20}|(?:Cc|Bcc|Subject): \S.{0,120})$"),
        (WEBSITE, r"on .{6,60} wrote:$|please consider the environment before printing\b.{0,60}$"),
        (WEBSITE, r"no (?:recording|audio|video|transcript)(?: available)?$"),
        (WEBSITE, r"advertisement$|menu$|search$|subscribe\b.{0,60}$|loading\b.{0,10}$"),
        (
            WEBSITE,
            (
                r"(?:return|back|go|jump) (?:up )?to (?:the )?(?:top|tasks?|start|contents|menu|"
                r"index|list|questions|home\w*|sources?|timeline|introduction)"
                r"(?: of (?:the )?page)?$"
            ),
        ),
        (
            WEBSITE,
            (
                r"\[edit(?: source)?\]$|"
                r"(?!.*\b(?:image|picture|photo))(?:\[(?:view|see|show|open|download|enlarge|zoom|print|transcript|hide|listen)\b"
                r"[^\]]{0,40}\] ?)+$"
            ),
        ),
        (WEBSITE, r"by .{3,40}\s(?:www\.|https?://)\S+$"),
        (WEBSITE, r"last (?:updated|modified)\b.{0,60}$"),
        (WEBSITE, r"(?:posted|published) (?:by|on) .{0,60}\|"),
        (_PAPER, r"(?:©|\(c\)\s?(?=.{0,60}\b(?:19|20)\d\d\b)|copyright)\s?.{0,120}$"),
        (_PAPER, r"unauthori[sz]ed copying\b.{0,80}$"),
        (_PAPER, r"visit .{0,60}\b\w+\.(?:com|org|edu|gov|uk)\b.{0,140}$"),
        (_PAPER, r"(?:table of )?contents(?: page)?:?$"),
        (_PAPER, r"all rights reserved\b"),
        (_PAPER, r"\S.{0,80}\.(?:indd|indb|qxd|pmd)\b.{0,60}$"),
        (_PAPER, r"page \d+(?: ?(?:of|/) ?\d+)?$|\d{1,3} ?/ ?\d{1,3}$|[-–—]? ?\d{1,3} ?[-–—]$"),
        (_PAPER, r"\[?\(?(?:please )?turn over(?: (?:the page|for .{0,60}))?\s*[\])►▶→>.]*$"),
        (_PAPER, r".{3,70}\s(?:please|p\.?)\s?turn over\W*$"),
        (_PAPER, r"go on to (?:the )?next (?:page|section|question)\W*(?:\d{1,3}\W*)?$"),
        (_PAPER, r"blank page$|this page is (?:intentionally )?(?:left )?blank"),
        (
            END_OF_SOURCES,
            (
                r"[\[(]?end of (?:the )?(?:source ?|question ?|answer ?)?(?:sources?|documents?|"
                r"questions?|paper|section|part|booklet|insert|test|exam(?:ination)?|material|"
                r"extracts?|interpretations?|acknowledgements?|(?:prescribed )?subject|component|"
                r"pack|worksheet|handout|lesson|slides?(?: ?show)?|reading|unit|task)\b.{0,40}$|"
                r"stop[.!]?$|"
                r"(?:acknowledge?ments?|copyright (?:information|acknowledge?ments?))\s*[:.]?$"
            ),
        ),
        (
            _PAPER,
            (
                r"(?:permission (?:to reproduce|has been)|for confidentiality purposes|"
                r"every (?:reasonable )?effort (?:has been|is) made|if you are the copyright|"
                r"copyright holders?\b|"
                r"(?:some|the) (?:images|third.party)\b.{0,60}copyright)"
            ),
        ),
        (
            _PAPER,
            (
                r"(?:this|the) (?:text|document|page|resource|worksheet|booklet) "
                r"(?:is|was|has been) (?:part of|provided by|made available|"
                r"produced by|created by|designed)|"
                r"unless otherwise (?:indicated|stated|noted)|permission is granted|"
                r"[\w.+-]+@[\w-]+\.[\w.-]+$"
            ),
        ),
        (_PAPER, r"there are no (?:more |further )?(?:sources|questions|documents)\b.{0,60}$"),
        (_PAPER, r"(?-i:\d{1,3} [A-Z][A-Z ,.’'&\d–-]{9,60}|[A-Z][A-Z ,.’'&–-]{9,60} \d{1,3})$"),
        (_PAPER, r".{0,60}\s©\s.{0,60}$|.{0,40}[\[(]\s?page \d+\s?[\])].{0,40}$"),
        (_PAPER, r"do not write (?:outside|in) \w+"),
        (_PAPER, r"(?:extra space|continue on)\b.{0,60}$"),
        (_PAPER, r"\*?[A-Z]\d{5,}[A-Z0-9]*\*?$|[A-Z]{2,4}/[A-Z0-9/]{3,}\b.{0,30}$"),
        (_PAPER, r"\d{4}/\d{1,2}[A-Z]?(?:/[A-Z0-9/]+)+(?:\s.{0,30})?$"),
        (_PAPER, r"[._…\s]{6,}$"),
        (
            _PAPER,
            (
                r"(?:nature|origin|purpose|content|audience|tone|message|value|limitations?|"
                r"usefulness|useful|reliability|reliable|why|notes)\s?[:?]\s?"
                r"(?:\?+|yes ?/ ?no\b.{0,20})?$"
            ),
        ),
        (_PAPER, r".{0,80}\b(?:name|class|form|set|date|teacher)\s?:\s?[_.…]{3,}.{0,80}$"),
        (_PAPER, r"(?:name|class|form|date|teacher|student|candidate)\b.{0,12}[_.…]{3}"),
        (
            INSTRUCTION,
            r"answer (?:all|both|any|one|two|three|either|each|the following)\b.{0,90}$",
        ),
        (INSTRUCTION, r"this is an? (?:two|three|four)-part question\b.{0,160}$"),
        (_PAPER, r"0 \d$"),
        (INSTRUCTION, r"you (?:should|are advised to) spend\b"),
        (INSTRUCTION, r"the (?:total|maximum) (?:number of )?marks? (?:for|available|is)\b"),
        (INSTRUCTION, r"(?:write|use) (?:your (?:answers?|name)|black (?:ink|ball))\b"),
        (INSTRUCTION, r"(?:total|maximum)(?: marks?)?(?: for .{0,40})?:? ?[\[(]?\d+\b.{0,20}$"),
        (INSTRUCTION, r"(?:time allowed|duration|instructions?|information|advice)(?::|$)"),
        (_PAPER, r"[a-z ]{3,30}/p\d\b.{0,60}$|addendum$|copyright reserved\b.{0,60}$"),
        (INSTRUCTION, r"(?:[•*-] )?this is an? [\w-]+-part question\b.{0,160}$"),
        (INSTRUCTION, r"the marks for (?:each|the) questions?\b"),
        (INSTRUCTION, r"candidates? (?:must|should|may)\b.{0,120}$"),
        (
            INSTRUCTION,
            (
                r"now (?:answer|read|turn|look|go|complete)\b.{0,200}$|"
                r"(?:highlight|underline|circle|colou?r in|annotate|stick|tick|fill in|copy out|"
                r"cut out) (?:in |the |any|all|each|this|these|words|two|three|one|at least|your)"
                r"\b.{0,160}$|(?:extension|challenge|starter|plenary|homework|your turn) ?(?:task)?"
                r"\s?:|(?:for discussion|discussion (?:point|question)s?|talking point|"
                r"think about it|stop and think)\s?[:–—-]|"
                r"(?:work(?:ing)? )?in (?:pairs|your groups|small groups)\b"
            ),
        ),
    )
)
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _PATTERNS), re.IGNORECASE)
_NOTICE = re.compile(
    r"\b(?:copyright(?:ed)?|permissions?|licen[cs]e[ds]?|third.part(?:y|ies)|rights|public domain|"
    r"reproduc(?:e|ed|tion)|this (?:page|site|website|collection|booklet|resource)|webmaster|"
    r"acknowledge?ments?|copying|website|educational (?:use|purposes)|owners?)\b|©",
    re.IGNORECASE,
)
_OF_THE_PAGE = re.compile(
    r"\bthis (?:web ?)?(?:page|site|website)\b|©|\bwebmaster\b", re.IGNORECASE
)
_LONGEST_NOTICE = 600
_FEWEST_NOTICES = 2
_STEM = 5
"""Letters that “licence” and “licensed” share: one word, not two."""

_SUM = re.compile(r"total:? ?\d[\d,. ]*", re.IGNORECASE)
_LONGEST = 200
_SHORTEST_REPEATED = 4
_LONGEST_REPEATED = 80
_OFTEN = 3
_MOST_PAGES = 500
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\bpage\b|^\d+\s|\s\d+$|[|•·©]|\d{3,}/", re.IGNORECASE)
_ENDS_IN_PAGE = re.compile(r"(?:^|\s)(?:p\.?|pg\.?|page) ?\d{1,3}$", re.IGNORECASE)
_LONG_HEADER = re.compile(r".{28,}\D\d{1,3}$|\d{1,3}\D.{28,}$")
_SENTENCE = re.compile(r"[.,;:!?…]\W?$|^[\[(].*[\])]$")


def running_lines(texts: Iterable[str], wide: Collection[str] = ()) -> frozenset[str]:
    """Return the lines that stand on several pages of a paper, such as its name above each.

    `texts` are the lines that stand by themselves. Only lines with something of a page number or
    a code count: a heading such as “Key points” may well stand there three times. Of those in
    `wide`, whose number stands far from the words, two are enough.
    """
    same: Counter[str] = Counter()
    numbered: dict[str, set[str]] = {}
    for text in texts:
        is_line = _SHORTEST_REPEATED <= len(text) <= _LONGEST_REPEATED
        if not is_line or _SENTENCE.search(text):
            continue
        if _PAGE_NUMBER.search(text):
            same[text] += 1
        if _NUMBERS.search(text) and any(char.isalpha() for char in text):
            numbered.setdefault(_NUMBERS.sub("#", text), set()).add(text)
    running = {text for text, count in same.items() if count >= _OFTEN}
    for group in numbered.values():
        is_clear = all(
            text in wide or _ENDS_IN_PAGE.search(text) or _LONG_HEADER.match(text) for text in group
        )
        often = 2 if is_clear else _OFTEN
        if len(group) >= often and _counts_up(group):
            running |= group
    return frozenset(running)


def _counts_up(texts: Iterable[str]) -> bool:
    """Tell whether lines differ in one small number only: that of the page."""
    numbers = [tuple(map(int, _NUMBERS.findall(text))) for text in texts]
    columns = [set(column) for column in zip(*numbers, strict=True)]
    changing = [column for column in columns if len(column) > 1]
    return len(changing) == 1 and max(changing[0]) < _MOST_PAGES


def is_notice(text: str) -> bool:
    """Tell whether a paragraph speaks of the rights in a page or of the page itself."""
    if len(text) > _LONGEST_NOTICE:
        return False
    is_plain = _OF_THE_PAGE.search(text) is not None
    return is_plain or len({w.lower()[:_STEM] for w in _NOTICE.findall(text)}) >= _FEWEST_NOTICES


def is_sum(text: str) -> bool:
    """Tell whether a line may be the last row of a table: “Total 93”."""
    return _SUM.fullmatch(text) is not None


def furniture(text: str) -> str | None:
    """Return why a line is no matter of the page, or None where it may be."""
    if len(text) > _LONGEST:
        return None
    bare = text.lstrip("•·*-–—►»~= ") or text
    if not _ANY.match(bare):
        return None
    for why, pattern in _PATTERNS:
        if pattern.match(bare):
            return why
    return None
