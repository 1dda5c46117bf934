"""What belongs together: runs of things that nothing parts, of true values, groups that touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Mask = NDArray[np.bool_]
"""Which of some places, or pixels, are meant."""


def grouped(things: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Things by what they have in common, in their order."""
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups


def as_far(start: int, end: int, goes_on: Callable[[int], bool]) -> int:
    """The first place from one on, towards an end, at which something does not go on; the end."""
    step = 1 if end > start else -1
    return next((at for at in range(start, end, step) if not goes_on(at)), end)


def steps_back(begins: Sequence[int]) -> list[int]:
    """The places that the cheapest way to the last one comes by, each after the one it begins at;
    0 left out."""
    way: list[int] = []
    at = begins[-1]
    while at:
        way.insert(0, at)
        at = begins[at]
    return way


def gathered(things: Iterable[T], begins: Callable[[list[T], T], bool]) -> list[list[T]]:
    """Things in their order, in runs: one ends where the next thing ``begins`` another."""
    runs: list[list[T]] = []
    for thing in things:
        if runs and not begins(runs[-1], thing):
            runs[-1].append(thing)
        else:
            runs.append([thing])
    return runs


def parted(things: Iterable[T], are_apart: Callable[[T, T], bool]) -> list[list[T]]:
    """Things in their order, in runs: one ends where two that follow each other are apart."""
    return gathered(things, lambda run, thing: are_apart(run[-1], thing))


def touching(count: int, beside: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """So many things, by number, in groups of those that touch each other or others that do;
    ``beside`` gives what one touches."""
    free = set(range(count))
    groups: list[list[int]] = []
    for first in range(count):
        group = [first] if first in free else []
        free.discard(first)
        for one in group:
            found = free.intersection(beside(one))
            group += found
            free -= found
        groups += [sorted(group)] if group else []
    return groups


def stretches(filled: Mask, gap: int = 1) -> list[tuple[int, int]]:
    """The stretches of true values, those no further than ``gap`` apart as one."""
    places = np.flatnonzero(filled)
    if not len(places):
        return []
    breaks = np.flatnonzero(np.diff(places) > gap)
    starts = places[np.r_[0, breaks + 1]]
    stops = places[np.r_[breaks, len(places) - 1]] + 1
    return list(zip(starts.tolist(), stops.tolist(), strict=True))
