"""TTML and IMSC: times within times, looks from afar, and XML that means harm."""

from __future__ import annotations

import pytest

from tests.captions.reading import marked, places, read, refused
from webapp.captions.formats import understood

SPACES = (
    'xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" '
    'xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
)


def file(body: str, head: str = "", about: str = "", of_body: str = "") -> str:
    """A TTML file of five lines; its paragraphs begin in the fourth."""
    return (
        f'<?xml version="1.0"?>\n<tt {SPACES} xml:lang="en" {about}>\n<head>{head}</head>\n'
        f"<body {of_body}><div>{body}</div></body>\n</tt>"
    )


NTSC = 'ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001"'
LOW = 'tts:origin="10% 80%" tts:extent="80% 15%" tts:displayAlign="after" tts:textAlign="center"'


@pytest.mark.parametrize(
    ("about", "begin", "expected"),
    [
        ("", "00:00:05", 5000),
        ("", "00:00:05.25", 5250),
        ("", "00:00:05:15", 5500),
        ('ttp:frameRate="25"', "00:00:05:15", 5600),
        ('ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001"', "300f", 10_010),
        ('ttp:frameRate="30" ttp:frameRateMultiplier="1000:1001"', "300f", 10_010),
        ('ttp:frameRate="24"', "48f", 2000),
        ('ttp:tickRate="10000000"', "50000000t", 5000),
        ('ttp:frameRate="20" ttp:subFrameRate="2"', "80t", 2000),
        ('ttp:frameRate="20" ttp:subFrameRate="2"', "00:00:01:10.1", 1525),
        (
            f'ttp:timeBase="smpte" ttp:dropMode="dropNTSC" {NTSC}',
            "01:00:00:00",
            3_599_996,
        ),
        ("", "1.5h", 5_400_000),
        ("", "2m", 120_000),
        ("", "1500ms", 1500),
        ('ttp:tickRate="0" ttp:frameRate="x" ttp:frameRateMultiplier="1 0"', "2t", 2000),
    ],
)
def test_every_way_to_say_a_time_is_read(about: str, begin: str, expected: int) -> None:
    cues, repairs = read(file(f'<p begin="{begin}" dur="1s">A</p>', about=about))
    assert [(expected, expected + 1000, "A")] == cues
    assert {} == repairs


def test_times_count_from_those_around_them() -> None:
    body = '<p begin="1s" end="2s">A</p><p begin="3s">B</p>'
    assert ([(11_000, 12_000, "A"), (13_000, 20_000, "B")], {}) == read(
        file(body, of_body='begin="10s" end="20s"')
    )


def test_in_a_sequence_each_begins_after_the_one_before() -> None:
    text = file("<p dur='2s'>A</p><p begin='1s' dur='2s'>B</p>").replace(
        "<div>", "<div timeContainer='seq'>"
    )
    assert ([(0, 2000, "A"), (3000, 5000, "B")], {}) == read(text)


def test_spans_that_come_and_stay_are_one_caption_with_moments() -> None:
    body = '<p begin="1s" end="9s"><span begin="1s">One</span> <span begin="2s">two</span></p>'
    assert ["<00:00:02.000>One <00:00:03.000>two"] == marked(file(body))


def test_spans_that_come_and_go_are_several_captions() -> None:
    body = (
        '<p begin="1s" end="9s"><span end="2s">One</span> <span begin="1s" end="3s">two</span></p>'
    )
    assert read(file(body)) == (
        [(1000, 2000, "One"), (2000, 3000, "One two"), (3000, 4000, "two")],
        {},
    )


def test_looks_come_from_styles_regions_and_parents() -> None:
    head = (
        '<styling><style xml:id="a" tts:color="#ffff00"/><style xml:id="b" style="a b" '
        'tts:fontStyle="italic"/></styling>'
    )
    body = (
        '<p begin="1s" end="2s" style="b">A<span tts:color="#fe0000" tts:fontWeight="bold">B<br/>C'
        '</span></p><p begin="3s" end="4s" tts:fontSize="20px">D <span xml:lang="fr">E</span></p>'
    )
    text = file(body, head)
    assert [
        "<c.yellow><i>A</i></c><c.red><b><i>B\nC</i></b></c>", "D <lang fr>E</lang>",
    ] == marked(text)  # fmt: skip
    assert {"marks": [(4, "0:01"), (4, "0:03")]} == read(text)[1]


def test_who_speaks_and_ruby_are_kept() -> None:
    head = (
        '<ttm:agent xml:id="x" type="person"><ttm:name type="full">Fay  Ray</ttm:name></ttm:agent>'
    )
    body = (
        '<p begin="1s" end="2s" ttm:agent="x">Hi <span tts:ruby="container"> <span tts:ruby="base">漢'
        '</span><span tts:ruby="delimiter">(</span><span tts:ruby="text">kan</span> </span></p>'
    )
    assert ["<v Fay Ray>Hi <ruby>漢<rt>kan</rt></ruby></v>"] == marked(file(body, head))


@pytest.mark.parametrize(
    ("region", "about", "expected"),
    [
        (LOW, "", ""),
        ('tts:origin="10% 5%" tts:extent="80% 15%" tts:textAlign="center"', "", "line:5% size:80%"),
        (
            'tts:origin="64px 36px" tts:extent="320px 72px" tts:displayAlign="after"',
            'tts:extent="640px 360px"',
            "line:30%,end position:10% size:50% align:start",
        ),
        ('tts:origin="16c 0c" tts:extent="16c 15c" tts:textAlign="end"', "", "line:0% size:50% align:end"),
        (
            'tts:origin="0% 0%" tts:extent="100% 100%" tts:displayAlign="center" tts:writingMode="tbrl"',
            "",
            "vertical:rl line:50%,center align:start",
        ),
    ],
)  # fmt: skip
def test_a_region_is_a_place(region: str, about: str, expected: str) -> None:
    head = f'<layout><region xml:id="r" {region}/></layout>'
    text = file('<p begin="1s" end="2s" region="r">A</p>', head, about)
    assert [expected] == places(text)
    assert {} == read(text)[1]


