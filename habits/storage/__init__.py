"""The only SQL: tables, queries by topic, migrations."""
