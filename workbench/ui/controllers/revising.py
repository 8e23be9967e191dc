# SPDX-License-Identifier: MIT
"""Revise with cards: deals the pile of today, keeps the answers, and takes them back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbench.domain.errors import WorkbenchError
    from workbench.domain.revising.cards import CardKey, FlashCard
    from workbench.domain.revising.pile import DailyPile
    from workbench.domain.revising.schedules import Grade, Offer
    from workbench.services.revising import Revision
    from workbench.ui.revising.pane import RevisePane
    from workbench.ui.revising.wording import Scope
    from workbench.ui.services import Services
    from workbench.ui.window import Window


class RevisingController(QObject):
    """Joins the pane, which is made when it is first shown, to the library.

    What was answered is off the pile at once and kept beside that; when it is kept, the pile is
    asked for again, which is in the same order. Undo and redo are those of the library: after them,
    what was taken back lies on top.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._pane: RevisePane | None = None
        self._revision: Revision | None = None
        self._scope: Scope | None = None
        """Whose cards are asked; None until somebody chose or it was seen what there is."""
        self._pile: list[FlashCard] = []
        self._offers: dict[CardKey, tuple[Offer, ...]] = {}
        self._dealt: list[CardKey] = []
        """The cards that were answered or left out since the pane was shown, in order."""
        self._is_stale = self._was_stepped = False
        window.add_mode("revise", self._make)
        window.desk.contents_read.connect(lambda _: self._read_after_step())
        window.desk.source_changed.connect(self._show_way_back)
        window.session.waiting_changed.connect(self._read_when_quiet)
        window.places.revise.connect(self.show)
        window.keeping.watch(self.has_pending, self.flush)
        grades = {f"grade-{x}": partial(self._in_pane, partial(_grade, x)) for x in range(1, 5)}
        window.commands.handle(
            {
                "revise": self.toggle,
                "show-answer": lambda: self._in_pane(lambda pane: pane.turn()),
                "leave-card-out": lambda: self._in_pane(lambda pane: pane.leave_out()),
                "cards-left-out": lambda: self._in_pane(lambda pane: pane.show_list(is_shown=True)),
                **grades,
            }
        )

    @property
    def mode(self) -> RevisePane | None:
        """The pane if it was made."""
        return self._pane

    def toggle(self) -> None:
        """Show the cards, or go back from them to the source."""
        if self._window.mode == "revise":
            self._go_back()
        else:
            self.show()

    def show(self) -> None:
        """Show the pile of today: of the pack on the desk, if that has any cards."""
        self._window.show_mode("revise")
        self._dealt, self._scope, self._pile = [], None, []
        self._show_way_back()
        if self._pane is not None:
            self._pane.show_nothing()
            self._pane.show_list(is_shown=False)
        self._read()

    def has_pending(self) -> bool:
        """Tell whether a number is being typed."""
        return self._pane is not None and self._pane.has_pending()

    def flush(self) -> None:
        """Hand on what is being typed."""
        if self._pane is not None:
            self._pane.flush()

    def _make(self) -> RevisePane:
        from workbench.ui.revising.pane import RevisePane

        pane = self._pane = RevisePane(self._window.look)
        pane.graded.connect(self._answer)
        pane.leave_out_wanted.connect(self._leave_out)
        pane.back_wanted.connect(self._bring_back)
        pane.scope_chosen.connect(self._choose_scope)
        pane.most_chosen.connect(self._choose_most)
        pane.page_wanted.connect(self._window.places.bring_in)
        pane.closed.connect(self._go_back)
        return pane

    # What there is

    def _read(self) -> None:
        """Ask for the pile, as soon as everything that was answered is kept."""
        window = self._window
        if window.mode != "revise":
            return
        self._is_stale = window.session.waiting > 0
        if not self._is_stale:
            pack_id = window.desk.pack.id if window.desk.pack else None
            window.session.ask(lambda services: services.revising.revision(pack_id), self._take)

    def _read_after_step(self) -> None:
        """Ask for the pile after undo or redo."""
        self._was_stepped = self._window.mode == "revise"
        self._read()

    def _read_when_quiet(self) -> None:
        if self._is_stale and not self._window.session.waiting:
            self._read()

    def _take(self, revision: Revision) -> None:
        pane = self._pane
        if pane is None or self._window.mode != "revise":
            return
        if self._window.session.waiting:
            # What was answered meanwhile is newer than what was read.
            self._is_stale = True
            return
        from workbench.ui.revising.wording import Scope

        self._revision, self._offers = revision, dict(revision.offers)
        if self._scope is None:
            self._scope = Scope.HERE if revision.here.total else Scope.EVERYWHERE
        pile = _pile_of(revision, self._scope)
        top, self._was_stepped = self._top_of(pile), False
        self._pile = sorted(pile.cards, key=lambda card: card.key != top)
        pane.show_most(revision.most)
        pane.show_left_out(revision.left_out, revision.titles)
        pane.show_scope(self._scope, has_pack=revision.here.total > 0)
        self._deal()

    def _top_of(self, pile: DailyPile) -> CardKey | None:
        """Return the card that undo has put back, or else the one that is being looked at."""
        first = {card.key for card in pile.cards[: len(pile.cards) - pile.again]}
        if self._was_stepped and self._dealt and self._dealt[-1] in first:
            return self._dealt.pop()
        shown = self._pane.card if self._pane is not None else None
        return shown.key if shown is not None else None

    def _deal(self) -> None:
        """Show the card on top of the pile, or that the pile is done."""
        from workbench.ui.revising.wording import Scope, ending_of

        pane, revision, scope = self._pane, self._revision, self._scope
        if pane is None or revision is None or scope is None:
            return
        pile = _pile_of(revision, scope)
        left = {each: len(_pile_of(revision, each).cards) for each in Scope}
        left[scope] = len(self._pile)
        pane.show_progress(len(self._pile), pile.done, left)
        if self._pile:
            card = self._pile[0]
            offers = self._offers.get(card.key, ())
            pane.show_offers(offers) if pane.card == card else pane.show_card(card, offers)
        elif self._is_stale or self._window.session.waiting:
            # When the next cards come is only known when all answers are kept.
            pane.show_nothing()
        else:
            others = left[Scope.EVERYWHERE] if scope is Scope.HERE else 0
            pane.show_ending(ending_of(pile, revision.day, revision.most), others)

    # What is done

    def _answer(self, grade: Grade) -> None:
        if not self._pile or self._window.desk.refuses():
            return
        card = self._pile[0]
        offer = next((x for x in self._offers.get(card.key, ()) if x.grade is grade), None)
        self._keep(lambda services: services.revising.answer(card.key, grade))
        self._put_away(card, comes_again=offer is not None and offer.days == 0)

    def _leave_out(self) -> None:
        window = self._window
        if not self._pile or window.desk.refuses():
            return
        card = self._pile[0]
        self._keep(lambda services: services.revising.leave_out(card.key))
        window.toast.say("This card is not asked any more", ("Undo", window.keeping.undo))
        self._put_away(card)

    def _bring_back(self, key: CardKey) -> None:
        if not self._window.desk.refuses():
            self._keep(lambda services: services.revising.bring_back(key))

    def _keep(self, change: Callable[[Services], Future[Any]]) -> None:
        """Have something kept, and ask for the pile when it is."""
        self._window.session.keep(change, lambda _: self._read(), self._tell)
        self._is_stale = True

    def _put_away(self, card: FlashCard, *, comes_again: bool = False) -> None:
        """Take a card off the pile, or put it below, and show the next one."""
        self._pile = [*self._pile[1:], *((card,) if comes_again else ())]
        self._offers.pop(card.key, None)
        self._dealt.append(card.key)
        if self._pane is not None and self._pile[:1] == [card]:
            # The only one there is, and asked again.
            self._pane.show_card(card)
        self._deal()

    def _tell(self, error: WorkbenchError) -> None:
        """Say why something was not kept, and show what is."""
        self._window.keeping.tell(error)
        self._read()

    def _choose_scope(self, scope: Scope) -> None:
        self._scope = scope
        if self._pane is not None:
            self._pane.show_nothing()
        self._read()

    def _choose_most(self, most: int) -> None:
        self._window.session.ask(
            lambda services: services.preferring.choose_cards_a_day(most), lambda _: self._read()
        )

    # Where one is

    def _in_pane(self, act: Callable[[RevisePane], object]) -> None:
        if self._pane is not None and self._window.mode == "revise":
            act(self._pane)

    def _show_way_back(self) -> None:
        source = self._window.desk.source
        if self._pane is not None:
            self._pane.show_way_back(source.name if source else "")

    def _go_back(self) -> None:
        self._window.places.text.emit()


def _grade(number: int, pane: RevisePane) -> None:
    from workbench.domain.revising.schedules import Grade

    pane.grade(Grade(number))


def _pile_of(revision: Revision, scope: Scope) -> DailyPile:
    from workbench.ui.revising.wording import Scope

    return revision.here if scope is Scope.HERE else revision.everywhere
