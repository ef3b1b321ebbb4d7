"""What a person's assistant does with the tools, from an empty folder to a PDF; the client is somebody else's.

`call(tool, arguments)` gives the structured content, `read(uri)` the blob in base64.
"""

import base64
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

Call = Callable[[str, dict[str, Any]], Awaitable[dict[str, Any]]]
WORDS = "I looked after the forklift checks at Steel & Sons and drove it under supervision"
MOST_QUESTIONS = 6


async def journey(call: Call, read: Callable[[str], Awaitable[str]], examples: Path, *, local: bool) -> None:
    """Document, ad, interview, application, PDF; one line of JSON tells what came of it."""
    resume = examples / "resume.txt"
    given = {"path": str(resume)} if local else {"text": resume.read_text(encoding="utf-8")}
    document = await call("add_document", given)
    job = await call("add_job", {"text": (examples / "ad.txt").read_text(encoding="utf-8")})
    talk = await call("start_discovery", {"job_ids": [job["job_id"]]})
    asked = 0
    while talk.get("need_input") and asked < MOST_QUESTIONS:
        question = talk["need_input"]["payload"]
        options = list(question["options"])
        answers = {
            field: (options[min(1, len(options) - 1)] if field == "choice" else WORDS) for field in question["fields"]
        }
        filled = {"interview_id": talk["interview_id"], "question_id": question["question_id"], "answers": answers}
        talk = await call("answer_discovery", filled)
        asked += 1
    made = await call("generate_application", {"job_id": job["job_id"], "document_ids": [document["document_id"]]})
    pdf = base64.b64decode(await read(f"resume://applications/{made['run_id']}/resume.pdf"))
    told = {"begins": pdf[:4].decode("latin-1"), "bytes": len(pdf), "asked": asked, "match": made["match_score"]}
    sys.stdout.write(json.dumps(told) + "\n")
