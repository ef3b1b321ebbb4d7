"""The tools, resources and prompts that the conformance suite asks of any server; never in the product."""

import asyncio
import base64
import struct
import zlib
from typing import Annotated, Any

from mcp import MCPError
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.prompts.base import UserMessage
from mcp.types import (
    MISSING_REQUIRED_CLIENT_CAPABILITY,
    AudioContent,
    CallToolResult,
    EmbeddedResource,
    EmptyResult,
    ImageContent,
    SamplingMessage,
    SetLevelRequestParams,
    TextContent,
    TextResourceContents,
)
from pydantic import Field

from server.app import ResumewrightServer

Ctx = Context[Any, Any]
STEP = 0.05  # the suite asks for pauses between notices


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


_HEAD = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
PNG = (
    b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", _HEAD) + _chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + _chunk(b"IEND", b"")
)
WAV = b"RIFF\x26\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\x02\0\0\0\0\0"
IMAGE = ImageContent(type="image", data=base64.b64encode(PNG).decode(), mime_type="image/png")
SOUND = AudioContent(type="audio", data=base64.b64encode(WAV).decode(), mime_type="audio/wav")


def embedded(uri: str, kind: str, text: str) -> EmbeddedResource:
    """A resource inside an answer."""
    return EmbeddedResource(type="resource", resource=TextResourceContents(uri=uri, mime_type=kind, text=text))


def mount(server: ResumewrightServer) -> None:
    """Add everything that is no answer to a question of the newest era."""
    _contents(server)
    _notices(server)
    _asking(server)
    _schemas(server)
    _changes(server)
    _resources(server)
    _prompts(server)


def _contents(server: ResumewrightServer) -> None:
    @server.tool(description="Plain text.")
    async def test_simple_text() -> CallToolResult:
        return CallToolResult(content=[TextContent(type="text", text="This is a simple text response for testing.")])

    @server.tool(description="An image.")
    async def test_image_content() -> CallToolResult:
        return CallToolResult(content=[IMAGE])

    @server.tool(description="A sound.")
    async def test_audio_content() -> CallToolResult:
        return CallToolResult(content=[SOUND])

    @server.tool(description="A resource inside the answer.")
    async def test_embedded_resource() -> CallToolResult:
        text = "This is an embedded resource content."
        return CallToolResult(content=[embedded("test://embedded-resource", "text/plain", text)])

    @server.tool(description="Several kinds at once.")
    async def test_multiple_content_types() -> CallToolResult:
        mixed = embedded("test://mixed-content-resource", "application/json", '{"test":"data","value":123}')
        return CallToolResult(content=[TextContent(type="text", text="Multiple content types test:"), IMAGE, mixed])

    @server.tool(description="Always fails.")
    async def test_error_handling() -> CallToolResult:
        raise ToolError("This tool intentionally returns an error for testing")

    _ = test_simple_text, test_image_content, test_audio_content
    _ = test_embedded_resource, test_multiple_content_types, test_error_handling


def _notices(server: ResumewrightServer) -> None:
    async def levels(ctx: Any, params: SetLevelRequestParams) -> EmptyResult:
        return EmptyResult()

    server._lowlevel_server.add_request_handler("logging/setLevel", SetLevelRequestParams, levels)  # pyright: ignore[reportPrivateUsage] - no public way

    @server.tool(description="Three log messages.")
    async def test_tool_with_logging(ctx: Ctx) -> str:
        for words in ("Tool execution started", "Tool processing data", "Tool execution completed"):
            await ctx.info(words)  # pyright: ignore[reportDeprecated]
            await asyncio.sleep(STEP)
        return "logged"

    @server.tool(description="One log message, where the request asks for any.")
    async def test_logging_tool(ctx: Ctx) -> str:
        await ctx.info("a message")  # pyright: ignore[reportDeprecated]
        return "logged"

    @server.tool(description="Three steps of progress.")
    async def test_tool_with_progress(ctx: Ctx) -> str:
        for done in (0, 50, 100):
            await ctx.report_progress(done, 100, f"{done} of 100")
            await asyncio.sleep(STEP)
        return "done"

    @server.tool(description="Ends its stream before its answer; the client comes back for it.")
    async def test_reconnection(ctx: Ctx) -> str:
        await ctx.close_sse_stream()
        await asyncio.sleep(STEP)
        return "reconnected"

    _ = test_tool_with_logging, test_logging_tool, test_tool_with_progress, test_reconnection


PLAIN = {"type": "string"}
USER = {
    "type": "object",
    "properties": {
        "username": {"type": "string", "description": "User's response"},
        "email": {"type": "string", "description": "User's email address"},
    },
    "required": ["username", "email"],
}
DEFAULTS = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "default": "John Doe"},
        "age": {"type": "integer", "default": 30},
        "score": {"type": "number", "default": 95.5},
        "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"},
        "verified": {"type": "boolean", "default": True},
    },
}
PLAIN_OPTIONS = ["option1", "option2", "option3"]


def titled(last: str) -> list[dict[str, str]]:
    """Options with titles."""
    return [
        {"const": f"value{at}", "title": f"{word} {last}"} for at, word in enumerate(("First", "Second", "Third"), 1)
    ]


ENUMS = {
    "type": "object",
    "properties": {
        "untitledSingle": {"type": "string", "enum": PLAIN_OPTIONS},
        "titledSingle": {"type": "string", "oneOf": titled("Option")},
        "legacyEnum": {
            "type": "string",
            "enum": ["opt1", "opt2", "opt3"],
            "enumNames": ["Option One", "Option Two", "Option Three"],
        },
        "untitledMulti": {"type": "array", "items": {"type": "string", "enum": PLAIN_OPTIONS}},
        "titledMulti": {"type": "array", "items": {"anyOf": titled("Choice")}},
    },
}


