# SPDX-License-Identifier: MIT
"""What the elements of HTML do to the text in them, as data."""

from __future__ import annotations

import re

BLOCKS = frozenset({"address", "article", "aside", "blockquote", "body", "button", "caption",
                    "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
                    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
                    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav",
                    "noframes", "ol", "optgroup", "p", "pre", "search", "section", "summary",
                    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"})  # fmt: skip
"""Elements that begin and end paragraphs."""

DROPPED = frozenset({"applet", "audio", "canvas", "datalist", "embed", "iframe", "input",
                     "map", "math", "meter", "noscript", "object", "progress", "script",
                     "select", "style", "svg", "template", "textarea", "video", "xml"})  # fmt: skip
"""Elements in which nothing is text of the page, or nothing that can be read as text."""

SHADOW = frozenset({"shadowrootmode", "shadowmode", "shadowroot"})
"""Attributes of a template in which SingleFile keeps what a page shows inside its own elements."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

BOXES = frozenset(
    ("article aside blockquote div fieldset figure li section table td").split()  # noqa: SIM905 - a table of names
)
"""Elements that may be drawn as a box: what follows one does not go on with what stands in it."""

CAPTION = re.compile(
    r"(?:^|\s)(?:wp-caption-text|thumbcaption|(?:image|img|photo|picture|figure|media)[-_]?caption|"
    r"caption|gallerytext|wp-element-caption)(?=\s|$)",
    re.IGNORECASE,
)
FOOTNOTES = re.compile(
    r"(?:^|\s)(?:foot-?notes?(?:[-_](?:list|content|text|item|block))?|end-?notes?|references|"
    r"reflist|mw-references\S*|MsoFootnoteText|MsoEndnoteText|fn|wp-block-footnotes)(?=\s|$)",
    re.IGNORECASE,
)
FOOTNOTE_ROLES = frozenset({"doc-endnotes", "doc-footnote", "doc-endnote"})
FOOTNOTE_ID = re.compile(r"(?:_?ftn|_?edn|fn:?|footnotes?[-_]?|endnotes?[-_]?|cite_note-)\d*", re.I)
DATA_TABLE = re.compile(r"wikitable|infobox|data-?table|(?:^|\s)(?:data|dataframe)(?=\s|$)", re.I)
DECORATION = re.compile(
    r"(?:spacer|blank|pixel|bullet|icon|logo|arrow|button|btn|dot|divider|rule|line|banner|sprite|"
    r"clear|trans(?:parent)?|loading|avatar|emoji|home|back|next|prev(?:ious)?|top|email|print|pdf|"
    r"facebook|twitter|search|menu|header|footer|bg|background)[\w-]{0,12}\.\w{2,4}$",
    re.IGNORECASE,
)
"""Names of pictures that say nothing."""

RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)\b", re.IGNORECASE)
SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)
NO_MARKER = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
WORD_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
WORD_TAB = re.compile(r"mso-tab-count\s*:", re.IGNORECASE)
WORD_LEVEL = re.compile(r"mso-list\s*:\s*\S+ level(\d)", re.IGNORECASE)
WORD_TITLE = re.compile(r"(?:^|\s)MsoTitle(?=\s|$)")
EDITING = re.compile(
    r"(?:^|\s)(?:headerlink|anchor(?:-?link|js-link)?|header-anchor|"
    r"footnote-back\S*|fn-backlink|reversefootnote)(?=\s|$)",
    re.IGNORECASE,
)
"""Classes of small signs beside the text: “¶”, “↩”."""
