"""Stylesheets joined in the order of the layers, scripts of every page joined, all fingerprinted."""

from __future__ import annotations

import functools
import hashlib
import os
import re
from pathlib import Path
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

# Features whose pages ask for their own styles: few people begin there, and everybody would load them.
APART = ("dashboard", "gallery")

COMMENT = re.compile(r"""(^|\s+)// ?[^"'`]*$|^//.*""")

# What every page runs, in the order of its listeners; other scripts are asked for by their pages.
SCRIPTS = ("announce.js", "focus.js", "levels.js", "memory.js", "preferences.js")


def stylesheets() -> list[str]:
    """The style files in their order, as paths below static/."""
    found = [sorted((STATIC / "css").glob(pattern)) for pattern in STYLES]
    return [str(path.relative_to(STATIC)) for paths in found for path in paths]


def build(folder: Path) -> dict[str, str]:
    """Write the joined style and script and all others into `folder`; the fingerprinted names."""
    folder.mkdir(parents=True, exist_ok=True)
    apart = {f"css/features/{name}.css": f"{name}.css" for name in APART}
    shared = [path for path in stylesheets() if path not in apart]
    names = {name: join_styles(folder, [path], name) for path, name in apart.items()}
    names |= {"app.css": join_styles(folder, shared, "app.css"), "app.js": join_scripts(folder)}
    for path in sorted((STATIC / "js").glob("*.js")):
        (folder / path.name).write_text(without_comments(path.read_text("utf-8")), "utf-8")
        names[path.name] = fingerprinted(folder / path.name, folder)
    for path in sorted([*(STATIC / "vendor").glob("*.js"), *(STATIC / "img").glob("*")]):
        names[path.name] = fingerprinted(path, folder)
    return names


def join_styles(folder: Path, paths: list[str], name: str) -> str:
    """Join stylesheets with webassets and name the result by what is in it."""
    environment = Environment(str(folder), "/assets", load_path=[str(STATIC)])
    environment.cache = environment.manifest = False
    bundle = Bundle(*paths, filters=minified, output=name)
    environment.register("styles", bundle)
    bundle.build(force=True)
    return fingerprinted(folder / name, folder)


def minified(styles: TextIO, out: TextIO, **_: object) -> None:
    """Minify with rcssmin, the one minifier that leaves modern flat CSS whole."""
    out.write(rcssmin.cssmin(styles.read()))


def join_scripts(folder: Path) -> str:
    """Join the scripts of every page into one module, each in a scope of its own."""
    scripts = [without_comments((STATIC / "js" / name).read_text("utf-8")) for name in SCRIPTS]
    (folder / "app.js").write_text("".join(f"{{\n{script}\n}}\n" for script in scripts), "utf-8")
    return fingerprinted(folder / "app.js", folder)


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
    return bytes(zopfli.gzip.compress(content))
