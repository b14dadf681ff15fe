"""Takes pictures: one entry as two readers get it, for the README; with a folder, every page there is.

`./handshape screenshots [FOLDER]` draws the demo first, which takes about a minute. With `--docs`
it takes the pictures of docs/densities.md: the same three pages at each density.
"""

from __future__ import annotations

import io
import re
import sys
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page as Window
from playwright.sync_api import sync_playwright

from tests.servers import chromium
from webapp.config import ROOT
from webapp.preferences import DENSITY_NAMES

from .combinations import met
from .live import live
from .looking import Looker, settle
from .pages import PLACES, Place, place

IMAGES = ROOT / "docs" / "images"
LARGEST = 150_000  # bytes of a picture in the documentation
SMALL = 60_000  # bytes of one of the fifteen pictures of densities

# One entry, two readers: the first asks for little at a time, the second for all there is.
READERS = {
    "a": {"sign_language": "ase", "density": "2", "reading_level": "2"},
    "b": {"sign_language": "gsg", "density": "5", "reading_level": "5"},
}
# Pictures for looking at: density, contrast, scheme, width.
LOOKS = [
    met(density=density, contrast=contrast, scheme=scheme, width=width)
    for density, (contrast, scheme), width in product(
        (1, 5), (("normal", "light"), ("normal", "dark"), ("high", "light")), (320, 1280)
    )
]
# A film shows a turning wheel until its first picture is there.
LOADED = """() => Promise.all([
  ...[...document.images].map(each => {
    each.loading = "eager";
    return each.decode().catch(() => null);
  }),
  ...[...document.querySelectorAll("video[preload=metadata]")].map(each => new Promise(done => {
    if (each.readyState >= 2) done();
    each.addEventListener("loadeddata", done);
    setTimeout(done, 3000);
  })),
])"""


def main(folder: Path | None = None, *, docs: bool = False) -> None:
    """Take the two pictures of the README, and one of every page into a folder, if named; or those
    of the densities."""
    with live(drawn=True) as house, sync_playwright() as playwright:
        looker = Looker(house, playwright.chromium.launch(executable_path=chromium()))
        if docs:
            take_densities(looker, IMAGES / "densities")
            return
        take_readers(looker, IMAGES)
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            for each in PLACES:
                take_all(looker, each, folder)


def take_readers(looker: Looker, folder: Path) -> None:
    """The same address as two readers get it: the first thing that each of them sees."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, chosen in READERS.items():
        window = looker.window("visitor")
        window.set_viewport_size({"width": 1280, "height": 900})
        looker.open(window, place("entry"), chosen)
        window.evaluate(LOADED)
        window.wait_for_timeout(3000)  # the wheel turns to its end before it goes
        keep(taken(window), folder / f"entry-two-readers-{name}.png")


def take_densities(looker: Looker, folder: Path) -> None:
    """The same three pages at each density, at half their size."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (number, density) in product(
        ("home", "entries", "entry"), enumerate(DENSITY_NAMES, start=1)
    ):
        window = looker.window("visitor")
        window.set_viewport_size({"width": 1280, "height": 1400})
        looker.open(window, place(name), {"density": str(number)})
        window.evaluate(LOADED)
        window.wait_for_timeout(2000)  # the wheel turns to its end before it goes
        picture = taken(window)
        half = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
        path = folder / f"{name}-{number}-{density}.webp"
        half.save(path, quality=80, method=6)
        assert path.stat().st_size <= SMALL, f"{path.name} is too large"


def take_all(looker: Looker, page: Place, folder: Path) -> None:
    """The whole length of one page in every look."""
    for seen in LOOKS:
        look = " ".join(seen[name] for name in ("density", "scheme", "contrast"))
        words = f"{page.name} {seen.width} {look}"
        name = re.sub(r"\W+", "-", words)
        taken(looker.look(page, seen), whole=True).save(folder / f"{name}.png")


def taken(window: Window, *, whole: bool = False) -> Image.Image:
    """What is on the screen, or all of the page, once pictures and posters are there."""
    settle(window)
    window.evaluate(LOADED)
    picture = Image.open(io.BytesIO(window.screenshot(full_page=whole)))
    return picture.convert("RGB")


def keep(picture: Image.Image, path: Path) -> None:
    """Write a small file: as many colours as fit into it."""
    for colours in (256, 128, 64):
        picture.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= LARGEST:
            return
    raise RuntimeError(f"{path.name} stays larger than {LARGEST} bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
