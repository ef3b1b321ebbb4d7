"""The job that a single question is asked about, where it is known."""

from __future__ import annotations

from pydantic import BaseModel, Field


class JobContext(BaseModel):
    """What is known of the job; it tells senses of a word apart."""

    title: str = ""
    company: str = ""
    industry: str = ""
    keywords: list[str] = Field(default=[], description="Further words of the ad.")

    @property
    def words(self) -> str:
        """Everything that may help to tell senses apart."""
        return " ".join(filter(None, (self.title, self.industry, *self.keywords)))


UNKNOWN_JOB = JobContext()
