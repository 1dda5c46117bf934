"""Documents of the other official forms: older and newer plans, yearly plans, evaluations,
performance reports and agreements, each with the rows that a careful reader makes of it."""

from __future__ import annotations

from collections.abc import Callable

from samples.forms import formulir_e81, inmendagri_2, lkjip, permendagri_54, renja
from samples.forms.document import Document

FORMS: dict[str, Callable[[int], Document]] = {
    "permendagri-54": permendagri_54.build,
    "formulir-e81": formulir_e81.build,
    "inmendagri-2": inmendagri_2.build,
    "lkjip": lkjip.report,
    "perjanjian-kinerja": lkjip.agreement,
    "renja": renja.build,
}
"""How to make a document of each form from a seed."""
