# SPDX-License-Identifier: MIT
"""Tasks that a page gives its reader: commands and openings that no source of it speaks.

A source may well command (“Put the cattle in the yard”), so that a command alone is none. It is one
in company: of words from a classroom, of a label such as “Task –”, or of “Now …” below a source.
"""

from __future__ import annotations

import re

_LONGEST = 400
# Begins with what has to be there: that is looked for many times as fast as what may be.
_NUMBER = re.compile(r"[(\d](?:(?<=\()\d{1,2}|(?<!\()\d?)[.):]\s+(?=\S)")
_LABEL = re.compile(
    r"[*_#]{0,3}(?:(?:group |class |pair |your |main |final |written |essay |creative )?"
    r"(?:tasks?|activit(?:y|ies)|exercises?|challenge|homework|plenary|starter|ext(?:ension)?|"
    r"stretch|assignment|debate|motion|project|follow.?up|(?:now )?do (?:now|it)|h/?w|"
    r"exit ticket|reflection|over to you|"
    r"sentence starters?|learning (?:objectives?|outcomes?)|success criteria)"
    r"(?: ?\d{1,2}| [A-H])?(?: \([^()]{1,30}\))?|"
    r"(?:(?:my |your |our )?notes? on (?:source|document|extract|interpretation) \w{1,3}|"
    r"ask (?:your|the) (?:class|pupils|students|group)|"
    r"think|discuss|talk|reflect|consider|write|research|find out|remember|debate|investigate|"
    r"decide|draw|sketch|design|role.?play|act (?:it )?out|"
    r"(?:key|big|guiding|enquiry|focus|exam|main|lesson) questions?|source work|"
    r"class ?work|pair ?work|group ?work|hint|tip|further work|"
    r"whole.class (?:discussion|debate))(?: about(?: it)?)?)"
    r"[*_]{0,2}\s?(?::|[–—-](?=\s))[*_]{0,2} ?(?=\S)",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"(?:(?:so|and|next|finally|then),? )?now,? (?:you[!:]|try|do|write|have a go|your|"
    r"it(?:’s|'s| is) your|use|answer|think|discuss|look|complete|decide|compare|choose|design|"
    r"make|draw|test|over|"
    r"you (?:try|have|can|are|know)|see if|plan|copy|fill|put|rank|sort|imagine)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"(?:for|before|by) (?:the )?(?:next|homework|tomorrow|your next|monday|tuesday|wednesday|"
    r"thursday|friday)\b[^.!?]{0,30}?,? (?:read|bring|write|prepare|finish|complete|learn|revise|"
    r"find|choose|answer|make|hand in|think)\b",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"(?:(?:then|next|finally|first|afterwards|in (?:pairs|groups|your (?:own words|books?|groups?|"
    r"pairs?))|with (?:a|your) partner|on your own|as a class|for homework|when you have finished|"
    r"working in [\w ]{2,20}),? )?"
    r"(?:copy|complete|design|draw|make|create|write|rank|sort|order|put|place|arrange|match|plan|"
    r"prepare|discuss|decide|choose|pick|select|use|using|give|find|list|underline|highlight|"
    r"colou?r|label|"
    r"imagine|explain|describe|compare|say|summarise|summarize|rewrite|read|look|study|think|"
    r"be ready|remember|share|swap|talk|work|answer|turn|research|present|produce|compose|cut|"
    r"stick|fill|mark|tick|circle|debate|argue|vote|judge|note|jot|record|build|collect|learn|"
    r"try|test|check|show|tell|identify|suggest|consider|group|divide|draft|annotate|justify|"
    r"hand in|check (?:that )?you|back up|support|refer|quote|"
    r"do not (?:copy|forget|write)|don[’']t (?:copy|forget|write))\b",
    re.IGNORECASE,
)
_CLASSROOM = re.compile(
    r"\b(?:(?:the|these|this|both|all|each|any|which|two|three|four|five|six|one|your) "
    r"(?:\w+ )?(?:of (?:the |these )?)?(?:sources?|documents?|extracts?|interpretations?|passages?)"
    r"|paragraphs?|essays?|\d[\d,]* words|words? (?:because|limit)|own words|sentences?|footnotes?|"
    r"tables?|diagrams?|grids?|timelines?|spider|mind ?maps?|partner|your (?:\w+ )?(?:group|class|"
    r"books?|notes|answers?|reasons?|ideas?|view|opinion|judgements?|own|teacher|folder|exercise)|"
    r"plaque|posters?|leaflets?|storyboard|headlines?|worksheets?|evidence|reasons|usefulness|"
    r"useful|reliab\w+|"
    r"(?:every|all|the) questions?|your paper|bullet points?|class discussion|"
    r"homework|presentation|glossary|point of view|knowledge|"
    r"diary entry|role.?play|museum|for and against|lesson)\b",
    re.IGNORECASE,
)
_TO_THE_READER = re.compile(
    r"(?:your|each) (?:group|class|team|pair|partner|task|job|turn|teacher)\b|"
    r"(?:rank|sort|match|group|stick|cut|arrange|compare|connect|underline|highlight) "
    r"(?:them|these|both|each|all)\b|"
    r"(?:which|whose|who|why|what|how|do|does|is|are) [^.!]{3,200}\b(?:these|the|this|two|three|"
    r"four|all) (?:\w+ )?(?:sources?|documents?|extracts?|letters|texts|voices|witnesses|"
    r"accounts|speakers|writers)\b[^.!]*\?$",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us|me)\b")
_GIVEN_WORDS = re.compile(r"[“\"][^”\"]{0,120}[”\"]|\b(?:[Ss]tart|[Bb]egin)(?: with)?: .*")
"""Words that a task quotes, or with which an answer is to begin."""

_HEADING = re.compile(
    r"[*_#\s]*(?:to do|(?:copy and )?complete(?: (?:the|this) (?:table|grid|chart))?|fill in|"
    r"review|revision|recap|check (?:your|what)\b.{0,40}|test yourself|"
    r"(?:(?:and )?now )?(?:it(?:’|'s|'|’s)s? )?your turn|think[,/ –-]+pair[,/ –-]+share|"
    r"plenary|homework|reflection|exit ticket|success criteria|challenge(?: (?:task|yourself))?|"
    r"(?:some |more )?questions (?:to|for|about|on)\b.{0,50}|"
    r"(?:things|points) to (?:think about|discuss|consider)|"
    r"think about it|stop and think|talk about it|get talking|have your say|"
    r"using (?:the|these) (?:sources|documents|evidence)|working with (?:the |these )?(?:sources|"
    r"documents|evidence)|(?:source|document) (?:analysis|work|skills|exercise)|what next|"
    r"looking at the (?:evidence|sources?)|how to use (?:this|these) sources?|"
    r"as you (?:study|read|look at) (?:the|this|these) sources?, .{0,30}|"
    r"find out more|next steps|(?:now )?(?:try|do) (?:this|these)|you might also like|see also)"
    r"[*_]*\s?[:.!?…]{0,3}[*_]*(?:\s?[★☆⭐✪✯]+)*$",
    re.IGNORECASE,
)
_LONGEST_HEADING = 60


def opens_tasks(text: str) -> bool:
    """Tell whether a line heads tasks or the end of a page: “To do”, “Questions to think about”."""
    return len(text) <= _LONGEST_HEADING and bool(_HEADING.match(text))


def is_task(text: str) -> bool:
    """Tell whether a paragraph gives the reader of the page something to do, wherever it stands."""
    if len(text) > _LONGEST:
        return False
    text = _NUMBER.sub("", text)
    if _LABEL.match(text):
        return True
    if not _COMMAND.match(text) or _FIRST_PERSON.search(_GIVEN_WORDS.sub("", text)):
        return False
    return len(_CLASSROOM.findall(text)) > 1


def is_task_below(text: str) -> bool:
    """Tell whether a paragraph below a source and its attribution is a task."""
    if is_task(text):
        return True
    if len(text) > _LONGEST or _FIRST_PERSON.search(text):
        return False
    if _NOW.match(text) or _COMING.match(text) or _TO_THE_READER.match(text):
        return True
    return bool(_COMMAND.match(text) and _CLASSROOM.search(text))


def may_be_task(text: str) -> bool:
    """Tell whether a paragraph begins like a task, though a source may command so as well."""
    is_short = len(text) <= _LONGEST and not _FIRST_PERSON.search(text)
    return is_short and bool(_COMMAND.match(text) or _NOW.match(text) or _CLASSROOM.search(text))


def words_of_classroom(text: str) -> int:
    """Return how many words of a paragraph are those of a classroom: “your partner”, “essay”."""
    return len(_CLASSROOM.findall(text))


def commands_reader(text: str) -> bool:
    """Tell whether a paragraph commands the reader of the page to do something in class."""
    if len(text) > _LONGEST:
        return False
    words = _NUMBER.sub("", text)
    return is_task(words) or bool(_COMMAND.match(words) and _CLASSROOM.search(words))
