"""Where other programs read a real file otherwise although nothing was mended in it, and why."""

from __future__ import annotations

WEBVTT_PY = {
    "reads no time with one figure where two belong": """
        vttjs/cue-times/min-mid-digits.vtt vttjs/cue-times/min-top-digits.vtt
        vttjs/cue-times/minimum-spots-over-sixty.vtt""",
}
PYSUBS2 = {
    "takes the name of a caption, or a note, for words of the one above": """
        ableplayer/wwa_chapters_de.vtt ableplayer/wwa_chapters_en.vtt ableplayer/wwa_chapters_es.vtt
        ableplayer/wwa_chapters_fr.vtt vttjs/file-layout/many-comments.vtt vttjs/integration/id.vtt
        vttjs/integration/one-line-comment.vtt webvtt-py/comments.vtt webvtt-py/styles_colours.vtt
        webvtt-py/using_identifiers.vtt""",
    "takes moments within a caption for captions": """
        wpt-rendering/bold_with_2_timestamps.vtt wpt-rendering/bold_with_timestamp.vtt
        wpt-rendering/class_with_2_timestamps.vtt wpt-rendering/class_with_timestamp.vtt
        wpt-rendering/italic_with_2_timestamps.vtt wpt-rendering/italic_with_timestamp.vtt
        wpt-rendering/underline_with_2_timestamps.vtt wpt-rendering/underline_with_timestamp.vtt
        wpt-rendering/voice_with_2_timestamps.vtt wpt-rendering/voice_with_timestamp.vtt""",
    "reads no time with one figure where two belong": """
        vttjs/cue-times/min-mid-digits.vtt vttjs/cue-times/minimum-spots-over-sixty.vtt
        webvtt-py/non_padded_timestamps.vtt""",
    "does not know times of the elements around": "androidx/ttml/inherit_begin_from_div.xml",
    "takes words between { and } away": "imsc/imsc1/FillLineGap003.ttml",
    "writes a blank between words and their ruby": """
        androidx/ttml/rubies.xml imsc/imsc1_1/ruby005.ttml imsc/imsc1_1/rubyAlign004.ttml""",
}
PYCAPTION = {
    "keeps one paragraph of a file with several div": """
        androidx/ttml/chain_multiple_styles.xml androidx/ttml/font_size.xml
        androidx/ttml/font_size_invalid.xml androidx/ttml/frame_rate.xml
        androidx/ttml/inherit_and_override_style.xml androidx/ttml/inherit_global_and_parent.xml
        androidx/ttml/inherit_multiple_styles.xml androidx/ttml/inline_style_attributes.xml
        androidx/ttml/multi_row_align.xml androidx/ttml/no_underline_linethrough.xml
        androidx/ttml/rubies.xml androidx/ttml/simple.xml androidx/ttml/text_align.xml
        androidx/ttml/text_combine.xml androidx/ttml/text_emphasis.xml
        androidx/ttml/vertical_text.xml""",
    "loses words after a break": "imsc/imsc1/FillLineGap003.ttml imsc/imsc1/Tt001.ttml",
    "does not know that paragraphs can follow each other": "imsc/imsc1/MediaSeqTiming001.ttml",
    "ends a caption of codes when the next one comes, not when it is erased": """
        pycaption/example.scc ttconv/scc/pop-on.scc""",
    "ends a caption that has a line of blanks too early": "webvtt-py/youtube_dl.vtt",
}
EXPLAINED = {
    reader: {file for files in reasons.values() for file in files.split()}
    for reader, reasons in (
        ("webvtt-py", WEBVTT_PY), ("pysubs2", PYSUBS2), ("pycaption", PYCAPTION),
    )
}  # fmt: skip
