"""What befalls a film that never gets through."""

from __future__ import annotations

import time
from contextlib import suppress
from threading import Thread

import psutil

from .house import House


class Doom(Thread):
    """Kills the work-horse of one film, whenever there is one, until the film is given up."""

    def __init__(self, home: House, video: int) -> None:
        super().__init__(daemon=True)
        self.home, self.video, self.key = home, video, str(home.video(video)["key"])
        self.deaths = 0
        self.start()

    def run(self) -> None:
        """Wait for its FFmpeg, and kill the process that waits for that."""
        while not self.home.is_settled(self.video):
            for ffmpeg in self.home.ffmpegs():
                with suppress(psutil.NoSuchProcess):
                    if self.key in ffmpeg.cwd():
                        ffmpeg.parent().kill()  # type: ignore[union-attr]  # gone is NoSuchProcess
                        ffmpeg.wait(5)
                        self.deaths += 1
            time.sleep(0.1)
