"""Tells clients that a resource changed, in both eras; each account hears of its own things alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

from mcp import MCPError
from mcp.server.context import ServerRequestContext
from mcp.server.session import ServerSession
from mcp.server.subscriptions import (
    InMemorySubscriptionBus,
    ListenHandler,
    ResourcesListChanged,
    ResourceUpdated,
    ServerEvent,
)
from mcp.types import (
    INVALID_PARAMS,
    EmptyResult,
    SubscribeRequestParams,
    SubscriptionsListenRequestParams,
    SubscriptionsListenResult,
    UnsubscribeRequestParams,
)

from server.identity import Identity
from storage.event import Event
from storage.scope import Scope

SCHEMES = ("resume://", "ui://")
MOST_WATCHED = 200
# What an event's kind begins with → what changed with it; its subject stands in the address.
TOUCHED = {
    "document": ("resume://profile",),
    "fact": ("resume://facts/{}", "resume://profile"),
    "posting": ("resume://jobs/{}",),
    "run": ("resume://runs/{}", "resume://applications/{}"),
    "step": ("resume://runs/{}",),
    "library": ("resume://library", "resume://library/{}"),
    "outcome": ("resume://library", "resume://library/{}"),
}


class AccountBus:
    """A bus that carries what an account does to that account's own listeners only.

    A listener whose token is for one person hears of that person alone.
    """

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.listening: Counter[Scope] = Counter()
        self._buses: defaultdict[Scope, InMemorySubscriptionBus] = defaultdict(InMemorySubscriptionBus)

    async def publish(self, event: ServerEvent) -> None:
        """Deliver an event to the listeners of the account that acts."""
        acting = self.identity.caller()
        for heard_by in dict.fromkeys((acting, Scope(acting.owner, ""))):
            await self._buses[heard_by].publish(event)

    def subscribe(self, listener: Callable[[ServerEvent], None]) -> Callable[[], None]:
        """Add a listener of the account that asks."""
        whose = Scope(self.identity.owner(), self.identity.bound_to())
        leave = self._buses[whose].subscribe(listener)
        self.listening[whose] += 1

        def left() -> None:
            leave()
            self.listening[whose] -= 1

        return left


class Watchers:
    """Who of the older era watches which resource: sessions by account and URI."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self._sessions: defaultdict[Scope, dict[tuple[int, str], ServerSession]] = defaultdict(dict)

    async def subscribe(self, ctx: ServerRequestContext[Any, Any], params: SubscribeRequestParams) -> EmptyResult:
        """Answer `resources/subscribe`."""
        uri = checked_uri(str(params.uri))
        watched = self._mine()
        if len(watched) >= MOST_WATCHED:
            # The oldest goes: a client that left never says so.
            watched.pop(next(iter(watched)))
        watched[_connection(ctx.session), uri] = ctx.session
        return EmptyResult()

    async def unsubscribe(self, ctx: ServerRequestContext[Any, Any], params: UnsubscribeRequestParams) -> EmptyResult:
        """Answer `resources/unsubscribe`; what was never watched is no error."""
        self._mine().pop((_connection(ctx.session), str(params.uri)), None)
        return EmptyResult()

    async def updated(self, uri: str) -> None:
        """Tell every session of the acting account that watches this URI."""
        for _, watched, session in self._hearing():
            if watched == uri:
                await session.send_resource_updated(uri)

    async def listed(self) -> None:
        """Tell every session of the acting account that the list of resources is another."""
        told: set[int] = set()
        for connection, _, session in self._hearing():
            if connection not in told:
                told.add(connection)
                await session.send_resource_list_changed()

    def _mine(self) -> dict[tuple[int, str], ServerSession]:
        return self._sessions[Scope(self.identity.owner(), self.identity.bound_to())]

    def any(self, scope: Scope) -> bool:
        """Whether anyone would hear of this person's things."""
        return bool(self._sessions.get(scope) or self._sessions.get(Scope(scope.owner, "")))

    def _hearing(self) -> list[tuple[int, str, ServerSession]]:
        """Whoever may hear of what the caller does: those of this person, and those of the whole account."""
        acting = self.identity.caller()
        both = dict.fromkeys((acting, Scope(acting.owner, "")))
        return [(*key, session) for whose in both for key, session in list(self._sessions[whose].items())]


class Notices:
    """The one way to say that something changed; call it after the unit of work has ended."""

    def __init__(self, identity: Identity) -> None:
        self.bus = AccountBus(identity)
        self.watchers = Watchers(identity)
        self._listen = ListenHandler(self.bus)

    async def listen(
        self, ctx: ServerRequestContext[Any, Any], params: SubscriptionsListenRequestParams
    ) -> SubscriptionsListenResult:
        """Answer `subscriptions/listen`, once it is seen that what it asks for may be watched."""
        uris = params.notifications.resource_subscriptions or []
        if len(uris) > MOST_WATCHED:
            raise MCPError(INVALID_PARAMS, f"At most {MOST_WATCHED} resources are watched at once, not {len(uris)}.")
        for uri in uris:
            checked_uri(str(uri))
        return await self._listen(ctx, params)

    @asynccontextmanager
    async def telling(self, scope: Scope) -> AsyncGenerator[None, None]:
        """Tell, once the work inside has succeeded, what it changed. Costs nothing while nobody listens."""
        both = (scope, Scope(scope.owner, ""))
        if not any(self.bus.listening[whose] for whose in both) and not self.watchers.any(scope):
            yield
            return
        database = self.watchers.identity.database
        async with database.reading(scope) as store:
            before = await store.events.newest()
        yield
        async with database.reading(scope) as store:
            happened = await store.events.after(before)
        await self.updated(*dict.fromkeys(uri for event in happened for uri in touched(event)))
        if any(event.kind.endswith(("_added", "_started", "_deleted")) for event in happened):
            await self.listed()

    async def updated(self, *uris: str) -> None:
        """These resources of the acting account changed."""
        for uri in uris:
            await self.bus.publish(ResourceUpdated(uri=uri))
            await self.watchers.updated(uri)

    async def listed(self) -> None:
        """A resource of the acting account came or went."""
        await self.bus.publish(ResourcesListChanged())
        await self.watchers.listed()


def touched(event: Event) -> tuple[str, ...]:
    """The resources that read otherwise after an event."""
    for beginning, uris in TOUCHED.items():
        if event.kind.startswith(beginning):
            return tuple(uri.format(event.subject) for uri in uris)
    return ()


def checked_uri(uri: str) -> str:
    """A URI that may be watched. Whether it exists is not said: another's and none are alike silent."""
    if not uri.startswith(SCHEMES):
        raise MCPError(INVALID_PARAMS, f"Resources begin with {' or '.join(SCHEMES)}.", {"uri": uri})
    return uri


def _connection(session: ServerSession) -> int:
    """What tells connections apart: the parameters of the handshake live as long as the connection."""
    return id(session.client_params)
