"""What every table shares."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A moment: kept in UTC, and always with its zone in the program."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What a value of this column is in the program; the history reads the register by it."""
        return datetime

    def process_bind_param(self, value: datetime | None, _dialect: Any) -> datetime | None:
        return value if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Any) -> datetime | None:
        return value if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The root of all mapped classes; constraint names are fixed so that migrations can name them."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment}

    written_down: ClassVar[bool] = True
    """Whether the register of changes writes down what happens to the rows."""

    metadata = MetaData(naming_convention=NAMING)


class Edited(Base):
    """A table that people edit: its version counter refuses a change made on an old reading."""

    __abstract__ = True

    version: Mapped[int] = mapped_column(default=1, nullable=False)

    def __init_subclass__(cls, **arguments: Any) -> None:
        cls.__mapper_args__ = {"version_id_col": cls.version}
        super().__init_subclass__(**arguments)


def one_of(column: str, choices: type[StrEnum]) -> CheckConstraint:
    """The database's own refusal of a value that is none of ``choices``."""
    values = ", ".join(f"'{choice.value}'" for choice in choices)
    return CheckConstraint(f"{column} IN ({values})", name=column)


def choice() -> Any:
    """A column that holds an enum's value as text."""
    return mapped_column(String(32), nullable=False)
