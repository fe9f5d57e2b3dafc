"""The page in which a browser plays all the people of one bot, and moves its clock.

`/chat/{key}/` is the page, for whoever knows the key; `events` beside it tells the browser what
there is and what changes, `do/{verb}` lets it act, `file/{path}` holds pictures and files.
The page itself (`static/`) is one HTML file, one style sheet and small modules, as they are.
"""
