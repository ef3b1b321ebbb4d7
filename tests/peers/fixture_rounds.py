"""The conformance suite's tools that ask and are called again with the answers, as in the newest era."""

from typing import Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.prompts.base import UserMessage
from mcp.types import (
    CallToolResult,
    CreateMessageRequest,
    CreateMessageRequestParams,
    CreateMessageResult,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    InputRequiredResult,
    ListRootsRequest,
    ListRootsResult,
    SamplingMessage,
    TextContent,
)

from server.app import ResumewrightServer

Ctx = Context[Any, Any]
Answer = CallToolResult | InputRequiredResult


def form(message: str, field: str, kind: str = "string") -> ElicitRequest:
    """A form with one field."""
    schema = {"type": "object", "properties": {field: {"type": kind}}, "required": [field]}
    return ElicitRequest(params=ElicitRequestFormParams(message=message, requested_schema=schema))


def model(words: str, most: int = 100) -> CreateMessageRequest:
    """A question to the client's model."""
    message = SamplingMessage(role="user", content=TextContent(type="text", text=words))
    return CreateMessageRequest(params=CreateMessageRequestParams(messages=[message], max_tokens=most))


def said(text: str) -> CallToolResult:
    """A finished answer."""
    return CallToolResult(content=[TextContent(type="text", text=text)])


def filled(ctx: Ctx, key: str, field: str) -> Any:
    """What the person gave for a field of a form; None where it is missing or no such thing."""
    answer = (ctx.input_responses or {}).get(key)
    given = answer.content if isinstance(answer, ElicitResult) and answer.action == "accept" else None
    return (given or {}).get(field)


NAME = form("What is your name?", "name")


def mount_rounds(server: ResumewrightServer) -> None:
    """Add them."""
    _one(server)
    _of_the_client(server)
    _states(server)
    _several(server)
    _prompt(server)


def _one(server: ResumewrightServer) -> None:
    @server.tool(description="Asks for a name.")
    async def test_input_required_result_elicitation(ctx: Ctx) -> Answer:
        name = filled(ctx, "user_name", "name")
        return said(f"Hello, {name}!") if name else InputRequiredResult(input_requests={"user_name": NAME})

    @server.tool(description="Asks for a name, on a stream.")
    async def test_streaming_elicitation(ctx: Ctx) -> Answer:
        name = filled(ctx, "user_name", "name")
        return said(f"Hello, {name}!") if name else InputRequiredResult(input_requests={"user_name": NAME})

    _ = test_input_required_result_elicitation, test_streaming_elicitation


def _of_the_client(server: ResumewrightServer) -> None:
    @server.tool(description="Asks the client's model.")
    async def test_input_required_result_sampling(ctx: Ctx) -> Answer:
        answer = (ctx.input_responses or {}).get("capital_question")
        if isinstance(answer, CreateMessageResult):
            return said(getattr(answer.content, "text", ""))
        return InputRequiredResult(input_requests={"capital_question": model("What is the capital of France?")})

    @server.tool(description="Asks for the client's roots.")
    async def test_input_required_result_list_roots(ctx: Ctx) -> Answer:
        answer = (ctx.input_responses or {}).get("client_roots")
        if isinstance(answer, ListRootsResult):
            return said(", ".join(str(root.uri) for root in answer.roots))
        return InputRequiredResult(input_requests={"client_roots": ListRootsRequest()})

    @server.tool(description="Asks only for what the client declared.")
    async def test_input_required_result_capabilities(ctx: Ctx) -> Answer:
        if ctx.input_responses:
            return said("done")
        can = ctx.client_capabilities
        asked: dict[str, Any] = {}
        if can and can.elicitation is not None:
            asked["user_name"] = NAME
        if can and can.sampling is not None:
            asked["greeting"] = model("Generate a greeting")
        return InputRequiredResult(input_requests=asked)

    _ = test_input_required_result_sampling, test_input_required_result_list_roots
    _ = test_input_required_result_capabilities


def _states(server: ResumewrightServer) -> None:
    confirm: dict[str, Any] = {"confirm": form("Please confirm", "ok", "boolean")}

    @server.tool(description="Its state comes back.")
    async def test_input_required_result_request_state(ctx: Ctx) -> Answer:
        if ctx.request_state == "first" and filled(ctx, "confirm", "ok") is not None:
            return said("state-ok")
        return InputRequiredResult(input_requests=confirm, request_state="first")

    @server.tool(description="Its state must come back unchanged.")
    async def test_input_required_result_tampered_state(ctx: Ctx) -> Answer:
        if ctx.request_state == "sealed" and filled(ctx, "confirm", "ok") is not None:
            return said("state-ok")
        return InputRequiredResult(input_requests=confirm, request_state="sealed")

    @server.tool(description="Two forms, one after the other.")
    async def test_input_required_result_multi_round(ctx: Ctx) -> Answer:
        name, colour = filled(ctx, "step1", "name"), filled(ctx, "step2", "color")
        if ctx.request_state and ctx.request_state.startswith("2:") and colour:
            return said(f"{ctx.request_state[2:]} likes {colour}")
        if ctx.request_state == "1" and name:
            second = form("Step 2: What is your favorite color?", "color")
            return InputRequiredResult(input_requests={"step2": second}, request_state=f"2:{name}")
        first = form("Step 1: What is your name?", "name")
        return InputRequiredResult(input_requests={"step1": first}, request_state="1")

    _ = test_input_required_result_request_state, test_input_required_result_tampered_state
    _ = test_input_required_result_multi_round


def _several(server: ResumewrightServer) -> None:
    @server.tool(description="Three questions at once.")
    async def test_input_required_result_multiple_inputs(ctx: Ctx) -> Answer:
        asked = {"user_name": NAME, "greeting": model("Generate a greeting", 50), "client_roots": ListRootsRequest()}
        if ctx.request_state == "asked" and set(asked) <= set(ctx.input_responses or {}):
            return said("all three")
        return InputRequiredResult(input_requests=asked, request_state="asked")

    _ = test_input_required_result_multiple_inputs


def _prompt(server: ResumewrightServer) -> None:
    @server.prompt(description="A prompt that asks first.")
    async def test_input_required_result_prompt(ctx: Ctx) -> list[UserMessage] | InputRequiredResult:
        context = filled(ctx, "user_context", "context")
        if context:
            return [UserMessage(f"In the context: {context}")]
        asked = form("What context should the prompt use?", "context")
        return InputRequiredResult(input_requests={"user_context": asked})

    _ = test_input_required_result_prompt
