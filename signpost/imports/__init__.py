"""Imports: other people's lists become records, with a report of what a person must look at. `run` leads through them.

    a file, a folder or a web address
      │  reading       each format in its own module; `mapping` is what a person has answered
      ▼
    Reading            listings, one a service, in the source's own words under the names of one common form
      │  converting    each text is read as a value of its kind, or becomes a question; `sensitive` hides refuges
      ▼
    Conversion         services with their candidates of records, and the origin of each: which text went where
      │  reconciling   candidates are matched with the directory, merged with what people changed, and validated
      ▼
    Reconciled         an outcome for each record: new, changed, different, left out and why; conflicts; what is gone
      │  review        questions with a form to answer them in, a report of one page, the details
      ▼
    Review             the text of every file; `write` puts them all in place, or none

Nothing is invented, no text is lost in silence, what a person wrote is theirs, and nothing that is there changes
unless a person asks for it.
"""
