"""Every rule, in the order a reader meets them: a file of ``quality/rules`` checks the rule that it
is named after."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from quality import rules
from quality.rule import Rule
from schemas.rules import RULES as STATED

_CHECKS = {module.name.replace("_", "-"): module.name for module in iter_modules(rules.__path__)}

RULES: tuple[Rule, ...] = tuple(
    import_module(f"quality.rules.{_CHECKS[rule]}").RULE for rule in STATED if rule in _CHECKS
)
"""Those that are checked on published frames."""
READING_RULES: tuple[Rule, ...] = tuple(Rule.stated(rule) for rule in STATED if rule not in _CHECKS)
"""Those that are raised while a document is read or a dataset is written: they need the document
itself, so ``perbup check`` on a dataset alone keeps their findings as they are."""
