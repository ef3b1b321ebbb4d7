"""`resumewright read FILE`: what the product reads out of a document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from server.commands.running import note, run, say
from server.intake import read_apart
from server.settings import Settings
from tailoring.profile import Profile
from tailoring.reading.json_export import to_json_resume
from tailoring.reading.profile import read_profile

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="A résumé: PDF, DOCX, HTML, Markdown, text, JSON Resume, LinkedIn ZIP.")],
    as_json: Annotated[bool, typer.Option("--json", help="JSON Resume, with our provenance beside it.")] = False,
) -> None:
    """Read a résumé and show what was understood; nothing is kept."""

    async def work(settings: Settings) -> None:
        document = await read_apart(file, settings.limits)
        profile = read_profile(document)
        if as_json:
            say(json.dumps(to_json_resume(profile, [document]), ensure_ascii=False, indent=1))
        else:
            for warning in document.warnings:
                note(f"note: {warning}")
            _show(profile)

    run(work, as_json=as_json)


def _show(profile: Profile) -> None:
    say(f"{profile.name or '(no name found)'}{f', {profile.headline}' if profile.headline else ''}")
    for position in profile.positions:
        dates, lines = position.dates.text, len(position.bullets)
        say(f"  {position.title or '?'} · {position.employer or '?'} · {dates} · {lines} lines")
    for school in profile.education:
        say(f"  {school.degree} {school.area} · {school.school} · {school.dates.text}")
    for certificate in profile.certifications:
        say(f"  {certificate.name} · {certificate.issuer} · {certificate.state}")
    say(f"{len(profile.skills)} skills, {len(profile.facts)} facts, {len(profile.unplaced)} not placed")
    for bullet in profile.unplaced:
        say(f"  not placed: {bullet.text}")
