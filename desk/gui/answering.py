"""What a customer answered to a notice: asked and noted in the window that shows it."""

from functools import partial
from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.window import RecordWindow
from desk.operations import notices
from desk.records.notices import CANCELLED, DECLINED, SHIPPING_COST, Notice
from desk.records.rights import Act
from desk.words.notices import answer_text

ANSWER = Act("answer_notice")
CHANGES = ("orders", "preorders", "notices")


def is_answerable(notice: Notice) -> bool:
    """Whether somebody was told, and may still say something else."""
    return bool(notice.way) and notice.said != CANCELLED


class Answering:
    """The question and the deed, in a window; nothing is cancelled by an answer."""

    def __init__(self, window: RecordWindow) -> None:
        self._window, self._words = window, window.words

    def ask(self, notice: Notice) -> None:
        """Ask which answer it was, of all that there can be, and when."""
        words = self._words
        options = {each: answer_text(words, notice.kind, each) for each in notice.answers}
        blanks = (Blank("said", words("answers.answer"), "choice", options=options), self._day())
        key = "answers.ask-cost" if notice.kind == SHIPPING_COST else "answers.ask"
        sentence = words(key, name=notice.customer.name, kind=words(f"notice.{notice.kind}"))
        self._put(notice, sentence, words("answers.do-agreed"), blanks)

    def ask_when(self, notice: Notice, said: str) -> None:
        """Ask when a delay was answered in this way."""
        words = self._words
        sentence = words(f"answers.ask-{said}", name=notice.customer.name, day=notice.promised)
        self._put(notice, sentence, words(f"answers.do-{said}"), (self._day(),), said=said)

    def _day(self) -> Blank:
        return Blank("on", self._words("answers.on"), "day", day=self._window.run.desk.clock.today())

    def _put(self, notice: Notice, *told: Any, **given: Any) -> None:
        sentence, confirm, blanks = told
        step = partial(self._answer, notice, given)
        self._window.ask.put(Question(sentence, confirm, blanks, step))

    def _answer(self, notice: Notice, given: dict[str, Any], typed: dict[str, Any]) -> None:
        window, answers = self._window, {**given, **typed}
        said = answers["said"]
        step = (notices.answer_notice, notice.number, said, answers["on"])
        window.run.write(window.bar, *step, changes=CHANGES, then=lambda _: self._answered(notice, said))

    def _answered(self, notice: Notice, said: str) -> None:
        window, words = self._window, self._words
        window.ask.take_back()
        # Nothing is cancelled by itself: it is done where what it gives back is seen.
        if said == CANCELLED:
            window.run.wanted.emit("cancel", notice.order)
        if said == DECLINED:
            step = partial(window.run.wanted.emit, "cancel", notice.order)
            window.bar.tell(
                words("answers.declined", name=notice.customer.name), words("answers.cancel-order"), step
            )
