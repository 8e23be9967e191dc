# SPDX-License-Identifier: MIT
from tests.export.pdf.small import a_highlight
from workbench.export.pdf.structure import (
    Box,
    Content,
    Element,
    HeaderOf,
    LinkTo,
    Placement,
    Role,
    Scope,
)


def test_elements_are_walked_in_reading_order():
    root = Element(Role.DOCUMENT)
    first = root.add(Role.SECTION)
    heading = first.add(Role.H2)
    paragraph = first.add(Role.PARAGRAPH)
    second = root.add(Role.SECTION)

    assert list(root.walk()) == [root, first, heading, paragraph, second]


def test_children_keep_the_order_in_which_they_were_added():
    paragraph = Element(Role.PARAGRAPH)
    before = paragraph.content()
    reference = paragraph.refer(a_highlight())
    span = paragraph.add(Role.SPAN)
    after = paragraph.content()

    assert paragraph.children == [before, reference, span, after]
    assert isinstance(before, Content)
    assert before.role is Role.PARAGRAPH


def test_a_deep_tree_is_walked_without_recursion():
    element = root = Element(Role.DOCUMENT)
    for _ in range(5000):
        element = element.add(Role.SECTION)

    assert sum(1 for _ in root.walk()) == 5001


def test_boxes_are_kept_for_each_page():
    mark = a_highlight()
    mark.cover(3, Box(0, 0, 10, 10))
    mark.cover(1, Box(5, 5, 6, 6))
    mark.cover(3, Box(0, 20, 10, 30))

    assert mark.areas == {3: [Box(0, 0, 10, 10), Box(0, 20, 10, 30)], 1: [Box(5, 5, 6, 6)]}


def test_forgetting_a_drawing_keeps_the_tree_and_empties_what_drawing_filled():
    root = Element(Role.DOCUMENT)
    header = root.add(Role.HEADER, HeaderOf(Scope.ROW))
    header.attributes.append(Placement(Box(0, 0, 1, 1)))
    content = header.content()
    content.marks.append((0, 7))
    mark, link = a_highlight(), LinkTo("top", "Go up")
    for annotation in (mark, link):
        annotation.cover(0, Box(0, 0, 1, 1))
        header.refer(annotation)

    root.forget_drawing()

    assert header.attributes == [HeaderOf(Scope.ROW)]
    assert (content.marks, mark.areas, link.areas) == ([], {}, {})
    assert list(root.walk()) == [root, header]
