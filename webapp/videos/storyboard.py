"""A storyboard: small pictures of the whole film on one sheet, and a list of which shows which time."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from webapp.videos.coding import JPEG
from webapp.videos.ladder import even
from webapp.videos.probing import Probe

SHEET, LIST = "storyboard.jpg", "storyboard.vtt"
MOST = 100  # pictures
COLUMNS = 10
CLOSEST_MS = 500  # between two pictures: nobody points more finely
LONG_SIDE = 160


@dataclass(frozen=True, slots=True)
class Storyboard:
    """How a film is laid out on the sheet."""

    step_ms: int
    pictures: int
    width: int  # of one picture
    height: int
    duration_ms: int

    @property
    def columns(self) -> int:
        """Pictures side by side."""
        return min(COLUMNS, self.pictures)

    @property
    def rows(self) -> int:
        """Lines of pictures."""
        return ceil(self.pictures / self.columns)

    @property
    def sheet(self) -> tuple[int, int]:
        """The size of the whole."""
        return self.columns * self.width, self.rows * self.height

    @property
    def filters(self) -> str:
        """What FFmpeg does to make the sheet; places left over show the last picture again."""
        return (
            f"fps=1000/{self.step_ms}:start_time=0:round=up,scale={self.width}:{self.height},setsar=1,"
            f"tpad=stop={self.columns * self.rows}:stop_mode=clone,tile={self.columns}x{self.rows},{JPEG}"
        )


def storyboard(probe: Probe) -> Storyboard:
    """The layout for this film: a picture each half second, and in a long one fewer."""
    step = max(CLOSEST_MS, ceil(probe.duration_ms / MOST))
    scale = Fraction(LONG_SIDE, max(probe.width, probe.height))
    width, height = even(probe.width * scale), even(probe.height * scale)
    pictures = max(1, ceil(probe.duration_ms / step))
    return Storyboard(step, pictures, width, height, probe.duration_ms)


def listed(board: Storyboard) -> str:
    """WebVTT that says for each stretch of time where on the sheet its picture is."""
    cues = ["WEBVTT"]
    for number in range(board.pictures):
        start = number * board.step_ms
        end = min(start + board.step_ms, max(board.duration_ms, start + 1))
        across, down = number % board.columns * board.width, number // board.columns * board.height
        place = f"{SHEET}#xywh={across},{down},{board.width},{board.height}"
        cues.append(f"{clock(start)} --> {clock(end)}\n{place}")
    return "\n\n".join(cues) + "\n"


def clock(moment: int) -> str:
    """Milliseconds as WebVTT writes them."""
    seconds, thousandths = divmod(moment, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}.{thousandths:03}"
