"""The report as a small website that opens from a file. In: scores, registers, a day. Out: a folder of pages.

`content` makes pages as values, `render` makes HTML of them by templates that people can replace, `write` puts the folder in
its place.
"""

from __future__ import annotations

from inspect_kit.site.content import SiteAsked
from inspect_kit.site.write import write_site

__all__ = ["SiteAsked", "write_site"]
