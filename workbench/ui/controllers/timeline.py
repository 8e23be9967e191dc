# SPDX-License-Identifier: MIT
"""The timeline: shows when things were, goes to them, copies and saves it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.errors import WorkbenchError
from workbench.domain.identifiers import BackgroundId, SourceId
from workbench.ui.frame.saved import ask_where, say_saved
from workbench.ui.widgets.clipboard import copy_words

if TYPE_CHECKING:
    from workbench.domain.sources import Pack
    from workbench.domain.timeline.items import Item, Timeline
    from workbench.services.exporting import Written
    from workbench.ui.background.drawer import BackgroundDrawer
    from workbench.ui.timeline.mode import TimelineMode
    from workbench.ui.window import Window

_KINDS = {"PNG picture (*.png)": ".png", "SVG drawing (*.svg)": ".svg"}


class TimelineController(QObject):
    """Joins the timeline, which is made when it is first shown, to the desk."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._mode: TimelineMode | None = None
        self._timeline: Timeline | None = None
        self._shown: Pack | None = None
        self._came_from: SourceId | None = None
        self._folder = Path.home()
        window.add_mode("timeline", self._make)
        window.desk.pack_changed.connect(self.show_timeline)
        window.desk.source_changed.connect(self._show_way_back)
        window.commands.handle(
            {
                "timeline": self.toggle,
                "copy-timeline": self.copy,
                "save-timeline": self.ask_where,
            }
        )

    @property
    def mode(self) -> TimelineMode | None:
        """The mode if it was made."""
        return self._mode

    def listen_to_background(self, drawer: BackgroundDrawer) -> None:
        """Show the timeline when the background asks for it."""
        drawer.timeline_wanted.connect(self.show)

    def toggle(self) -> None:
        """Show the timeline, or go back from it to the source."""
        if self._window.mode == "timeline":
            self._go_back()
        else:
            self.show()

    def show(self) -> None:
        """Show the timeline; the source that one comes from is chosen."""
        self._window.show_mode("timeline")
        self.show_timeline()
        if self._mode is not None:
            self._show_way_back()
            source = self._window.desk.source
            if source is not None and source.id != self._came_from:
                self._choose(source.id)
            self._mode.take_focus()

    def show_timeline(self) -> None:
        """Show the dates of the pack that lies on the desk."""
        pack = self._window.desk.pack
        if self._mode is None or self._window.mode != "timeline" or pack == self._shown:
            return
        self._shown = pack
        if pack is None:
            from workbench.domain.timeline.items import Timeline

            self._take(Timeline(), None)
            return
        # Comparing what events tell takes long in large packs, and reading rare dates as well.
        self._window.jobs.run(lambda: _timeline_of(pack), lambda made: self._take(made, pack))

    def copy(self) -> None:
        """Put the timeline on the clipboard as a table."""
        from workbench.domain.timeline.table import as_html, as_tabs, table_of

        if self._timeline is None or self._mode is None:
            return
        rows = table_of(self._timeline, self._mode.chosen)
        copy_words(as_tabs(rows), as_html(rows))
        self._window.toast.say("Copied as a table")

    def ask_where(self) -> None:
        """Ask where to, and save the timeline as a picture."""
        if self._timeline is None or not self._timeline.dated:
            self._window.toast.say("Nothing here has a date yet: there is no picture to save.")
            return
        suggested = self._folder / "timeline.png"
        path = ask_where(self._window, "Save as a picture", suggested, _KINDS)
        if path is not None:
            self._folder = path.parent
            self.save(path)

    def save(self, path: Path) -> None:
        """Write what is shown into a file: an SVG where its name says so, else a PNG."""
        from workbench.files import unused_name
        from workbench.services.exporting import write_file
        from workbench.ui.timeline.ink import paper_ink
        from workbench.ui.timeline.saving import picture_for_file, png_of, svg_of

        timeline, mode, pack = self._timeline, self._mode, self._window.desk.pack
        if timeline is None or mode is None:
            return
        view, ink, title = mode.picture.view, paper_ink(), pack.title if pack else "Timeline"

        def work() -> Written:
            picture = picture_for_file(timeline, view, ink)
            is_svg = path.suffix.casefold() == ".svg"
            data = svg_of(picture, ink, title) if is_svg else png_of(picture, ink)
            return write_file(unused_name(path), data)

        self._window.jobs.run(work, self._tell, self._tell_problem)

    def _make(self) -> TimelineMode:
        from workbench.ui.timeline.mode import TimelineMode

        mode = self._mode = TimelineMode(self._window.look)
        mode.open_wanted.connect(self._open)
        mode.copy_wanted.connect(self.copy)
        mode.picture_wanted.connect(self.ask_where)
        mode.closed.connect(self._go_back)
        return mode

    def _take(self, timeline: Timeline, pack: Pack | None) -> None:
        if self._mode is None or pack != self._shown:
            return
        self._timeline = timeline
        self._mode.show_timeline(timeline, pack.id if pack else "")
        source = self._window.desk.source
        if source is not None and self._mode.chosen is None:
            self._choose(source.id)

    def _choose(self, source_id: SourceId) -> None:
        self._came_from = source_id
        if self._mode is not None:
            self._mode.choose_key(f"source:{source_id}")

    def _open(self, item: Item) -> None:
        places = self._window.places
        if item.is_source:
            places.source.emit(SourceId(item.id))
        else:
            places.entry.emit(BackgroundId(item.id))

    def _show_way_back(self) -> None:
        source = self._window.desk.source
        if self._mode is not None:
            self._mode.show_way_back(source.name if source else "")

    def _go_back(self) -> None:
        self._window.places.text.emit()

    def _tell(self, written: Written) -> None:
        say_saved(self._window.toast, written.path)

    def _tell_problem(self, error: WorkbenchError) -> None:
        self._window.toast.say(f"{error.message()} Your work is safe in the program.")


def _timeline_of(pack: Pack) -> Timeline:
    from workbench.domain.timeline.items import timeline_of

    return timeline_of(pack)
