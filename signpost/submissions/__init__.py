"""Submissions: what a group tells us, in a form or a letter, becomes a new or changed record.

The web form, the issue forms, the paper form typed in and an e-mail all yield one kind of text: answers, each after
the label of its question. `records.asked` has the questions, from the schema.

    This is about: a change
    Page: activities/knit-and-natter
    Your part in the group: Coordinator

    Phone: 0117 496 0123
    More about it:
      We meet round one big table.
      Wool and needles are there to borrow.
    Waiting time: nothing any more

A submission goes through five steps: `text` makes plain words of a file or a mail, `answers` finds the answers in
them, `reading` makes values of these, `changing` puts the values into drafts of records, and `review` runs the checks
on these. Nothing here writes a file. `secrecy` says what is never taken in.

An answer of several lines is indented by two spaces. An issue form has "### Phone" as a heading over the answer, and
"_No response_" for none. A change holds only what changes.
"""
