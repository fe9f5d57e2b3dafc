"""A local Bot API over HTTP: it plays Telegram and the people in it.

For trying the bot without a token, for tests and for benchmarks. It runs as a process of its own
(`python -m bot.sandbox --port 0`), knows nothing of the product and is reached over HTTP only:

- `/bot{token}/{method}` and `/file/bot{token}/{path}`: the Bot API (10.1), as a bot sees it;
- `/clock/{token}`: a wall clock that can be moved, and the barrier behind it (`settling.py`);
- `/chat/{key}/`: the page in which a browser plays the people of one bot (`page/`);
- `/control/...`: the people, the faults, the log and the clock, as a test or a demo sees them
  (`control/`; in Python through `bot.sandbox.client`).

Everything is kept in memory and one process serves many bots, none of which sees another.
"""
