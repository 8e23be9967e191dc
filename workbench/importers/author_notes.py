# SPDX-License-Identifier: MIT
"""Words about the maker of a source or about the source itself, told apart from its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.importers.attribution_cues import LATE, YEAR, score_of
from workbench.importers.creators import makers_of
from workbench.importers.names import is_word_of
from workbench.importers.printed_labels import LABEL

_LONGEST = 300
_ENOUGH = 3.0
_SENTENCE_END = re.compile(r"[^\W\d]{2}[.!?][”’\"')\]]* +(?=[A-Z“‘])")
_MAKER = (
    r"(?:author|writer|speaker|artist|cartoonist|photographer|historian|maker|poet|witness|"
    r"diarist|interviewee|painter|engraver|editor|source)"
)
_BOX_ABOUT = (
    rf"(?:About|Notes? on|Meet|Introducing) (?:the|this) {_MAKER}|"
    r"Who (?:was|is|were) (?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})\?|"
    r"Who (?:wrote|made|drew|took|painted|said) (?:it|this|that|them)\?|"
    rf"(?i:{_MAKER}|biographical|biography)(?:[’']s)? (?:notes?|biography|profile|background)"
)
_BOX_HEADING = re.compile(rf"(?:{_BOX_ABOUT}|Biography|The {_MAKER}) ?:?")
_BOX = re.compile(rf"(?:{_BOX_ABOUT})(?: (?=[A-Z])| ?: (?=\S))|The {_MAKER} ?: (?=\S)")
_LONGEST_BOX_HEADING = 50
_NOTE = re.compile(
    r"(?:Written|Published|Drawn|Produced|Printed|Painted|Made) (?:as|by|for|in|to)\b|"
    r"(?:Author|Editor|Translator)?(?:’s|'s)? ?"
    r"(?:Note|Background|Context|Background information|About the "
    r"(?:author|source|artist|writer|historian)) ?:|"
    r"\[?(?:Note|Context)[:\]]"
)
_ABOUT_SOURCE = re.compile(
    r"(?:The|This) (?:poster|cartoon|letter|book|article|speech|report|diary|newspaper|magazine|"
    r"photograph|painting|pamphlet|extract|source|document|account|song|poem|paper|film) "
    r"(?:was (?:first |later |also |originally )?(?:published|written|drawn|printed|sent|made|"
    r"issued|produced|broadcast|"
    r"given|delivered|addressed|read|sold|owned|banned|paid|taken|recorded|translated|kept)|"
    r"(?:had been|is) (?:written|published|taken|an? |part of)|(?:strongly )?"
    r"(?:supported|opposed) )|"
    r"(?:It|They|This(?: [\w-]+)?) (?:was|were|had been) (?:first |later |originally |\w+ly )?"
    r"(?:intended|meant|designed|composed|spoken|painted|translated|taken down|dictated|found|kept|"
    r"delivered|recorded|drawn up|posted|copied|circulated|published|written|drawn|printed|"
    r"sent|made|issued|produced|broadcast|given)\b"
)
_HEADNOTE = re.compile(
    r"[^.!?“”]{3,90}\b(?:wrote|gave|made|drew|sent|published|delivered|recorded|painted|told|kept|"
    r"issued) this (?:letter|speech|article|report|document|poster|cartoon|statement|account|diary|"
    r"book|pamphlet|song|poem|message|telegram|note|address|interview|source)\b|"
    r"In this(?: [\w-]+)? (?:excerpt|extract|passage|document|letter|speech|article|report)\b"
    r"[^.!?“”]{8,}|"
    r"(?:In |The following |This )(?:is an? )?(?:excerpt|extract|passage|document|letter|speech|"
    r"article|cartoon|poster|account|source)\b[^.!?“”]{0,60}\b(?:was|is|comes|dates|describes|"
    r"appeared)\b"
)
_SPEAKER_INTRODUCED = re.compile(
    r"(?:An?|The|One of the|Two|Three) [^.!?“”:]{3,90}? (?:gives?|gave|recalls|recalled|describes?|"
    r"described|remembers|remembered|explains?|explained|complains|complained|reports|reported|"
    r"writes|wrote|tells|told|argues|argued|comments|commented|looks? back|looked back|reflects?|"
    r"reflected|defends|defended|attacks|attacked|warns|warned|looked|speaks|spoke|answers|"
    r"answered|records|recorded|advises|advised|urges|urged|replies|replied|appeals|appealed|"
    r"sets out|protests|protested|considers|discusses|announces|announced|calls (?:on|for)|asks|"
    r"lists|blames|praises|criticises|claims|compares|insists|demands|celebrates|mocks|supports|"
    r"opposes|remarks|observes|regrets|hopes|fears)\b"
)
_INTRODUCTION = re.compile(
    r"(?:The |These |This |In the |Below is (?:an? |the )?)(?:following )?"
    r"(?:(?:edited|short|adapted|written|visual) )?"
    r"(?:sources?|extracts?|excerpts?|passages?|documents?|cartoons?|photographs?|pictures?|posters?|"
    r"images?|speech|letter|statement|article|report|account|poem|song|table|map|text)\b"
    r"(?: (?:below|above|that follows))?,? [^“”]{8,}|"
    r"The following (?:is|are|was|describes|comes)\b[^“”]{8,}|"
    r"This (?:is|was) (?:an? |part of )(?:short |edited |adapted )?(?:extract|excerpt|passage|"
    r"letter|speech|report|account|photograph|cartoon)\b[^“”]{8,}"
)
_POINTS_BELOW = re.compile(
    r"^This (?:source |extract |document )?(?:is|was) |"
    r"^.{0,60}?\b(?:below|that follows|following|focus(?:es)? on|explains?|"
    r"describes?|outlines?|deals with|illustrates|consists of|contains|gives|highlights|depicts|"
    r"shows how|reflects)\b"
)
_CONTENT = re.compile(
    r"(?:The|This) (?:[\w-]+ )?(?:(?:below|above|that follows) )?(?:focus(?:es)? on|explains|"
    r"describes|outlines|deals with|highlights|discusses|is about|shows how|tells)\b"
)
_ORIGIN = re.compile(
    r"\b(?:from (?:an?|the|his|her|their)? ?(?:[\w’'-]+ )?(?:book|article|letter|speech|report|"
    r"diary|newspaper|memoir|website|interview|[A-Z])|(?:written|taken|adapted|published|drawn|"
    r"spoken|given|recorded|wrote|said) (?:by|in|from|on)|according to|account (?:by|of))\b|[“”]"
)
_NAMED = re.compile(
    r"(?:(?:The|An?) (?:[A-Za-z][\w-]+ ){1,4}?)?"
    r"(?:(?:Professor|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Captain|General|President|King|Queen)\.? )?"
    r"(?P<name>[A-Z][\w’'-]+(?: (?:[A-Z][\w’'.-]*|de|du|van|von|der|of|the|al|ibn))*)"
    r"(?: \([^()]{1,40}\))?,? (?=[a-z(])"
)
_OF_THE_MAKER = re.compile(
    r"(?:Nothing|Little|Not much|No more) (?:else )?is known (?:of|about)|"
    r"The (?:author|writer|speaker|artist|cartoonist|photographer|poet|historian|diarist)\b"
)
_FIRST_PERSON = re.compile(
    r"(?<!as far as )(?<!so far as )(?<!all )(?<!that )\bwe\b|\b(?:I|my|our|me)\b|"
    r"(?<!tell )(?<!tells )(?<!show )(?<!shows )(?<!give )(?<!gives )\bus\b"
)
_LONGEST_HAND = 160
_HANDS_OVER = re.compile(
    r"(?:^|[.!?] |, )[^.!?:]{0,110}?\b(?:wrote|writes|writing|said|says|declared|stated|recalled|"
    r"recalls|remembered|described|describes|reported|reports|recorded|explained|told|complained|"
    r"noted|notes|argued|observed|replied|answered|reads?|as follows|(?:the|these) following|"
    r"(?:described?|recalled|remembered|reported|recorded|explained) (?:the|this|these|his|her|"
    r"their|what|how)\b[^.!?:]{0,60}|(?:extracts?|excerpts?|sample|passage|part)\b[^.!?:]{0,90}|"
    r"(?:published|printed|gave|sent|made|issued|kept|left) (?:this|these|the following)\b"
    r"[^.!?:]{0,60}|(?i:this is (?:what|how)|here (?:is|are))\b[^.!?:]{0,90}|"
    r"(?:his|her|their|these) (?:own )?words)"
    r"(?: (?:of|about|in|to|on|that|it|him|her|them|this)\b[^.!?:]{0,60})?:$"
)
_PRINTED_LABEL = re.compile(rf"[\s(\[—–-]*(?:{LABEL.pattern})?", re.IGNORECASE)
_WORD_OF_NAME = re.compile(r"[A-ZÀ-Þ][\w-]+")
_FEWEST_WORDS = 5
_SHORTEST_NAME = 2
_SHORTEST_LEAD = 25
_MADE = re.compile(
    r"(?:(?:This|It|The (?:letter|document|speech|text|article|report|following)) (?:was|is) )?"
    r"(?:Written|Published|Drawn|Printed|Sent|Made|Issued|Produced|Broadcast|Given|Delivered|Read|"
    r"Addressed|Recorded|Translated|Spoken|Found|Copied|Dictated|Composed|Intercepted|Posted|"
    r"Preached|Sung|Signed|Performed|Taped|Filmed|Told|Collected|Smuggled|Carved|Scratched)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"[(\[]?(?:(?:document|catalogue|archive|item|file|image|record|collection|library|object) )?"
    r"(?:ref(?:erence)?s?|shelf ?mark|call number|accession (?:no|number)|catalogue (?:no|number)|"
    r"inventory (?:no|number))\.?(?: (?:no|number)\.?)?\s?:?\s(?=(?:[A-Z]{1,6} )?\S*(?:\d|/))",
    re.IGNORECASE,
)
_KEPT_AT = re.compile(
    r"[A-Z][\w’'&. -]*?\b(?:Archives?|Library|Museum|Record Office|Records|Collections?)\b"
    r"[^.!?]{0,40}?[,:(] ?(?:(?:ref|no|shelf ?mark|item|acc)\.? ?)?"
    r"[A-Z]{1,6}[ ./-]?\d*(?:[/.: -]?[A-Z]{0,4}\d+)+\)?(?:,? (?:pp?|page|fol?|f)\.? ?\w+)?\.?|"
    r"(?:[A-Z][\w’'-]+,? (?:(?:of|the|for|and|in|at|&) ){0,2}){0,6}"
    r"(?:Archives?|Library|Museum|Record Office|Collections?)"
    r"(?:,? (?:(?:of|the|for|and|in|at|&) ){0,2}[A-Z][\w’'-]+){0,6}\.?"
)
_LONGEST_REFERENCE = 90
_SEVERAL = re.compile(r" (?:and|&) |\b[a-z]{3,}s\b|[mM]en\b|[pP]eople\b|[cC]hildren\b")
"""What an attribution says of those who are “they” in a note on it."""

_MORE = re.compile(
    r"(?:Adapted|Taken|Abridged|Translated|Edited|Published|Written|Quoted|Reproduced) "
    r"(?:from|by|in|for|as)\b"
)
_LIFE = re.compile(
    r"(?:(?:He|She|They|The (?:author|writer|speaker|artist|cartoonist|photographer|historian|"
    r"diarist|writers|authors))|(?P<name>(?:(?:Mr|Mrs|Dr|Sir|Lord|Lady)\.? )?[A-Z][\w’'-]+"
    r"(?: [A-Z][\w’'-]+)*)(?: \([^()]{3,40}\))?) "
    r"(?:later |also |then |himself |herself |went on to )?"
    r"(?:(?:was|were|is|had been|became) (?:later |also |then |born|interviewed|asked|elected|"
    r"appointed|arrested|sentenced|released|wounded|captured|educated|brought up|killed|married|"
    r"imprisoned|executed|exiled|known|responsible|an?\b|the\b|one of|in charge|head|chief|editor|"
    r"Prime|President|Minister|King|Queen|present|(?:\w+ )?(?:member|nurse|teacher|soldier|"
    r"secretary|leader|chairman|governor)\b)|became |worked |served |lived |wrote |came to |"
    r"joined |fought |died |left |married |ran |moved |returned |escaped |survived |won |kept |"
    r"remembers |remembered |recalls |describes |went on |"
    r"(?:now |still )?(?:teaches|lectures|lives|works|writes|runs|edits) |"
    r"(?:studied|taught|published|edited|founded|trained|retired|emigrated|grew up|specialises) |"
    r"has (?:also |since |long )?(?:published|written|taught|worked|lived|lectured|spent|studied|"
    r"been|edited|advised)\b|had (?:been|fought|served|worked|lived|spent|joined|left)\b|"
    r"(?:strongly )?(?:supported|opposed)\b)"
)


def is_note(text: str) -> bool:
    """Tell whether a paragraph says by its first words that it is a note about a source."""
    return bool(_NOTE.match(text) or _BOX.match(text))


def is_in_box(text: str) -> bool:
    """Tell whether a paragraph says first that it is about the maker: “About the writer: …”."""
    return bool(_BOX.match(text))


def heads_note(text: str) -> bool:
    """Tell whether a line heads what is said of a maker: “About the author”, “Who was she?”."""
    return len(text) <= _LONGEST_BOX_HEADING and bool(_BOX_HEADING.fullmatch(text))


def is_catalogue_reference(text: str) -> bool:
    """Tell whether a line says where an archive keeps a source: “Document reference: AB/12/3”."""
    if len(text) > _LONGEST_REFERENCE:
        return False
    return bool(_REFERENCE.match(text) or _KEPT_AT.fullmatch(text))


def is_bracketed_headnote(text: str) -> bool:
    """Tell whether a paragraph in square brackets says how the text below it came to be."""
    is_whole = text.startswith("[") and text.endswith("]") and "]" not in text[1:-1]
    if not is_whole or len(text) > _LONGEST or _FIRST_PERSON.search(text):
        return False
    is_sentence = text.endswith(".]") and len(text.split()) >= _FEWEST_WORDS
    return is_sentence or bool(_MADE.match(text[1:]))


def is_note_about(text: str, attribution: str) -> bool:
    """Tell whether a paragraph speaks about a source or its maker, and not with their voice."""
    if speaks_of_source(text):
        return True
    return tells_a_life(text, attribution) and not text.startswith(("He ", "She ", "They "))


def speaks_of_source(text: str) -> bool:
    """Tell whether a paragraph is a note by its first words, or says how its source was made."""
    return len(text) <= 2 * _LONGEST and (is_note(text) or bool(_ABOUT_SOURCE.match(text)))


def tells_more(text: str, attribution: str) -> bool:
    """Tell whether a paragraph right below an attribution still says where a source is from."""
    if len(text) > _LONGEST:
        return False
    if is_catalogue_reference(text) or _ABOUT_SOURCE.match(text):
        return True
    if tells_a_life(text, attribution):
        return True
    if not is_note(text) and not (_MORE.match(text) and score_of(text) >= _ENOUGH):
        return False
    ends = _SENTENCE_END.search(text)
    return ends is None or bool(YEAR.search(text[: ends.end()]))


def tells_a_life(text: str, attribution: str) -> bool:
    """Tell whether words say what the maker of a source was, and not what the source says."""
    found = _LIFE.match(text) if len(text) <= _LONGEST else None
    if found is None:
        return False
    if found["name"] is None:
        return not text.startswith("They ") or _SEVERAL.search(attribution) is not None
    words = [word for word in found["name"].split() if len(word) > 3]
    if not any(word in attribution for word in words):
        return False
    makers = " ".join(makers_of(attribution[:LATE]).creator) or attribution
    return any(word in makers for word in words)


def is_headnote(text: str) -> bool:
    """Tell whether a paragraph above a text introduces it: “The manager wrote this letter …”."""
    return len(text) <= _LONGEST and bool(_HEADNOTE.match(text))


def introduces_speaker(text: str) -> bool:
    """Tell whether a paragraph says who speaks below: “A merchant gives his view of the war.”."""
    is_whole = len(text) <= _LONGEST and text.endswith((".", ":"))
    return is_whole and bool(_SPEAKER_INTRODUCED.match(text)) and not _FIRST_PERSON.search(text)


def leads_to_text(text: str, attribution: str) -> bool:
    """Tell whether the paragraph above a text, whose attribution is below, introduces it."""
    return (
        is_headnote(text)
        or is_bracketed_headnote(text)
        or introduces(text)
        or introduces_speaker(text)
        or (leads_in(text) and (YEAR.search(text) is not None or hands_over(text)))
        or (tells_making(text) and _FIRST_PERSON.search(text) is None)
        or speaks_of_maker(text, attribution)
    )


def leads_to_voice(text: str, below: str) -> bool:
    """Tell whether nobody says “I” in a whole paragraph, but somebody does in the text below it."""
    return may_lead(text) and len(text) >= _SHORTEST_LEAD and bool(_FIRST_PERSON.search(below))


def may_lead(text: str) -> bool:
    """Tell whether nothing in a paragraph speaks against its being the page's words on a text."""
    is_whole = len(text) <= _LONGEST and text.endswith((".", ":")) and text[:1].isupper()
    return is_whole and _FIRST_PERSON.search(text) is None


