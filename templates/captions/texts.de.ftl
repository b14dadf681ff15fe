captions-title = Untertitel
captions-add = Untertitel hinzufügen
captions-edit = Untertitel auf { $language } ändern
captions-in = Untertitel auf { $language }
captions-cue-silent = [kein Ton]
captions-cue-uncaptioned = [Ton – noch ohne Untertitel]

captions-field-language = Schriftsprache
captions-field-file = Datei mit Untertiteln
captions-hint-file = WebVTT oder SRT, höchstens 1 MB. Keine Datei? Lassen Sie das leer und schreiben Sie unten.
    .easy = Eine Datei mit Untertiteln (.vtt oder .srt). Keine Datei? Schreiben Sie unten.
captions-field-text = Untertitel als Text
captions-hint-text = Ein Untertitel pro Zeile, davor die Zeit, zu der er kommt: 0:05 Hallo. Sie können auch WebVTT oder SRT einfügen.
    .easy = Eine Zeile für jeden Untertitel. Zuerst die Zeit, dann die Worte: 0:05 Hallo.
captions-hint-webvtt = Jeder Untertitel hat zwei Zeiten: wann er kommt und wann er geht. Darunter stehen seine Worte.
    .easy = Zuerst die Zeiten: wann die Worte kommen und gehen. Dann die Worte.
captions-save = Untertitel speichern
captions-cancel = Ohne Speichern zurück
captions-theirs = Was jemand anderes inzwischen gespeichert hat
captions-repairs = Die Untertitel sind gespeichert. Manches wurde ausgebessert; bitte sehen Sie es sich an. Die Zeilen sind die des gesendeten Textes.
    .easy = Die Untertitel sind gespeichert. Wir haben etwas geändert. Bitte sehen Sie nach.
captions-remove = Diese Untertitel entfernen
captions-remove-sure = Die Untertitel auf { $language } sind dann für immer weg. Niemand kann sie zurückholen.
    .easy = Die Untertitel sind dann für immer weg.
captions-remove-now = Endgültig entfernen

captions-advice = So schreibt man Untertitel
captions-example-sound = [Eine Tür geht zu]
captions-example-one = Fay: Hallo!
captions-example-two = Ben: Komm herein.
captions-advice-time = Ein Untertitel bleibt bis zum nächsten, aber nicht länger als 4 Sekunden.
captions-advice-speaker = Sagen Sie, wer spricht, wenn man es nicht sieht.
captions-advice-sound = Wichtige Geräusche stehen in Klammern.
captions-advice-short = Höchstens zwei kurze Zeilen: Man will auch das Bild sehen.

captions-language-taken = In dieser Sprache gibt es schon Untertitel. Ändern Sie diese, oder wählen Sie eine andere Sprache.
    .easy = Diese Sprache hat schon Untertitel. Bitte wählen Sie eine andere.
captions-file-and-text = Hier sind eine Datei und ein Text. Bitte senden Sie nur eines davon. Ihr Text ist noch da; die Datei müssen Sie neu wählen.
    .easy = Bitte senden Sie eine Datei oder einen Text, nicht beides.
captions-file-empty = Die Datei ist leer. Bitte wählen Sie eine andere, oder schreiben Sie unten.
    .easy = In der Datei steht nichts.
captions-missing = Bitte wählen Sie eine Datei, oder schreiben Sie die Untertitel hier.
captions-no-text = Das ist keine Datei mit Untertiteln: Sie enthält etwas anderes als Text. Bitte wählen Sie eine Datei mit WebVTT oder SRT.
    .easy = In dieser Datei ist kein Text. Bitte wählen Sie eine andere.
captions-too-large = Untertitel dürfen höchstens 1 MB haben.
captions-changed-meanwhile = Jemand hat diese Untertitel geändert, während Sie schrieben. Ihr Text ist noch da, der andere steht darunter. Senden Sie noch einmal, um den anderen zu ersetzen.
    .easy = Jemand anderes hat die Untertitel geändert. Ihr Text ist noch da. Senden Sie noch einmal, dann gilt Ihrer.
captions-removed-meanwhile = Jemand hat diese Untertitel entfernt, während Sie schrieben. Ihr Text ist noch da. Senden Sie noch einmal, um ihn neu hinzuzufügen.
    .easy = Jemand hat die Untertitel entfernt. Ihr Text ist noch da. Senden Sie ihn noch einmal.

