"""Pieces → clauses → acts: what one clause says was done, with whom, where, when and how long.

`clauses` splits; `statements` reads one clause: `lead` up to its verb, `choosing` the rule for it (`talking`,
`reaching`, `watching`, `counting`, `subjects`, or `guessing` where no verb is known), `tail` behind the people.
Rules walk over a clause by a `cursor`, and look ahead by `outlook` and `seeking`, a bounded number of pieces.
"""
