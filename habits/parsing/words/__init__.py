"""A text → pieces: plain characters, tokens, and what each word or phrase can be.

normalise → tokens → pieces (with vocabulary, spelling, links, clock, days, minutes) → style.
"""
