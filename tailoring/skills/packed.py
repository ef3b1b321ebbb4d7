"""Keeps many records as plain tuples and makes each into its type when it is first asked for.

A run looks at a few hundred of the taxonomy's many thousand rows; to make them all would double the time of a start.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar, overload

from tailoring.model import Model

M = TypeVar("M", bound=Model)
D = TypeVar("D")


class Packed(Mapping[str, M], Generic[M]):
    """Records of one type by id; equal ids give the same object each time."""

    __slots__ = ("_kind", "_made", "_rows")

    def __init__(self, kind: type[M], rows: Mapping[str, tuple[Any, ...]]) -> None:
        """`rows` hold the values of the type's fields in their order."""
        self._kind = kind
        self._rows = rows
        self._made: dict[str, M] = {}

    def __getitem__(self, key: str) -> M:
        made = self._made.get(key)
        if made is None:
            values = zip(self._kind.model_fields, self._rows[key], strict=True)
            made = self._made[key] = self._kind.model_construct(**dict(values))
        return made

    @overload
    def get(self, key: str, default: None = None, /) -> M | None: ...
    @overload
    def get(self, key: str, default: M | D, /) -> M | D: ...
    def get(self, key: str, default: M | D | None = None, /) -> M | D | None:
        """The record of an id, or the default; a miss costs no exception."""
        return self[key] if key in self._rows else default

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Packed, (self._kind, self._rows))


def packed(kind: type[M], records: Mapping[str, M]) -> Packed[M]:
    """Records packed into tuples."""
    fields = tuple(kind.model_fields)
    return Packed[M](kind, {key: tuple(getattr(one, name) for name in fields) for key, one in records.items()})
