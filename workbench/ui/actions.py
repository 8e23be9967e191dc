# SPDX-License-Identifier: MIT
"""Everything that can be done by key, menu or button: one table, and the actions made of it.

Plain letters are no shortcuts of the window: the source, the label and pictures take them while
they have the focus, and nothing else does. They stand here so that menu, help and the printed page
of keys name them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from workbench.domain.frameworks import MOST_LETTERS, Framework, Letter
from workbench.ui.look.look import Look


class Place(StrEnum):
    """Where keys act, as the help says it."""

    EVERYWHERE = "Everywhere"
    SOURCE = "Source, label, picture"
    NOTE = "Note"
    TABLE = "Coverage, tables"
    MARKS = "All marks"
    COMPARE = "Compare"
    PLAN = "Plan"
    IMPORT = "Bring in"
    TIMELINE = "Timeline"
    REVIEW = "Review"
    PRACTICE = "Practise"
    REVISE = "Revise"


class Menu(StrEnum):
    """The menus, in their order."""

    FILE = "&File"
    EDIT = "&Edit"
    SOURCE = "&Source"
    MARK = "&Mark"
    PLAN = "&Plan"
    VIEW = "&View"
    HELP = "&Help"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that can be done.

    `keys` are the default keys, the first of them the one that is shown; `letter` a plain
    key that does the same while its place has the focus, and no field.
    """

    id: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    place: Place = Place.EVERYWHERE
    letter: str = ""


_S, _N, _P, _I, _T = Place.SOURCE, Place.NOTE, Place.PLAN, Place.IMPORT, Place.TIMELINE
_M, _C, _R, _E = Place.MARKS, Place.COMPARE, Place.REVIEW, Place.PRACTICE
_V = Place.REVISE

