# SPDX-License-Identifier: MIT
"""What stands around the matter of a web page is told apart, and what only looks so is kept."""

import pytest

from tests.importers.readers.web.made import around, read

SOURCE = "<h3>Source A</h3><p>We shall not go back through those gates until he is gone.</p>"
STORY = "<p>" + "The gates were shut, and nobody knew when they would open. " * 12 + "</p>"


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<nav><ul><li>W</ul></nav>", "navigation of the website"),
        ("<div role=navigation>W</div>", "navigation of the website"),
        ("<div class='row main-menu'>W</div>", "navigation of the website"),
        ("<ol class=breadcrumb><li>W</ol>", "navigation of the website"),
        ("<div id=CookieConsent>W</div>", "cookie notice of the website"),
        ("<div class=addtoany_share_save>W</div>", "buttons for sharing the page"),
        ("<section id=comments class=comments-area><p>W</p></section>", "comments of visitors"),
        ("<aside class=related-posts>W</aside>", "list of other pages"),
        ("<div class=ad-slot>W</div>", "advertisement"),
        ("<form class=newsletter-form>W</form>", "newsletter form of the website"),
        ("<footer><p>W</p></footer>", "footer of the website"),
        ("<div><div id=footer>W</div></div>", "footer of the website"),
        ("<div style='display: none'><p>W</p></div>", "hidden on the page"),
        ("<div class=visually-hidden>W</div>", "hidden on the page"),
        ("<button>W</button>", "a button of the website"),
        ("<p><a href=a>W</a> | <a href=b>X</a> | <a href=c>Y</a></p>", "links to other pages"),
    ],
)
def test_clear_parts_of_a_website_are_named_with_the_reason(html, why):
    page = read(f"<body class='has-cookies nav'>{STORY}{html}{STORY}")
    told = around(page)
    assert set(told.values()) == {why}
    assert all("W" in words for words in told)


@pytest.mark.parametrize(
    "html",
    [
        "<aside><h3>Key people</h3><p>Ned Farrow led it.</p></aside>",
        "<div class=box>W</div>",
        "<div class=sidebar>W</div>",
        "<header><p>W</p></header>",
        "<article><footer>W</footer></article>",
        "<blockquote><p>W</p><footer>Ned, 1911</footer></blockquote>",
        "<div class='commentary shareholders'>W</div>",
        "<p>Ned <span class=nav-link>led</span> it.</p>",
        "<div hidden=until-found>W</div>",
        "<div role=tabpanel hidden>W</div>",
        "<div class='accordion-body' style='display:none'>W</div>",
        "<main class=nav>W</main>",
        "<main aria-hidden=true>W</main>",
        "<button aria-expanded=false>The docks</button>",
        "<h3><button>The docks</button></h3>",
        "<button>Source B</button>",
        "<p><a href=a>Ned</a>, <a href=b>Nell</a> and <a href=c>Giles</a></p>",
    ],
)
def test_what_only_looks_like_a_part_of_the_website_is_kept(html):
    assert around(read(f"{STORY}{html}")) == {}


def test_a_stretch_that_holds_a_source_belongs_to_the_page():
    assert around(read(f"{STORY}<footer>{SOURCE}</footer>")) == {}
    assert around(read(f"{STORY}<div style='display:none'>{SOURCE}</div>")) == {}
    links = "<nav><ul><li><a>Source A</a><li><a>Source B</a></ul></nav>"
    assert set(around(read(f"{STORY}{links}")).values()) == {"navigation of the website"}


def test_a_name_is_not_believed_where_it_would_take_away_most_of_the_page():
    assert around(read(f"<div id=search>{STORY}</div><p>W</p>")) == {}
    assert len(around(read(f"<nav>{STORY}</nav><p>W</p>"))) == 1


def test_nothing_around_the_page_is_lost():
    page = read(f"<nav><a href=a>Home</a><a href=b>Docks</a></nav>{STORY}<footer>© 1911</footer>")
    assert "Home Docks" in page.text
    assert "© 1911" in page.text


def test_pictures_around_the_page_are_left_away():
    page = read("<nav><img src=a.png alt=Logo>W</nav><p>W<img src=b.png alt=Quay></p>")
    assert [picture.alt for picture in page.pictures] == ["Quay"]
