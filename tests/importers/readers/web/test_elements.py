# SPDX-License-Identifier: MIT
"""The elements of a web page become paragraphs, lines and hints in reading order."""

import pytest

from tests.importers.readers.web.made import around, hints, read, text
from workbench.importers.page import HintKind

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One\n  line</p><p>Two</p>", "One line\n\nTwo"),
        ("<p>A poem<br>in lines<br/></p>x", "A poem\nin lines\n\nx"),
        ("One<br><br>Two<br> <br>\n<br>Three", "One\n\nTwo\n\n\nThree"),
        ("<p>One</p><p>&nbsp;</p><p>Two</p>", "One\n\n\nTwo"),
        (f"<p>A.</p><p>&nbsp; Ned,{NBSP}1911.</p>", f"A.\n\n{NBSP} Ned,{NBSP}1911."),
        ("<p>A <b>b</b><i>c</i> d&amp;e &lt;f></p>", "A bc d&e <f>"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<p>said <q>no <q>never</q></q></p>", "said “no ‘never’”"),
        ("<p><q>“no”</q></p>", "“no”"),
        ("<p>word<sup>1</sup> 1<sup>st</sup> H<sub>2</sub>O<sup>[2]</sup></p>",
         "word¹ 1st H2O[2]"),
        ("<p>was <del>old</del><ins>new</ins> <s>struck</s></p>", "was new struck"),
        ("<p>a<script>b</script><style>c</style><noscript>d</noscript></p>", "a"),
        ("<p>a<svg><title>b</title></svg><iframe>c</iframe><object>d</object></p>", "a"),
        ("<template><p>b</p></template><p>a<select><option>c</select></p>", "a"),
        ("<p>a<span style='display:none'>b</span><i hidden>c</i></p>", "a"),
        ("<p>a<span class='sr-only'>b</span><i aria-hidden='true'>×</i></p>", "a"),
        ("<p>a <span aria-hidden='true'>word</span></p>", "a word"),
        ("<pre>a\n   b  c\n\nd</pre>", "a\n   b  c\n\nd"),
        ("<details><summary>Show</summary><p>Shown</p></details>", "Show\n\nShown"),
        ("<h2>Causes<span class=mw-editsection>[edit]</span></h2><p>x",
         "Causes\n\nx"),
        ("<h2>Causes<a class=headerlink href='#c'>¶</a></h2><p>x", "Causes\n\nx"),
        ("<span style='display:block'>a</span><span>b</span>", "a\n\nb"),
        ("<x-a><template shadowrootmode=open><p>a</p></template></x-a>", "a"),
        ("<p>a<wbr>b&shy;c</p>", "abc"),
        ("<p>one</p><p>two</p><p>three</p><hr><p>four</p>",
         "one\n\ntwo\n\nthree\n\n\n\nfour"),
        ("<p>Source A</p><p>Ned, 1911</p><hr><p>words</p>",
         "Source A\n\nNed, 1911\n\nwords"),
    ],
)  # fmt: skip
def test_what_a_browser_shows_is_what_is_read(html, expected):
    assert text(f"<body>{html}</body>") == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>a</li><li>b<ul><li>c</ul></ul><p>d", "• a\n• b\n  • c\n\nd"),
        ("<ol><li>a<li>b</ol>", "1. a\n\n2. b"),
        ("<ol start=3 type=a><li>a<li value=26>b</ol>", "c. a\n\nz. b"),
        ("<ol type=I><li>a<li>b<li>c<li>d</ol>", "I. a\n\nII. b\n\nIII. c\n\nIV. d"),
        ("<ol reversed start=2><li>a<li>b</ol>", "2. a\n\n1. b"),
        ("<ol start=x><li value='99999999999'>a</ol>", "1. a"),
        ("<ul style='list-style:none'><li>a</ul>", "a"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "• a\n\nb"),
        ("<ul><li><h3>Source A</h3><p>words</p></li></ul>", "Source A\n\nwords"),
        ("<dl><dt>tally<dd>a count of men</dl>", "tally: a count of men"),
        ("<dl><dt>Who?<dd>Ned<dt>Source A<dd>words</dl>", "Who?\n\nNed\n\nSource A\n\nwords"),
        ("<dl><dt>tally:<dd>a</dd><dd>b</dl>", "tally: a\n\nb"),
        ("<dl><dt>tally<dd><p>a<p>b</dl>", "tally\n\na\n\nb"),
        ("</li><li>a", "• a"),
    ],
)
def test_bullets_and_numbers_stand_in_the_text(html, expected):
    assert text(html) == expected