captions-lines = { $count ->
    [one] Zeile { $lines }: { $said }
   *[other] Zeilen { $lines }: { $said }
}
captions-quoted = „{ $words }“
captions-and-more = { $lines } und { $more } mehr

captions-fault-unreadable-time = Wir können die Zeit nicht lesen. Schreiben Sie sie so: 0:05 oder 00:00:05.000.
    .easy = Wir können die Zeit nicht lesen. Schreiben Sie so: 0:05.
captions-fault-untimed = Diese Worte haben keine Zeit. Schreiben Sie die Zeit davor, zum Beispiel 0:05.
    .easy = Die Zeit fehlt. Schreiben Sie zuerst die Zeit, zum Beispiel 0:05.
captions-fault-too-long = Mehr als 2000 Buchstaben in einem Untertitel. Bitte machen Sie zwei daraus.
    .easy = Dieser Untertitel ist zu lang.
captions-fault-too-many = Mehr als 10.000 Untertitel. Bitte teilen Sie das Video.
    .easy = Das sind zu viele Untertitel.
captions-fault-nothing = Wir finden hier keine Untertitel. Wir lesen WebVTT, SRT und Zeilen wie „0:05 Hallo“.
    .easy = Wir finden keine Untertitel. Schreiben Sie Zeilen wie „0:05 Hallo“.

captions-repair-missing-end = Der Untertitel hatte kein Ende. Er bleibt jetzt bis zum nächsten oder 4 Sekunden.
    .easy = Wir wussten nicht, wann er endet. Wir haben eine Zeit gewählt.
captions-repair-unreadable-end = Das Ende war nicht lesbar. Der Untertitel bleibt jetzt bis zum nächsten oder 4 Sekunden.
    .easy = Wir konnten das Ende nicht lesen. Wir haben eine Zeit gewählt.
captions-repair-unreadable-start = Der Anfang war nicht lesbar. Der Untertitel kommt jetzt nach dem davor.
    .easy = Wir konnten den Anfang nicht lesen. Wir haben eine Zeit gewählt.
captions-repair-end-before-start = Das Ende lag nicht nach dem Anfang. Der Untertitel bleibt jetzt bis zum nächsten oder 4 Sekunden.
    .easy = Er endete zu früh. Wir haben eine Zeit gewählt.
captions-repair-overlap = Der Untertitel stand noch da, als der nächste kam. Er endet jetzt dann.
    .easy = Zwei Untertitel waren zugleich da. Der erste endet jetzt früher.
captions-repair-together = Der Untertitel kommt, während der davor noch steht. Beide bleiben, übereinander.
    .easy = Zwei Untertitel sind zugleich da.
captions-repair-order = Der Untertitel beginnt vor einem, der über ihm steht. Er steht jetzt an seinem Platz in der Zeit.
    .easy = Er stand am falschen Platz. Wir haben ihn verschoben.
captions-repair-empty = Hier standen Zeiten, aber keine Worte. Sie wurden weggelassen.
    .easy = Hier waren keine Worte. Wir haben es weggelassen.
captions-repair-apart = Diese Worte standen ohne Zeit für sich. Sie stehen jetzt beim Untertitel davor.
    .easy = Die Zeit fehlte. Die Worte stehen jetzt bei denen davor.
captions-repair-joined = Diese Zeile hatte keine Zeit. Sie steht jetzt beim Untertitel darüber.
    .easy = Die Zeit fehlte. Die Zeile steht jetzt bei der darüber.
captions-repair-notes = Anmerkungen und Stile werden nicht behalten.
captions-repair-settings = Untertitel stehen hier unten: Eigene Plätze im Bild werden nicht behalten.
    .easy = Alle Untertitel stehen hier unten.
captions-repair-marks = Fettes, Farben und Ähnliches werden nicht behalten. Namen von Sprechenden stehen jetzt vor ihren Worten.
    .easy = Fettes und Farben haben wir weggelassen.
captions-repair-late = Der Untertitel beginnt nach dem Ende des Videos. Gehören diese Untertitel zu diesem Video?
    .easy = Das Video ist kürzer. Ist es das richtige Video?
captions-repair-letters = Die Datei sagt nicht, wie ihre Buchstaben geschrieben sind; wir haben geraten. Bitte prüfen Sie Umlaute und Akzente.
    .easy = Bitte prüfen Sie die Buchstaben. Manche können falsch sein.
captions-repair-hidden = Verborgene Zeichen, die kein Text haben kann, wurden entfernt.
