# SPDX-License-Identifier: MIT
"""Boxes beside the text: explained words and facts."""

from __future__ import annotations

import re

from workbench.importers.names import is_word_of

_GLOSSARY_HEADING = re.compile(
    r"(?:[^\W\d_]{3,20} ?/ ?)?(?:new|key|useful|important|difficult|hard|glossary of)? ?"
    r"(?:words|terms|vocabulary|vocab|"
    r"definitions|glossary|terminology|word ?(?:bank|list|box))(?: (?:and|&) (?:terms|definitions|"
    r"phrases|meanings))?(?: to (?:know|learn))?\s*[:.…]*$",
    re.IGNORECASE,
)
_FACT_HEADING = re.compile(
    r"(?P<heading>did you know(?! that)|(?:fun|interesting|quick|key|amazing) facts?|"
    r"fact ?(?:box|file)"
    r"|fast facts?|facts?)\s*(?:[?!:.…]+|$)\s*(?P<fact>.*)$|did you know that\b",
    re.IGNORECASE | re.DOTALL,
)
_TERM = re.compile(
    r"(?:[•·▪*–—-] ?)?(?P<term>[\w’'“‘][^:=–—\t.!?]{0,58}?)\s*(?::|=| [–—-] |\t| means )\s*"
    r"(?P<definition>\S.{2,600})$",
    re.DOTALL,
)
_BEHIND_TERMS = (":", "=", " – ", " — ", " - ", "\t", " means ")
_LONGEST_TERM_WORDS = 6
_GLOSS = re.compile(
    r"(?P<mark>[*†‡§]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,2}\]|\(\d{1,2}\)|"
    r"\d{1,2}[.)]?(?= [a-z“‘\"'][^.]{0,60}?"
    r"(?::|=| [–—-] )))\s*(?P<text>\S.*)$",
    re.DOTALL,
)
_EMPHASIS = re.compile(r"(\*{1,3})[^*\s][^*]*(?<!\s)\1")
"""Words in italics or bold, as typed: the signs around them mark no word of a text."""

_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")

_WORDS = re.compile(
    r"(?:key |new |hard |useful |difficult )?(?:vocabulary|vocab|"
    r"words?(?: (?:bank|help|list|box))?|glossary|definitions?)\s?[:–—-]\s?(?=\S)",
    re.IGNORECASE,
)
_LONGEST_GLOSS = 300
_INFLECTED = 7
"""Letters from which on a word is known by its beginning."""

_CAPITAL_TERM = re.compile(
    r"[A-Z][\w’'.-]*(?: [\w’'.-]+){0,4} [–—] "
    r"(?:the|an?|one|those|people|term|name|[a-z]+ed|(?:[A-Z][a-z]+ ){1,3}of)\b"
)
"""A name or a word in capitals, and what it is: “Kulak – a peasant who …”."""

_EXPLAINED = re.compile(r"[a-z][\w’' -]{2,30}: (?:an?|the|to|[a-z]+s)\b[^“”]{5,90}[^“”.,;:!?]")
"""A word of another source that is explained here, without a full stop."""


def is_glossary_heading(text: str) -> bool:
    """Tell whether explained words follow."""
    return len(text) <= 60 and bool(_GLOSSARY_HEADING.match(text))


def opens_a_box(text: str) -> bool:
    """Tell whether explained words or a fact follow."""
    return is_glossary_heading(text) or fact_heading(text) is not None


def term_in(text: str) -> tuple[str, str] | None:
    """Return the word and its explanation that a paragraph holds, or None."""
    seen = text[:700]
    found = _TERM.match(seen) if any(sign in seen for sign in _BEHIND_TERMS) else None
    if not found or len(found["term"].split()) > _LONGEST_TERM_WORDS:
        return None
    return found["term"].strip(" “”‘’\"'"), found["definition"].strip()


def lists_words(text: str) -> bool:
    """Tell whether a paragraph begins to explain words: “Key words: pilot – …”."""
    return _WORDS.match(text) is not None and term_in(_WORDS.sub("", text)) is not None


def explains_word(text: str) -> bool:
    """Tell whether a line explains a word of any source, as a list of them does."""
    return _EXPLAINED.fullmatch(text) is not None


def fact_heading(text: str) -> str | None:
    """Return what of a paragraph stands after “Did you know”, or None where it opens no box.

    The answer is empty where the heading stands alone. A whole sentence “Did you know that …?” is
    its own fact.
    """
    found = _FACT_HEADING.match(text)
    if not found:
        return None
    if found["heading"] is None:
        return text
    if found["fact"] and not found["heading"].lower().startswith("did"):
        return None
    return found["fact"]


def may_be_gloss(text: str) -> bool:
    """Tell at little cost whether a paragraph can explain a word of a source."""
    return bool(_GLOSS.match(text[:900])) or term_in(text) is not None


def gloss_in(text: str, body: str) -> tuple[str, str] | None:
    """Return the mark and the words of a note that explains a word of `body`, or None."""
    found = None if _EMPHASIS.fullmatch(text) else _GLOSS.match(text[:900])
    if found:
        mark = found["mark"].strip("[]().").translate(_SUPERSCRIPTS)
        if _is_marked(mark, body) or _is_raised(found["mark"], body):
            return found["mark"].strip(), found["text"].strip()
        named = term_in(found["text"]) if not mark.isdigit() else None
        if named and is_word_of(named[0], body):
            return found["mark"].strip(), found["text"].strip()
    term = term_in(text) if len(text) <= _LONGEST_GLOSS else None
    if term and (
        (term[0].islower() and term[0].casefold() in body.casefold())
        or (_CAPITAL_TERM.match(text) and _is_spoken_of(term[0], body))
    ):
        return "", text
    return None


def _is_spoken_of(term: str, body: str) -> bool:
    """Tell whether words stand within a text, and not only before what somebody says.

    They may have another ending there.
    """
    stem = re.escape(term[:-3] if len(term) > _INFLECTED else term)
    there = rf"(?<!\w){stem}\w{{0,5}}(?!\w| ?[:–—]| - )"
    return re.search(there, body, re.IGNORECASE) is not None


def _is_raised(mark: str, body: str) -> bool:
    """Tell whether a raised number stands within a text; one at its end tells where it is from."""
    return mark.isdigit() and not mark.isdecimal() and mark in body.rstrip()[: -len(mark)]


def _is_marked(mark: str, body: str) -> bool:
    """Tell whether a mark stands behind a word of the body."""
    escaped = re.escape(mark)
    behind_a_word = rf"(?:[^\W\d]|[”’\"')]){escaped}(?!\w)|\[{escaped}\]|\({escaped}\)"
    return bool(re.search(behind_a_word, body.translate(_SUPERSCRIPTS)))
