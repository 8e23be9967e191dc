# SPDX-License-Identifier: MIT
"""A teacher's own comments: read with the library, kept beside the window, handed to colleagues."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.ui.frame.saved import ask_where, ask_which, say_saved

if TYPE_CHECKING:
    from workbench.domain.kept_comments import CommentBank
    from workbench.services.keeping_comments import CommentStore
    from workbench.ui.reviewing.stamping import Stamping
    from workbench.ui.window import Window

_NONE = "You have kept no comments yet: choose one that you stamped, and press “Keep comment”."
_NOT_OPEN = "Open a class first: your comments are offered while you mark."


class CommentKeeping:
    """Keeps what `stamping` says is to be kept."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._stamping: Stamping | None = None
        self._store: CommentStore | None = None
        self._own: Path | None = None
        window.commands.handle({"save-comments": self.save, "bring-in-comments": self.choose})

    def attach(self, stamping: Stamping) -> None:
        """Keep what is kept there."""
        self._stamping = stamping
        stamping.comments_changed.connect(self._keep)

    def load(self, own: Path) -> None:
        """Offer what was kept in the library in the folder `own`."""
        from workbench.services.keeping_comments import CommentStore

        if own != self._own:
            self._own = own
            store = self._store = CommentStore(own)
            self._window.jobs.run(store.read, self._show)

    def save(self) -> None:
        """Ask where to, and save the comments for a colleague."""
        from workbench.services.keeping_comments import COMMENTS_FILE, write_comments

        bank = self._stamping.comments if self._stamping is not None else None
        if bank is None or not bank.comments:
            self._window.toast.say(_NONE)
            return
        kinds = {f"Comments (*{COMMENTS_FILE})": COMMENTS_FILE}
        suggested = Path.home() / f"My comments{COMMENTS_FILE}"
        path = ask_where(self._window, "Save my comments for a colleague", suggested, kinds)
        if path is not None:
            self._window.jobs.run(
                lambda: write_comments(bank, path),
                lambda written: say_saved(self._window.toast, written.path),
            )

    def choose(self) -> None:
        """Ask for a colleague's file and bring it in."""
        from workbench.services.keeping_comments import COMMENTS_FILE

        if self._stamping is None or self._store is None:
            self._window.toast.say(_NOT_OPEN)
            return
        title = "Bring in a colleague's comments"
        kinds = f"Comments (*{COMMENTS_FILE})"
        path = ask_which(self._window, title, Path.home(), kinds)
        if path is not None:
            self.bring_in(path)

    def bring_in(self, path: Path) -> None:
        """Add the comments in a file that are not known yet."""
        from workbench.services.keeping_comments import read_comments

        self._window.jobs.run(lambda: read_comments(path), self._merge)

    def _merge(self, other: CommentBank) -> None:
        if self._stamping is None:
            return
        before = self._stamping.comments
        bank = before.merged(other)
        new = len(bank.comments) - len(before.comments)
        self._put(bank)
        told = "1 new comment" if new == 1 else f"{new} new comments"
        undo = ("Undo", lambda: self._put(before))
        self._window.toast.say(f"Brought in: {told}", *((undo,) if new else ()))

    def _put(self, bank: CommentBank) -> None:
        self._show(bank)
        self._keep(bank)

    def _show(self, bank: CommentBank) -> None:
        if self._stamping is not None:
            self._stamping.show_comments(bank)

    def _keep(self, bank: CommentBank) -> None:
        if self._store is not None:
            self._window.jobs.answer(self._store.keep(bank))
