# SPDX-License-Identifier: MIT
"""What is filled in and written with each viewer, as its script wants it.

`of` is what it belongs to and `on` the words it is on or beside, as these are to be read back.
Places are in points from the lower left corner of the page, pages count from 0. `AGAIN` is done to
the file that the first work made.
"""

from __future__ import annotations

from tests.viewers.plan import LEVELS

WORDS = "Öztürk – “Wärme”, 'so' & <so>;\n\n\tżółć 😀🏛 (a\\b) 日本"
"""What goes wrong most easily: letters beyond Latin-1 and beyond 16 bits, quotes, empty lines."""

FIELDS = {
    "mark": "9½",
    "level": LEVELS[2].name,
    "www": "Both letters are weighed – “genau”.\nAnd:\n\n  €5 is naïve",
    "ebi": "you say for each source what it cannot tell, and why: " * 6 + "END",
    "target": WORDS.replace("\t", ""),
    "codes": "E?, Lim (2) 😀",
    "initials": "ÄÖ",
    "date": "9.3.2026",
    "changed": "",
}
FIELDS_AGAIN = {"mark": "8", "level": "", "www": "", "initials": "ß", "changed": "all of it"}

A1, A2, B1 = (
    [168.87, 653.51, 236.7, 669.37],
    [233.52, 634.84, 313.03, 650.7],
    [41.75, 286.09, 57.25, 295.29],
)
"""Where the marks of the plan are, on the third page."""

BREAD = [194.0, 618.5, 223.0, 632.0]
BESIDE_A2 = [6.0, 634.0, 24.0, 652.0]
ELSEWHERE = [20.0, 20.0, 38.0, 38.0]

BY = "Téacher B."

NOTE = {"kind": "note", "page": 0, "rect": ELSEWHERE, "text": WORDS, "author": BY}
NAMING = {
    "kind": "note",
    "page": 2,
    "rect": ELSEWHERE,
    "text": "A1: so what?\nAnd why?",
    "of": "A1",
}
BESIDE = {
    "kind": "note",
    "page": 2,
    "rect": BESIDE_A2,
    "text": "Which?",
    "on": "never asked for anything queued at the chapel door,",
}
TYPED = {
    "kind": "typed",
    "page": 1,
    "rect": [450, 500, 560, 560],
    "text": "Point 2: “how”?\nżółć",
    "of": "point 2",
}
OVER = {
    "kind": "highlight",
    "page": 2,
    "rect": A1,
    "text": "quote this 😀",
    "author": BY,
    "of": "A1",
    "on": "eleven weeks",
}
PLAIN = {"kind": "highlight", "page": 2, "rect": BREAD, "text": "", "on": "bread"}
BELOW = {"kind": "underline", "page": 2, "rect": BREAD, "text": "which bread?", "on": "bread"}
THROUGH = {"kind": "strike-out", "page": 2, "rect": BREAD, "text": "no", "on": "bread"}
LINE = {"kind": "drawing", "page": 2, "rect": [420, 300, 480, 340], "text": ""}
CIRCLE = {"kind": "drawing", "page": 2, "rect": [420, 400, 480, 440], "text": "look here"}
STAMPED = {"kind": "stamp", "page": 2, "rect": [420, 200, 480, 220], "text": "seen"}
EDIT = {
    "kind": "edit",
    "was": "highlight",
    "page": 2,
    "rect": A2,
    "text": "Origin A2: “the chapel door” → żółć 😀?",
    "of": "A2",
}
REPLY = {
    "kind": "reply",
    "page": 2,
    "rect": A1,
    "text": "Because?\nżółć 😀",
    "author": BY,
    "of": "A1",
    "to": "",
}
ANSWER = {
    "kind": "reply",
    "page": 2,
    "rect": A1,
    "text": "Of what?",
    "of": "A1",
    "to": REPLY["text"],
}
EDIT_AGAIN = {**EDIT, "text": "Origin A2: no"}
NOTE_AGAIN = {**NOTE, "kind": "edit", "text": "Never mind.\n– 😀"}
DELETE_A1 = {"kind": "delete", "page": 2, "rect": A1, "of": "A1"}
DELETE_B1 = {"kind": "delete", "page": 2, "rect": B1, "of": "B1"}

FIRST = {
    "pdfjs": [TYPED, OVER, PLAIN, LINE, EDIT],
    "poppler": [NOTE, NAMING, BESIDE, OVER, BELOW, THROUGH, CIRCLE, STAMPED, EDIT],
    "poppler-qt": [NOTE, NAMING, BESIDE, TYPED, OVER, BELOW, THROUGH, LINE, STAMPED, EDIT],
    "mupdf": [NOTE, REPLY, ANSWER, OVER, BELOW, THROUGH, LINE, STAMPED, EDIT],
    "pdfium": [NOTE, NAMING, BESIDE, TYPED, OVER, PLAIN, BELOW, THROUGH, LINE, STAMPED, EDIT],
}
"""What a viewer can do."""

LEFT_OUT = {"mupdf": frozenset({"level", "target", "codes"})}
"""Fields that it does not fill in: no list, and what makes it put a large face into the file."""

AGAIN = {
    "pdfjs": [EDIT_AGAIN, DELETE_A1],
    "poppler": [EDIT_AGAIN, NOTE_AGAIN, DELETE_B1],
    "poppler-qt": [EDIT_AGAIN, NOTE_AGAIN, DELETE_B1],
    "mupdf": [EDIT_AGAIN, NOTE_AGAIN, DELETE_B1],
    "pdfium": [EDIT_AGAIN, NOTE_AGAIN, DELETE_B1],
}


def fields_for(viewer, values=FIELDS):
    """Return what a viewer fills in; MuPDF empties nothing."""
    left_out = LEFT_OUT.get(viewer, ())
    return {
        name: value
        for name, value in values.items()
        if name not in left_out and (value or viewer != "mupdf")
    }


def now_there(viewer):
    """Return what is filled in and written once the second work is done."""
    gone = [each["of"] for each in AGAIN[viewer] if each["kind"] == "delete"]
    kept = []
    for each in FIRST[viewer]:
        if each is NOTE:
            kept.append({**NOTE, "text": NOTE_AGAIN["text"]})
        elif each is EDIT:
            kept.append(EDIT_AGAIN)
        else:
            # What lies over a mark that is gone is about its words only.
            lost = each["kind"] == "highlight" and each.get("of") in gone
            kept.append({**each, "of": ""} if lost else each)
    deleted = [each for each in AGAIN[viewer] if each["kind"] == "delete"]
    fields = {**fields_for(viewer), **fields_for(viewer, FIELDS_AGAIN)}
    return fields, kept + deleted
