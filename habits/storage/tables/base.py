"""What every table shares: one metadata, one way to name constraints, the types of columns."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Index, MetaData

from habits.storage.types import Id, Instant, Json

__all__ = ["Id", "Instant", "Json", "metadata", "partial_index"]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def partial_index(name: str, where: ColumnElement[bool], *columns: Column[Any]) -> Index:
    """Answer an index over `columns` that holds only the rows `where` is true of."""
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)
