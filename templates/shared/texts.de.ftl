# Die Wörter, die auf jeder Seite stehen. `.easy` bekommen Leserinnen und Leser der Stufen 1 und 2.

language = de
direction = ltr
title-error = Fehler:
skip-to-content = Zum Inhalt
connection-lost = Die Verbindung ist abgebrochen. Auf dieser Seite ist nichts verloren. Bitte versuchen Sie es noch einmal.
    .easy = Sie haben kein Internet. Nichts ist verloren. Bitte versuchen Sie es noch einmal.

nav-label = Hauptmenü
nav-entries = Beiträge
nav-search = Suche
nav-live = Live
nav-new-entry = Neuer Beitrag
nav-clips = Texte in Gebärden
nav-settings = Einstellungen
nav-sign-in = Anmelden
nav-sign-out = Abmelden

announce-shown = Jetzt zu sehen: { $what }
    .easy = Sie sehen: { $what }
busy-waiting = Einen Moment …
dialog-close = Schließen

foot-label = Fuß der Seite
foot-home = Startseite
foot-gallery = Bausteine
foot-more = Mehr Seiten
foot-about = Handshape: Wissen in Gebärden und in Worten, in der Form, die zu Ihnen passt.
    .easy = Handshape: Lernen mit Gebärden und Worten. So, wie Sie es brauchen.

speak-this = Handshape auf Deutsch

preview-notice = Sie sehen diese Seite so, wie jemand anderes sie bekommt.
    .easy = So sieht ein anderer Mensch diese Seite.
preview-nothing = Nichts wurde gespeichert. Links führen zurück zu Ihrer Ansicht.
    .easy = Nichts ist gespeichert. Ein Link bringt Ihre Ansicht zurück.
preview-same = Sie ist so wie Ihre.
preview-leave = Zurück zu meiner Ansicht
preview-keep = So behalten

aside-notice = In Ihrem Konto und auf diesem Gerät war Verschiedenes gewählt. Die Seiten folgen jetzt Ihrem Konto.
    .easy = Ihr Konto und dieses Gerät sind nicht gleich. Jetzt gilt Ihr Konto.
aside-differs = { $question } – Ihr Konto: { $account }, dieses Gerät: { $device }
aside-device = Nehmen, was dieses Gerät hat
aside-account = Behalten, was mein Konto hat

panel-now = Seite: { $amount } · Worte: { $level } · Gebärden: { $sign }
panel-change = Ansicht ändern
panel-menu = Menü und Einstellungen
panel-skip = Wie diese Seite aussieht
panel-save = So behalten
panel-try = Erst ausprobieren
panel-cancel = Abbrechen
panel-all = Alle Einstellungen
panel-unkept = So würde es aussehen. Es ist noch nicht gespeichert.
    .easy = Das ist nur eine Probe. Es ist noch nicht gespeichert.
panel-key = Taste: P zusammen mit Alt, oder mit Alt und der Umschalttaste, am Mac mit Control und Option.
    .easy = Mit P und Alt kommen Sie hierher.
panel-no-sign = Keine gewählt

sample-title = Feueralarm
sample-1 = Lichter blitzen? Gehen Sie raus. Nehmen Sie nicht den Aufzug.
sample-2 = Die Lichter blitzen. Das ist der Feueralarm. Gehen Sie aus dem Haus. Nehmen Sie nicht den Aufzug.
sample-3 = Wenn die Lichter blitzen, gehen Sie über die Treppe aus dem Haus. Nehmen Sie nicht den Aufzug.
sample-4 = Blitzende Lichter melden einen Feueralarm. Verlassen Sie das Gebäude sofort über die nächste Treppe; ein Aufzug kann zwischen zwei Stockwerken stehen bleiben.
sample-5 = Optische Signalgeber zeigen eine Räumung an. Begeben Sie sich über das nächste Treppenhaus zum Sammelplatz; Aufzüge sind außer Betrieb.
sample-signed = Gebärdet in: { $language }
sample-written = Geschrieben von Mina am 4. Mai
sample-details = Film: 1080p, 50 Bilder in der Sekunde, 2,1 MB
sample-related = Siehe auch: Rettungsstuhl
sample-history = Zweimal geändert, zuletzt von Dev

density-question = Wie viel auf einer Seite?
density-1 = Eine Sache
density-2 = Wenig
density-3 = Normal
density-4 = Viel
density-5 = Alles

level-question = Welche Worte?
level-1 = Sehr leicht
level-2 = Leicht
level-3 = Einfach
level-4 = Ausführlich
level-5 = Fachlich

sign-question = Gebärdensprache
language-question = Schriftsprache
choice-device = Wie mein Gerät
contrast-question = Kontrast
contrast-low = Sanft
contrast-normal = Normal
contrast-high = Stark
scheme-question = Farben
scheme-light = Hell
scheme-dark = Dunkel
motion-question = Bewegung
motion-full = Bewegung zeigen
motion-reduced = Alles bleibt ruhig
size-question = Größe der Schrift
spacing-question = Abstand von Buchstaben und Zeilen
spacing-normal = Normal
spacing-wide = Weit
spacing-widest = Sehr weit
font-question = Buchstaben
font-own = Unsere
font-sans = Schlicht
font-serif = Mit Füßchen
font-distinct = Gut zu unterscheiden

notice-note = Hinweis:
notice-good = Erledigt:
notice-warn = Achtung:
notice-wrong = Problem:

signed-control = „{ $text }“: { $language }
signed-close = Video schließen

field-error = Fehler:
error-summary-title = Bitte prüfen Sie diese Angaben
    .easy = Etwas fehlt oder ist falsch
player-silent = Dieses Video hat keinen Ton.
    .easy = Kein Ton.
