"""A writer that asks Anthropic's API, or one that speaks like it. Used only when a setting names a model."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any, cast

from jinja2 import Template
from pydantic import ValidationError

from server.settings import ModelSettings
from tailoring.brief import WritingBrief
from tailoring.errors import UserError
from tailoring.services import Written
from tailoring.submission import Submission
from tailoring.text_templates import text_template

TEMPLATE = Path(__file__).parents[2] / "prompts" / "data" / "writer-1.j2"
_TOOL = "hand_in"


class ModelUnavailable(UserError):
    """The model could not be reached, or answered what cannot be used."""

    code = "model_unavailable"


class BudgetExceeded(UserError):
    """A limit on tokens that is reached."""

    code = "budget_exceeded"


class ClaudeWriter:
    """Writes with one model. `spent_today` tells how many tokens this person, and everybody, have used today."""

    def __init__(self, settings: ModelSettings, spent_today: Callable[[], Awaitable[tuple[int, int]]]) -> None:
        self.settings = settings
        self.spent_today = spent_today

    @property
    def name(self) -> str:
        """The model's name."""
        return self.settings.name

    async def write(self, brief: WritingBrief) -> Written:
        """The text for a brief. Raises BudgetExceeded before anything is sent, ModelUnavailable when it fails."""
        await self._within_budget()
        answer = await self._asked(_prompt().render(brief=brief))
        usage = answer.usage
        tokens = int(usage.input_tokens) + int(usage.output_tokens)
        given = next((block.input for block in answer.content if block.type == "tool_use"), None)
        try:
            submission = Submission.model_validate({**cast("dict[str, Any]", given or {}), "writer": self.name})
        except ValidationError as error:
            raise ModelUnavailable(
                f"{self.name} handed in text of another form than was asked.", "The run goes on without it; try again."
            ) from error
        return Written(submission, tokens, 1)

    async def _within_budget(self) -> None:
        mine, whole = await self.spent_today()
        for spent, limit, whose in (
            (mine, self.settings.tokens_a_day_each, "person"),
            (whole, self.settings.tokens_a_day, "account"),
        ):
            if spent >= limit:
                raise BudgetExceeded(
                    f"Today's {limit:,} tokens of this {whose} are used up ({spent:,}).",
                    "Everything else works without a model; go on tomorrow or raise the limit in [model].",
                )

    async def _asked(self, prompt: str) -> Any:
        import anthropic

        client = anthropic.AsyncAnthropic(
            api_key=self.settings.key,
            base_url=self.settings.base_url or None,
            timeout=self.settings.seconds,
            max_retries=self.settings.retries,
        )
        schema = Submission.model_json_schema()
        schema["properties"].pop("writer")
        try:
            async with client:
                return await client.messages.create(
                    model=self.settings.name,
                    max_tokens=self.settings.tokens_a_generation,
                    messages=[{"role": "user", "content": prompt}],
                    tools=[{"name": _TOOL, "description": "Hand in the text.", "input_schema": schema}],
                    tool_choice={"type": "tool", "name": _TOOL},
                )
        except anthropic.APIError as error:
            raise ModelUnavailable(
                f"{self.settings.name} could not be asked: {error.message}",
                "The run goes on without it; check the name, the key and the address in [model].",
            ) from error


@cache
def _prompt() -> Template:
    return text_template(TEMPLATE.read_text(encoding="utf-8"))
