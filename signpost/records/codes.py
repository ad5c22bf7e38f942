"""Every kind of problem Signpost can name, once: its severity and what it means.

An error stops a build. A warning is advice and stops nothing.
"""

from typing import Final, Literal

Severity = Literal["error", "warning"]

CODES: Final[dict[str, tuple[Severity, str]]] = {
    # files
    "file-missing": ("error", "A file that every directory has is not there."),
    "file-name": ("error", "A name that can't be the id of a record."),
    "file-unexpected": ("error", "A file or folder that is no record."),
    "file-hidden": ("warning", "A hidden file that a program left behind."),
    "file-hidden-record": ("error", "A record in a hidden file."),
    "file-not-regular": ("error", "A link or device where a plain file belongs."),
    "file-too-big": ("error", "A file larger than any record needs to be."),
    "file-encoding": ("error", "A file that is not written in UTF-8."),
    # characters
    "character-control": ("error", "A character that can't be printed."),
    "character-bidi": ("error", "A hidden character that turns text around."),
    "character-hidden": ("error", "A character that nobody can see."),
    # YAML
    "yaml-syntax": ("error", "A line that can't be read."),
    "yaml-anchor": ("error", "A value that starts with &."),
    "yaml-alias": ("error", "A value that starts with *."),
    "yaml-merge": ("error", "A << line."),
    "yaml-tag": ("error", "A value that starts with !."),
    "yaml-key": ("error", "Something other than a plain word before a colon."),
    "yaml-duplicate-key": ("error", "The same field twice."),
    "yaml-depth": ("error", "Lists within lists, too deep."),
    "yaml-documents": ("error", "More than one record in a file."),
    "yaml-directive": ("error", "A line that starts with %."),
    "value-empty": ("error", "A field with nothing after its colon."),
    "comment-in-text": ("error", "Text cut short by a # sign."),
    # shape
    "record-form": ("error", "A file that holds no fields."),
    "field-missing": ("error", "A field that every record of this kind needs."),
    "field-unknown": ("error", "A field that records of this kind don't have."),
    "value-kind": ("error", "A list where a word belongs, or the other way round."),
    "value-choice": ("error", "A word that is not one of the choices."),
    "value-form": ("error", "A value written in a form that can't be read."),
    "value-length": ("error", "Too short, too long, or too many."),
    "value-range": ("error", "A number that is too small or too large."),
    "value-repeated": ("error", "The same point twice in a list."),
    # the directory as a whole
    "schema-version": ("error", "Records in a format this Signpost doesn't know."),
    "reference-unknown": ("error", "An id that belongs to no record."),
    "reference-loop": ("error", "A record that is part of itself."),
    "id-duplicate": ("error", "Two records with the same id."),
    "group-twice": ("warning", "Two records that look like the same group."),
    # contacts
    "contact-none": ("error", "A contact with no way to reach it."),
    "phone-form": ("error", "A phone number that nobody can ring."),
    "phone-dear": ("warning", "A phone number that costs more than others, or that can't be rung from a phone."),
    "helpline-wrong": ("error", "A number close to a national helpline's that is not the helpline's."),
    "helpline-dear": ("error", "Urgent help on a number that costs more than others, or that can't be rung."),
    "email-slip": ("warning", "An e-mail address that looks mistyped."),
    "email-form": ("error", "An e-mail address that can't work."),
    "web-form": ("error", "A web address that can't work or isn't safe."),
    "contact-invented": ("error", "An invented number or address in a real directory."),
    # places
    "where-missing": ("error", "An activity that is nowhere."),
    "address-missing": ("error", "A venue that nobody could find."),
    "postcode-unknown": ("error", "A postcode that doesn't exist."),
    "sector-unknown": ("warning", "A postcode whose sector is not in the open list."),
    "place-far": ("error", "Coordinates far from the postcode."),
    "place-unchecked": ("warning", "Coordinates that can't be held against anything."),
    # times
    "session-parts": ("error", "A session with a part missing or one too many."),
    "session-early": ("warning", "A session in the small hours, which may be by the 12-hour clock."),
    "session-order": ("error", "A session that ends before it starts."),
    "session-weekday": ("error", "A date that is another day of the week."),
    "session-terms": ("warning", "Term time without the dates of the terms."),
    "range-order": ("error", "A first value that is larger than the last."),
    "date-future": ("error", "A day that has not come yet."),
    "clock-behind": ("error", "A day taken for today that most of the records are younger than."),
    "terms-ending": ("warning", "School terms that are known for a few weeks more, or no longer."),
    "activity-over": ("warning", "An activity that has met for the last time."),
    "day-passed": ("warning", "A day that has passed, and nobody has said what came after."),
    "checks-lapsing": ("warning", "Most activities leave the lists, since nobody has checked them."),
    # people
    "person-not-agreed": ("error", "A named person who has not agreed."),
    "personal-number": ("error", "A number that belongs to a person's private papers."),
    "mobile-contact": ("warning", "What may be somebody's own mobile."),
    "mail-personal": ("warning", "What may be somebody's own e-mail address."),
    # sensitive services
    "sensitive-place": ("error", "A place in a sensitive record."),
    "sensitive-postcode": ("error", "A postcode in the words of a sensitive record."),
    "sensitive-address": ("error", "A street address in the words of a sensitive record."),
    "sensitive-map": ("error", "A point on a map, or a link to one, in the words of a sensitive record."),
    "sensitive-directions": ("error", "Directions in the words of a sensitive record."),
    "sensitive-name": ("error", "A sensitive record's file whose name could lead to the place."),
    "sensitive-unanswered": ("error", "Words of danger in a record that doesn't say whether it is sensitive."),
    "sensitive-told": ("error", "A record that tells where a sensitive service is."),
    "sensitive-lifted": ("warning", "A record that was sensitive when the site was last built."),
    "sensitive-become": ("warning", "A record that is sensitive, and was not when the site was last built."),
    # sense
    "joining-contradiction": ("warning", "Joining and ways in that don't agree."),
    "status-undated": ("warning", "A change of status without its day."),
    "assurance-unseen": ("warning", "A sign of assurance that nobody has seen."),
    "need-words-few": ("warning", "A need that few words lead to."),
    "flag-refused": ("warning", "A red flag that its pathway refuses."),
    "flag-too-slow": ("warning", "A red flag that is more urgent than its pathway."),
    # leaflets
    "leaflet-nothing": ("error", "A leaflet without what its format prints."),
    "leaflet-part-unused": ("warning", "A part that the leaflet's format does not print."),
    "leaflet-sentence-long": ("warning", "A sentence too long for easy read."),
    "leaflet-empty": ("warning", "A leaflet whose selection holds nothing."),
    "leaflet-glyph": ("warning", "A character that leaflets can't print."),
    "leaflet-discreet-cover": ("warning", "A cover that tells whoever looks on of a need that is discreet."),
    "leaflet-discreet-whole": ("warning", "A group for a discreet need of which leaflets print all."),
    "leaflet-number-missing": ("warning", "A leaflet whose words promise a number that it does not have."),
    "leaflet-unprinted": ("warning", "A leaflet that selects what is never printed."),
    # wording
    "wording-capitals": ("warning", "Words in capitals."),
    "wording-bullets": ("warning", "Bullets pasted from a word processor."),
    "wording-markup": ("warning", "Marks that will show as typed."),
    "wording-summary": ("warning", "A summary too long for a card."),
    "wording-reading-age": ("warning", "Sentences that are hard to read."),
}
