# SPDX-License-Identifier: MIT
"""What an element of a web page says about the words in it."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.importers.page import HintKind
from workbench.importers.readers.web import element_names as names
from workbench.importers.readers.web import surroundings
from workbench.importers.readers.web.element_names import HEADINGS
from workbench.importers.readers.web.list_numbers import number_in
from workbench.importers.readers.web.sheet import State

_INNER = frozenset(
    ("article aside blockquote dd dialog figure li main section td").split()  # noqa: SIM905 - a table of names
)
_TELLING = _INNER | frozenset(HEADINGS) | {"nav", "footer", "figcaption"}
"""Elements that say something of their words by themselves."""

_ROOMY = frozenset(["blockquote", "cite", "div", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "p"])
_SIGNS = frozenset(["a", "b", "i", "em", "span", "sup", "svg"])


def is_sign(tag: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether an element within a line may hold nothing but a sign beside the words."""
    is_hidden = attributes.get("aria-hidden") == "true" and tag in _SIGNS
    return is_hidden or bool(names.EDITING.search(attributes.get("class", "")))


def state_in(tag: str, attributes: Mapping[str, str], state: State, *, is_apart: bool) -> State:
    """Return what holds in an element, given what holds around it.

    `is_apart` says that the element does not stand within a line of words.
    """
    if not attributes and tag not in _TELLING:
        return state
    kind, level = _kind_in(tag, attributes, state)
    why = state.why
    if why is None and is_apart:
        why = _why(tag, attributes, state)
    is_right = state.is_right
    if tag in _ROOMY:
        is_right = is_right or _is_right(attributes)
    is_inner = state.is_inner or tag in _INNER
    same = (state.kind, state.level, state.why, state.is_right, state.is_inner)
    if (kind, level, why, is_right, is_inner) == same:
        return state
    return State(kind, level, why, state.region, is_right, is_inner)


def _why(tag: str, attributes: Mapping[str, str], state: State) -> str | None:
    if not state.is_inner and surroundings.is_footer(tag, attributes):
        return surroundings.FOOTER
    if not attributes and tag != "nav":
        return None
    why = surroundings.surrounding(tag, attributes)
    if why is None and surroundings.is_unseen(attributes):
        return surroundings.HIDDEN
    return why


def _kind_in(tag: str, attributes: Mapping[str, str], state: State) -> tuple[HintKind | None, int]:
    level = HEADINGS.get(tag)
    if level is None and attributes.get("role") == "heading":
        level = min(6, max(1, number_in(attributes.get("aria-level"), 2)))
    if level is not None:
        return HintKind.HEADING, level
    if tag == "blockquote":
        return HintKind.QUOTATION, 0
    if tag == "figcaption":
        return HintKind.CAPTION, 0
    if state.kind is HintKind.QUOTATION and tag in {"footer", "figcaption"}:
        return None, 0
    if attributes:
        return _kind_by_name(attributes, state)
    return state.kind, state.level


def _kind_by_name(attributes: Mapping[str, str], state: State) -> tuple[HintKind | None, int]:
    named = attributes.get("class", "")
    if named and state.kind is None and names.CAPTION.search(named):
        return HintKind.CAPTION, 0
    if named and names.WORD_TITLE.search(named):
        return HintKind.TITLE, 0
    is_note = bool(named and names.FOOTNOTES.search(named))
    is_note = is_note or attributes.get("role") in names.FOOTNOTE_ROLES
    is_note = is_note or bool(names.FOOTNOTE_ID.fullmatch(attributes.get("id", "")))
    return (HintKind.FOOTNOTE, 0) if is_note else (state.kind, state.level)


def _is_right(attributes: Mapping[str, str]) -> bool:
    if not attributes:
        return False
    if attributes.get("align", "").lower() == "right":
        return True
    return bool(names.RIGHT.search(attributes.get("style", "")))
