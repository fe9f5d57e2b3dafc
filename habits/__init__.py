"""What is true and what can be done; knows no Telegram, no web and no settings."""
