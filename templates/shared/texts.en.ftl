# The words that every page shares. `.easy` is what readers of levels 1 and 2 get.

language = en
direction = ltr
title-error = Error:
skip-to-content = Skip to content
connection-lost = The connection was lost. Nothing on this page is gone; please try again.
    .easy = You are offline. Nothing is lost. Please try again.

nav-label = Main
nav-entries = Entries
nav-search = Search
nav-live = Live
nav-new-entry = New entry
nav-clips = Signed texts
nav-settings = Settings
nav-sign-in = Sign in
nav-sign-out = Sign out

announce-shown = Now shown: { $what }
    .easy = You see: { $what }
busy-waiting = One moment …
dialog-close = Close

foot-label = Foot of the page
foot-home = First page
foot-gallery = Building blocks
foot-more = More pages
foot-about = Handshape: knowledge in signs and in words, in the form that fits you.
    .easy = Handshape: learn with signs and words, your way.

speak-this = Handshape in English

preview-notice = You see this page as another reader would get it.
    .easy = This is how another person sees this page.
preview-nothing = Nothing has been saved. Links lead back to your own view.
    .easy = Nothing is saved. A link brings your own view back.
preview-same = It is the same as yours.
preview-leave = Back to my own view
preview-keep = Keep it like this

aside-notice = Your account and this device had different choices. Pages follow your account now.
    .easy = Your account and this device do not agree. We use your account.
aside-differs = { $question } – your account: { $account }, this device: { $device }
aside-device = Use this device’s choices
aside-account = Keep my account’s choices

panel-now = Page: { $amount } · Words: { $level } · Signs: { $sign }
panel-change = Change how you read
panel-menu = Menu and settings
panel-skip = How this page looks
panel-save = Keep it like this
panel-try = Try it first
panel-cancel = Cancel
panel-all = All settings
panel-unkept = This is how it would look. It is not kept yet.
    .easy = This is only a try. We have not kept it yet.
panel-key = Shortcut: the key P together with Alt, or with Alt and Shift, or on a Mac with Control and Option.
    .easy = Press P and Alt to come here.
panel-no-sign = None chosen

sample-title = Fire alarm
sample-1 = Lights flash? Go out. Do not use the lift.
sample-2 = The lights flash. That is the fire alarm. Leave the house. Do not use the lift.
sample-3 = When the lights flash, leave the building by the stairs. Do not use the lift.
sample-4 = Flashing lights announce a fire alarm. Leave the building without delay by the nearest stairs; lifts may stop between floors.
sample-5 = Visual alarm devices signal an evacuation. Proceed by the nearest stairway to the assembly point; lifts are withdrawn from service.
sample-signed = Signed in: { $language }
sample-written = Written by Mina on 4 May
sample-details = Film: 1080p, 50 frames a second, 2.1 MB
sample-related = See also: Evacuation chair
sample-history = Changed twice, last by Dev

density-question = How much on a page?
density-1 = One thing
density-2 = A little
density-3 = Normal
density-4 = A lot
density-5 = All

level-question = Which words?
level-1 = Very easy
level-2 = Easy
level-3 = Plain
level-4 = Full
level-5 = Expert

sign-question = Sign language
language-question = Written language
choice-device = As my device
contrast-question = Contrast
contrast-low = Soft
contrast-normal = Normal
contrast-high = High
scheme-question = Colours
scheme-light = Light
scheme-dark = Dark
motion-question = Movement
motion-full = Show movement
motion-reduced = Keep things still
size-question = Size of the text
spacing-question = Space between letters and lines
spacing-normal = Normal
spacing-wide = Wide
spacing-widest = Very wide
font-question = Letters
font-own = Ours
font-sans = Plain
font-serif = With feet
font-distinct = Easy to tell apart

notice-note = Please note:
notice-good = Done:
notice-warn = Careful:
notice-wrong = Problem:

signed-control = “{ $text }” in { $language }
signed-close = Close the clip

