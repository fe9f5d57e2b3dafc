"""How fast it is, against what it could be measured against. Run with `make bench`; no tests."""
