"""Settings, coaching content, lexicon and every text that a person reads."""