def _asking(server: ResumewrightServer) -> None:
    async def asked(ctx: Ctx, message: str, schema: dict[str, Any]) -> str:
        found = await ctx.session.elicit_form(message, schema, ctx.request_id)
        return f"action={found.action}, content={found.content}"

    @server.tool(description="Asks the client's model.")
    async def test_sampling(ctx: Ctx, prompt: str) -> str:
        message = SamplingMessage(role="user", content=TextContent(type="text", text=prompt))
        found = await ctx.session.create_message(  # pyright: ignore[reportDeprecated]
            messages=[message], max_tokens=100, related_request_id=ctx.request_id
        )
        return f"LLM response: {getattr(found.content, 'text', '')}"

    @server.tool(description="Asks the person.")
    async def test_elicitation(ctx: Ctx, message: str) -> str:
        return f"User response: {await asked(ctx, message, USER)}"

    @server.tool(description="A form with defaults.")
    async def test_elicitation_sep1034_defaults(ctx: Ctx) -> str:
        return f"Elicitation completed: {await asked(ctx, 'Please review.', DEFAULTS)}"

    @server.tool(description="A form with choices.")
    async def test_elicitation_sep1330_enums(ctx: Ctx) -> str:
        return f"Elicitation completed: {await asked(ctx, 'Please choose.', ENUMS)}"

    @server.tool(description="Needs what the client has to declare.")
    async def test_missing_capability(ctx: Ctx) -> str:
        if not (ctx.client_capabilities and ctx.client_capabilities.sampling):
            needed: dict[str, Any] = {"requiredCapabilities": {"sampling": {}}}
            raise MCPError(MISSING_REQUIRED_CLIENT_CAPABILITY, "This needs sampling.", needed)
        return "sampling is declared"

    _ = test_sampling, test_elicitation, test_elicitation_sep1034_defaults
    _ = test_elicitation_sep1330_enums, test_missing_capability


RICH = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "$defs": {"address": {"$anchor": "addressDef", "type": "object", "properties": {"street": PLAIN, "city": PLAIN}}},
    "properties": {
        "name": PLAIN,
        "address": {"$ref": "#/$defs/address"},
        "contactMethod": {"type": "string", "enum": ["phone", "email"]},
        "phone": PLAIN,
        "email": PLAIN,
    },
    "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
    "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
    "then": {"required": ["phone"]},
    "else": {"required": ["email"]},
    "additionalProperties": False,
}


def _schemas(server: ResumewrightServer) -> None:
    @server.tool(description="Tool with JSON Schema 2020-12 features")
    async def json_schema_2020_12_tool() -> str:
        return "called"

    @server.tool(description="Its argument also stands in a header.")
    async def test_header_argument(
        region: Annotated[str, Field(json_schema_extra={"x-mcp-header": "Region"})],
    ) -> str:
        return region

    tool = server._tool_manager.get_tool("json_schema_2020_12_tool")  # pyright: ignore[reportPrivateUsage]
    assert tool
    tool.parameters = RICH
    _ = json_schema_2020_12_tool, test_header_argument


def _changes(server: ResumewrightServer) -> None:
    @server.tool(description="Tells that the tools are others now.")
    async def test_trigger_tool_change(ctx: Ctx) -> str:
        await ctx.notify_tools_changed()
        return "told"

    @server.tool(description="Tells that the prompts are others now.")
    async def test_trigger_prompt_change(ctx: Ctx) -> str:
        await ctx.notify_prompts_changed()
        return "told"

    _ = test_trigger_tool_change, test_trigger_prompt_change


def _resources(server: ResumewrightServer) -> None:
    @server.resource("test://static-text", name="static-text", description="Text.", mime_type="text/plain")
    async def static_text() -> str:
        return "This is the content of the static text resource."

    @server.resource("test://static-binary", name="static-binary", description="Bytes.", mime_type="image/png")
    async def static_binary() -> bytes:
        return PNG

    @server.resource("test://watched-resource", name="watched", description="Watched.", mime_type="text/plain")
    async def watched() -> str:
        return "Watched."

    @server.resource("test://template/{id}/data", name="template", description="By id.", mime_type="application/json")
    async def template(id: str) -> str:  # noqa: A002 - the suite names it
        return f'{{"id":"{id}","templateTest":true,"data":"Data for ID: {id}"}}'

    _ = static_text, static_binary, watched, template


def _prompts(server: ResumewrightServer) -> None:
    @server.prompt(description="No arguments.")
    async def test_simple_prompt() -> list[UserMessage]:
        return [UserMessage("This is a simple prompt for testing.")]

    @server.prompt(description="Two arguments.")
    async def test_prompt_with_arguments(arg1: str, arg2: str) -> list[UserMessage]:
        return [UserMessage(f"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'")]

    @server.prompt(description="A resource inside.")
    async def test_prompt_with_embedded_resource(resourceUri: str) -> list[UserMessage]:  # noqa: N803 - the suite's name
        inside = embedded(resourceUri, "text/plain", "Embedded resource content for testing.")
        return [UserMessage(inside), UserMessage("Please process the embedded resource above.")]

    @server.prompt(description="An image inside.")
    async def test_prompt_with_image() -> list[UserMessage]:
        return [UserMessage(IMAGE), UserMessage("Please analyze the image above.")]

    _ = test_simple_prompt, test_prompt_with_arguments, test_prompt_with_embedded_resource, test_prompt_with_image
