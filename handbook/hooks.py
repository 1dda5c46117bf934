"""What ``mkdocs`` does beside ``mkdocs.yml``: pages that stand outside ``docs/`` come with it."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
PAGES = {
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "README.md": "index.md",
    "LICENSE": "LICENSE.txt",
}
"""Pages at the root of the checkout, and what they are called on the site."""

_LINK = re.compile(r"(\]\(|(?:src|href)=\")([^)#:\"]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take the pages of the root in, with links as they are on the site."""
    for name, target in PAGES.items():
        content = (ROOT / name).read_text("utf-8")
        files.append(File.generated(config, target, content=from_root(content)))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Links of ``docs/`` to pages of the root lead to them on the site."""
    return _LINK.sub(lambda found: found[1] + _from_docs(found[2]), markdown)


def from_root(content: str) -> str:
    """A page of the root with its links as they are beside the pages of ``docs/``."""
    return _LINK.sub(lambda found: found[1] + _target(found[2]), content)


def _target(link: str) -> str:
    return PAGES.get(link) or link.removeprefix("docs/")


def _from_docs(link: str) -> str:
    *up, name = link.split("/")
    known = PAGES.get(name)
    return "/".join([*up[:-1], known]) if known and up and set(up) == {".."} else link