def introduces(text: str) -> bool:
    """Tell whether a paragraph leads to the text below it: “The source below explains how …”."""
    if len(text) > _LONGEST or not _INTRODUCTION.match(text) or _FIRST_PERSON.search(text):
        return False
    return bool(_POINTS_BELOW.match(text))


def tells_content(text: str) -> bool:
    """Tell whether an introduction says what a text is about, and not where it is from."""
    return introduces(text) and bool(_CONTENT.match(text)) and not _ORIGIN.search(text)


def leads_in(text: str) -> bool:
    """Tell whether words say who speaks below: “In 1841 a miner’s daughter told him:”."""
    is_long_enough = _SHORTEST_LEAD <= len(text) <= _LONGEST
    return is_long_enough and text.endswith(":") and _FIRST_PERSON.search(text) is None


def hands_over(text: str) -> bool:
    """Tell whether the last words of a paragraph hand over to a text: “This is what she wrote:”."""
    return text.endswith(":") and _HANDS_OVER.search(text[-_LONGEST_HAND:]) is not None


def is_of_first_person(text: str) -> bool:
    """Tell whether somebody speaks of themselves: “I”, “we”, “our”."""
    return _FIRST_PERSON.search(text) is not None


def speaks_of_maker(text: str, attribution: str) -> bool:
    """Tell whether words above a text speak of somebody whom its attribution names.

    Those of a source itself say “I” sooner or later, or speak of somebody else.
    """
    if len(text) > 2 * _LONGEST or not text.endswith((".", ".”")):
        return False
    found = _NAMED.match(text)
    words = _WORD_OF_NAME.findall(found["name"]) if found else []
    is_of_maker = _OF_THE_MAKER.match(text) is not None or _names_maker(
        [word for word in words if len(word) > _SHORTEST_NAME], attribution
    )
    return is_of_maker and _FIRST_PERSON.search(text) is None


def _names_maker(words: Sequence[str], attribution: str) -> bool:
    """Tell whether one of these words is of the name of a maker whom an attribution gives.

    A name in a title, as in “Hitler: A Life”, is more often that of whom the text is about.
    """
    told = attribution[:LATE]
    if not any(word in told for word in words):
        return False  # the usual case, and cheaper than to look for the makers
    makers = " ".join(makers_of(_PRINTED_LABEL.sub("", told, count=1)).creator)
    return any(is_word_of(word, makers) for word in words)


def tells_making(text: str) -> bool:
    """Tell whether words say how or when a source was made: “Written three weeks later”."""
    return len(text) <= _LONGEST and bool(_MADE.match(text))
