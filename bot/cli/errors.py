"""What a command refuses."""


class CommandError(Exception):
    """A command cannot be done; `problems` says why and what to do next, a line each."""

    def __init__(self, *problems: str) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems
