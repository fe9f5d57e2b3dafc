"""The control side: what people do, what goes wrong, what time it is.

`POST /control/bots` makes a bot; `POST /control/{token}/{verb}` does something in its world, with
a JSON object of arguments. `table.py` lists the verbs; the docstring of each says what it takes.
Answers are JSON; a mistake is 400 with `{"error": ...}`, a barrier not reached 409.
"""
