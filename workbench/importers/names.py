# SPDX-License-Identifier: MIT
"""Names of people as attributions print them, as patterns.

Capital letters are those of Latin, Greek and Cyrillic, because `re` knows no class for them.
"""

from __future__ import annotations

import re

_LETTERS = (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00))
UPPER = "A-Z" + "".join(chr(code) for code in _LETTERS if chr(code).isupper())
"""Capital letters, for the brackets of a regular expression."""

HONORIFIC = (
    r"(?:Sir|Lord|Lady|Dame|Captain|Capt\.?|Colonel|Col\.?|General|Gen\.?|Major|Maj\.?|Sergeant|"
    r"Sgt\.?|Lieutenant|Lt\.?|Private|Pte\.?|Corporal|Cpl\.?|Constable|Inspector|Councillor|"
    r"Alderman|Mr\.?|Mrs\.?|Miss|Ms\.?|Dr\.?|Doctor|Professor|Prof\.?|Reverend|Rev\.?|Revd\.?|"
    r"Bishop|Archbishop|Cardinal|Pope|Saint|King|Queen|Prince|Princess|Emperor|Empress|Tsar|Tsarina|"
    r"Sultan|President|Chancellor|Senator|Congressman|Judge|Justice|Admiral|Marshal|"
    r"Field Marshal|Commander|Duke|Duchess|Earl|Count|Countess|Baron|Baroness|Viscount|Marquis|"
    r"Father|Brother|Sister|Mother|Abbot|Prior|Friar|Comrade|Chief|Governor|Ambassador|Consul|"
    r"Nurse|Signor|Herr|Frau|Monsieur|Madame|Don|Rabbi|Imam|Sheikh|Hon\.)"
)
"""What stands in front of a name; with it, words in capitals are a person."""

_PARTICLE = (
    r"(?:of the|of|de la|de|du|des|da|dos|di|del|della|van den|van der|van|von|zu|der|den|ter|ten|"
    r"the|la|le|el|al|ibn|binte|binti|bint|bin|ben|wa|ap|ab|ferch|verch|mac|nic|ní|ó|y|and|&)"
)
_REST = r"(?:[\w’'-]*\w)?(?!\w)"
# A name must be cut into words in one way only: each further way doubles the time for the whole.
_WORD = (
    rf"(?:[{UPPER}](?= (?:[{UPPER}]|v[ao]n |de |du |der ))|"
    rf"(?:Wm|Thos|Geo|Chas|Jas|Jno|Robt)\.|(?:d|D|O|L|l)['’][{UPPER}]{_REST}|[Aa]l-[{UPPER}]{_REST}|"
    rf"[{UPPER}][\w’'-]*[\w](?!\w)|[a-z]{{1,2}}['’](?= [{UPPER}])|[{UPPER}]\.)"
)
NAME = (
    rf"(?:{HONORIFIC} )*{_WORD}(?: ?(?:(?>(?:(?<= ){_PARTICLE} ){{0,2}}){_WORD}))*"
    r"(?: (?:the (?:[Yy]ounger|[Ee]lder|Great|Venerable)|Jr\.?|Sr\.?|[IVX]{1,4}\b))?"
)
"""A name with what stands before it."""

SHORT_NAME = (
    rf"[{UPPER}][\w.’'-]*(?: (?:(?:of|de|du|van|von|der|den|the|la|le|al|bin|ibn|and) ){{0,2}}"
    rf"[{UPPER}][\w.’'-]*)*"
)
"""Words in capitals where only a name can stand: made into a pattern in a tenth of the time."""

_INITIALS = re.compile(rf"(?:[{UPPER}]\. ?)+[{UPPER}]|[{UPPER}](?: [{UPPER}])* [{UPPER}]\w+")
_HAS_HONORIFIC = re.compile(rf"{HONORIFIC} [{UPPER}]")
_NOT_IN_NAMES = re.compile(
    r"\b(?:History|Histories|Story|War|Wars|Life|Lives|Age|Road|Rise|Fall|Making|World|Revolution|"
    r"State|States|Nation|People|Modern|British|English|German|French|Russian|American|Soviet|"
    r"Chinese|European|Letter|Letters|Reading|Readings|Voices|Memoirs?|Diary|Diaries|Report|"
    r"Documents?|Source|Sources|Speech|Account|Origins?|Causes?|Century|Year|Years|Time|Times|"
    r"Society|Empire|Britain|England|Germany|Russia|France|America|Europe|Ireland|Scotland|"
    r"Wales|India|China|Extract|Adapted|House|Statistics|Figures|Evidence|Part|Article|Chapter|"
    r"Act|Treaty|Constitution|Manifesto|Charter|Declaration|Records?|Archives?|Minutes|Book|"
    r"Encyclop\w+|Introduction|Guide|Companion|Oxford|Cambridge|Press|University|City|God|One|Two|"
    r"Three|Hundred|Thousand|Battle|Conference|Programme|Project|Website)\b"
)


def is_word_of(name: str, text: str) -> bool:
    """Tell whether a name stands in a text as a whole word.

    A pattern for each of the many names of a long page would cost more to make than to use.
    """
    place = text.find(name) if name else -1
    while place >= 0:
        end = place + len(name)
        is_begun = place == 0 or not _is_of_word(text[place - 1])
        if is_begun and not (end < len(text) and _is_of_word(text[end])):
            return True
        place = text.find(name, place + 1)
    return False


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def is_personal(name: str) -> bool:
    """Tell whether words in capitals are shaped like the name of one person."""
    if _HAS_HONORIFIC.match(name) or _INITIALS.match(name):
        return True
    words = name.split()
    return 2 <= len(words) <= 5 and not _NOT_IN_NAMES.search(name) and words[0] != "The"


def names_a_work(name: str) -> bool:
    """Tell whether words in capitals are those of a title or an event: “City of Glass”."""
    is_single = " " not in name
    return not is_single and not has_title(name) and _NOT_IN_NAMES.search(name) is not None


def has_title(name: str) -> bool:
    """Tell whether a rank or form of address stands before a name."""
    return bool(_HAS_HONORIFIC.match(name))
