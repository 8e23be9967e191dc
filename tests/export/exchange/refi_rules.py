# SPDX-License-Identifier: MIT
"""What the standard asks of a project, in rules of our own: REFI-QDA 1.0, project exchange.

For each element that we write: its attributes, and what may stand in it in which order. What a
schema cannot say is checked besides: that GUIDs are unique, that references lead somewhere, that
files are there.
"""

from __future__ import annotations

import re
import zipfile

from lxml import etree

NAMESPACE = "urn:QDA-XML:project:1.0"
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
COLOUR = re.compile(r"#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")

AUTHORS = "creatingUser creationDateTime modifyingUser modifiedDateTime"
CODED = "Coding* NoteRef*"
# Element → (attributes that must be there, others, children in their order; ? one, + some, * any).
RULES = {
    "Project": (
        "name",
        "origin creatingUserGUID creationDateTime modifyingUserGUID modifiedDateTime basePath",
        "Users? CodeBook? Variables? Sources? Notes? Links? Sets? Description? NoteRef*",
    ),
    "Users": ("", "", "User+"),
    "User": ("guid", "name id", ""),
    "CodeBook": ("", "", "Codes"),
    "Codes": ("", "", "Code+"),
    "Code": ("guid name isCodable", "color", "Description? NoteRef* Code*"),
    "Variables": ("", "", "Variable+"),
    "Variable": ("guid name typeOfVariable", "", "Description?"),
    "VariableValue": ("", "", "VariableRef TextValue? BooleanValue?"),
    "TextSource": (
        "guid",
        f"name richTextPath plainTextPath {AUTHORS}",
        f"Description? PlainTextContent? PlainTextSelection* {CODED} VariableValue*",
    ),
    "PlainTextSelection": (
        "guid startPosition endPosition",
        f"name {AUTHORS}",
        f"Description? {CODED}",
    ),
    "PictureSource": (
        "guid",
        f"name path currentPath {AUTHORS}",
        f"Description? TextDescription? PictureSelection* {CODED} VariableValue*",
    ),
    "PictureSelection": (
        "guid firstX firstY secondX secondY",
        f"name {AUTHORS}",
        f"Description? {CODED}",
    ),
    "Coding": ("guid", "creatingUser creationDateTime", "CodeRef NoteRef*"),
    "Notes": ("", "", "Note+"),
    "Sets": ("", "", "Set+"),
    "Set": ("guid name", "", "Description? MemberCode* MemberSource* MemberNote*"),
    **dict.fromkeys(("CodeRef", "NoteRef", "VariableRef"), ("targetGUID", "", "")),
    "MemberSource": ("targetGUID", "", ""),
    **dict.fromkeys(("Description", "PlainTextContent"), ("", "", "")),
    **dict.fromkeys(("TextValue", "BooleanValue"), ("", "", "")),
}
RULES["Note"] = RULES["TextSource"]
ANY_OF = {"Sources": {"TextSource", "PictureSource"}}
TARGETS = {
    "CodeRef": {"Code"},
    "NoteRef": {"Note"},
    "VariableRef": {"Variable"},
    "MemberSource": {"TextSource", "PictureSource"},
}


def problems_of(path) -> list[str]:
    """Return what is wrong with a project file, in words."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("project.qde"))
        files = {name: archive.read(name) for name in archive.namelist()}
    elements = list(root.iter())
    return [
        *(problem for each in elements for problem in _of_element(each)),
        *_of_guids(elements),
        *_of_users(elements),
        *_of_names(elements),
        *_of_files(elements, files),
    ]


def _name(element) -> str:
    return etree.QName(element).localname


def _of_element(element):
    name = _name(element)
    if etree.QName(element).namespace != NAMESPACE:
        yield f"{name} is in another namespace"
    children = [_name(child) for child in element]
    if name in ANY_OF:
        if not children or not set(children) <= ANY_OF[name]:
            yield f"{name} holds {children}"
        return
    if name not in RULES:
        yield f"{name} is no element of the standard"
        return
    needed, others, order = RULES[name]
    for attribute in needed.split():
        if attribute not in element.attrib:
            yield f"{name} has no {attribute}"
    for attribute, value in element.attrib.items():
        if attribute not in f"{needed} {others}".split():
            yield f"{name} has {attribute}"
        yield from _of_value(name, attribute, value)
    pattern = "".join(
        f"(?:{child.rstrip('?+*')};){child[-1] if child[-1] in '?+*' else ''}"
        for child in order.split()
    )
    if not re.fullmatch(pattern, "".join(f"{child};" for child in children)):
        yield f"{name} holds {children}"


def _of_value(name, attribute, value):
    rules = {
        "guid": GUID,
        "targetGUID": GUID,
        "creatingUser": GUID,
        "modifyingUser": GUID,
        "creatingUserGUID": GUID,
        "color": COLOUR,
        "creationDateTime": TIME,
        "modifiedDateTime": TIME,
        "isCodable": re.compile("true|false"),
        "typeOfVariable": re.compile("Text|Boolean|Integer|Float|Date|DateTime"),
        **{x: re.compile(r"\d+") for x in ("startPosition", "endPosition")},
        **{x: re.compile(r"\d+") for x in ("firstX", "firstY", "secondX", "secondY")},
    }
    if attribute in rules and not rules[attribute].fullmatch(value):
        yield f"{name} has {attribute}={value!r}"


def _of_guids(elements):
    known = {}
    for element in elements:
        guid = element.get("guid")
        if guid in known:
            yield f"{_name(element)} and {known[guid]} have one GUID"
        if guid:
            known[guid] = _name(element)
    for element in elements:
        wanted = TARGETS.get(_name(element))
        if wanted and known.get(element.get("targetGUID")) not in wanted:
            yield f"{_name(element)} leads to no {wanted}"


def _of_users(elements):
    users = {x.get("guid") for x in elements if _name(x) == "User"}
    for element in elements:
        for attribute in ("creatingUser", "modifyingUser", "creatingUserGUID"):
            if element.get(attribute, next(iter(users))) not in users:
                yield f"{_name(element)} was made by nobody"


def _of_names(elements):
    for kind in ("Code", "TextSource", "PictureSource"):
        called = [x.get("name") for x in elements if _name(x) == kind]
        if len(set(called)) < len(called):
            yield f"two {kind} have one name"


def _of_files(elements, files):
    named = set()
    for element in elements:
        path = element.get("plainTextPath") or element.get("path")
        if _name(element) not in {"TextSource", "PictureSource"}:
            continue
        name = f"sources/{path.removeprefix('internal://')}"
        named.add(name)
        if name not in files:
            yield f"{name} is not in the file"
        elif _name(element) == "TextSource":
            yield from _of_text(element, files[name].decode())
    if named != files.keys() - {"project.qde"}:
        yield "there are files that nothing names"


def _of_text(element, text):
    for each in element.iter(f"{{{NAMESPACE}}}PlainTextSelection"):
        start, end = int(each.get("startPosition")), int(each.get("endPosition"))
        if not 0 <= start < end <= len(text):
            yield f"a selection from {start} to {end} in a text of {len(text)}"
