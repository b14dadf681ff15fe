"""Jinja as pages need it: templates that cannot await, and nothing asked again that never changes."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from contextvars import ContextVar
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from quart import Quart, g
from quart.templating import Environment as QuartEnvironment

INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class PureTemplate(Template):
    """A template whose macros know the same words everywhere, so they are made once.

    Jinja compares all names at each import of a macro, in case a template got globals of its own.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class PureContext(Context):
    """Calls what a template names just so.

    Jinja looks at each call whether the context is wanted as well; a test holds that none of our
    words does. What it hands over of loops and blocks would only go into that.
    """

    def call(
        self,
        word: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: Any,
    ) -> Any:
        """What the word says."""
        return word(*args, **named)


class PureEnvironment(QuartEnvironment):
    """Templates that cannot await, so they cannot query; Quart alone would make them asynchronous."""

    template_class = PureTemplate
    context_class = PureContext

    def __init__(self, app: Quart, **options: Any) -> None:
        options.update(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        super().__init__(app, **{**options, "enable_async": False})
        self.is_async = False
        self.found: dict[str, Template] = {}
        self.found_by: BaseLoader | None = None

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """A template without its indents: they are for who writes it, and every reader would load
        them. A test holds that nothing stands in one where blanks are shown."""
        return INDENT.sub("", super().preprocess(source, name, filename))

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain dictionary for all templates: every context copies it, which a chain of
        mappings, as Jinja makes it, draws out more than all else."""
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """The template of this name. A page asks for dozens, Jinja's own memory takes a lock each."""
        if globals or self.auto_reload or isinstance(name, Template):
            return super().get_template(name, parent, globals)
        if self.found_by is not self.loader:
            self.found, self.found_by = {}, self.loader
        if (known := self.found.get(name)) is None:
            known = self.found[name] = super().get_template(name, parent)
        return known


# Quart finds `g` anew for each field; while a template is drawn it stays the same one.
_at_hand: ContextVar[Any] = ContextVar("at_hand", default=None)


def here() -> Any:
    """What `g` stands for now."""
    return _at_hand.get() or g._get_current_object()


class Here:
    """What templates know as `g`."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(here(), name)


class AtHand:
    """Draw for the reader in `g`, and nobody else, while this is open."""

    def __enter__(self) -> None:
        self.before = _at_hand.set(g._get_current_object())

    def __exit__(self, *_: object) -> None:
        _at_hand.reset(self.before)
