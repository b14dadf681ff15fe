"""Templates are called and found by the shortest way; it leads where Jinja's own would."""

from __future__ import annotations

from jinja2 import DictLoader

from tests.conftest import MakeApp
from webapp.app import Handshape

# What Jinja's pass_context and its kin leave on a function.
WANTS = "jinja_pass_arg"
MACRO = """
{%- macro list(items) %}{% for each in items %}{{ caller(each) }}{% endfor %}{% endmacro -%}
"""
PAGE = """
{%- from "macro.html" import list %}{% block one scoped %}{% for way in ('a', '<b>') -%}
{% call(x) list([1, 2]) %}{{ way }}{{ x }} {% endcall %}{% endfor %}{% endblock %}|{{ self.one() }}
"""


async def test_no_word_of_templates_asks_for_what_calls_do_not_hand_over(app: Handshape) -> None:
    words = app.jinja_env.globals
    async with app.test_request_context("/"):
        asking = [name for name, word in words.items() if hasattr(word, WANTS)]
    assert (asking, "render_partial" in words) == ([], True)


def test_macros_callers_and_blocks_are_called_with_all_they_are_given(app: Handshape) -> None:
    environment = app.jinja_env
    environment.loader = DictLoader({"macro.html": MACRO, "page.html": PAGE})
    drawn = "a1 a2 &lt;b&gt;1 &lt;b&gt;2 "
    assert environment.get_template("page.html").render() == f"{drawn}|{drawn}"


def test_another_loader_finds_other_templates(make_app: MakeApp) -> None:
    environment = make_app().jinja_env
    said = []
    for words in ("first", "second"):
        environment.loader = DictLoader({"page.html": words})
        said.append(environment.get_template("page.html").render())
    assert said == ["first", "second"]