player-uncaptioned = Hier ist etwas zu hören, und es gibt noch keine Untertitel.
    .easy = Hier kann man etwas hören. Es gibt noch keine Worte dafür.
player-track-silent = Kein Ton
player-track-uncaptioned = Noch ohne Untertitel
pager-previous = Vorige Seite
pager-next = Nächste Seite
progress-percent = { $percent } %
progress-unknown = Läuft …

form-missing = Bitte füllen Sie das aus.
form-too-short = Bitte schreiben Sie mindestens { $least } Zeichen.
form-too-long = Bitte schreiben Sie höchstens { $most } Zeichen.
form-no-choice = Bitte wählen Sie eine der Antworten.
form-wrong = Bitte prüfen Sie diese Angabe.
form-control-character = Hier stand ein unsichtbares Zeichen, das in keinen Text gehört. Es ist jetzt entfernt: Bitte senden Sie noch einmal.
    .easy = Im Text war ein verstecktes Zeichen. Es ist jetzt weg. Bitte senden Sie noch einmal.

problem-sign-in-back = Anmelden und hierher zurückkommen
problem-home = Zur Startseite
problem-code = Code dieses Problems: { $code }
problem-not-found-title = Diese Seite gibt es hier nicht
problem-not-found = Vielleicht stimmt die Adresse nicht. Oder die Seite ist für Sie nicht offen.
    .easy = Wir finden diese Seite nicht.
problem-gone-title = Das gibt es nicht mehr
problem-gone = Es war einmal hier und wurde für immer entfernt.
    .easy = Früher war es hier. Jetzt ist es weg.
problem-conflict-title = Das wurde inzwischen geändert
problem-conflict = Jemand hat es zuerst geändert, oder es geht in diesem Moment nicht. Bitte laden Sie die Seite neu.
    .easy = Jemand anderes hat es geändert. Bitte laden Sie die Seite neu.
problem-unfinished-title = Etwas anderes kommt zuerst
problem-unfinished = Das geht noch nicht. Nichts wurde geändert.
    .easy = Das geht noch nicht. Alles ist wie vorher.
problem-invalid-title = Das konnten wir nicht lesen
problem-invalid = Was Sie gesendet haben, war nicht zu verstehen. Bitte gehen Sie zurück und versuchen Sie es noch einmal.
    .easy = Das hat nicht geklappt. Bitte gehen Sie zurück. Versuchen Sie es noch einmal.
problem-too-large-title = Das ist zu groß
problem-too-large = Sie haben mehr gesendet, als hier Platz hat. Mit einer kürzeren oder kleineren Datei geht es.
    .easy = Die Datei ist zu groß. Bitte nehmen Sie eine kleinere.
problem-unsupported-title = Diese Art von Datei geht nicht
problem-unsupported = Diese Art von Inhalt wird hier nicht angenommen.
    .easy = Diese Art von Datei geht hier nicht.
problem-sign-in-title = Bitte melden Sie sich an
problem-sign-in = Diese Seite ist für angemeldete Personen.
    .easy = Sie müssen sich zuerst anmelden.
problem-forbidden-title = Das dürfen Sie nicht
problem-forbidden = Ihr Konto erlaubt das nicht. Die Verwaltung dieser Seite kann das ändern.
    .easy = Mit Ihrem Konto geht das nicht.
problem-forged-title = Diese Seite war zu alt
problem-forged = Wir konnten nicht prüfen, ob Sie das von einer unserer Seiten gesendet haben. Bitte laden Sie die Seite neu und wiederholen Sie es.
    .easy = Bitte laden Sie die Seite neu. Dann machen Sie es noch einmal.
problem-unavailable-title = Ein Teil ist gerade nicht da
problem-unavailable = Etwas, das gebraucht wird, antwortet nicht. Bitte versuchen Sie es in einer Minute noch einmal.
    .easy = Etwas geht gerade nicht. Bitte warten Sie eine Minute. Versuchen Sie es dann noch einmal.
problem-broken-title = Etwas ist kaputtgegangen
problem-broken = Der Fehler liegt bei uns. Er ist notiert; bitte versuchen Sie es später noch einmal.
    .easy = Das ist unser Fehler. Bitte versuchen Sie es später noch einmal.
problem-forged-token = Die Seite, von der Sie das gesendet haben, war abgelaufen.
problem-forged-origin = Es wurde von einem anderen Ort gesendet.
problem-broken-upload = Die Datei ist nicht vollständig angekommen. Bitte senden Sie sie noch einmal.
problem-not-in-this-state = In diesem Zustand geht das nicht.

usable = Das können Sie hier nutzen
usable-signed-human = { $language }
usable-signed-avatar = { $language } (gezeichnete Figur)
usable-signed-machine = { $language } (von einer Maschine)
usable-captions = Untertitel: { $languages }
usable-transcript = Gesprochenes als Text
usable-descriptions = Bilder beschrieben: { $languages }
usable-silent = Ohne Ton
usable-left-out = Ton ohne Untertitel
usable-levels = { $language }: Stufen { $levels }

usable-only = Nur was ich nutzen kann
usable-in-signs = Hier steht, was es in dieser Gebärdensprache gibt: { $signs }. Was in den Videos zu hören ist, ist auch gebärdet oder hat Untertitel auf { $words }.
    .easy = Alles hier gibt es in { $signs }. Videos mit Ton haben Gebärden oder Untertitel.
usable-in-words = Hier steht, wovon es einen Text auf { $words } gibt, der „{ $level }“ oder leichter ist. Was in den Videos zu hören ist, hat Untertitel auf { $words }.
    .easy = Alles hier hat Texte, die zu Ihnen passen. Videos mit Ton haben Untertitel.
usable-why = Das richtet sich nach Ihren Einstellungen.
usable-settings = Einstellungen ändern
usable-all = Wieder alles zeigen
