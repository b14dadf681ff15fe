"""Every demo clip: which entry it belongs to, in which sign language, and what it means."""

from __future__ import annotations

from .clips import Beat, Clip, Cue, drawn

AMERICAN = (
    drawn(
        "what-is-handshape",
        "ase",
        "What Handshape is",
        Beat(2.2, "Hello! This is Handshape.", ("greet", "frame")),
        Beat(2.7, "Watch it signed,\nor read it as text.", ("watch", "book", "book_open")),
        Beat(2.7, "You choose what fits you.", ("you", "heart")),
    ),
    drawn(
        "fire-alarm-at-work",
        "ase",
        "Fire alarm at work",
        Beat(2.4, "A light flashes: fire alarm!", ("lamp_off", "lamp_on", "lamp_off", "lamp_on")),
        Beat(2.3, "Stop. Leave everything.", ("stop", "no")),
        Beat(
            2.8,
            "Go out. Tell the warden\nthat you are safe.",
            ("leave_from", "leave", "thumb"),
        ),
    ),
    drawn(
        "hospital-ask-for-an-interpreter",
        "ase",
        "Ask for an interpreter",
        Beat(2.2, "You have an appointment.", ("you", "point_up")),
        Beat(2.7, "Ask early for an interpreter.", ("type", "between", "between_back")),
        Beat(2.5, "You have the right\nto understand.", ("think", "heart")),
    ),
    drawn(
        "how-to-film-a-signed-video",
        "ase",
        "How to film a signed video",
        Beat(2.4, "From the waist\nto above the head.", ("low", "high")),
        Beat(2.4, "Light comes from the front.", ("light", "all")),
        Beat(
            2.5,
            "25 frames a second\nkeep the hands sharp.",
            ("frame", "frame_near", "thumb"),
        ),
    ),
    drawn(
        "how-captions-help",
        "ase",
        "What good captions look like",
        Beat(2.2, "Captions show every word.", ("line", "line_long")),
        Beat(2.6, "Say who speaks,\nand which sounds matter.", ("speech", "between")),
        Beat(2.4, "Give me time to read.", ("book_open", "me", "stop")),
    ),
    drawn(
        "get-help-without-speaking",
        "ase",
        "Emergency without speaking",
        Beat(2.4, "You need help, right now?", ("open", "help")),
        Beat(2.6, "Text, app or video?\nCheck what works here.", ("type", "see")),
        Beat(2.4, "Prepare today.", ("point_up", "thumb")),
    ),
    drawn(
        "signing-and-reading-at-school",
        "ase",
        "Signing and reading at school",
        Beat(2.3, "Sign language is a language.", ("greet", "heart")),
        Beat(2.6, "Look first, then read,\nthen look again.", ("watch", "book", "book_open")),
        Beat(2.4, "Every pupil can learn.", ("all", "carry", "carry_up")),
    ),
)

GERMAN = (
    drawn(
        "what-is-handshape",
        "gsg",
        "Was ist Handshape?",
        Beat(2.3, "Was ist Handshape?", ("open", "frame_near")),
        Beat(2.7, "Gebärdet oder geschrieben:", ("between", "book_open", "watch")),
        Beat(2.6, "Wählen Sie, was zu Ihnen passt.", ("hand_over", "heart")),
    ),
    drawn(
        "fire-alarm-at-work",
        "gsg",
        "Feueralarm bei der Arbeit",
        Beat(2.4, "Ein Licht blinkt: Alarm!", ("see", "lamp_off", "lamp_on")),
        Beat(2.6, "Alles liegen lassen. Rausgehen.", ("no", "leave_from", "leave")),
        Beat(2.4, "Am Sammelplatz melden:\nIch bin da.", ("point_up", "me")),
    ),
    drawn(
        "hospital-ask-for-an-interpreter",
        "gsg",
        "Dolmetscher für die Klinik",
        Beat(2.4, "Termin im Krankenhaus?", ("open", "you")),
        Beat(2.7, "Früh um Dolmetschen bitten.", ("between", "between_back", "type")),
        Beat(2.3, "Sie sollen alles verstehen.", ("think", "thumb")),
    ),
    drawn(
        "how-to-film-a-signed-video",
        "gsg",
        "Gebärdenvideo aufnehmen",
        Beat(2.3, "Gutes Licht von vorn.", ("all", "light")),
        Beat(2.5, "Ganz im Bild: Kopf,\nHände, Hüfte.", ("frame", "high", "low")),
        Beat(2.4, "Mindestens 25 Bilder\npro Sekunde.", ("frame_near", "thumb")),
    ),
    drawn(
        "how-captions-help",
        "gsg",
        "Gute Untertitel",
        Beat(2.4, "Gute Untertitel sagen alles.", ("speech", "line", "line_long")),
        Beat(2.4, "Wer spricht? Was klingt?", ("open", "between")),
        Beat(2.4, "Genug Zeit zum Lesen.", ("stop", "book", "book_open")),
    ),
    drawn(
        "get-help-without-speaking",
        "gsg",
        "Notruf ohne Sprechen",
        Beat(2.4, "Notfall? Sie brauchen Hilfe?", ("help", "open")),
        Beat(2.6, "App, Text oder Video:\nWas gilt bei Ihnen?", ("see", "type")),
        Beat(2.3, "Heute vorbereiten.", ("thumb", "point_up")),
    ),
    drawn(
        "signing-and-reading-at-school",
        "gsg",
        "Gebärden und Lesen in der Schule",
        Beat(2.4, "Gebärdensprache ist Sprache.", ("heart", "all")),
        Beat(2.6, "Erst schauen, dann lesen.", ("see", "watch", "book_open")),
        Beat(2.3, "Alle Kinder können lernen.", ("carry", "carry_up")),
    ),
)

BRITISH = (
    drawn(
        "what-is-handshape",
        "bfi",
        "What Handshape is",
        Beat(2.3, "Welcome to Handshape.", ("all", "greet")),
        Beat(2.6, "Every entry: signed and written.", ("watch", "between", "book_open")),
        Beat(2.5, "Set it once. It stays.", ("frame", "thumb")),
    ),
    drawn(
        "hospital-ask-for-an-interpreter",
        "bfi",
        "Ask for an interpreter",
        Beat(2.4, "Hospital letter? Read the date.", ("book", "book_open")),
        Beat(2.7, "Write back: I need\na BSL interpreter.", ("type", "me", "between_back")),
        Beat(2.4, "It is your appointment.", ("you", "heart")),
    ),
)

SCENE = Clip(
    "fire-alarm-at-work",
    "",
    "A practice alarm, drawn",
    "Drawing of a practice alarm",
    (Beat(9.0, "", ()),),
    {
        "en": (
            Cue(300, 1800, "A quiet corridor."),
            Cue(2000, 4200, "[Alarm tone]\nThe wall light pulses."),
            Cue(4400, 7000, "Someone walks to the exit.\nNo running."),
            Cue(7100, 8900, "[Tone stops]\nEveryone is out."),
        ),
        "de": (
            Cue(300, 1800, "Ein ruhiger Flur."),
            Cue(2000, 4200, "[Alarmton]\nDas Wandlicht pulsiert."),
            Cue(4400, 7000, "Jemand geht zum Ausgang.\nNicht rennen."),
            Cue(7100, 8900, "[Ton endet]\nAlle sind draußen."),
        ),
    },
)

CLIPS = (*AMERICAN, *GERMAN, *BRITISH, SCENE)
