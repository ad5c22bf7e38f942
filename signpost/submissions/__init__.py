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

An answer of several lines is indented by two spaces. An issue form has "### Phone" as a heading over the answer, and
"_No response_" for none. A change holds only what changes.
"""
