"""One function for each thing that a person or the timer does.

Each takes a `Connection` and the instant at which it happens, holds the member's lock before it reads or writes
anything of theirs, answers a frozen dataclass, raises a `Refusal`, and never commits.
"""
