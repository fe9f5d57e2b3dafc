"""The reader of messages: its stages one by one, and its figures over whole corpora."""
