"""Imports: other people's lists become records, with a report of what a person must look at. `run` leads through them.

1. `sources` reads a list (Open Referral's files, tables or web address; a spreadsheet) into listings: one a service,
   its texts as they stood, under the names of one common form (`listing`).
2. `mapping` reads what a person has answered: what the source's words stand for, and what it doesn't say.
3. `plan` opens an `account` of each listing, lets the `guard` look for those that must not be found, and has `convert`
   make drafts of it (`details`, `places`, `organisations`), each text tidied by `tidy` and entered in the
   account. By `matching` it decides about each draft: new, there already, different, or for a person.
4. `settle` has the checks look at all that would be written, and takes out what they refuse.
5. `questions` gathers what is left open, with needs proposed by `needs`; `report` tells what became of every text.
6. `side` writes it all, whole or not at all: records into the directory, all else beside it.

Nothing is invented, no text is lost in silence, and nothing that is there changes unless a person asks for it.
"""
