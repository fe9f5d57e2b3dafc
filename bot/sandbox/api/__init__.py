"""The methods of the Bot API that are played here, by topic; `table.py` lists them."""
