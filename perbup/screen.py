"""What the command prints: tables for people, lines for logs."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from perbup.evaluate import Evaluation


def print_evaluation(console: Console, evaluation: Evaluation, *, limit: int) -> None:
    """Scores by dataset, what is missing, extra and wrong, gains and losses.

    At most ``limit`` lines of each kind per dataset (0: all).
    """
    table = Table(title=None, header_style="bold")
    table.add_column("dataset")
    for name in ("expected", "found", "missing", "extra", "values right", "precision", "recall"):
        table.add_column(name, justify="right")
    table.add_column("F1", justify="right")
    for score in evaluation.scores.values():
        table.add_row(
            score.dataset,
            str(score.expected),
            str(score.found),
            str(len(score.missing)),
            str(len(score.extra)),
            f"{score.right}/{score.compared}",
            f"{score.precision:.4f}",
            f"{score.recall:.4f}",
            f"{score.f1:.4f}",
        )
    console.print(table)
    for score in evaluation.scores.values():
        _lines(console, f"{score.dataset}: missing rows", score.missing, limit)
        _lines(console, f"{score.dataset}: extra rows", score.extra, limit)
        wrong = [
            f"{w.doc_id}  {w.row}\n    {w.column}: expected {w.expected!r}\n"
            f"    {' ' * len(w.column)}  found    {w.found!r}"
            for w in score.wrong
        ]
        _lines(console, f"{score.dataset}: wrong values", wrong, limit)
    if evaluation.gains is not None and evaluation.losses is not None:
        console.print(
            f"Against the saved run: {len(evaluation.gains)} gains, {len(evaluation.losses)} losses"
        )
        _lines(console, "gains", evaluation.gains, limit)
        _lines(console, "losses", evaluation.losses, limit)


def _lines(console: Console, title: str, lines: list[str], limit: int) -> None:
    if not lines:
        return
    console.print(f"\n{title}: {len(lines)}", style="bold", highlight=False)
    shown = lines[:limit] if limit else lines
    for line in shown:
        console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)
    if len(shown) < len(lines):
        console.print(f"  … and {len(lines) - len(shown)} more (--limit 0 shows all)")
