"""How often somebody may ask: so many in a minute, made good steadily, with room for a burst."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable

_MOST_KEPT = 10_000


class Rates:
    """One allowance for each key. A full one is not kept: it is the same as none."""

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self.now = now
        self._left: dict[Hashable, tuple[float, float]] = {}

    def take(self, key: Hashable) -> float:
        """Take one of the allowance. 0 when there was one, else the seconds until there is."""
        now = self.now()
        left = self._at(key, now)
        if left < 1:
            return (1 - left) * 60 / self.per_minute
        if len(self._left) >= _MOST_KEPT:
            self._left = {k: v for k, v in self._left.items() if self._at(k, now) < self.per_minute}
        self._left[key] = (left - 1, now)
        return 0

    def _at(self, key: Hashable, now: float) -> float:
        left, then = self._left.get(key, (float(self.per_minute), now))
        return min(float(self.per_minute), left + (now - then) * self.per_minute / 60)
