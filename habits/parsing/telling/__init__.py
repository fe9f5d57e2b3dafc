"""Acts → conversations: from clause to clause, who is still meant, and which conversations there were.

`gathering` goes through the acts and hands each to its rule: `talks`, `answering`, `rosters` (names without a verb),
`headings` (places, days and numbers alone); `crediting` takes conversations in, each person once.
"""