def test_a_place_outside_the_picture_is_told() -> None:
    head = '<layout><region xml:id="r" tts:origin="-10% 0%" tts:extent="20% 10%"/></layout>'
    text = file('<p begin="1s" end="2s" region="r">A</p>', head)
    assert {"settings": [(4, "0:01")]} == read(text)[1]


def test_blanks_are_joined_unless_they_are_meant() -> None:
    body = '<p begin="1s" end="2s">\n  A   b <span> c</span>\n</p>'
    assert ["A b c"] == marked(file(body))
    assert ["A   b  c"] == marked(file(body, about='xml:space="preserve"'))


def test_older_editions_other_prefixes_and_none_are_read() -> None:
    body = '<p begin="1s" end="2s" tts:color="lime">A</p>'
    old = file(body).replace("ns/ttml#styling", "2006/10/ttaf1#style").replace(
        "ns/ttml", "2006/10/ttaf1"
    )  # fmt: skip
    assert ["<c.lime>A</c>"] == marked(old)
    prefixed = (
        '<x:tt xmlns:x="http://www.w3.org/ns/ttml" xmlns:y="http://www.w3.org/ns/ttml#styling">'
        '<x:body><x:p begin="1s" end="2s" y:color="lime">A</x:p></x:body></x:tt>'
    )
    assert ["<c.lime>A</c>"] == marked(prefixed)
    assert ["<c.lime>A</c>"] == marked(f"<tt><body>{body}</body></tt>")


def test_slips_are_mended_and_told() -> None:
    body = (
        '<p begin="1s">Fish & chips &nbsp;&eacute;</p>\n<p begin="x" end="9s">B</p>\n'
        '<p begin="10s" end="y">C</p>'
    )
    cues, repairs = read(file(body))
    assert [(1000, 5000, "Fish & chips \u00a0é"), (5000, 9000, "B"), (10_000, 14_000, "C")] == cues
    assert repairs == {
        "references": [(4, ""), (4, ""), (4, "")],
        "missing-end": [(4, "0:01")],
        "unreadable-start": [(5, "0:09")],
        "unreadable-end": [(6, "0:10")],
    }


def test_a_file_that_breaks_off_keeps_what_stands_above() -> None:
    text = file('<p begin="1s" end="2s">A</p>\n<p begin="3s" end="4s">B').partition("</div>")[0]
    cues, repairs = read(text)
    assert [(1000, 2000, "A"), (3000, 4000, "B")] == cues
    assert {"cut-off": [(5, "")]} == repairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (file("<p begin='x' end='y'>A</p>"), {"unreadable-time": [(4, "A")]}),
        (file("<p begin='1s' end='2s'>A</q>"), {"xml-broken": [(4, "<body ><div><p begin='1s' end=…")]}),
        (file("<p begin='1s' end='2s'> </p>"), {"nothing": []}),
        (file('<p begin="1s" xmlns:smpte="http://www.smpte-ra.org/schemas/2052-1/2010/smpte-tt" '
              'smpte:backgroundImage="#a"/>'), {"pictures": [(4, "")]}),
        ("<tt>" + "<div>" * 60, {"xml-deep": [(1, "<tt><div><div><div><div><div><…")]}),
    ],
)  # fmt: skip
def test_what_nobody_can_understand_is_refused_with_its_lines(
    text: str, expected: dict[str, list[tuple[int, str]]]
) -> None:
    assert expected == refused(text)


BOMB = "\n".join(
    ["<!DOCTYPE tt [", '<!ENTITY a "ha">']
    + [f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)]
    + ["]>"]
)
OUTSIDE = '<!DOCTYPE tt [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(("doctype", "line"), [(BOMB, 2), (OUTSIDE, 1)], ids=["bomb", "outside"])
def test_entities_that_could_do_harm_are_refused_before_they_are_read(
    doctype: str, line: int
) -> None:
    faults = refused(f"{doctype}\n<tt><body><p begin='1s' end='2s'>&j;&a;</p></body></tt>")
    assert ["xml-entities"] == list(faults)
    assert line == faults["xml-entities"][0][0]


def test_a_document_type_that_lies_elsewhere_is_never_fetched() -> None:
    doctype = '<!DOCTYPE tt PUBLIC "a" "http://192.0.2.1/tt.dtd">'
    assert ["A"] == marked(f"{doctype}<tt><body><p begin='1s' end='2s'>A</p></body></tt>")


def test_words_in_places_where_none_belong_are_kept() -> None:
    body = (
        '<div begin="1s" end="2s">A<span>B</span><p>C <b>d</b><x:e xmlns:x="y">no</x:e></p></div>'
    )
    assert ["A", "B", "C d"] == marked(file(body))


def test_times_far_beyond_every_film_are_still_times() -> None:
    body = "<div begin='500h'>" * 20 + "<p begin='500h' end='501h'>A</p>" + "</div>" * 20
    assert read(file(body))[0][0][0] < 2**31


def test_a_name_is_kept() -> None:
    reading = understood(file('<p xml:id="first" begin="1s" end="2s">A</p>'))
    assert ["first"] == [cue.name for cue in reading.cues]
