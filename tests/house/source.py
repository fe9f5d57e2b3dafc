"""The product's source, read for rules that no linter has."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "config", "habits")


def modules() -> Iterator[Path]:
    """Answer every Python file of the product, from the checkout's root."""
    for package in PACKAGES:
        yield from (path.relative_to(ROOT) for path in sorted((ROOT / package).rglob("*.py")))


def tree(path: Path) -> ast.Module:
    """Answer what stands in a file."""
    return ast.parse((ROOT / path).read_text("utf-8"), str(path))


def imported_names(module: ast.Module) -> Iterator[str]:
    """Answer what a module imports, with dots: `import a.b` and `from a import b` are both a.b."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called_methods(module: ast.Module) -> Iterator[ast.Attribute]:
    """Answer every `receiver.method` that a module calls."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func
