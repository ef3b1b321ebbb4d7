"""The tasks extension: a client that declares it gets a handle at once and fetches the result when it likes.

What a task is stands in the database: it outlives the client, and a process that died; `tasks/get` goes on with it.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from mcp import MCPError
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.extension import Extension, MethodBinding
from mcp.server.mcpserver.server import require_client_extension
from mcp.shared.inbound import MCP_NAME_HEADER, decode_header_value
from mcp.types import (
    HEADER_MISMATCH,
    INVALID_PARAMS,
    INVALID_REQUEST,
    CallToolRequestParams,
    CallToolResult,
    RequestParams,
)
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from server.background import Background, goes_on, watcher
from server.holding import holder_is_gone, new_holder
from server.identity import NOBODY, Identity, acting_for
from storage.database import Database
from storage.scope import Scope
from storage.task import Task, TaskStatus
from tailoring.errors import NotFound, UserError

EXTENSION = "io.modelcontextprotocol/tasks"
LONG_TOOLS = frozenset({"generate_application", "generate_batch"})
_KEPT = timedelta(days=7)
_POLL_MS = 500
Call = Callable[[ServerRequestContext[Any, Any], CallToolRequestParams], Awaitable[Any]]


class TaskParams(RequestParams):
    """What `tasks/get` and `tasks/cancel` take."""

    task_id: str


class TaskUpdateParams(TaskParams):
    """What `tasks/update` takes; no task here asks for input, so answers belong to no question."""

    input_responses: dict[str, Any]


class Tasks(Extension):
    """Turns calls of the long tools into tasks, and answers for them."""

    identifier = EXTENSION

    def __init__(self, database: Database, identity: Identity, background: Background) -> None:
        self.database = database
        self.identity = identity
        self.background = background
        self.holder = new_holder()
        self.call: Call | None = None
        self._running: dict[str, asyncio.Task[None]] = {}

    def methods(self) -> Sequence[MethodBinding]:
        """The three methods, of the newer era only: an older client cannot be handed a task."""
        modern = frozenset(MODERN_PROTOCOL_VERSIONS)
        return (
            MethodBinding("tasks/get", TaskParams, self.get, modern),
            MethodBinding("tasks/update", TaskUpdateParams, self.update, modern),
            MethodBinding("tasks/cancel", TaskParams, self.cancel, modern),
        )

    async def intercept_tool_call(
        self, params: CallToolRequestParams, ctx: ServerRequestContext[Any, Any], call_next: CallNext
    ) -> HandlerResult:
        """A task for a long tool where the client declared that it takes one; the plain call otherwise."""
        if params.name not in LONG_TOOLS or not declares_tasks(ctx):
            return await call_next(ctx)
        arguments = params.arguments or {}
        try:
            scope = await self.identity.scope(str(arguments.get("person") or ""))
        except UserError:
            return await call_next(ctx)  # which words it
        now = datetime.fromisoformat(self.database.clock())
        async with self.database.writing(NOBODY) as store:
            await store.tasks.sweep((now - _KEPT).isoformat())
            task = await store.tasks.start(scope, f"task-{secrets.token_hex(16)}", params.name, arguments, self.holder)
        self._begin(task, ctx, params)
        return {**_described(task), "resultType": "task"}

    async def get(self, ctx: ServerRequestContext[Any, Any], params: TaskParams) -> HandlerResult:
        """Answer `tasks/get`; a task whose process is gone goes on here."""
        task = await self._task(ctx, params.task_id)
        if task.status == "working" and task.id not in self._running and await self._taken_over(task):
            # A new version was begun already; asking for one more would leave it unfinished.
            kept = {name: value for name, value in task.arguments.items() if name != "force_regenerate"}
            self._begin(task, ctx, CallToolRequestParams(name=task.tool, arguments=kept))
        return _described(task)

    async def update(self, ctx: ServerRequestContext[Any, Any], params: TaskUpdateParams) -> HandlerResult:
        """Answer `tasks/update`."""
        await self._task(ctx, params.task_id)
        return {}

    async def cancel(self, ctx: ServerRequestContext[Any, Any], params: TaskParams) -> HandlerResult:
        """Answer `tasks/cancel`. The run keeps what it has done; a new call goes on from there."""
        task = await self._task(ctx, params.task_id)
        async with self.database.writing(NOBODY) as store:
            await store.tasks.change(task.scope[0], task.id, "cancelled", message="Cancelled by the client.")
        if task.id in self._running:
            self._running[task.id].cancel()
        return {}

    async def _task(self, ctx: ServerRequestContext[Any, Any], task_id: str) -> Task:
        require_client_extension(ctx, EXTENSION)
        _same_name(ctx, task_id)
        try:
            async with self.database.reading(NOBODY) as store:
                return await store.tasks.get(self.identity.owner(), task_id, self.identity.bound_to())
        except NotFound as error:
            raise MCPError(INVALID_PARAMS, str(error)) from error

    async def _taken_over(self, task: Task) -> bool:
        if task.held_by != self.holder and not holder_is_gone(task.held_by):
            return False
        async with self.database.writing(NOBODY) as store:
            return await store.tasks.take_over(task.scope[0], task.id, task.held_by, self.holder)

    def _begin(self, task: Task, ctx: ServerRequestContext[Any, Any], params: CallToolRequestParams) -> None:
        working = self.background.begin(self._work(task, ctx, params))
        self._running[task.id] = working
        working.add_done_callback(lambda _: self._running.pop(task.id, None))

    async def _work(self, task: Task, ctx: ServerRequestContext[Any, Any], params: CallToolRequestParams) -> None:
        """Make the call and keep its answer. A task that is cancelled stops its run with it."""
        assert self.call is not None
        goes_on.set(False)  # of this task alone, which has a context of its own
        watcher.set(self._watch(task))
        try:
            with acting_for(Scope(*task.scope)):
                answer = await self.call(ctx, params)
        except MCPError as error:
            await self._end(task, "failed", {"code": error.code, "message": error.message})
            return
        if isinstance(answer, CallToolResult):
            await self._end(task, "completed", answer.model_dump(mode="json", by_alias=True, exclude_none=True))
        else:
            problem = "The call asks for input: make it without the tasks extension."
            await self._end(task, "failed", {"code": INVALID_REQUEST, "message": problem})

    async def _end(self, task: Task, status: TaskStatus, result: dict[str, Any]) -> None:
        message = result["message"] if status == "failed" else ""
        async with self.database.writing(NOBODY) as store:
            await store.tasks.change(task.scope[0], task.id, status, message=message, result=result)

    def _watch(self, task: Task) -> Callable[[int, int, str], Awaitable[None]]:
        async def told(done: int, total: int, label: str) -> None:
            async with self.database.writing(NOBODY) as store:
                message = f"{label} ({done} of {total})"
                await store.tasks.change(task.scope[0], task.id, "working", message=message)

        return told


def declares_tasks(ctx: ServerRequestContext[Any, Any]) -> bool:
    """Whether this client takes a task in place of an answer."""
    declared = ctx.session.client_capabilities.extensions if ctx.session.client_capabilities else None
    return ctx.protocol_version in MODERN_PROTOCOL_VERSIONS and EXTENSION in (declared or {})


def _same_name(ctx: ServerRequestContext[Any, Any], task_id: str) -> None:
    """Over HTTP what stands between goes by the header; the SDK compares it for its own methods only.

    Its client leaves the header out here, so a missing one is taken.
    """
    headers: Mapping[str, str] = getattr(ctx.request, "headers", {})
    if MCP_NAME_HEADER in headers and decode_header_value(headers[MCP_NAME_HEADER]) != task_id:
        raise MCPError(HEADER_MISMATCH, "The Mcp-Name header does not name the task that is asked for.")


def _described(task: Task) -> dict[str, Any]:
    """A task as the protocol writes it."""
    shown: dict[str, Any] = {
        "taskId": task.id,
        "status": task.status,
        "createdAt": task.created_at,
        "lastUpdatedAt": task.updated_at,
        "ttlMs": int(_KEPT.total_seconds() * 1000),
        "pollIntervalMs": _POLL_MS,
    }
    if task.message:
        shown["statusMessage"] = task.message
    if task.status == "completed":
        shown["result"] = task.result
    if task.status == "failed":
        shown["error"] = task.result
    return shown
