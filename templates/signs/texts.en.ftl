signs-title = Signs
signs-way = Where you are
signs-languages = Sign languages
signs-language = { $language } ({ $count })
signs-field = Search for the name of a sign
signs-times = { $count ->
    [one] signed once
   *[other] signed { $count } times
}
signs-pages = More of the list
signs-none-title = No signs yet
signs-none = Nobody has written down yet which signs the videos have.
    .easy = There are no signs here yet.
signs-not-found = No sign here has “{ $sought }” in its name.
signs-moments = Where it is signed
signs-slow = Slowly
signs-loop = Again and again
signs-search = Search everything for { $gloss }
