"""Real material that lies beside the repository, and clips that we draw where it is absent."""

import os
import subprocess
from pathlib import Path

import pytest

from webapp.videos.ffmpeg import ffmpeg_program

SHARED = Path(
    os.environ.get("HANDSHAPE_SHARED") or Path(__file__).resolve().parents[2] / "shared" / "data"
)


def shared(name: str) -> Path:
    """A file of the shared data; the test that asks for it is skipped where it is absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the shared data has no {name} here")
    return path


def drawn(path: Path, *options: str, size: str = "640x480", rate: str = "30", seconds: int = 1,
          sound: bool = True) -> Path:  # fmt: skip
    """Draw a moving test picture (with a tone) into `path`; `options` are FFmpeg's for the output.

    Options that must stand before the output's own, like another input, are not needed here.
    """
    picture = f"testsrc2=size={size}:rate={rate}:duration={seconds}"
    tone = ["-f", "lavfi", "-i", f"sine=duration={seconds}", "-c:a", "aac"] if sound else []
    coding = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
    subprocess.run(
        [ffmpeg_program(), "-v", "error", "-y", "-f", "lavfi", "-i", picture, *tone, *coding,
         *options, str(path)],
        check=True,
    )  # fmt: skip
    return path


def faults(path: Path) -> str:
    """What FFmpeg complains of while it decodes all of `path`; nothing for a sound file."""
    run = subprocess.run(
        [ffmpeg_program(), "-v", "warning", "-i", str(path), "-f", "null", "-"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    return run.stderr.strip() if run.returncode == 0 else f"{run.returncode}: {run.stderr}"
