# SPDX-License-Identifier: MIT
"""Questions asked about sources, and the answers that stand below them on some pages."""

from __future__ import annotations

import re

from workbench.domain.question_text import printed_marks

_NUMBER = (
    r"(?:0 \d|(?:Q(?:uestion|UESTION)?\.? ?)?\(?\d{1,2}[.):]?|"
    r"Q(?:uestion)? ?\d{1,2}[.):]?|\(?[a-h][.)]|"
    r"\d{1,2}(?:\.\d{1,2}){1,2}\.?|\([ivx]{1,4}\)|\d{1,2} ?\(?[a-h]\))(?: ?\([a-hivx]{1,4}\))?"
)
_NUMBERED = re.compile(rf"{_NUMBER}\s+(?=\S)")
_STEM = (
    r"(?:Study|Re-?read|Read|Look (?:at|carefully)|Using|Use|Compare|Explain|Describe|Evaluate|"
    r"Assess|Identify|Outline|Analyse|Analyze|Discuss|Examine|Comment on|Summarise|Suggest|"
    r"Give (?:one|two|three|four|reasons)|List|State|Choose|How|What|Why|Which|When|Where|"
    r"Who(?:m|se)?|"
    r"To what extent|In what ways?|With reference to|According to|Do (?:you|these|sources?)|"
    r"Does (?:the |this )?(?:source|interpretation)|Is (?:the |this )?(?:source|interpretation)|"
    r"Are (?:the |these )?(?:sources|interpretations)|Can you|Write an? |Consider|Refer to|"
    r"Having studied|After reading|From (?:the )?(?:source|interpretation)|Would you|Select)"
)
_SKILL = re.compile(
    r"\((?:sourcing|close reading|contextuali[sz]ation|context|corroborat(?:ion|e))\)\s?:?\s*",
    re.IGNORECASE,
)
_STARTS = re.compile(rf"(?:{_STEM})\b", re.IGNORECASE)
_ONLY_MARKS = re.compile(
    r"[\[(]?(?:Total:? ?)?\d{1,2} ?marks?[\])]?\.?$|"
    r"(?:total )?marks?(?: available)? ?: ?\d{1,2}\.?$|[\[(]\d{1,2}(?: ?\+ ?\d{1,2})*[\])]$|"
    r"\(Total for (?:Question|Q) ?[\w()]{1,8} ?= ?\d{1,2} marks?\)$",
    re.IGNORECASE,
)
_LONGEST_MARKS = 48
_LONGEST_ASKED = 250
_MENTION = re.compile(
    r"\b(?:(?:source|interpretation|extract|document|passage)s? (?:[A-Z]|\d{1,2})\b|"
    r"(?:the|these|both|this|all|two|three|four|five|each|which|your) (?:sources?|interpretations?|"
    r"extracts?|documents?|"
    r"passages?|cartoon)\b|own knowledge\b)",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"(?:(?:your |class ?)?tasks?|activit(?:y|ies)|exercises?|questions?|assignments?|homework|"
    r"discussion(?: points?| questions?)?|extension|now try this|think about it|over to you|"
    r"exam practice|exam question)(?: \d{1,2}| [A-H]| (?:for |\()?(?:the )?(?:students?|pupils?|"
    r"learners?|you|class|pairs|groups)\)?)?\s?[:.]?$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?:model |sample |suggested |example |student(?:’s|'s)? |specimen )?answers?(?: \d+| [A-Z])?"
    r"(?: ?:|$)|(?:mark scheme|indicative content|examiner(?:’s|'s)? comments?|commentary|"
    r"level [1-6](?: ?[(:–-]|$)|L[1-6](?: ?[:/(–-] ?|/L\d ?:? ?)(?=\S)|"
    r".{0,30}\b(?-i:(?:SUGGESTED|MODEL|SAMPLE|SPECIMEN) ANSWERS?|MARK SCHEME|ANSWER KEY)\b"
    r".{0,20}$)",
    re.IGNORECASE,
)
_IN_A_LINE = re.compile(
    r"(?<=[.?!\])”’\"'] )\d{1,2}[.)] (?=[“\"][^”\"]{10,200}[”\"] (?:Use|How|Do|Explain|Using|"
    r"Discuss|Assess)\b)|"
    rf"(?<=[.?!\])”’\"'] )(?:{_NUMBER} |(?=(?:Study|Look at|Read) (?:Source|Interpretation|"
    rf"Extract)))"
    rf"(?=(?:{_STEM})\b)|"
    r"(?<=[.?!\])”’\"'] )(?=(?:Task|Activity|Homework|Plenary|Extension)s?(?: ?[A-H]| ?\d{1,2})?"
    r"\s?[:–—] )|(?<=[.?!\])”’\"'] )(?=(?:Tasks|Activities|Questions) 1[.)] )|"
    rf"(?<=[\d_] )\d{{1,2}}[.)] (?=(?:{_STEM})\b)|(?<=_ )(?=Part [A-D]\b)|"
    # Where not even a blank is left: “… to the bone.How does Source A differ? (4)Source A …”.
    r"(?<=[a-z][.!?”\"])(?=(?:How|What|Why|Which|Explain|Describe|Study|Do|Does)\b[^.?!]{10,220}"
    r"[?.] ?[(\[]\d{1,2}(?: marks?)?[)\]])|(?<=[?.] \(\d\))(?=[A-Z])|(?<=[?.] \(\d\d\))(?=[A-Z])"
)


