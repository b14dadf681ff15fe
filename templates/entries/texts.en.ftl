entries-title = Entries
entries-list = All entries
entries-none = There is nothing here yet.
entries-pages = Pages of entries
entries-one-before = One back
entries-one-after = Next entry
entries-write = Write an entry
entries-way = Way back
entries-back = All entries

card-signed = { $language }
card-captions = Captions
card-levels = Levels { $levels }
card-by = { $author }, { $when }

entries-col-title = Entry
entries-col-signs = Signed in
entries-col-levels = Levels
entries-col-captions = Captions
entries-col-author = By
entries-col-when = When
entries-col-number = Number
entries-col-change = What changed
entries-no-sign = Not signed yet
entries-yes = Yes
entries-no = No

entries-signed-human = Signed in { $language }
entries-signed-avatar = { $language }, shown by a drawn figure, not a person
entries-signed-machine = { $language }, made by a machine
entries-other-languages = In another language:
entries-about-video = About this video
entries-more-signs = { $count ->
    [one] One more signed version
   *[other] { $count } more signed versions
}
entries-sign-missing = There is no version in { $language } yet. This is the nearest we have.
    .easy = Not in { $language } yet. Here is another sign language.
entries-levels = The same text, easier or fuller
entries-nearest = You asked for the level “{ $asked }”. This text is “{ $given }”, the nearest there is.
    .easy = You chose “{ $asked }”. Here we only have “{ $given }”.
entries-read = Read the text
entries-videos = Videos
entries-related = Look at these too
entries-history = History
entries-history-caption = Every version of this entry, newest first
entries-published = Published
entries-updated = Changed
entries-draft = This is a draft. Only you and the editors can see it.
    .easy = This is not finished. Others cannot see it.
entries-edit = Change this entry
entries-add-video = Add a video
entries-add-text = Add another level or language
entries-unpublish = Make it a draft again
entries-pending-queued = “{ $title }”: waits to be made ready
entries-pending-processing = “{ $title }”: is being made ready
entries-pending-failed = “{ $title }”: could not be used; see why

entries-new-title = New entry
entries-text-title = A text of this entry
entries-field-title = Title
entries-hint-title = Short, and clear without the rest.
entries-field-summary = What is it about?
entries-hint-summary = One or two sentences. They stand under the signed video.
entries-field-language = Written language
entries-field-level = How hard are the words?
entries-hint-level = Other levels of the same text can be added later.
entries-field-body = Text
entries-theirs = What somebody else has saved meanwhile
entries-level-taken = This entry has a text in this language at this level already. Choose another level, or change that text.
entries-changed-meanwhile = Somebody changed this text while you wrote. Your words are kept below, theirs stand beside them. Send again to replace theirs.
entries-hint-body = A line that starts with ## is a heading, one that starts with - is a point of a list.
entries-publish = Publish
entries-save-draft = Keep as a draft
entries-save = Save this text
entries-cancel = Leave without saving
