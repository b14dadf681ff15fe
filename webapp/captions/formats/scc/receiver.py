"""Turns CEA-608 codes into captions, as a television does: popping on, rolling up, painting on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import codes
from .screen import Screen


@dataclass(slots=True)
class Shown:
    """A caption: from one frame to another, or to nobody knows when."""

    line: int
    start: int
    end: int | None
    screen: Screen


class Receiver:
    """Takes the codes of one channel in; `captions` are those that were shown."""

    def __init__(self) -> None:
        self.captions = list[Shown]()
        self.rolled = self.other_channels = 0  # the line of the first, for those who are told
        self._hidden = Screen()
        self._now: Shown | None = None
        self._mode = "paint"
        self._before = self._channel = -1
        self._is_ours = True

    def take(self, high: int, low: int, line: int, frame: int) -> None:
        """Two bytes. A code that is sent twice, so that it surely arrives, counts once."""
        is_code = 0x10 <= high < 0x20
        word = high << 8 | low
        if is_code and word == self._before:
            self._before = -1
            return
        self._before = word if is_code else -1
        if is_code:
            self._is_ours = self._tuned(high & 8)
        if not self._is_ours:
            self.other_channels = self.other_channels or line
        elif not is_code:
            self._say(codes.letters(high, low), line, frame)
        else:
            self._obey(high & 0x17, low, line, frame)

    def finish(self, line: int, frame: int) -> None:
        """The file has ended: what was prepared is shown, as its words would be lost."""
        if self._hidden.has_words:
            self._show(line, frame)
        self._clear(None)

    def _tuned(self, channel: int) -> bool:
        self._channel = channel if self._channel < 0 else self._channel
        return channel == self._channel

    def _obey(self, high: int, low: int, line: int, frame: int) -> None:
        if low < 0x20:
            return
        if low >= 0x40:
            self._place(high, low, line, frame)
        elif high in {0x14, 0x15}:
            self._control(low, line, frame)
        elif high == 0x17 and 0x21 <= low <= 0x23:
            self._screen(line, frame).tab(low & 3)
        elif high == 0x11 and 0x20 <= low < 0x30:
            self._screen(line, frame).change_look(codes.marks_of(low))
        elif high == 0x11:
            self._say(codes.SPECIAL[low & 15], line, frame)
        elif high in codes.EXTENDED:
            self._screen(line, frame).take_back()
            self._say(codes.EXTENDED[high][low & 31], line, frame)

    def _place(self, high: int, low: int, line: int, frame: int) -> None:
        marks = codes.marks_of(low & 1 if low & 0x10 else low)
        screen, row = self._screen(line, frame), codes.row_of(high, low)
        if self._mode == "roll" and screen.has_words:
            row = screen.row
        screen.move(row, codes.indent_of(low), marks)

    def _control(self, low: int, line: int, frame: int) -> None:
        if low in codes.ROLL_UP:
            self._begin("roll", frame)
            return
        acts: dict[int, Callable[[], None]] = {
            codes.POP_ON: lambda: self._begin("pop", frame),
            codes.PAINT_ON: lambda: self._begin("paint", frame),
            codes.BACKSPACE: lambda: self._screen(line, frame).take_back(),
            codes.DELETE_TO_END: lambda: self._screen(line, frame).cut(),
            codes.ERASE_SHOWN: lambda: self._clear(frame),
            codes.NEW_LINE: lambda: self._roll(line, frame),
            codes.ERASE_HIDDEN: self._forget,
            codes.SHOW: lambda: self._show(line, frame),
        }
        if low in acts:
            acts[low]()

    def _begin(self, mode: str, frame: int) -> None:
        if mode == "paint" or (mode == "roll" and self._mode != "roll"):
            self._clear(frame)
        self._mode = mode

    def _screen(self, line: int, frame: int) -> Screen:
        """Where the next letters go."""
        if self._mode == "pop":
            return self._hidden
        if self._now is None:
            self._now = Shown(line, frame, None, Screen())
        return self._now.screen

    def _say(self, text: str, line: int, frame: int) -> None:
        screen = self._screen(line, frame)
        if self._now and screen is self._now.screen and not screen.has_words:
            self._now.line, self._now.start = line, frame
        screen.write(text)

    def _roll(self, line: int, frame: int) -> None:
        if self._mode != "roll":
            return
        row = self._now.screen.row if self._now else codes.LAST_ROW
        if self._now and self._now.screen.has_words:
            self.rolled = self.rolled or line
        self._clear(frame)
        self._now = Shown(line, frame, None, Screen(row))

    def _show(self, line: int, frame: int) -> None:
        self._clear(frame)
        self._now = Shown(line, frame, None, self._hidden)
        self._forget()
        self._mode = "pop"

    def _forget(self) -> None:
        self._hidden = Screen()

    def _clear(self, frame: int | None) -> None:
        if self._now and self._now.screen.has_words:
            self._now.end = frame
            self.captions.append(self._now)
        self._now = None