def test_what_elements_say_of_their_words_becomes_hints():
    page = read(
        "<title>Not wanted</title><h1>Strike</h1><h3>Source A</h3>"
        "<blockquote><p>One.</p><p>Two.</p><footer>— Ned, 1911</footer></blockquote>"
        "<blockquote><p>Three.</p><cite>Nell, 1912</cite></blockquote>"
        "<ul><li>a<ol><li>b</ol></ul><ol class=footnotes><li>a word <a href='#r'>↩</a></ol>"
    )
    assert hints(page, "title") == []
    headings = [hint for hint in page.hints if hint.kind is HintKind.HEADING]
    assert [(h.span.of(page.text), h.level) for h in headings] == [("Strike", 1), ("Source A", 3)]
    assert hints(page, "quotation") == ["One.", "Two.", "Three."]
    items = [(h.span.of(page.text), h.level) for h in page.hints if h.kind is HintKind.LIST_ITEM]
    assert items == [("• a", 1), ("  1. b", 2)]
    assert hints(page, "footnote") == ["[1] a word"]


@pytest.mark.parametrize(
    ("html", "title", "whole"),
    [
        ("<title>The  Strike</title><p>Words.</p>", ["The Strike"], "The Strike\n\nWords.\n"),
        ("<title>The Strike</title><p><b>The strike</b></p><p>W.</p>", ["The strike"],
         "The strike\n\nW.\n"),
        ("<title>Site</title><h1>The Strike</h1>", [], "The Strike\n"),
        ("<title> </title><p>Words.</p>", [], "Words.\n"),
        ("<title>Doc1</title><p class=MsoTitle>The Strike</p>", ["The Strike"], "The Strike\n"),
    ],
)  # fmt: skip
def test_the_title_of_the_window_stands_in_for_a_missing_main_heading(html, title, whole):
    page = read(html)
    assert hints(page, "title") == title
    assert page.text == whole


def test_the_name_of_the_site_is_no_title_where_the_page_has_one():
    page = read("<header role=banner><h1>Hub</h1>Tel. 1</header><main><h1>Strike</h1></main>")
    assert around(page) == {"Hub": "header of the website", "Tel. 1": "header of the website"}
    page = read("<header class=site-header><h1>The Strike</h1></header><p>Words.</p>")
    assert around(page) == {}


def test_a_line_at_the_right_margin_stands_apart_in_the_text_too():
    html = "<p>Words.</p><p align=right>Ned, 1911</p><p style='text-align: right'>{}</p>"
    assert text(html.format("x" * 400)) == f"Words.\n\n{NBSP * 2}Ned, 1911\n\n{'x' * 400}"


def test_room_is_left_below_the_box_of_a_source_and_of_a_fact():
    box = "<div><h3>Source A</h3><p>Words.</p><p>Ned, 1911</p></div><p>The story goes on."
    assert text(box) == "Source A\n\nWords.\n\nNed, 1911\n\n\n\nThe story goes on."
    head = "<div><h3>Source A</h3><p>Ned, 1911</p></div><div>Words.</div>"
    assert text(head) == "Source A\n\nNed, 1911\n\nWords."
    fact = "<aside><h4>Did you know?</h4><p>It was kept in a tin.</p></aside><p>On."
    assert text(fact) == "Did you know?\n\nIt was kept in a tin.\n\n\nOn."


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><a href='https://a.org/b'>Click here for more</a></p>",
         "Click here for more (https://a.org/b)"),
        ("<p><a href='https://a.org/b'>The docks</a></p>", "The docks"),
        ("<p>See <a href='https://a.org/b'>read more</a></p>", "See read more"),
        ("<p><a href='file:///c:/x'>Click here</a></p>", "Click here"),
        (f"<p><a href='https://a.org/{'b' * 300}'>Click here</a></p>", "Click here"),
    ],
)  # fmt: skip
def test_an_address_follows_only_words_that_are_a_link_to_the_rules(html, expected):
    assert text(html).startswith(expected)
    assert ("(" in text(html)) == ("(" in expected) or "bbb" in text(html)


def test_word_writes_its_bullets_numbers_and_tabs_as_text():
    item = (
        "<p style='mso-list:l0 level{} lfo1'><![if !supportLists]><span style='font-family:Symbol'>"
        "<span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span></span><![endif]>{}<o:p>"
        "</o:p></p>"
    )
    page = read(
        "<!--[if gte mso 9]><xml>no</xml><![endif]--><p class=MsoNormal><b>Source A</b>"
        "<span style='mso-tab-count:1'>      </span>A letter<o:p></o:p></p>"
        + item.format(1, "·", "men chosen")
        + item.format(2, "o", "by half days")
        + item.format(1, "1.", "Why?")
        + "<p><span style='mso-hide:all'>no</span><o:p>&nbsp;</o:p></p><p>End.</p>"
    )
    assert page.text == (
        f"Source A{NBSP * 2}A letter\n\n• men chosen\n\n  • by half days\n\n1. Why?\n\n\nEnd.\n"
    )
    assert len(hints(page, "list item")) == 3


def test_elements_that_end_nowhere_or_twice_do_no_harm():
    assert text("<p>a<b>b</p>c</i></div></table><td>d") == "ab\n\nc\n\nd"
    assert text("<table>a<tr>b<td>c</table>d") == "a\n\nb\n\nc\n\nd"
    assert text("<sup>a<p>b</sup>c") == "a\n\nb\n\nc"
