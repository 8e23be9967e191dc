# SPDX-License-Identifier: MIT
"""What stands around the matter of a web page, told by roles, classes and names of elements.

Only clear cases: many pages put their sources into boxes, asides and columns. The names are those
that common site builders, cookie banners and sharing buttons give to their parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

NAVIGATION = "navigation of the website"
HEADER = "header of the website"
FOOTER = "footer of the website"
LINKS = "links to other pages"
HIDDEN = "hidden on the page"
BUTTON = "a button of the website"
_OTHER_PAGES = "list of other pages"

_ROLES = {
    "navigation": NAVIGATION,
    "menu": NAVIGATION,
    "menubar": NAVIGATION,
    "banner": HEADER,
    "contentinfo": FOOTER,
    "search": "search of the website",
    "doc-toc": "list of contents",
}
_COOKIES = "cookie notice of the website"
_SHARING = "buttons for sharing the page"
_COMMENTS = "comments of visitors"
_CONTENTS = "list of contents"
_NEWSLETTER = "newsletter form of the website"
_SEARCH = "search of the website"
_LOGIN = "login of the website"
_AROUND = "part of the website around the page"

_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, re.compile(pattern, re.IGNORECASE))
    for why, pattern in (
        (
            NAVIGATION,
            (
                r"(?:(?:main|site|primary|secondary|top|global|page|posts?|side|sub|footer|header|"
                r"local|mobile|bottom|left|right|mega|quick|dropdown)[-_]?)?"
                r"(?:nav|navi|navigation|navbar|navbox|navmenu|menu|menubar|navlinks|navlist)"
                r"(?:[-_]{1,2}(?:bar|links?|menu|container|wrapper|main|primary|list|inner|wrap|items?|"
                r"top|bottom|left|right|section|area|block|box|below|above|previous|next))*"
            ),
        ),
        (NAVIGATION, r"(?:bread)?crumbs?(?:[-_].*)?|breadcrumb.*|pagination|pager|page-numbers"),
        (NAVIGATION, r"(?:mw-)?jump-?(?:link|to-?nav)|screen-reader-shortcut|skip-?nav\w*"),
        (NAVIGATION, r"skip-?(?:to-?)?(?:links?|content|main)|back-?to-?top|(?:scroll|to)-?top"),
        (_CONTENTS, r"toc|toc[-_]?(?:container|list|wrapper)|table-of-contents"),
        (_COOKIES, r".*cookie.*|gdpr.*|onetrust.*|didomi.*|cmplz.*"),
        (_COOKIES, r"consent-?(?:banner|bar|box|manager|popup|modal)"),
        (
            _SHARING,
            (
                r"(?:social|share|sharing)(?:[-_]?(?:links?|buttons?|icons?|bar|box|media|this|tools?|"
                r"post|container|list|menu|block|widget|wrapper|page))*"
            ),
        ),
        (_SHARING, r"(?:sharedaddy|sharethis|addtoany|a2a_|addthis|heateor).*|sd-(?:shar|soc).*"),
        (
            _COMMENTS,
            (
                r"comments|respond|disqus.*|fb-comments|comments?[-_]?(?:area|list|section|form|respond|"
                r"wrap(?:per)?|thread|container|template|block|reply|title|nav\w*)s?"
            ),
        ),
        (
            _OTHER_PAGES,
            (
                r"(?:related|recommended|similar|popular|recent|latest|trending)"
                r"(?:[-_]?(?:posts?|articles?|pages?|stories|content|links?|items?|reading|resources|"
                r"topics|videos?|products|guides)(?:[-_]\w+)?)?"
            ),
        ),
        (_OTHER_PAGES, r"more-(?:posts|articles|stories|links)|jp-relatedposts|yarpp.*|read-?next"),
        (
            _OTHER_PAGES,
            (
                r"widget_(?:recent|categories|archive|tag|meta|nav|pages|calendar|search|links|rss)\w*|"
                r"you-may-also-like|catlinks|tagcloud|post-tags|tags-links"
            ),
        ),
        (
            "advertisement",
            (
                r"ads|ad[-_](?:slot|unit|container|banner|wrapper|box|block|space|placement).*|"
                r"adsbygoogle|banner-ad|advert(?:s|isements?|ising)?(?:[-_].*)?|sponsored(?:[-_].*)?"
            ),
        ),
        (_NEWSLETTER, r"newsletter(?:[-_].*)?|mc_embed_signup|mailing-?list|sign-?up-?form"),
        (_NEWSLETTER, r"subscribe(?:[-_](?:form|box|widget|banner|block))?"),
        (_SEARCH, r"search(?:[-_]?(?:form|box|bar|field|wrapper|container|widget|block))?"),
        (_LOGIN, r"log-?in(?:[-_]?(?:form|box|link|bar|panel|modal))?|user-?(?:menu|links|bar)"),
        (HEADER, r"site-?(?:header|branding|title|description|logo|notice)|masthead|topbar"),
        (HEADER, r"global-?header|top-bar|mw-(?:head|panel|navigation)"),
        (FOOTER, r"site-?(?:footer|info)|colophon|global-?footer|page-?footer|printfooter"),
        (FOOTER, r"footer-(?:links|widgets?|bottom|copyright|area)|copyright|mw-footer.*"),
        (_AROUND, r"print-?(?:link|button|page|this)|(?:font|text)-?(?:size|resize\w*)|pop-?up"),
    )
)
"""Names that the parts around a page are given, and what such a part is."""

_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})
_FOLDED = re.compile(
    r"accordion|collaps|tab-?(?:pane|content|panel)|toggle|reveal|expand|spoiler|answer|solution",
    re.IGNORECASE,
)
_UNSEEN_CLASSES = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader(?:-text|-only)?|a11y-hidden|"
    r"mw-editsection\S*|mw-cite-backlink|hidden-text|element-invisible|offscreen|visuallyhidden|govuk-visually-hidden)(?=\s|$)",
    re.IGNORECASE,
)
_UNSEEN_STYLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE
)


def surrounding(tag: str, attributes: Mapping[str, str]) -> str | None:
    """Return why an element and what is in it are no matter of the page, or None."""
    if tag in _WHOLE_PAGE or attributes.get("role") == "main":
        return None
    if tag == "nav":
        return NAVIGATION
    by_role = _ROLES.get(attributes.get("role", "").strip().lower())
    if by_role:
        return by_role
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return None if names == " " else _by_name(names)


def is_footer(tag: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether an element is a footer; of what it is one, its surroundings say."""
    return tag == "footer" or (tag == "div" and attributes.get("id", "").lower() == "footer")


def is_unseen(attributes: Mapping[str, str]) -> bool:
    """Tell whether a browser does not show an element, and no click on the page would."""
    hidden = attributes.get("hidden")
    is_off = hidden is not None and hidden.lower() != "until-found"
    is_off = is_off or bool(_UNSEEN_STYLE.search(attributes.get("style", "")))
    if is_off:
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        return attributes.get("role") != "tabpanel" and not _FOLDED.search(names)
    return bool(_UNSEEN_CLASSES.search(attributes.get("class", "")))


@lru_cache(maxsize=2048)
def _by_name(names: str) -> str | None:
    for name in names[:500].split():
        for why, pattern in _NAMES:
            if pattern.fullmatch(name):
                return why
    return None
