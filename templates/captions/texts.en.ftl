captions-title = Captions
captions-add = Add captions
captions-edit = Change the captions in { $language }
captions-in = Captions in { $language }
captions-cue-silent = [no sound]
captions-cue-uncaptioned = [sound – not captioned yet]

captions-field-language = Written language
captions-field-file = Caption file
captions-hint-file = WebVTT or SRT, up to 1 MB. No file? Leave this empty and write below.
    .easy = A file with captions (.vtt or .srt). No file? Write below.
captions-field-text = Captions as text
captions-hint-text = One caption a line, with the time it begins: 0:05 Hello. You can also paste WebVTT or SRT.
    .easy = One line for each caption. First the time, then the words: 0:05 Hello.
captions-hint-webvtt = Each caption has two times, when it comes and when it goes. Its words stand below them.
    .easy = First the times: when the words come and go. Then the words.
captions-save = Save the captions
captions-cancel = Leave without saving
captions-theirs = What somebody else has saved meanwhile
captions-repairs = The captions are saved. Some things were mended; please look at them. The lines are those of the text that was sent.
    .easy = The captions are saved. We changed some things. Please look.
captions-remove = Remove these captions
captions-remove-sure = The captions in { $language } go for good. Nobody can bring them back.
    .easy = The captions will be gone for ever.
captions-remove-now = Remove them for good

captions-advice = How to write captions
captions-example-sound = [A door closes]
captions-example-one = Fay: Hello!
captions-example-two = Ben: Come in.
captions-advice-time = A caption stays until the next one, but not longer than 4 seconds.
captions-advice-speaker = Say who speaks, where it cannot be seen.
captions-advice-sound = Put sounds that matter in brackets.
captions-advice-short = Two short lines at most: people also want to see the picture.

captions-language-taken = There are captions in this language already. Change those, or choose another language.
    .easy = This language has captions already. Choose another one.
captions-file-and-text = There is a file and there is text. Please send only one of them. Your text is kept; the file has to be chosen again.
    .easy = Please send a file or text, not both.
captions-file-empty = The file is empty. Please choose another one, or write below.
    .easy = There is nothing in the file.
captions-missing = Please choose a file, or write the captions here.
captions-no-text = This is not a caption file: it holds something else than text. Please choose a WebVTT or SRT file.
    .easy = This file has no text in it. Please choose another one.
captions-too-large = Captions may have up to 1 MB.
captions-changed-meanwhile = Somebody changed these captions while you wrote. Your text is kept, theirs stands below it. Send again to replace theirs.
    .easy = Somebody else changed the captions. Your text is still here. Send again to use yours.
captions-removed-meanwhile = Somebody removed these captions while you wrote. Your text is kept. Send again to add it anew.
    .easy = Somebody removed the captions. Your text is still here. Send again to add it.

captions-lines = { $count ->
    [one] Line { $lines }: { $said }
   *[other] Lines { $lines }: { $said }
}
captions-quoted = “{ $words }”
captions-and-more = { $lines } and { $more } more

captions-fault-unreadable-time = We cannot read the time. Write it like this: 0:05 or 00:00:05.000.
    .easy = We cannot read the time. Write it like this: 0:05.
captions-fault-untimed = These words have no time. Put the time before them, such as 0:05.
    .easy = There is no time. Write the time first, such as 0:05.
captions-fault-too-long = More than 2000 letters in one caption. Please make two of it.
    .easy = This caption is too long.
captions-fault-too-many = More than 10,000 captions. Please split the video.
    .easy = There are too many captions.
captions-fault-nothing = We found no captions here. We can read WebVTT, SRT, and lines such as “0:05 Hello”.
    .easy = We found no captions. Write lines such as “0:05 Hello”.

captions-repair-missing-end = The caption had no end. It now stays until the next one, or 4 seconds.
    .easy = We did not know when it ends. We chose a time.
captions-repair-unreadable-end = The end could not be read. The caption now stays until the next one, or 4 seconds.
    .easy = We could not read when it ends. We chose a time.
captions-repair-unreadable-start = The start could not be read. The caption now comes after the one before it.
    .easy = We could not read when it starts. We chose a time.
captions-repair-end-before-start = The end was not after the start. The caption now stays until the next one, or 4 seconds.
    .easy = It ended too early. We chose a time.
captions-repair-overlap = The caption was still there when the next one came. It now ends then.
    .easy = Two captions were there at one time. The first now ends earlier.
captions-repair-together = The caption comes while the one before it still stands. Both are kept, one above the other.
    .easy = Two captions are there at one time.
captions-repair-order = The caption begins before one that stands above it. It was moved to its place in time.
    .easy = It was in the wrong place. We moved it.
captions-repair-empty = There were times but no words. They were left out.
    .easy = There were no words. We left it out.
captions-repair-apart = These words stood apart from any time. They were added to the caption before them.
    .easy = There was no time. We put the words with the ones before.
captions-repair-joined = There was no time on this line. It was added to the caption above it.
    .easy = There was no time. We put the line with the one above.
captions-repair-notes = Notes and styles are not kept.
captions-repair-settings = Captions stand at the bottom here: their own places on the picture are not kept.
    .easy = All captions stand at the bottom here.
captions-repair-marks = Bold, colours and the like are not kept. Names of speakers now stand before their words.
    .easy = We left out bold and colours.
captions-repair-late = The caption begins after the video has ended. Do these captions belong to this video?
    .easy = The video is shorter than this. Is it the right video?
captions-repair-letters = The file did not say how its letters are written, so we guessed. Please check letters with accents.
    .easy = Please check the letters. Some may be wrong.
captions-repair-hidden = Hidden signs that no text can hold were taken out.
