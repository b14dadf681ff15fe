"""What stands behind a signer, and whether the hands stay in the picture."""

import shutil
from pathlib import Path

import pytest

from tests.shared_data import shared
from webapp.videos.ffmpeg import run
from webapp.videos.framing import Framing, look
from webapp.videos.intake import Intake, sign_intake
from webapp.videos.probing import measure

BLUE, BLACK, WHITE, SKIN, LIKE_SKIN = "0x3c5a96", "0x060606", "0xf8f8f8", "0xc89678", "0xbe9678"
INSIDE, ACROSS = "135+70*sin(4*t)", "-30+60*sin(4*t)"
REAL = ["asl/original_asl_house", "asl/original_asl_different", "dgs/Zug", "numbersigns/ns_1k"]


def signing(folder: Path, ground: str, hand: str, across: str) -> Framing:
    """A hand that moves before a plain ground."""
    graph = (
        f"color={ground}:s=320x240:r=25:d=4,noise=alls=3:allf=t[ground];color={hand}:s=50x50:r=25[hand];"
        f"[ground][hand]overlay='{across}':'90+30*cos(3*t)':shortest=1,format=yuv420p"
    )
    run(["-filter_complex", graph, "-c:v", "libx264", "-f", "mp4", "source"], folder)
    return look(folder / "source", measure(folder / "source"))


@pytest.mark.parametrize(
    ("ground", "hand", "across", "expected"),
    [
        (BLUE, SKIN, INSIDE, ()),
        (BLACK, SKIN, INSIDE, ("background_dark",)),
        (WHITE, SKIN, INSIDE, ("background_light",)),
        (SKIN, LIKE_SKIN, INSIDE, ("contrast_low",)),
        (BLUE, SKIN, ACROSS, ("hands_cut_off",)),
        (BLACK, SKIN, ACROSS, ("background_dark", "hands_cut_off")),
    ],
)
def test_a_drawn_signer_is_told_what_could_be_better(
    tmp_path: Path, ground: str, hand: str, across: str, expected: tuple[str, ...]
) -> None:
    framing = signing(tmp_path, ground, hand, across)
    told = sign_intake(measure(tmp_path / "source"), framing)
    assert Intake("warn" if expected else "fit", expected) == told  # type: ignore[arg-type]  # words
    assert ["source"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("name", REAL)
def test_a_good_real_clip_is_not_warned_of_its_framing(name: str, tmp_path: Path) -> None:
    source = Path(shutil.copy(shared(f"signs/clips/{name}.mp4"), tmp_path / "source"))
    found = measure(source)
    assert sign_intake(found) == sign_intake(found, look(source, found))


def test_nothing_is_said_of_a_film_that_moves_all_over(tmp_path: Path) -> None:
    source = Path(shutil.copy(shared("media/act-rules/perspective-video.mp4"), tmp_path / "source"))
    assert Framing() == look(source, measure(source))
