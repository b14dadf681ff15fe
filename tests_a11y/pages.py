"""Every page there is: where it stands, who looks at it, and what they do there before we look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page as Window


def nothing(_: Window) -> None:
    """The page is looked at as it opens."""


def send_empty(window: Window) -> None:
    """Send the page's own form with its required fields empty."""
    for field in window.locator("main form [required]:not([type=file])").all():
        field.fill("")
    press(window, "main form [type=submit]")


def sign_in_wrongly(window: Window) -> None:
    """Sign in as somebody who is not there."""
    window.fill("main input[type=email]", "nobody@example.org")
    window.fill("main input[type=password]", "not the password")
    press(window, "main form [type=submit]")


def save(window: Window) -> None:
    """Send the page's own form as it is."""
    press(window, "main form [type=submit]")


def take_back(window: Window) -> None:
    """Take back the first of one's choices."""
    press(window, "button[form=reset]")


def send_untimed(window: Window) -> None:
    """Send captions whose times nobody can read."""
    window.fill("main textarea", "0:0x Hello\nWhat is this?")
    save(window)


def send_soon(window: Window) -> None:
    """Send a time that is no number."""
    window.fill("main input[name=offset]", "soon")
    save(window)


def press(window: Window, button: str) -> None:
    """Press the first such button and wait for what comes of it, swapped in or not."""
    with window.expect_response(lambda answer: answer.request.method == "POST"):
        window.locator(button).first.click()
    window.wait_for_load_state()
    window.wait_for_selector("main .error-summary, main .notice")


@dataclass(frozen=True, slots=True)
class Place:
    """One page. `path` is an address, or the name of one that was staged."""

    name: str
    endpoint: str  # of the route that it stands for; "" for none
    path: str
    who: str = "visitor"
    act: Callable[[Window], None] = nothing
    status: int = 200