_OF_THE_CLASS = re.compile(
    r"(?:what|how)\b[^.!?]{0,60}\b(?:tell|show|suggest|teach|reveal)s?(?: us| you)? about\b"
    r"[^.!]*\?|"
    r"what (?:can|do|could) (?:we|you|historians) (?:learn|infer|find out|work out)\b[^.!]*\?|"
    r"(?:how|why)\b[^.!?]{0,40}\b(?:useful|reliable|biased)\b[^.!]*\?|"
    r"(?:what|how|why|who)\b[^.!?]{0,60}\b(?:the|this) (?:cartoon|cartoonist|photographer|"
    r"poster|artist)\b[^.!]*\?",
    re.IGNORECASE,
)
"""What is asked of sources only, even where none is named: “What does this tell us about …?”."""


def is_question(text: str) -> bool:
    """Tell whether a paragraph is a question put to the student.

    Rhetorical questions are words of a source: a number, marks or the name of a source have to give
    the question away.
    """
    text = text.lstrip("•·▪◦●○■□►‣∙➢✓ ")
    number = _NUMBERED.match(text)
    words = text[number.end() :] if number else text
    if skill := _SKILL.match(words):
        words = words[skill.end() :]
    if len(text) > 900 or not words:
        return False
    has_stem = bool(_STARTS.match(words))
    if (has_stem or number or "?" in text[-200:]) and printed_marks(text):
        return not _is_dated(text)
    if not has_stem:
        return bool(number) and words.endswith("?") and bool(_MENTION.search(words))
    if _OF_THE_CLASS.fullmatch(words):
        return True
    if _MENTION.search(words) and ("?" in words or _is_command(words)):
        return True
    return number is not None and (words.endswith("?") or _is_answered(number[0], words))


def begins_question(text: str) -> bool:
    """Tell whether a line, perhaps not whole, begins as what a student is asked or told to do."""
    number = _NUMBERED.match(text)
    return bool(_STARTS.match(text, number.end() if number else 0))


def _is_answered(number: str, words: str) -> bool:
    """Tell whether the answer stands behind a numbered question: “1. Why did he go? He went …”."""
    asked, mark, _ = words[:_LONGEST_ASKED].partition("?")
    return bool(mark) and number.strip()[-1:] in ".):" and not re.search(r"[.!]\s", asked)


def marks_of(text: str) -> int | None:
    """Return the marks printed at the end of a question, or None."""
    printed = printed_marks(text)
    return printed.marks if printed else None


def names_sources(text: str) -> bool:
    """Tell whether words speak of sources, as what is put to the student does."""
    return _MENTION.search(text) is not None


def is_only_marks(text: str) -> bool:
    """Tell whether a line holds nothing but the marks of the question above it."""
    return len(text) < _LONGEST_MARKS and bool(_ONLY_MARKS.match(text))


def is_answer_heading(text: str) -> bool:
    """Tell whether an answer, a mark scheme or a commentary begins here."""
    return bool(_ANSWER.match(text[:80]))


def is_task_heading(text: str) -> bool:
    """Tell whether the student's tasks begin below this line."""
    return len(text) <= 40 and bool(_TASK.match(text))


def is_numbered(text: str) -> bool:
    """Tell whether a question begins with a number of its own."""
    return bool(_NUMBERED.match(text))


def question_starts(text: str) -> list[int]:
    """Return the places at which questions begin within one long line."""
    return [found.start() for found in _IN_A_LINE.finditer(text)]


def _is_command(words: str) -> bool:
    return bool(
        re.match(
            r"(?:Study|Re-?read|Read|Look|Using|Use|Compare|Explain|Describe|Evaluate|Assess|"
            r"Identify|Outline|Analy[sz]e|Discuss|Examine|Comment|With|Give|Consider|Refer|"
            r"Select)\b",
            words,
            re.IGNORECASE,
        )
    )


def _is_dated(text: str) -> bool:
    """Tell whether what looks like marks belongs to a date or a page: “(p. 12)”, “May (11)”."""
    return bool(re.search(r"\bpp?\. ?\d{1,3}\)$", text))
