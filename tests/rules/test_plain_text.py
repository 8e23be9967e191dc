# SPDX-License-Identifier: MIT
"""No words of a file can reach anything in the window that would read them as markup.

Qt guesses from the first characters whether a label, a message box or a tool tip holds markup, and
then opens whatever files the markup names: on Windows also those on foreign servers.
"""

import ast

import pytest

PLAIN = "workbench/ui/widgets/plain.py"
TIPS = {"workbench/ui/widgets/parts.py", "workbench/ui/widgets/menus.py"}
GUESSING = {
    *("QErrorMessage", "QInputDialog", "QMessageBox", "QProgressDialog", "QSplashScreen"),
    *("QTextBrowser", "QWhatsThis", "QWizard", "QWizardPage"),
}
READING_MARKUP = {
    *("insertHtml", "setHtml", "setMarkdown", "setWhatsThis", "fromHtml", "setDefaultAction"),
    *("setToolTipsVisible", "setOpenExternalLinks", "WhatsThisRole", "QStaticText"),
    *("RichText", "AutoText", "MarkdownText"),
}


@pytest.fixture(scope="module")
def modules(repository):
    """Every module of the window by its path, parsed."""
    return {
        path.relative_to(repository).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((repository / "workbench").glob("ui/**/*.py"))
    }


def _name_of(node):
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _is_of_words_of_our_own(node):
    """Tell whether a value is written in the code itself, or made plain."""
    if isinstance(node, ast.Call):
        return _name_of(node.func) == "plain_tip"
    if isinstance(node, ast.IfExp):
        return _is_of_words_of_our_own(node.body) and _is_of_words_of_our_own(node.orelse)
    return isinstance(node, ast.Constant)


def test_labels_are_made_where_they_are_made_plain(modules):
    made = [
        f"{path}:{node.lineno}"
        for path, module in modules.items()
        if path != PLAIN
        for node in ast.walk(module)
        if (isinstance(node, ast.Call) and _name_of(node.func) == "QLabel")
        or (isinstance(node, ast.ClassDef) and "QLabel" in map(_name_of, node.bases))
    ]
    assert made == []
    assert PLAIN in modules


def test_nothing_is_used_that_guesses_what_is_markup(modules):
    used = [
        f"{path}:{node.lineno} {_name_of(node)}"
        for path, module in modules.items()
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute | ast.Name)
        and _name_of(node) in GUESSING | READING_MARKUP
    ]
    assert used == []


def test_tool_tips_are_our_own_words_or_made_plain(modules):
    set_, open_ = [], []
    for path, module in modules.items():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and _name_of(node.func) == "setToolTip":
                set_.append(path)
                if not _is_of_words_of_our_own(node.args[0]):
                    open_.append(f"{path}:{node.lineno}")
    assert open_ == []
    assert len(set_) > 10


def test_tool_tips_are_shown_at_once_only_where_they_are_made_plain(modules):
    shown = {
        path
        for path, module in modules.items()
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "QToolTip.showText"
    }
    assert shown <= TIPS


def test_tool_tips_of_rows_are_made_plain(modules):
    rows = [
        (f"{path}: {node.name}", "plain_tip(" in ast.unparse(node))
        for path, module in modules.items()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef) and "ToolTipRole" in ast.unparse(node)
    ]
    assert [name for name, is_plain in rows if not is_plain] == []
    assert rows


def test_a_field_that_could_hold_markup_takes_none(modules):
    taking = []
    for path, module in modules.items():
        for node in ast.walk(module):
            if isinstance(node, ast.ClassDef) and "QTextEdit" in map(_name_of, node.bases):
                calls = [ast.unparse(each) for each in ast.walk(node) if isinstance(each, ast.Call)]
                if "self.setAcceptRichText(False)" not in calls:
                    taking.append(f"{path}: {node.name}")
    assert taking == []
