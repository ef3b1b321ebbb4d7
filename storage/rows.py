"""The tables. Every row carries owner and person; domain values lie in them as JSON."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables."""

    metadata = MetaData(naming_convention=NAMING)


class Scoped:
    """The columns that say whose row it is; with `id` they are the key, so two people may hold one id.

    They come first in it: every query names both.
    """

    owner: Mapped[str] = mapped_column(String(128), primary_key=True, sort_order=-2)
    person: Mapped[str] = mapped_column(String(128), primary_key=True, sort_order=-1)


class DocumentRow(Scoped, Base):
    """A file the person gave, its text and the profile read from it."""

    __tablename__ = "documents"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[str] = mapped_column(String(32))
    document: Mapped[str] = mapped_column(Text)
    profile: Mapped[str] = mapped_column(Text)
    data: Mapped[bytes] = mapped_column(LargeBinary)
    statement: Mapped[bool] = mapped_column(default=False)


class FactRow(Scoped, Base):
    """One fact of a document; goes with its document."""

    __tablename__ = "facts"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    document_id: Mapped[str] = mapped_column(String(64))
    place: Mapped[int]
    kind: Mapped[str] = mapped_column(String(24))
    status: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    fact: Mapped[str] = mapped_column(Text)
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner", "person", "document_id"],
            ["documents.owner", "documents.person", "documents.id"],
            ondelete="CASCADE",
        ),
        Index("ix_facts_document", "owner", "person", "document_id"),
    )


class IndexedRow(Scoped, Base):
    """A fact that can be searched: its running number in the search tables, and the model of its vector."""

    __tablename__ = "indexed_facts"
    fact_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int]
    model: Mapped[str] = mapped_column(String(64), default="")
    __table_args__ = (Index("ix_indexed_facts_number", "number", unique=True),)


class DecisionRow(Scoped, Base):
    """A contradiction between documents that the person decided."""

    __tablename__ = "decisions"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    decided_at: Mapped[str] = mapped_column(String(32))
    decision: Mapped[str] = mapped_column(Text)


class PostingRow(Scoped, Base):
    """A job ad as read."""

    __tablename__ = "postings"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    employer: Mapped[str] = mapped_column(Text)
    added_at: Mapped[str] = mapped_column(String(32))
    posting: Mapped[str] = mapped_column(Text)


class RunRow(Scoped, Base):
    """One execution of the pipeline. `key` is the hash of its inputs; a lease keeps two processes off one run."""

    __tablename__ = "runs"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    status: Mapped[str] = mapped_column(String(16))
    inputs: Mapped[str] = mapped_column(Text)
    error: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[str] = mapped_column(String(32))
    leased_by: Mapped[str] = mapped_column(String(64), default="")
    leased_until: Mapped[float] = mapped_column(default=0.0)
    __table_args__ = (Index("ix_runs_key", "owner", "person", "key"),)


class StepRow(Scoped, Base):
    """The stored output of one step of a run."""

    __tablename__ = "run_steps"
    run_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(24), primary_key=True)
    output: Mapped[str] = mapped_column(Text)
    milliseconds: Mapped[float]
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner", "person", "run_id"], ["runs.owner", "runs.person", "runs.id"], ondelete="CASCADE"
        ),
    )


class FileRow(Scoped, Base):
    """A file that a run made."""

    __tablename__ = "run_files"
    run_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner", "person", "run_id"], ["runs.owner", "runs.person", "runs.id"], ondelete="CASCADE"
        ),
    )


class LibraryRow(Scoped, Base):
    """A past application kept for reuse; `resume_hash` removes duplicates."""

    __tablename__ = "library"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int]
    resume_hash: Mapped[str] = mapped_column(String(64))
    model: Mapped[str] = mapped_column(String(64), default="")
    entry: Mapped[str] = mapped_column(Text)
    __table_args__ = (
        Index("ix_library_hash", "owner", "person", "resume_hash", unique=True),
        Index("ix_library_number", "number", unique=True),
        Index("ix_library_place", "owner", "person", "number"),
        Index("ix_library_model", "owner", "person", "model", "number"),
    )


class EventRow(Scoped, Base):
    """A change of state, written in the same transaction as the change."""

    __tablename__ = "events"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(64))
    detail: Mapped[str] = mapped_column(Text, default="")


class AccountRow(Base):
    """Someone who may use the server over HTTP; `subject` names them where another server signs them in."""

    __tablename__ = "accounts"
    owner: Mapped[str] = mapped_column(String(128), primary_key=True)
    subject: Mapped[str] = mapped_column(Text, default="")
    added_at: Mapped[str] = mapped_column(String(32))


class PersonRow(Scoped, Base):
    """A person whose career an account keeps."""

    __tablename__ = "persons"
    added_at: Mapped[str] = mapped_column(String(32))


class TokenRow(Base):
    """A bearer token of an account, for one of its persons or ("") all; only its digest is kept.

    `expires_at` counts seconds since the epoch.
    """

    __tablename__ = "tokens"
    owner: Mapped[str] = mapped_column(String(128), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    person: Mapped[str] = mapped_column(String(128), default="")
    label: Mapped[str] = mapped_column(Text, default="")
    added_at: Mapped[str] = mapped_column(String(32))
    expires_at: Mapped[float]
    revoked_at: Mapped[str] = mapped_column(String(32), default="")
    __table_args__ = (Index("ix_tokens_digest", "digest", unique=True),)


class LinkRow(Scoped, Base):
    """A file on its way over a one-time link; `id` is the digest of the word in the link."""

    __tablename__ = "links"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text, default="")
    data: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    expires_at: Mapped[float]
    __table_args__ = (Index("ix_links_id", "id", unique=True),)


class TaskRow(Scoped, Base):
    """A tool call that a client fetches the result of later; `held_by` names the process that works on it."""

    __tablename__ = "tasks"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    tool: Mapped[str] = mapped_column(String(64))
    arguments: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(16))
    message: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[str] = mapped_column(Text, default="")
    held_by: Mapped[str] = mapped_column(String(64), default="")
    created_at: Mapped[str] = mapped_column(String(32))
    updated_at: Mapped[str] = mapped_column(String(32))
    __table_args__ = (Index("ix_tasks_id", "owner", "id", unique=True),)


class InterviewRow(Scoped, Base):
    """An interview with what was answered so far."""

    __tablename__ = "interviews"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    status: Mapped[str] = mapped_column(String(16))
    started_at: Mapped[str] = mapped_column(String(32))
    interview: Mapped[str] = mapped_column(Text)
