signs-title = Gebärden
signs-way = Wo Sie sind
signs-languages = Gebärdensprachen
signs-language = { $language } ({ $count })
signs-field = Name einer Gebärde suchen
signs-times = { $count ->
    [one] einmal gebärdet
   *[other] { $count }-mal gebärdet
}
signs-pages = Mehr von der Liste
signs-none-title = Noch keine Gebärden
signs-none = Noch niemand hat aufgeschrieben, welche Gebärden in den Videos vorkommen.
    .easy = Hier gibt es noch keine Gebärden.
signs-not-found = Keine Gebärde hier hat „{ $sought }“ im Namen.
signs-moments = Wo sie gebärdet wird
signs-slow = Langsam
signs-loop = Immer wieder
signs-search = Überall nach { $gloss } suchen