field-error = Error:
error-summary-title = Please check these answers
    .easy = Something is missing or wrong
player-silent = This video has no sound.
    .easy = No sound.
player-uncaptioned = There is sound here, and no captions yet.
    .easy = You can hear things here. There are no words for it yet.
player-track-silent = No sound
player-track-uncaptioned = Not captioned yet
pager-previous = Previous page
pager-next = Next page
progress-percent = { $percent } %
progress-unknown = Working …

form-missing = Please fill this in.
form-too-short = Please write at least { $least } characters.
form-too-long = Please write at most { $most } characters.
form-no-choice = Please choose one of the answers.
form-wrong = Please check this answer.
form-control-character = There is a hidden character here that no text can hold. It has been taken out: please send again.
    .easy = There was a hidden sign in the text. It is gone now. Please send again.

problem-sign-in-back = Sign in, then come back here
problem-home = To the first page
problem-code = Code of this problem: { $code }
problem-not-found-title = This page is not here
problem-not-found = The address may be wrong, or the page is not open to you.
    .easy = We cannot find this page.
problem-gone-title = This has been taken away
problem-gone = It was here once and has been removed for good.
    .easy = It was here. Now it is gone.
problem-conflict-title = This was changed meanwhile
problem-conflict = Somebody changed it first, or it cannot be done at this moment. Please load the page again.
    .easy = Somebody else changed it. Please load the page again.
problem-unfinished-title = Something else comes first
problem-unfinished = It cannot be done yet. Nothing was changed.
    .easy = This does not work yet. Nothing has changed.
problem-invalid-title = We could not read that
problem-invalid = What was sent could not be understood. Please go back and try again.
    .easy = That did not work. Please go back and try again.
problem-too-large-title = That is too large
problem-too-large = More was sent than this place can take. A shorter or smaller file will work.
    .easy = The file is too big. Please use a smaller one.
problem-unsupported-title = We cannot take this kind of file
problem-unsupported = This kind of content is not accepted here.
    .easy = This kind of file does not work here.
problem-sign-in-title = Please sign in
problem-sign-in = This page is for people who have signed in.
    .easy = You need to sign in first.
problem-forbidden-title = You may not do this
problem-forbidden = Your account does not allow it. An administrator can change that.
    .easy = Your account cannot do this.
problem-forged-title = This page was too old
problem-forged = We could not prove that you sent this from one of our own pages. Please load the page again and repeat it.
    .easy = Please load the page again. Then do it once more.
problem-unavailable-title = A part is away just now
problem-unavailable = Something that is needed does not answer. Please try again in a minute.
    .easy = Something is not working. Please try again in a minute.
problem-broken-title = Something broke
problem-broken = The fault is ours. It has been written down; please try again later.
    .easy = It is our mistake. Please try again later.
problem-forged-token = The page you sent this from had run out.
problem-forged-origin = It was sent from another place.
problem-broken-upload = The upload did not arrive whole. Please send it again.
problem-not-in-this-state = It is not in a state in which this can be done.

usable = What you can use here
usable-signed-human = { $language }
usable-signed-avatar = { $language } (drawn figure)
usable-signed-machine = { $language } (made by a machine)
usable-captions = Captions: { $languages }
usable-transcript = Spoken words as text
usable-descriptions = Pictures described: { $languages }
usable-silent = No sound
usable-left-out = Sound without captions
usable-levels = { $language }: levels { $levels }

usable-only = Only what I can use
usable-in-signs = Shown is what is signed in { $signs }. What can be heard in its videos is signed too, or has captions in { $words }.
    .easy = All of this is in { $signs }. Videos with sound have signs or captions.
usable-in-words = Shown is what has a text in { $words } that is “{ $level }” or easier. What can be heard in its videos has captions in { $words }.
    .easy = All of this has texts that fit you. Videos with sound have captions.
usable-why = This goes by your settings.
usable-settings = Change my settings
usable-all = Show everything again
