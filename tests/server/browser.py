"""A real headless Chromium over the DevTools pipe: no package, no port, real keys and real pictures."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import shutil
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

CHROMIUM = next((found for name in ("chromium", "google-chrome", "chrome") if (found := shutil.which(name))), "")
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-pipe",
    # A sandboxed frame stays in the process of its page, so that one session sees both.
    "--disable-features=IsolateSandboxedIframes,Translate,OptimizationHints,MediaRouter",
)  # fmt: skip
_KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32}
_SHIFT = 8
_PATIENCE = 60
Handler = Callable[[dict[str, Any]], Coroutine[Any, Any, None] | None]


class BrowserError(Exception):
    """What the browser says went wrong."""


class Browser:
    """One tab."""

    def __init__(self, reader: asyncio.StreamReader, writer: int) -> None:
        self.reader = reader
        self.writer = writer
        self.session = ""
        self.number = 0
        self.answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.handlers: dict[str, list[Handler]] = {}
        self.tasks: set[asyncio.Task[None]] = set()

    async def send(self, method: str, **params: Any) -> dict[str, Any]:
        self.number += 1
        message: dict[str, Any] = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        answer = self.answers[self.number] = asyncio.get_running_loop().create_future()
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.writer, data) :]
        return await asyncio.wait_for(answer, _PATIENCE)

    def on(self, event: str, handler: Handler) -> None:
        self.handlers.setdefault(event, []).append(handler)

    async def listen(self) -> None:
        while True:
            try:
                told = json.loads((await self.reader.readuntil(b"\0"))[:-1])
            except asyncio.IncompleteReadError:
                return
            waiting = self.answers.pop(told.get("id", 0), None)
            if waiting and not waiting.done():
                if "error" in told:
                    waiting.set_exception(BrowserError(told["error"]["message"]))
                else:
                    waiting.set_result(told["result"])
            for handler in self.handlers.get(told.get("method", ""), []):
                if work := handler(told["params"]):
                    task = asyncio.create_task(work)
                    self.tasks.add(task)
                    task.add_done_callback(self.tasks.discard)

    async def open_tab(self) -> None:
        target = await self.send("Target.createTarget", url="about:blank")
        attached = await self.send("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            await self.send(f"{domain}.enable")
        calm = [{"name": "prefers-reduced-motion", "value": "reduce"}]
        await self.send("Emulation.setEmulatedMedia", features=calm)  # no colour is caught on its way to another

    async def evaluate(self, expression: str, context: int | None = None) -> Any:
        """The value of an expression, which may be a promise. Raises BrowserError for what it throws."""
        where = {} if context is None else {"contextId": context}
        told = await self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, **where
        )
        if "exceptionDetails" in told:
            details = told["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description") or details["text"])
        return told["result"].get("value")

    async def press(self, key: str, *, shift: bool = False) -> None:
        """Press a key as a person does."""
        plain = {"key": key, "modifiers": _SHIFT if shift else 0, "windowsVirtualKeyCode": _KEYS.get(key, ord(key[0]))}
        text = "\r" if key == "Enter" else key if len(key) == 1 else ""
        await self.send("Input.dispatchKeyEvent", type="keyDown", **plain, **({"text": text} if text else {}))
        await self.send("Input.dispatchKeyEvent", type="keyUp", **plain)

    async def size(self, width: int, height: int) -> None:
        await self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    async def picture(self, path: Path) -> None:
        shot = await self.send("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))


@asynccontextmanager
async def chromium(profile: Path) -> AsyncGenerator[Browser, None]:
    """Start the browser and end it."""
    read_here, write_there = os.pipe()
    read_there, write_here = os.pipe()
    loop = asyncio.get_running_loop()

    def place_pipes() -> None:
        # The browser reads from 3 and writes to 4, whatever numbers we were given.
        saved_in, saved_out = os.dup(read_there), os.dup(write_there)
        os.dup2(saved_in, 3)
        os.dup2(saved_out, 4)

    process = await asyncio.create_subprocess_exec(
        CHROMIUM, *_FLAGS, f"--user-data-dir={profile}",
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        preexec_fn=place_pipes, close_fds=False,
    )  # fmt: skip
    os.close(read_there)
    os.close(write_there)
    reader = asyncio.StreamReader(limit=2**28)
    transport, _ = await loop.connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(read_here, "rb", 0)
    )
    browser = Browser(reader, write_here)
    listening = asyncio.create_task(browser.listen())
    try:
        await browser.open_tab()
        yield browser
    finally:
        with contextlib.suppress(BrowserError, TimeoutError, OSError):
            browser.session = ""
            await browser.send("Browser.close")
        listening.cancel()
        transport.close()
        os.close(write_here)
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
