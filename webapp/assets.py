"""Stylesheets joined in the order of the layers, scripts of every page joined, all fingerprinted."""

from __future__ import annotations

import functools
import gzip
import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

import rcssmin
import zopfli.gzip
from webassets.bundle import Bundle
from webassets.env import Environment

from .config import ROOT

STATIC = ROOT / "static"

# The order of the layers; folders are joined by name.
STYLES = (
    "layers.css", "tokens.css", "base.css", "layout.css", "components/*.css", "features/*.css",
    "preferences.css", "utilities.css", "print.css",
)  # fmt: skip

# What only pages with a player need: their styles, and the modules of their script in the order in
# which one needs another.
PLAYER_STYLES = ("player/*.css",)
PLAYER = (
    "clock.js", "saving.js", "step.js", "signer.js", "captions.js", "storyboard.js", "stream.js",
    "keys.js", "controls.js", "player.js",
)  # fmt: skip
LARGE = 100_000  # bytes above which zopfli takes longer than it saves

# Features whose pages ask for their own styles: few people begin there, and everybody would load them.
APART = ("dashboard", "gallery")

COMMENT = re.compile(r"""(^|\s+)// ?[^"'`]*$|^//.*""")

# What every page runs, in the order of its listeners; other scripts are asked for by their pages.
SCRIPTS = ("announce.js", "focus.js", "levels.js", "memory.js", "preferences.js")


def stylesheets(patterns: Sequence[str] = (*STYLES, *PLAYER_STYLES)) -> list[str]:
    """The style files in their order, as paths below static/."""
    found = [sorted((STATIC / "css").glob(pattern)) for pattern in patterns]
    return [str(path.relative_to(STATIC)) for paths in found for path in paths]


def build(folder: Path) -> dict[str, str]:
    """Write the joined style and script and all others into `folder`; the fingerprinted names."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [*(STATIC / "vendor").glob("*.js"), *(STATIC / "img").glob("*")]
    with TemporaryDirectory(prefix=".joining-", dir=folder) as joined:
        join(Path(joined))
        return {
            path.name: fingerprinted(path, folder)
            for path in sorted([*paths, *Path(joined).iterdir()])
        }


def join(folder: Path) -> None:
    """Write each style and script as it is sent, but for its name."""
    for name, paths in bundles().items():
        join_styles(folder, name, paths)
    for path in (STATIC / "js").glob("*.js"):
        (folder / path.name).write_text(without_comments(path.read_text("utf-8")), "utf-8")
    join_scripts(folder)
    join_player(folder)


def bundles() -> dict[str, list[str]]:
    """Which stylesheets each style that pages ask for is joined from."""
    apart = {f"{name}.css": [f"css/features/{name}.css"] for name in APART}
    shared = [path for path in stylesheets(STYLES) if [path] not in apart.values()]
    return {"app.css": shared, "player.css": stylesheets(PLAYER_STYLES), **apart}


def join_styles(folder: Path, name: str, paths: Sequence[str]) -> None:
    """Join stylesheets with webassets."""
    environment = Environment(str(folder), "/assets", load_path=[str(STATIC)])
    environment.cache = environment.manifest = False
    bundle = Bundle(*paths, filters=minified, output=name)
    environment.register("styles", bundle)
    bundle.build(force=True)


def minified(styles: TextIO, out: TextIO, **_: object) -> None:
    """Minify with rcssmin, the one minifier that leaves modern flat CSS whole."""
    out.write(rcssmin.cssmin(styles.read()))


def join_scripts(folder: Path) -> None:
    """Join the scripts of every page into one module, each in a scope of its own."""
    scripts = [without_comments((STATIC / "js" / name).read_text("utf-8")) for name in SCRIPTS]
    (folder / "app.js").write_text("".join(f"{{\n{script}\n}}\n" for script in scripts), "utf-8")


def join_player(folder: Path) -> None:
    """Join the modules of the player into one: a request instead of ten, one after another."""
    scripts = [(STATIC / "js" / "player" / name).read_text("utf-8") for name in PLAYER]
    (folder / "player.js").write_text("\n".join(map(unlinked, scripts)), "utf-8")


def unlinked(script: str) -> str:
    """A module as a part of a larger one, in which everything is at hand already."""
    lines = [line.removeprefix("export ") for line in without_comments(script).splitlines()]
    return "\n".join(line for line in lines if not line.startswith("import "))


def without_comments(script: str) -> str:
    """A script without what only says why, and without indents; all else as written.

    A comment at the end of a line goes where no quote follows it: it may stand within a text. A text
    over several lines would lose its blanks: a test holds that our scripts have none.
    """
    lines = [COMMENT.sub("", line.strip()) for line in script.splitlines()]
    return "\n".join(line for line in lines if line)


def fingerprinted(path: Path, folder: Path) -> str:
    """Copy a file under a name that changes with its content, and pack it.

    What stands there under that name already is the same: every job starts an app of its own.
    """
    content = path.read_bytes()
    mark = hashlib.sha256(content).hexdigest()[:10]
    name = f"{path.stem}.{mark}{path.suffix}"
    if not (folder / f"{name}.gz").exists():
        put(folder / name, content)
        put(folder / f"{name}.gz", packed(content))
    return name


def put(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, whoever else writes it now."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)


@functools.lru_cache(maxsize=64)
def packed(content: bytes) -> bytes:
    """As small as gzip can be; that takes long, so one process does it once."""
    packed = gzip.compress(content) if len(content) > LARGE else zopfli.gzip.compress(content)
    return bytes(packed)
