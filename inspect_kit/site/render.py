"""Pages as HTML by templates that people can replace. In: pages. Out: text; whatever people wrote is text in it, never markup.

A template in the inspection's own `reports/html/` goes before the shipped one of that name, and so does the style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inspect_kit import __version__
from inspect_kit.files import read_bytes
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.shipped import shipped_root
from inspect_kit.site.basis import Basis
from inspect_kit.site.model import Link, Page

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "html"
STYLE = "style.css"
STYLE_LIMIT = 1_000_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What HTML does not allow in text."""


class Renderer:
    """The templates, and what every page has in common."""

    def __init__(self, basis: Basis, navigation: Sequence[Link]) -> None:
        self._folders = [basis.inspection.folder / "reports" / FOLDER, shipped_root() / "reports" / FOLDER]
        self._environment = _environment(self._folders)
        marks = [part for part in (basis.inspection.marking, *basis.stamps) if part]
        self._environment.globals |= {
            "say": basis.say,
            "language": basis.language,
            "site_title": basis.inspection.title.read(basis.language),
            "marking": basis.inspection.marking,
            "stamps": basis.stamps,
            "printed_foot": css_text(" · ".join(marks)),
            "navigation": [(link, place) for link, place in zip(navigation, _places(navigation), strict=True)],
            "tool": f"inspect-kit {__version__}",
        }

    def page(self, page: Page) -> bytes:
        """One page.

        Raises:
            StopRun: a template of somebody's own cannot be used.
        """
        from jinja2 import TemplateError, TemplateSyntaxError

        name = f"{page.template}.html.j2"
        try:
            text = self._environment.get_template(name).render(page=page)
        except TemplateSyntaxError as error:
            broken = problem("report-template-broken", Place(error.name or name, line=error.lineno), why=error.message)
            raise StopRun([broken]) from None
        except TemplateError as error:
            raise StopRun([problem("report-template-broken", Place(name), why=error.message)]) from None
        return CONTROL.sub("\ufffd", text).encode()

    def style(self) -> bytes:
        """The style sheet."""
        path = next(folder / STYLE for folder in self._folders if (folder / STYLE).is_file())
        return read_bytes(path, STYLE_LIMIT)


def _places(navigation: Sequence[Link]) -> list[str]:
    """The place that each link of the navigation is."""
    from inspect_kit.site.basis import NAV

    known = {path: place for place, path in NAV.items()}
    return [known[link.href] for link in navigation]


def _environment(folders: Sequence[Path]) -> Environment:
    """Whatever a template prints is escaped for HTML; a misspelt name is an error, not a blank."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

    environment = SandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["drawing"] = Markup  # SVG of our own drawing, and never anything else
    return environment


def css_text(text: str) -> object:
    """Text as a string of a style sheet: every character that is no letter or digit by its number, so that nothing ends it."""
    from markupsafe import Markup

    plain = "".join(char if char.isascii() and char.isalnum() else f"\\{ord(char):x} " for char in CONTROL.sub(" ", text))
    return Markup(f'"{plain}"')
