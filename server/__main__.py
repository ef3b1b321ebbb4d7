"""The command line."""

from __future__ import annotations

import typer

from server.commands import ad, demo, doctor, evaluate, library, read, serve, tailor, verify

app = typer.Typer(
    name="resumewright",
    help="Tailors your real career to a real job, and proves every line.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("tailor")(tailor.tailor)
app.command("demo")(demo.demo)
app.command("read")(read.read)
app.command("ad")(ad.ad)
app.command("verify")(verify.verify)
app.command("doctor")(doctor.doctor)
app.command("serve")(serve.serve)
app.add_typer(library.app, name="library")
app.add_typer(evaluate.app, name="eval")


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
