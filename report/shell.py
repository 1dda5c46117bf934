"""What every page of the report carries: its words, style, script and policy, its filters."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from report.i18n import Words
from report.model import LEVELS, Row
from report.reviews import Reviews
from report.trust import RuleDoc
from schemas.koreksi import Corrections


@dataclass(frozen=True, slots=True)
class Page:
    """What every page carries: inlined style and script, and the policy that allows only them."""

    style: Markup
    script: Markup
    policy: str
    data: dict[str, Any]
    version: str


@dataclass(frozen=True, slots=True)
class Making:
    """What the making of one report shares."""

    words: Words
    rules: dict[str, RuleDoc]
    answers: Reviews
    raw: Path | None
    corrections: Corrections = field(default_factory=Corrections)


def environment(words: Words) -> Environment:
    """The templates, with the words of one language as ``w``."""
    made = Environment(
        loader=PackageLoader("report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["w"] = words
    return made


@cache
def _static(name: str) -> tuple[Markup, str]:
    """A static file to inline, and the hash by which the page's policy allows it."""
    text = (files("report") / "static" / name).read_text("utf-8")
    return Markup(text), b64encode(sha256(text.encode()).digest()).decode()


def page_of(data: dict[str, Any]) -> Page:
    style, style_hash = _static("report.css")
    script, script_hash = _static("report.js")
    policy = (
        "default-src 'none'; img-src 'self' file:; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}' 'strict-dynamic'"
    )
    return Page(style, script, policy, data, report_version())


@cache
def report_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("perbup")
    except PackageNotFoundError:
        return ""


def script_words(words: Words) -> dict[str, str]:
    keys = (
        "js_hasil",
        "js_hasil_dokumen",
        "js_lagi",
        "js_memuat",
        "js_gagal",
        "js_kosong",
        "hal",
        "diterima",
        "ditolak",
    )
    return {key: words(key) for key in keys}


def options(
    rows: list[Row], rules: dict[str, RuleDoc], words: Words
) -> dict[str, list[tuple[str, str]]]:
    present = {row["aturan"] for row in rows}
    levels = {row["tingkat"] for row in rows}
    return {
        "rule_options": [
            (rule, words.rule(rule, doc.meaning)) for rule, doc in rules.items() if rule in present
        ],
        "level_options": [(level, words(level)) for level in LEVELS if level in levels],
        "dataset_options": [
            (name, name) for name in sorted({row["dataset"] for row in rows if row["dataset"]})
        ],
    }
