"""Lines under lines: which lines of a table a line is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import TypeVar

from arithmetic.printed import Printed
from arithmetic.sums import total


@dataclass(frozen=True, slots=True)
class Node:
    """A line, by its place among the lines, with the lines right under it."""

    line: int
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This line and all below it, from the top down."""
        yield self
        for child in self.children:
            yield from child.walk()


def forest(depths: Sequence[int], lines: Sequence[int] | None = None) -> list[Node]:
    """The lines as trees: a line stands under the last one before it that is less deep. ``lines``
    are the places of the lines, 0, 1, 2, … if not given."""
    roots: list[Node] = []
    above: list[tuple[int, Node]] = []
    for line, depth in zip(range(len(depths)) if lines is None else lines, depths, strict=True):
        while above and above[-1][0] >= depth:
            above.pop()
        node = Node(line)
        (above[-1][1].children if above else roots).append(node)
        above.append((depth, node))
    return roots


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """All lines of trees, each before those under it."""
    for node in nodes:
        yield from node.walk()


Amount = Callable[[int], Printed | None]
Unread = Callable[[int], bool]


def made_of(nodes: Sequence[Node], amount: Amount, unread: Unread) -> list[int] | None:
    """The lines whose amounts make up these: their own, else those of the lines under them. None
    where digits of one are printed that were not read."""
    found: list[int] = []
    for node in nodes:
        if amount(node.line) is not None:
            found.append(node.line)
        elif unread(node.line) or (inner := made_of(node.children, amount, unread)) is None:
            return None
        else:
            found += inner
    return found


def readings_of_total(
    line: int,
    lines: Sequence[int],
    totals: Sequence[int],
    outline: Callable[[Sequence[int]], list[Node]],
) -> Iterator[list[Node]]:
    """What a total may add up, the plainest first: the lines above it, those since the total
    before (``totals`` are the earlier ones), those totals. ``outline`` makes trees of lines."""
    above = [other for other in lines if other < line]
    yield outline(above)
    if totals:
        yield outline([other for other in above if other > totals[-1]])
        yield [Node(total_) for total_ in totals]


Column = TypeVar("Column")


def parts_below(amounts: Sequence[Mapping[Column, Decimal]], at: int, end: int) -> int:
    """How many lines right below one add up to it, in some column exactly; 0 for none.

    One line alone counts only where it equals the one above in all that either prints and in two
    amounts at least: neighbours are often given the same budget.
    """
    own = amounts[at]
    telling = len({amount for amount in own.values() if amount}) > 1
    if telling and at + 1 < end and own.items() <= amounts[at + 1].items():
        return 1
    for length in range(2, end - at):
        below = amounts[at + 1 : at + 1 + length]
        for column, amount in own.items():
            parts = [line[column] for line in below if column in line]
            if amount and len(parts) > 1 and total(parts) == amount:
                return length
    return 0


def tops(amounts: Sequence[Decimal]) -> list[int]:
    """Of lines of unknown depth those at the top: a line that is exactly the sum of the top lines
    right after it is their parent."""

    @cache
    def top(start: int, end: int) -> tuple[int, ...]:
        kept: list[int] = []
        at = start
        while at < end:
            kept.append(at)
            skip = at + 1
            if amounts[at]:
                for stop in range(at + 2, end + 1):
                    below = total(amounts[i] for i in top(at + 1, stop))
                    if below >= amounts[at]:
                        skip = stop if below == amounts[at] else skip
                        break
            at = skip
        return tuple(kept)

    return list(top(0, len(amounts)))
