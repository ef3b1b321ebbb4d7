"""The base of every domain type, and the few value types that all of them share."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """A frozen value; unknown fields are refused so that stored JSON cannot drift unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Score = Annotated[float, Field(ge=0, le=100)]


class Span(Model):
    """Characters from `start` up to, not including, `end` of a document's text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Box(Model):
    """A place on a page, in PDF points from the page's top left corner; pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
