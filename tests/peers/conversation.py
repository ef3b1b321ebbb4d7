"""A conversation through the Inspector, from an empty database to a PDF, written down with its real output.

Every line with a `$` is run by a shell as it stands, in a home folder of its own, which is shown as `~`.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from ground import COMMAND, EXAMPLES, ROOT, Row, Unavailable, clean_environment, fresh, node_path
from inspection import RELEASE, inspector

WRITTEN = ROOT / "docs" / "conversation.md"
ASK = """\
ask() {
  mcp-inspector --cli resumewright serve -q --protocol-era modern --method tools/call \\
    --output answer --output-format raw --tool-name "$@" && cat answer && echo
}"""
# What is said before a step, and the step; {words} stand for what an earlier answer told.
ANSWER = "ask answer_discovery --tool-args-json "
TITLE = '{{"title": "In-house forklift permit", "issuer": "Steel & Sons", "date": "2016-04"}}'
CHOICE = '{{"choice": "adjacent"}}'
CLAIMS = r"Welded 40 pressure vessels a month with MIG and TIG\nLed a team of 50 welders"
READ = "resumewright serve -q --method resources/read --uri resume://applications/{run}/resume.pdf"


def _answers(words: str) -> str:
    return f"""'{{{{"interview_id": "{{talk}}", "question_id": "{{question}}", "answers": {words}}}}}'"""


STEPS = (
    ("Nothing is known yet.", "ask profile_overview"),
    ("The person's résumé.", "ask add_document --tool-arg path=~/resume.txt"),
    ("The ad.", 'ask add_job --tool-arg text="$(cat ad.txt)"'),
    ("What they ask, and what the documents do not show.", "ask analyze_gaps --tool-arg job_id={job}"),
    ("A gap might be closed by what was never written down.", "ask start_discovery"),
    (
        "The assistant puts the question to the person and passes on the answer.",
        ANSWER + _answers(CHOICE),
    ),
    (
        "In the person's own words. A credential waits: an assistant passes it on and cannot vouch for it.",
        ANSWER + _answers(TITLE),
    ),
    ("The person vouches for it, in a terminal or with a click on a page.", "{confirm}"),
    (
        "Somebody would like to say more than is true.",
        f"ask verify_claims --tool-arg text=$'{CLAIMS}'",
    ),
    ("The application.", "ask generate_application --tool-arg job_id={job}"),
    (
        "The PDF, as a resource.",
        f"mcp-inspector --cli {READ} --output resume.pdf --output-format raw && head -c 8 resume.pdf && echo",
    ),
    (
        "Every line of it, checked against the documents without the database.",
        "resumewright verify ~/.local/share/resumewright/applications/local/me/{run}/for-you/receipts.json",
    ),
)
LEARNT = {
    "job": r"\b(job-[0-9a-f]+)",
    "talk": r"\b(talk-[0-9a-f]+)",
    "question": r"Ask the person \[([^\]]+)\]",
    "confirm": r"They run: (resumewright confirm .+)",
    "run": r"\b(run-[0-9a-f]+-\d+)",
}


def prove() -> Iterator[Row]:
    """One row; the conversation is written down only when every step went well."""
    try:
        folder = inspector()
    except Unavailable as error:
        yield Row("conversation", skipped=str(error))
        return
    home = fresh("conversation")
    for name in ("resume.txt", "ad.txt"):
        shutil.copyfile(EXAMPLES / name, home / name)
    known, written = dict[str, str](), list[str]()
    for done, (before, step) in enumerate(STEPS):
        command = step.format(**known)
        code, out, err = _shell(folder, home, command)
        if code:
            yield Row("conversation", done, len(STEPS), f"{command}: exit {code}: {(err or out)[-400:]}")
            return
        _learn(known, out)
        written.append(f"{before}\n\n```console\n$ {command}\n{out.strip()}\n```\n")
    _write(written, str(home))
    pdf = (home / "resume.pdf").read_bytes()
    good = pdf.startswith(b"%PDF")
    yield Row("conversation", len(STEPS) if good else 0, len(STEPS), f"{WRITTEN.relative_to(ROOT)}, {len(pdf):,} bytes")


def _learn(known: dict[str, str], out: str) -> None:
    for name, pattern in LEARNT.items():
        if found := re.search(pattern, out):
            known[name] = found[1]


def _shell(folder: Path, home: Path, command: str) -> tuple[int, str, str]:
    own = (str(folder / "node_modules" / ".bin"), str(Path(COMMAND).parent))
    path = os.pathsep.join((node_path(folder).split(os.pathsep)[0], *own, os.environ["PATH"]))
    environment = clean_environment({"HOME": str(home), "PATH": path})
    environment.pop("XDG_DATA_HOME", None)
    done = subprocess.run(
        ["bash", "-c", f"{ASK}\n{command}"],
        cwd=home, env=environment, capture_output=True, text=True, timeout=120, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.returncode, done.stdout.replace(str(home), "~"), done.stderr


def _write(steps: list[str], home: str) -> None:
    beginning = (
        "# A conversation, from an empty database to a PDF\n\n"
        f"Through the [Inspector](https://www.npmjs.com/package/@modelcontextprotocol/inspector) {RELEASE} on Node 22, "
        "with the invented résumé and ad of [tests/examples](../tests/examples). "
        "`make peers` runs it and writes it here.\n\n"
        f"```sh\n{ASK}\n```\n"
    )
    text = "\n".join((beginning, *steps))
    assert home not in text
    WRITTEN.write_text(text, encoding="utf-8")