# fmt: off
PLACES = (
    Place("home",                  "home.index",         "/"),
    Place("home as a preview",     "home.index",         "/?reading_level=2"),
    Place("entries",               "entries.index",      "/entries"),
    Place("entries of a writer",   "entries.index",      "/entries", "contributor"),
    Place("entries I can use",     "entries.index",      "/entries?usable=yes"),
    Place("entries as a table",    "entries.table",      "/entries/table"),
    Place("entry",                 "entries.show",       "entry"),
    Place("entry in German",       "entries.show",       "entry?language=de"),
    Place("entry of the admin",    "entries.show",       "entry", "admin"),
    Place("about an entry",        "entries.about",      "entry/about"),
    Place("draft of a writer",     "entries.show",       "draft", "contributor"),
    Place("new entry",             "entries.new",        "/entries/new", "contributor"),
    Place("new entry, refused",    "entries.create",     "/entries/new", "contributor", send_empty),
    Place("new text",              "entries.new_text",   "draft/texts/new", "contributor"),
    Place("text",                  "entries.edit_text",  "draft text", "contributor"),
    Place("text, refused",         "entries.change_text", "draft text", "contributor", send_empty),
    Place("upload form",           "videos.new",         "draft/videos/new", "contributor"),
    Place("video, ready",          "videos.show",        "ready"),
    Place("video, ready, admin",   "videos.show",        "ready", "admin"),
    Place("about a video",         "videos.about",       "ready/about"),
    Place("video, queued",         "videos.show",        "queued", "contributor"),
    Place("video, processing",     "videos.show",        "processing", "contributor"),
    Place("video, playable",       "videos.show",        "playable", "contributor"),
    Place("video, not captioned",  "videos.show",        "heard", "contributor"),
    Place("video, refused",        "videos.show",        "refused", "contributor"),
    Place("video, failed",         "videos.show",        "failed", "contributor"),
    Place("new captions",          "captions.new",       "heard/captions/new", "contributor"),
    Place("new captions, refused", "captions.create",    "heard/captions/new", "contributor", send_untimed),
    Place("captions",              "captions.edit",      "ready/captions/en/edit", "admin"),
    Place("captions, refused",     "captions.change",    "ready/captions/en/edit", "admin", send_untimed),
    Place("captions, mended",      "captions.edit",      "processing/captions/en/edit", "contributor"),
    Place("video with signers",    "videos.show",        "lesson"),
    Place("video with signers, admin", "videos.show",    "lesson", "admin"),
    Place("film of a signer",      "videos.show",        "signer"),
    Place("new signer",            "videos.signers.new", "lesson/signers/new", "admin"),
    Place("new signer, refused",   "videos.signers.create", "lesson/signers/new", "admin", send_empty),
    Place("signer",                "videos.signers.edit", "signer of the lesson", "admin"),
    Place("signer, refused",       "videos.signers.change", "signer of the lesson", "admin", send_soon),
    Place("new glosses",           "captions.new",       "heard/captions/new?sort=glosses", "contributor"),
    Place("glosses of a draft",    "captions.edit",      "heard/glosses/ase/edit", "contributor"),
    Place("video, searched",       "videos.show",        "lesson?find=the"),
    Place("about a video with all lanes", "videos.about", "lesson/about"),
    Place("search",                "search.index",       "/search"),
    Place("search, found",         "search.index",       "/search?q=fire"),
    Place("search, moments",       "search.index",       "/search?q=door&in=signs"),
    Place("search, nothing",       "search.index",       "/search?q=zzzz"),
    Place("signs",                 "signs.index",        "/signs"),
    Place("signs, not found",      "signs.index",        "/signs?q=zzzz"),
    Place("sign",                  "signs.show",         "/signs/ase/SMOKE"),
    Place("dashboard",             "dashboard.index",    "/dashboard"),
    Place("dashboard of the admin", "dashboard.index",   "/dashboard", "admin"),
    Place("dashboard, paused",     "dashboard.index",    "/dashboard?live=off", "admin"),
    Place("settings",              "settings.show",      "/settings"),
    Place("settings in German",    "settings.show",      "/settings?text_language=de"),
    Place("settings, saved",       "settings.change",    "/settings", "contributor", save),
    Place("settings, taken back",  "settings.reset",     "/settings", "visitor", take_back),
    Place("settings, told",        "settings.show",      "/settings?brought=3&wrong=font&kept=2"),
    Place("watching",              "settings.watching.show", "/settings/watching"),
    Place("watching, saved",       "settings.watching.change", "/settings/watching", "contributor", save),
    Place("import",                "settings.passport.import_form", "/settings/import"),
    Place("import, refused",       "settings.passport.bring_in", "/settings/import", "visitor", save),
    Place("sign in",               "accounts.sign_in_form", "/sign-in"),
    Place("sign in, refused",      "accounts.sign_in",   "/sign-in", "visitor", sign_in_wrongly),
    Place("sign up",               "accounts.sign_up_form", "/sign-up"),
    Place("sign up, refused",      "accounts.sign_up",   "/sign-up", "visitor", send_empty),
    Place("gallery",               "gallery.index",      "/gallery"),
    Place("gallery, to fill in",   "gallery.index",      "/gallery?part=ask"),
    Place("gallery, to read",      "gallery.index",      "/gallery?part=read"),
    Place("gallery, to find the way", "gallery.index",   "/gallery?part=move"),
    Place("gallery, to be told",   "gallery.index",      "/gallery?part=tell"),
    Place("building block",        "gallery.show",       "/gallery/button"),
    Place("text in signs",         "clips.show",         "/clips/nav-settings?back=/settings"),
    Place("text without a clip",   "clips.show",         "/clips/home-what?signed=bfi"),
    Place("text of the admin",     "clips.show",         "/clips/nav-settings", "admin"),
    Place("signed texts",          "clips.index",        "/clips", "admin"),
    Place("new clip",              "clips.new",          "/clips/nav-sign-in/new", "admin"),
    Place("new clip, refused",     "clips.create",       "/clips/home-what/new", "admin", send_empty),
    Place("not found",             "",                   "/no-such-page", status=404),
    Place("sign-in needed",        "",                   "/entries/new", status=401),
    Place("not allowed",           "",                   "entry text", "contributor", status=403),
)
# fmt: on

NO_PAGES = {
    "assets": "a style, a script or a picture",
    "home.healthz": "one word for machines",
    "settings.passport.download": "a passport as JSON",
    "dashboard.events": "a stream of fragments, drawn by the dashboard's own partials",
    "videos.events": "a stream of fragments, drawn by the video page's own partials",
    "videos.serve": "a picture or a film",
    "entries.describe": "what an entry offers whom, as JSON",
    "captions.show": "captions as a file",
    "captions.stand_in": "words as WebVTT where there are no captions",
}

# The pages that can be met at each route.
ROUTES = {
    route: [place.name for place in PLACES if place.endpoint == route]
    for route in dict.fromkeys(place.endpoint for place in PLACES)
}

# The pages that stand for the others where looking at all of them would say nothing new.
MAIN = tuple(
    place
    for place in PLACES
    if place.name in {
        "home", "entries", "entry", "new entry, refused", "upload form", "signed texts",
        "video, ready", "dashboard of the admin", "settings", "sign in",
    }
)  # fmt: skip


def place(name: str) -> Place:
    """The page of this name."""
    return next(each for each in PLACES if each.name == name)