_MARKING = tuple(
    ActionSpec(
        f"mark-{number}",
        f"Mark as letter {number}",
        Menu.MARK,
        # Ctrl+0 is the usual text size: the tenth letter has its plain key and the menu.
        (f"Ctrl+{number}",) if number < 10 else (),
        "",
        _S,
    )
    for number in range(1, MOST_LETTERS + 1)
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("bring-in", "Bring in…", Menu.FILE, ("Ctrl+O",), "file-plus"),
    ActionSpec("paste-page", "Bring in what is on the clipboard", Menu.FILE, ("Ctrl+Shift+V",)),
    ActionSpec("new-pack", "New pack", Menu.FILE, ("Ctrl+N",), "plus"),
    ActionSpec("hand-on", "Hand on the pack…", Menu.FILE, ("Ctrl+Shift+S",)),
    ActionSpec("hand-on-marks", "Hand on the marks…", Menu.FILE),
    ActionSpec("bring-in-marks", "Bring in marks…", Menu.FILE),
    ActionSpec("bring-in-remarks", "Bring in what my teacher wrote…", Menu.FILE),
    ActionSpec("export", "Export and print…", Menu.FILE, ("Ctrl+P",), "file-down"),
    ActionSpec("save-timeline", "Save the timeline as a picture…", Menu.FILE, (), "image", _T),
    ActionSpec("keep-pages", "Keep the pages", Menu.FILE, ("Ctrl+Return",), "", _I),
    ActionSpec("open-class", "Open a class folder…", Menu.FILE, (), "folder-open"),
    ActionSpec("save-class-marks", "Save the marks as a table…", Menu.FILE, (), "grid-3x3", _R),
    ActionSpec("save-class-feedback", "Save class feedback…", Menu.FILE, (), "file-down", _R),
    ActionSpec("save-marked-copies", "Save marked copies as PDF…", Menu.FILE, (), "file-text", _R),
    ActionSpec("save-marked-copy", "Save a marked copy of this plan…", Menu.FILE, (), "", _R),
    ActionSpec("save-reviews", "Save review files for students…", Menu.FILE, (), "save", _R),
    ActionSpec("save-comments", "Save my comments for a colleague…", Menu.FILE, (), "", _R),
    ActionSpec("bring-in-comments", "Bring in a colleague's comments…", Menu.FILE, (), "", _R),
    ActionSpec("own-codes", "My codes…", Menu.FILE, (), "tag", _R),
    ActionSpec("save-my-marks", "Save my marks for the other marker…", Menu.FILE, (), "", _R),
    ActionSpec("bring-in-other-marks", "Bring in the other marker's marks…",
               Menu.FILE, (), "", _R),
    ActionSpec("keep-copy", "Keep a dated copy", Menu.FILE, ("Ctrl+S",)),
    ActionSpec("libraries", "Open another library…", Menu.FILE),
    ActionSpec("quit", "Close", Menu.FILE, ("Ctrl+Q",)),
    ActionSpec("undo", "Undo", Menu.EDIT, ("Ctrl+Z",), "undo-2"),
    ActionSpec("redo", "Redo", Menu.EDIT, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2"),
    ActionSpec("find", "Find in this source", Menu.EDIT, ("Ctrl+F",), "search", _S),
    ActionSpec("find-next", "Next hit, or take the offer", Menu.EDIT, ("F3",), "", _S),
    ActionSpec("search", "Search everything", Menu.EDIT, ("Ctrl+K",), "search"),
    ActionSpec("copy-timeline", "Copy as a table", Menu.EDIT, ("Ctrl+Shift+C",), "copy", _T),
    ActionSpec("context-menu", "What can be done here", Menu.EDIT, ("Shift+F10",)),
    ActionSpec("next-check", "Next thing to check", Menu.EDIT, ("Alt+Down",), "", _I),
    ActionSpec("previous-check", "Previous thing to check", Menu.EDIT, ("Alt+Up",), "", _I),
    ActionSpec("take-suggestion", "Take the suggestion", Menu.EDIT, (), "", _I, "Y"),
    ActionSpec("try-alphabets", "Letters look wrong?", Menu.EDIT, ("Ctrl+L",), "", _I),
    ActionSpec("next-source", "Next source", Menu.SOURCE, ("Ctrl+PgDown",), "", _S),
    ActionSpec("previous-source", "Previous source", Menu.SOURCE, ("Ctrl+PgUp",), "", _S),
    ActionSpec("go-to-line", "Go to line…", Menu.SOURCE, ("Ctrl+G",), "", _S),
    ActionSpec("sentence", "Select the sentence", Menu.SOURCE, ("Ctrl+Shift+A",), "", _S, "A"),
    ActionSpec("new-part", "New part of the picture", Menu.SOURCE, (), "", _S, "A"),
    ActionSpec("draw-rectangle", "Draw rectangles", Menu.SOURCE, ("Ctrl+Shift+1",), "square", _S),
    ActionSpec("draw-ellipse", "Draw ellipses", Menu.SOURCE, ("Ctrl+Shift+2",), "circle", _S),
    ActionSpec("draw-polygon", "Draw polygons", Menu.SOURCE, ("Ctrl+Shift+3",), "pentagon", _S),
    ActionSpec("correct-text", "Correct the text…", Menu.SOURCE, ("F2",), "pencil", _S),
    ActionSpec("correct-label", "Correct the label…", Menu.SOURCE, ("Shift+F2",), "", _S),
    *_MARKING,
    ActionSpec("mark-other", "Mark as something else…", Menu.MARK, ("Ctrl+Shift+E",), "", _S, "M"),
    ActionSpec("whole-note", "Note on the whole source", Menu.MARK, ("Ctrl+Shift+N",), "", _S, "W"),
    ActionSpec("i-know", "I know", Menu.MARK, ("Ctrl+I",), "lightbulb", _S, "K"),
    ActionSpec("open-note", "Open the note", Menu.MARK, (), "", _S, "Enter"),
    ActionSpec("next-mark", "Next mark", Menu.MARK, ("F8",), "", _S),
    ActionSpec("previous-mark", "Previous mark", Menu.MARK, ("Shift+F8",), "", _S),
    ActionSpec("change-ends", "Change the ends", Menu.MARK, ("F9",), "", _S),
    ActionSpec("remove-mark", "Remove the mark", Menu.MARK, (), "trash-2", _S, "Delete"),
    ActionSpec("link", "Link…", Menu.MARK, ("Ctrl+L",), "link", _S),
    ActionSpec("next-doubt", "Next mark to check", Menu.MARK, ("F4",), "", _S),
    ActionSpec("accept-place", "The mark belongs here", Menu.MARK, ("Shift+F4",), "", _S),
    ActionSpec("put-mark", "Put the lost mark on these words", Menu.MARK, ("Ctrl+F4",), "", _S),
    ActionSpec("direction", "Adds value, limits it, both", Menu.MARK, ("Ctrl+D",), "", _N),
    ActionSpec("done", "Done; next unfinished note", Menu.MARK, ("Ctrl+Return",), "", _N),
    ActionSpec("earlier-versions", "Earlier versions…", Menu.MARK, ("Ctrl+H",), "history", _N),
    ActionSpec("copy-quotations", "Copy as quotation", Menu.MARK, (), "copy", _M, "Ctrl+C"),
    ActionSpec("marks-to-plan", "Put the marks in the plan", Menu.PLAN, ("Ctrl+E",), "", _M),
    ActionSpec("to-plan", "To the plan", Menu.PLAN, ("Ctrl+E",), "", _N),
    ActionSpec("move-up", "Move up", Menu.PLAN, ("Alt+Up",), "move-up", _P),
    ActionSpec("move-down", "Move down", Menu.PLAN, ("Alt+Down",), "move-down", _P),
    ActionSpec("put-evidence", "Put the evidence here", Menu.PLAN, ("Ctrl+E",), "", _P),
    ActionSpec("new-point", "New point below", Menu.PLAN, ("Ctrl+Return",), "plus", _P),
    ActionSpec("another-plan", "Another plan for this question", Menu.PLAN,
               ("Ctrl+Shift+N",), "file-plus", _P),
    ActionSpec("copy-plan", "Copy this plan", Menu.PLAN, ("Ctrl+Shift+D",), "copy", _P),
    ActionSpec("name-plan", "Name this plan", Menu.PLAN, ("F2",), "pencil", _P),
    ActionSpec("plan-words", "Words and minutes", Menu.PLAN, ("Ctrl+Shift+W",), "timer", _P),
    ActionSpec("plan-levels", "Levels of the mark scheme", Menu.PLAN,
               ("Ctrl+Shift+L",), "list", _P),
    ActionSpec("plan-page", "The plan as one page", Menu.PLAN,
               ("Ctrl+Shift+P",), "file-text", _P),
    ActionSpec("plan-versions", "Versions of this plan", Menu.PLAN, ("Ctrl+H",), "history", _P),
    ActionSpec("remove-plan", "Remove this plan", Menu.PLAN, (), "trash-2", _P),
    ActionSpec("enquiries", "Choose the enquiry…", Menu.PLAN, ("Ctrl+J",)),
    ActionSpec("library", "Library", Menu.VIEW, ("Alt+1",), "library-big"),
    ActionSpec("read", "Read", Menu.VIEW, ("Alt+2",), "book-open-text"),
    ActionSpec("compare", "Compare", Menu.VIEW, ("Alt+3",), "columns-2"),
    ActionSpec("plan", "Plan", Menu.VIEW, ("Alt+4",), "list-tree"),
    ActionSpec("practise", "Practise", Menu.VIEW, ("Alt+5",), "timer"),
    ActionSpec("review", "Review", Menu.VIEW, ("Alt+6",), "clipboard-check"),
    ActionSpec("rest-break", "Rest break", Menu.VIEW, ("Ctrl+Shift+B",), "pause", _E),
    ActionSpec("hide-clock", "Hide or show the clock", Menu.VIEW, ("Ctrl+Shift+H",), "", _E),
    ActionSpec("next-student", "Next student", Menu.VIEW, ("Ctrl+Down",), "", _R),
    ActionSpec("previous-student", "Previous student", Menu.VIEW, ("Ctrl+Up",), "", _R),
    ActionSpec("next-page", "Next page", Menu.VIEW, ("Alt+PgDown",), "", _R),
    ActionSpec("previous-page", "Previous page", Menu.VIEW, ("Alt+PgUp",), "", _R),
    ActionSpec("find-on-pages", "Find on the pages", Menu.VIEW, ("Ctrl+F",), "search", _R),
    ActionSpec("next-on-pages", "Next hit on the pages", Menu.VIEW, ("F3",), "", _R),
    ActionSpec("next-mark-on-pages", "Next mark on the pages", Menu.VIEW, ("F8",), "", _R),
    ActionSpec("previous-mark-on-pages", "Mark before", Menu.VIEW, ("Shift+F8",), "", _R),
    ActionSpec("hide-names", "Hide or show the names", Menu.VIEW, (), "eye-off", _R),
    ActionSpec("moderate", "Begin or end a moderation", Menu.VIEW, (), "users", _R),
    ActionSpec("other-marker", "Let the other marker mark", Menu.VIEW, (), "", _R),
    ActionSpec("choose-sample", "Choose a sample", Menu.VIEW, (), "", _R),
    ActionSpec("compare-marks", "Compare what both have marked", Menu.VIEW, (), "", _R),
    ActionSpec("agreed-mark", "Agree on a mark", Menu.VIEW, ("Ctrl+Shift+A",), "", _R),
    ActionSpec("coverage", "Coverage", Menu.VIEW, ("Ctrl+M",), "grid-3x3"),
    ActionSpec("all-marks", "All marks", Menu.VIEW, ("Ctrl+Shift+M",), "list"),
    ActionSpec("third-source", "A third source", Menu.VIEW, ("Ctrl+Shift+T",), "", _C),
    ActionSpec("frameworks", "Make or change frameworks…", Menu.VIEW),
    ActionSpec("framework", "Choose the framework…", Menu.VIEW, ("Ctrl+Shift+F",)),
    ActionSpec("background", "Background", Menu.VIEW, ("Ctrl+B",), "layers"),
    ActionSpec("questions", "Questions for you", Menu.VIEW, ("F7",)),
    ActionSpec("remarks", "What my teacher wrote", Menu.VIEW, ("Shift+F7",), "graduation-cap"),
    ActionSpec("timeline", "Timeline", Menu.VIEW, ("Ctrl+T",), "calendar"),
    ActionSpec("revise", "Revise with cards", Menu.VIEW, ("Ctrl+R",), "square-stack"),
    ActionSpec("show-answer", "Show the answer", Menu.VIEW, ("Ctrl+Return",), "", _V, "Space"),
    ActionSpec("grade-1", "Again: I did not know it", Menu.VIEW, ("Ctrl+1",), "", _V, "1"),
    ActionSpec("grade-2", "Hard: it took me long", Menu.VIEW, ("Ctrl+2",), "", _V, "2"),
    ActionSpec("grade-3", "Good: I knew it", Menu.VIEW, ("Ctrl+3",), "", _V, "3"),
    ActionSpec("grade-4", "Easy: I knew it at once", Menu.VIEW, ("Ctrl+4",), "", _V, "4"),
    ActionSpec("leave-card-out", "Leave this card out", Menu.VIEW,
               ("Ctrl+L",), "eye-off", _V, "L"),
    ActionSpec("cards-left-out", "Cards left out", Menu.VIEW, ("Ctrl+Shift+L",), "list", _V),
    ActionSpec("next-pane", "Next pane", Menu.VIEW, ("F6",)),
    ActionSpec("previous-pane", "Previous pane", Menu.VIEW, ("Shift+F6",)),
    ActionSpec("larger", "Larger text", Menu.VIEW, ("Ctrl++", "Ctrl+="), "zoom-in"),
    ActionSpec("smaller", "Smaller text", Menu.VIEW, ("Ctrl+-",), "zoom-out"),
    ActionSpec("usual-size", "Usual text size", Menu.VIEW, ("Ctrl+0",)),
    ActionSpec("nearer", "Picture nearer", Menu.VIEW, ("Alt+PgUp",), "", _S),
    ActionSpec("farther", "Picture farther away", Menu.VIEW, ("Alt+PgDown",), "", _S),
    ActionSpec("whole-picture", "Whole picture", Menu.VIEW, ("Alt+Home",), "", _S),
    ActionSpec("turn", "Turn the picture", Menu.VIEW, ("Ctrl+Shift+R",), "rotate-cw", _S),
    ActionSpec("light", "Light of the picture", Menu.VIEW, ("Ctrl+Shift+L",), "sun", _S),
    ActionSpec("full-screen", "Full screen", Menu.VIEW, ("F11",)),
    ActionSpec("only-text", "Only the text", Menu.VIEW, ("Shift+F11",)),
    ActionSpec("comfort", "Comfort", Menu.VIEW, ("Ctrl+,",), "a-large-small"),
    ActionSpec("help", "Help for this place", Menu.HELP, ("F1",), "circle-question-mark"),
    ActionSpec("keys", "Keys of this place", Menu.HELP, ("Shift+F1",), "keyboard"),
    ActionSpec("print-keys", "Print my keys…", Menu.HELP, (), "printer"),
)  # fmt: skip
"""All of them, in the order of the menus."""

_PLACES_OF_MODE = {
    "library": (Place.TABLE,),
    "read": (Place.SOURCE, Place.NOTE),
    "compare": (Place.SOURCE, Place.COMPARE),
    "plan": (Place.PLAN,),
    "coverage": (Place.TABLE,),
    "all-marks": (Place.TABLE, Place.MARKS),
    "frameworks": (Place.TABLE,),
    "bring-in": (Place.IMPORT,),
    "timeline": (Place.TIMELINE,),
    "review": (Place.REVIEW,),
    "practise": (Place.PRACTICE,),
    "revise": (Place.REVISE,),
}

_OF_AN_EXAM = frozenset(
    {
        *(spec.id for spec in _MARKING),
        *("sentence", "new-part", "draw-rectangle", "draw-ellipse", "draw-polygon", "mark-other"),
        *("whole-note", "open-note", "next-mark", "previous-mark", "change-ends", "remove-mark"),
        *("next-source", "previous-source", "go-to-line", "next-pane", "previous-pane"),
        *("nearer", "farther", "whole-picture", "turn", "light"),
        *("larger", "smaller", "usual-size", "full-screen", "quit"),
        *("rest-break", "hide-clock"),
    }
)
"""What can be done while a paper is sat; everything else is out of reach until time is up."""


CHANGING = frozenset(
    {
        *("new-pack", "bring-in", "paste-page", "keep-pages", "keep-copy", "undo", "redo"),
        *("bring-in-marks", "bring-in-remarks"),
        *("correct-text", "correct-label"),
        *(spec.id for spec in _MARKING),
        *("mark-other", "whole-note", "i-know", "change-ends"),
        *("link", "remove-mark", "accept-place", "put-mark", "direction", "done", "to-plan"),
        *("move-up", "move-down", "put-evidence", "new-point", "marks-to-plan"),
        *("another-plan", "copy-plan", "name-plan", "remove-plan"),
        *("grade-1", "grade-2", "grade-3", "grade-4", "leave-card-out"),
    }
)
"""Those that change the library, and are of no use where it is only looked at."""

MARKS = tuple(spec.id for spec in _MARKING)
"""Marking under the first to the tenth letter of a framework."""


class Actions(QObject):
    """The window's actions by id, with the keys in use."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._actions: dict[str, QAction] = {}
        self._places: Container[Place] = tuple(Place)
        self._only_looks = False
        self._is_exam = False
        self._specs = ACTIONS
        for spec in ACTIONS:
            action = QAction(spec.text, parent)
            action.setObjectName(spec.id)
            self._actions[spec.id] = action
        self.use_keys({})
        look.changed.connect(self._follow_look)
        self._follow_look()

    def __getitem__(self, action_id: str) -> QAction:
        """Return the action with this id."""
        return self._actions[action_id]

    @property
    def specs(self) -> tuple[ActionSpec, ...]:
        """The table as it is in use: marking is called by the names of the letters."""
        return self._specs

    @property
    def marks(self) -> tuple[str, ...]:
        """The ids of the actions that mark, one for each letter in use."""
        return tuple(spec.id for spec in self._specs if spec.id in MARKS)

    def show_letters(self, framework: Framework) -> None:
        """Call marking by the names of the letters: “Mark as Nature”.

        A plain key that may mean several letters means none of them, and one that the framework
        uses means nothing else.
        """
        named = dict(zip(MARKS, framework.letters, strict=False))
        by_key = framework.by_key()
        self._specs = tuple(
            self._spec_for(spec, named.get(spec.id), by_key)
            for spec in ACTIONS
            if spec.id in named or spec.id not in MARKS
        )
        for action_id in MARKS:
            self._actions[action_id].setVisible(action_id in named)
        for spec in self._specs:
            if spec.id in named:
                self._actions[spec.id].setText(spec.text.replace("&", "&&"))

    def _spec_for(
        self, spec: ActionSpec, letter: Letter | None, by_key: Mapping[str, tuple[Letter, ...]]
    ) -> ActionSpec:
        if letter is not None:
            key = letter.letter[:1]
            is_sure = len(by_key[key.casefold()]) == 1
            return replace(
                spec, text=f"Mark as {letter.name}", letter=key.upper() if is_sure else ""
            )
        is_taken = spec.place is Place.SOURCE and spec.letter.casefold() in by_key
        return replace(spec, letter="") if is_taken else spec

    def handle(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Let each named action do what its handler does."""
        for action_id, handler in handlers.items():
            self._actions[action_id].triggered.connect(lambda *_, run=handler: run())

    def use_keys(self, changed: Mapping[str, tuple[str, ...]]) -> None:
        """Use the keys somebody has chosen, and the usual ones for everything else."""
        for spec in ACTIONS:
            keys = changed.get(spec.id, spec.keys)
            self._actions[spec.id].setShortcuts([QKeySequence(key) for key in keys])
            if spec.letter and not spec.keys:
                # No shortcut: this key belongs to fields as well. The menu names it all the same.
                named = spec.text if keys else f"{spec.text}\t{spec.letter}"
                self._actions[spec.id].setText(named)

    def enable_in_mode(self, mode: str) -> None:
        """Let only the actions of this mode and those of everywhere act."""
        self.enable(_PLACES_OF_MODE[mode])

    def enable(self, places: Container[Place]) -> None:
        """Let only the actions of these places and those of everywhere act.

        Two actions may share a key as long as they never act at the same time.
        """
        self._places = places
        for spec in ACTIONS:
            is_here = spec.place is Place.EVERYWHERE or spec.place in places
            if self._is_exam:
                is_here = spec.id in _OF_AN_EXAM
            is_refused = self._only_looks and spec.id in CHANGING
            self._actions[spec.id].setEnabled(is_here and not is_refused)

    def sit_exam(self, *, is_sat: bool) -> None:
        """Let only what belongs to an exam act, or everything of the mode again."""
        if self._is_exam != is_sat:
            self._is_exam = is_sat
            self.enable(self._places)

    def let_change(self, *, is_allowed: bool) -> None:
        """Let what changes the library act, or not where it is only looked at."""
        if self._only_looks == is_allowed:
            self._only_looks = not is_allowed
            self.enable(self._places)

    def keys_of(self, action_id: str) -> str:
        """Return the first key of an action as it stands on the keyboard, or nothing."""
        shortcuts = self._actions[action_id].shortcuts()
        if not shortcuts:
            return ""
        return shortcuts[0].toString(QKeySequence.SequenceFormat.NativeText)

    def _follow_look(self) -> None:
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.id].setIcon(self._look.icon(spec.icon, size=18))
