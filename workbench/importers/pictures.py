# SPDX-License-Identifier: MIT
"""Lines that stand on a text page where a picture stood."""

from __future__ import annotations

import re

from workbench.importers.genres import PICTURE_WORD, may_name_genre
from workbench.importers.page import PICTURE

_PLACEHOLDER = re.compile(
    r"[\[(<{*]{1,2}\s?(?:(?:insert|add|paste|place|see|show|put) )?"
    r"(?:an? |the )?(?:image|picture|photo(?:graph)?|cartoon|poster|painting|map|"
    r"figure|illustration|drawing|img|portrait|graphic|artwork|plan|diagram|chart|graph|"
    r"sketch|engraving|postcard|leaflet|advertisement|"
    r"source image)\b[^\])>}]{0,200}[\])>}*]{1,2}\.?$|"
    r"(?:image|picture|photo(?:graph)?|cartoon|poster|painting) (?:not (?:shown|available|"
    r"reproduced|"
    r"included|displayed)|missing|removed|unavailable|omitted|here)\b.{0,120}$|"
    r"[\[(](?:text|source|item|extract|document|image) (?:removed|omitted|withheld|not "
    r"(?:included|reproduced|available)|unavailable)\b[^\])]{0,160}[\])]\.?$|"
    r"[\[(](?:[\w ]{0,40}\b)?(?:awaiting|pending|subject to)\b[\w ]{0,40}"
    r"\b(?:copyright|permission|clearance)\b[^\])]{0,60}[\])]\.?$|"
    r"[\[(]?(?:(?:image|picture|cartoon|photograph|poster|source|text|item|\w+ [a-z0-9]) )?(?:not "
    r"reproduced|removed|omitted|withheld)(?: here)? (?:for|due to|because of) .{0,20}copyright\b"
    r".{0,60}$|"
    r"\[(?:view|see|show|open|enlarge) (?:the )?(?:larger |full |full.size |original )*"
    r"(?:image|picture|photo(?:graph)?)\](?: ?\[[^\]]{0,40}\])*$|"
    r"(?:image|picture|photo)\s*$|[\w-]+\.(?:jpe?g|png|gif|webp|bmp)$",
    re.IGNORECASE,
)
_DESCRIPTION = re.compile(
    rf"(?:This|The)(?: [\w’'-]+){{0,5}}? {PICTURE_WORD.pattern}(?: [\w’',()-]+){{0,14}}? "
    r"(?:shows?|depicts?|portrays?|pictures|represents|illustrates)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    rf"(?:It|This|They|He|She|The (?:words|caption|title|{PICTURE_WORD.pattern})) "
    r"(?:was|is|were|are|had|has|reads?|says?|shows?|hangs|hung)\b"
)
_MADE_AS_PICTURE = re.compile(
    r"\b(?:photographed|drawn|painted|sketched|engraved|etched) (?:by|in|at|on|from)\b|"
    r"\b(?:cartoonist|photographer|painter|engraver|illustrator)\b.{0,40}?\b(?:depicts|shows|"
    r"portrays)\b"
)


_DRAWN = re.compile(
    r"(?:This|The|A)(?: [\w-]+){0,2}? (?:diagram|chart|graph|graphic|map|illustration) "
    r"(?:below |above )?(?:shows|illustrates|depicts|represents|showing|illustrating)\b"
)
_TO_BE_SEEN = re.compile(
    r"[.!?\d] (?:The|It|On|In|He|She|They|Two|Some|At|[A-Z]\w+ (?=(?:is|are) shown))\b"
    r"[^.]{0,60}?\b(?:shows?|says?|reads?|is|are|"
    r"on the (?:left|right)|are shown|is shown|holding|wearing|carrying|standing|sitting|"
    r"represents?|labelled|"
    r"reads|words|foreground|background|was (?:published|drawn|taken|made))\b"
)
_INTRODUCED = re.compile(
    r"(?:The following|Th(?:e|is)(?= [\w-]+(?: [\w-]+)? below\b)) (?:[a-z-]+ )?(?:photograph|"
    r"cartoon|poster|painting|picture|image|map|drawing|engraving|print|photo)(?: below)?,? "
    r"(?:by|from|drawn|taken|published|appeared|shows|depicts|illustrates|portrays|was|is)\b"
)
_NUMBERED_CAPTION = re.compile(
    r"(?:Fig(?:ure)?s?\.?|Table|Map|Plate|Illustration) ?\d{1,2}(?:\.\d{1,2})?[a-z]?"
    r"(?=\s*(?:[:.–—-]|$)|\s+[A-Z(])"
)
_CAPTION_BEGINS = 30
LONGEST_CAPTION = 240
"""Characters of a caption at most."""


def is_placeholder(text: str) -> bool:
    """Tell whether a line only stands for a picture: “[Image]”, or the sign for one."""
    return text == PICTURE or (len(text) <= 240 and bool(_PLACEHOLDER.match(text)))


def describes_picture(text: str) -> bool:
    """Tell whether words say what a picture shows: “This cartoon shows …”."""
    return bool(_DESCRIPTION.match(text, 0, 300) or _DRAWN.match(text))


def names_picture(text: str) -> bool:
    """Tell whether an attribution is that of a picture."""
    begins = text[:120]
    is_named = may_name_genre(begins) and PICTURE_WORD.search(begins)
    return bool(is_named or _MADE_AS_PICTURE.search(text[:160]))


def introduces_picture(text: str) -> bool:
    """Tell whether words lead to a picture below: “The following photograph shows …”."""
    return _INTRODUCED.match(text) is not None


def says_of_picture(text: str, length: int) -> bool:
    """Tell whether words name a picture in `length` characters and go on to speak about it."""
    return names_picture(text[:length]) and bool(_OF_IT.match(text[length:].lstrip()))


def is_numbered_caption(text: str) -> bool:
    """Tell whether words are the caption of one of a book's numbered pictures: “Fig. 5.3 …”."""
    return len(text) <= LONGEST_CAPTION and _NUMBERED_CAPTION.match(text) is not None


def is_caption(text: str) -> bool:
    """Tell whether words name a picture and then only say what is to be seen."""
    if len(text) > LONGEST_CAPTION or not PICTURE_WORD.search(text[:_CAPTION_BEGINS]):
        return False
    return bool(_TO_BE_SEEN.search(text))
