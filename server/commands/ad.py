"""`resumewright ad FILE`: what the product reads out of a job ad."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from server.commands.running import run, say
from server.intake import read_apart
from server.settings import Settings
from tailoring.posting import Posting

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def ad(
    file: Annotated[Path, typer.Argument(help="A job ad: text, HTML, PDF or a saved page.")],
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as JSON.")] = False,
) -> None:
    """Read a job ad and show what it asks; nothing is kept."""

    async def work(settings: Settings) -> None:
        document = await read_apart(file, settings.limits)
        from tailoring.ads.posting import read_posting

        posting = read_posting(document)
        if as_json:
            say(posting.model_dump_json(indent=1, exclude={"document": {"lines"}}))
        else:
            _show(posting)

    run(work, as_json=as_json)


def _show(posting: Posting) -> None:
    say(" · ".join(part for part in (posting.title or "(no title found)", posting.employer, posting.place) if part))
    for requirement in posting.requirements:
        years = f", {requirement.years:g} years" if requirement.years else ""
        knock_out = f", decides: {requirement.knock_out}" if requirement.knock_out else ""
        say(f"  [{requirement.importance}, {requirement.kind}{years}{knock_out}] {requirement.text}")
    say(f"{len(posting.requirements)} requirements, {len(posting.responsibilities)} duties")
    for warning in posting.warnings:
        say(f"note: {warning}")
