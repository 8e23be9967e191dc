# SPDX-License-Identifier: MIT
"""Only storage touches a library's file, and only what knows that it is closed opens it itself.

Opening and closing the file a second time in one process gives up the locks that SQLite has on it,
and the next writer comes in. So the rule is looked after by a test and not by good will.
"""

import ast

import pytest

OPENING = frozenset(
    {"open", "read_bytes", "read_text", "write_bytes", "write_text", "copyfile", "copy", "copy2"}
    | {"sha256_of", "touch"}
)
# These run while nobody has the library open, or work on copies of it.
ON_CLOSED_FILES = frozenset(
    {"backups", "migrate", "opening", "recovery", "salvage", "seal", "snapshot"}
)
# These read and write other files of a library's folder.
ON_OTHER_FILES = frozenset({"lock", "media", "preferences", "probe", "sidecars", "working_copy"})


@pytest.fixture(scope="module")
def modules(repository):
    """The syntax tree of each module below `workbench`, by path."""
    package = repository / "workbench"
    return {
        path.relative_to(package): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(package.rglob("*.py"))
    }


def is_in_storage(path):
    return path.parts[0] == "storage"


def test_nobody_else_names_the_file(modules):
    named = [
        f"{path}:{node.lineno}"
        for path, tree in modules.items()
        if not is_in_storage(path)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and "library.db" in node.value
        and not holds_library_db_in_words(node.value)
    ]
    assert named == []


def test_nobody_else_opens_databases(modules):
    importing = {
        f"{path}:{node.lineno}"
        for path, tree in modules.items()
        if not is_in_storage(path)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        if any(name.split(".")[0] in {"sqlite3", "sqlalchemy"} for name in names_in(node))
    }
    assert importing == set()


def test_what_works_on_an_open_library_opens_no_files(modules):
    allowed = ON_CLOSED_FILES | ON_OTHER_FILES
    opening = [
        f"{path}:{node.lineno} {name_called(node)}"
        for path, tree in modules.items()
        if is_in_storage(path) and path.stem not in allowed
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and name_called(node) in OPENING
    ]
    assert opening == []


def test_the_modules_named_here_exist(modules):
    known = {path.stem for path in modules if is_in_storage(path)}
    assert known >= ON_CLOSED_FILES | ON_OTHER_FILES


def holds_library_db_in_words(text):
    """Sentences may speak of the file."""
    return " " in text.strip()


def names_in(node):
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names]


def name_called(node):
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
