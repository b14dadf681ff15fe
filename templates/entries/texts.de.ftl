entries-title = Beiträge
entries-list = Alle Beiträge
entries-none = Hier gibt es noch nichts.
entries-pages = Seiten mit Beiträgen
entries-one-before = Eins zurück
entries-one-after = Nächster Beitrag
entries-write = Beitrag schreiben
entries-way = Weg zurück
entries-back = Alle Beiträge

card-signed = { $language }
card-captions = Untertitel
card-levels = Stufen { $levels }
card-by = { $author }, { $when }

entries-col-title = Beitrag
entries-col-signs = Gebärdet
entries-col-levels = Stufen
entries-col-captions = Untertitel
entries-col-author = Von
entries-col-when = Wann
entries-col-number = Nummer
entries-col-change = Was geändert wurde
entries-no-sign = Noch nicht gebärdet
entries-yes = Ja
entries-no = Nein

entries-signed-human = Gebärdet: { $language }
entries-signed-avatar = { $language }, gezeigt von einer gezeichneten Figur, nicht von einem Menschen
entries-signed-machine = { $language }, von einer Maschine gemacht
entries-other-languages = In einer anderen Sprache:
entries-about-video = Über dieses Video
entries-more-signs = { $count ->
    [one] Noch eine gebärdete Fassung
   *[other] Noch { $count } gebärdete Fassungen
}
entries-sign-missing = Diese Gebärdensprache gibt es hier noch nicht: { $language }. Das hier kommt ihr am nächsten.
    .easy = Hier fehlt noch: { $language }. Sie sehen eine andere Gebärdensprache.
entries-levels = Derselbe Text, leichter oder ausführlicher
entries-nearest = Sie möchten die Stufe „{ $asked }“. Dieser Text ist „{ $given }“, das kommt ihr am nächsten.
    .easy = Sie haben „{ $asked }“ gewählt. Hier gibt es nur „{ $given }“.
entries-read = Text lesen
entries-videos = Videos
entries-related = Auch interessant
entries-history = Verlauf
entries-history-caption = Jede Fassung dieses Beitrags, die neueste zuerst
entries-published = Veröffentlicht
entries-updated = Geändert
entries-draft = Das ist ein Entwurf. Nur Sie und die Redaktion können ihn sehen.
    .easy = Das ist noch nicht fertig. Andere sehen es nicht.
entries-edit = Beitrag ändern
entries-add-video = Video hinzufügen
entries-add-text = Stufe oder Sprache hinzufügen
entries-unpublish = Wieder zum Entwurf machen
entries-pending-queued = „{ $title }“: wartet auf die Vorbereitung
entries-pending-processing = „{ $title }“: wird vorbereitet
entries-pending-failed = „{ $title }“: nicht brauchbar; hier steht, warum

entries-new-title = Neuer Beitrag
entries-text-title = Ein Text dieses Beitrags
entries-field-title = Titel
entries-hint-title = Kurz, und auch allein verständlich.
entries-field-summary = Worum geht es?
entries-hint-summary = Ein oder zwei Sätze. Sie stehen unter dem Gebärdensprachvideo.
entries-field-language = Schriftsprache
entries-field-level = Wie schwer sind die Worte?
entries-hint-level = Andere Stufen desselben Textes können später dazukommen.
entries-field-body = Text
entries-theirs = Was jemand anderes inzwischen gespeichert hat
entries-level-taken = Diesen Beitrag gibt es in dieser Sprache und Stufe schon. Bitte wählen Sie eine andere Stufe, oder ändern Sie den anderen Text.
entries-changed-meanwhile = Jemand hat diesen Text geändert, während Sie geschrieben haben. Ihre Worte stehen unten, die anderen daneben. Wenn Sie noch einmal senden, ersetzen Sie die anderen.
entries-hint-body = Eine Zeile, die mit ## beginnt, ist eine Überschrift. Eine Zeile, die mit - beginnt, ist ein Punkt in einer Liste.
entries-publish = Veröffentlichen
entries-save-draft = Als Entwurf behalten
entries-save = Text speichern
entries-cancel = Ohne Speichern zurück
