"""Counting: a connector's own list of referrals, kept elsewhere, becomes the rounded tables in `directory/figures/`.

    the list           one row a referral, without names, outside the repository
      │  sheet         finds the columns (`columns`), and refuses whatever could tell of a person (`people_in`)
      ▼
    Referral           a quarter, ids of the directory, what became of it, days and answers
      │  tally         exact counts of each row of each table
      │  disclosure    which cells must be left out, so that no subtraction tells more than the rule allows
      ▼
    tables             rounded rows, merged into the tables that are there

Nothing of the list is copied, quoted or logged: a fault is told by its row, its column and the reason alone.
"""
