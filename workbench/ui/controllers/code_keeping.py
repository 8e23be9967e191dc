# SPDX-License-Identifier: MIT
"""A teacher's own codes: read with the library, kept beside the window, shared in a department."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.ui.frame.saved import ask_where, ask_which, say_saved

if TYPE_CHECKING:
    from workbench.domain.own_codes import OwnCodes
    from workbench.domain.reviews import CodeBank
    from workbench.services.exporting import Written
    from workbench.services.keeping_codes import CodeStore
    from workbench.ui.reviewing.own_codes import CodesDialog
    from workbench.ui.reviewing.stamping import Stamping
    from workbench.ui.window import Window

_NOT_OPEN = "Open your library first: your codes are kept there."


class CodeKeeping:
    """Keeps what a teacher makes of the codes, and offers them where they are typed."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._stamping: Stamping | None = None
        self._store: CodeStore | None = None
        self._own: Path | None = None
        self._codes: OwnCodes | None = None
        self.dialog: CodesDialog | None = None
        """The list of codes while it is open."""
        window.commands.handle({"own-codes": self.open})

    def bank(self) -> CodeBank:
        """Return the codes as they are offered to this teacher."""
        from workbench.services.marking import codes

        return self._codes.arranged(codes()) if self._codes is not None else codes()

    def attach(self, stamping: Stamping) -> None:
        """Offer the codes there."""
        self._stamping = stamping
        stamping.codes_wanted.connect(self.open)
        self._show()

    def load(self, own: Path) -> None:
        """Offer what was kept in the library in the folder `own`."""
        if own != self._own:
            self._read(own, lambda: None)

    def open(self) -> None:
        """Show the list of codes to be changed."""
        services = self._window.session.services
        if services is None:
            self._window.toast.say(_NOT_OPEN)
            return
        if self._window.session.refusal is not None:
            self._window.keeping.tell(self._window.session.refusal)
            return
        place = services.library.place
        if place == self._own and self._codes is not None:
            self._open()
        else:
            self._read(place, self._open)

    def bring_in(self, path: Path) -> None:
        """Add what is new in a file; what is known keeps its meaning, and that is said."""
        from workbench.services.keeping_codes import read_codes

        self._window.jobs.run(
            lambda: read_codes(path), self._merge, lambda error: self._say(error.message())
        )

    def write(self, path: Path) -> None:
        """Write the codes for colleagues, beside the window."""
        from workbench.services.keeping_codes import write_codes

        codes = self._codes
        if codes is not None:
            self._window.jobs.run(
                lambda: write_codes(codes, path),
                self._tell,
                lambda error: self._say(error.message()),
            )

    def _read(self, own: Path, then: Callable[[], object]) -> None:
        from workbench.services.keeping_codes import CodeStore

        self._own, self._codes = own, None
        store = self._store = CodeStore(own)

        def take(codes: OwnCodes) -> None:
            if store is self._store:
                self._codes = codes
                self._show()
                then()

        self._window.jobs.run(store.read, take)

    def _open(self) -> None:
        from workbench.services.marking import codes
        from workbench.ui.reviewing.own_codes import CodesDialog

        if self.dialog is not None or self._codes is None:
            return
        window = self._window
        dialog = self.dialog = CodesDialog(window.look, window, codes(), self._codes)
        dialog.changed.connect(self._take)
        dialog.save_wanted.connect(self._ask_where)
        dialog.bring_in_wanted.connect(self._ask_which)

        def leave(_: int) -> None:
            self.dialog = None
            dialog.deleteLater()

        dialog.finished.connect(leave)
        dialog.open()

    def _take(self, codes: OwnCodes) -> None:
        self._codes = codes
        self._show()
        if self._store is not None:
            self._window.jobs.answer(
                self._store.keep(codes), None, lambda error: self._say(error.message())
            )

    def _show(self) -> None:
        if self._stamping is not None:
            self._stamping.show_codes(self.bank())

    def _merge(self, other: OwnCodes) -> None:
        from workbench.services.marking import codes

        if self._codes is None:
            return
        merged = self._codes.merged(other, codes())
        if self.dialog is not None:
            self.dialog.put(merged.codes, merged.sentence)
        else:
            self._take(merged.codes)
            self._say(merged.sentence)

    def _say(self, words: str) -> None:
        """Say something where somebody looks: the window cannot be reached below the dialog."""
        if self.dialog is not None:
            self.dialog.say(words)
        else:
            self._window.toast.say(words)

    def _tell(self, written: Written) -> None:
        if self.dialog is not None:
            self.dialog.say(f"Saved as “{written.path.name}”")
        else:
            say_saved(self._window.toast, written.path)

    def _ask_where(self) -> None:
        from workbench.services.keeping_codes import CODES_FILE

        parent = self.dialog or self._window
        suggested = Path.home() / f"Our codes{CODES_FILE}"
        path = ask_where(
            parent,
            "Save my codes for colleagues",
            suggested,
            {f"Codes (*{CODES_FILE})": CODES_FILE},
        )
        if path is not None:
            self.write(path)

    def _ask_which(self) -> None:
        from workbench.services.keeping_codes import CODES_FILE

        parent = self.dialog or self._window
        kinds = f"Codes (*{CODES_FILE})"
        path = ask_which(parent, "Bring in colleagues' codes", Path.home(), kinds)
        if path is not None:
            self.bring_in(path)
