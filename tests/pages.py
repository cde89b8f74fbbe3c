"""Pages of the site as a browser's parser would see them: elements, links, ids and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

Attributes = dict[str, str]


@dataclass
class Parsed:
    """One page."""

    path: Path
    elements: list[tuple[str, Attributes]] = field(default_factory=list)
    text: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)

    def all(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def links(self) -> list[str]:
        return [each["href"] for each in self.all("a") + self.all("link")]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


class _Parser(HTMLParser):
    def __init__(self, page: Parsed) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._page.elements.append((tag, {name: value or "" for name, value in attrs}))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._heading = int(tag[1])
            self._page.headings.append((self._heading, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == f"h{self._heading}":
            self._heading = 0

    def handle_data(self, data: str) -> None:
        self._page.text += data
        if self._heading:
            level, text = self._page.headings[-1]
            self._page.headings[-1] = (level, text + data)


def parse(path: Path) -> Parsed:
    """The page in this file."""
    page = Parsed(path)
    parser = _Parser(page)
    parser.feed(path.read_text(encoding="utf-8"))
    parser.close()
    return page


def site(folder: Path) -> dict[str, Parsed]:
    """Every page below a folder, by its path from there."""
    return {path.relative_to(folder).as_posix(): parse(path) for path in sorted(folder.rglob("*.html"))}


def broken_links(pages: dict[str, Parsed], folder: Path) -> list[str]:
    """Links that lead nowhere, out of the folder, or to a place in a page that is not there."""
    found = []
    for name, page in pages.items():
        for href in page.links:
            path, _, fragment = href.partition("#")
            target = (folder / name).parent / path if path else folder / name
            inside = target.resolve().is_relative_to(folder.resolve()) and target.is_file()
            if not inside or (
                fragment and fragment not in pages[target.resolve().relative_to(folder.resolve()).as_posix()].ids
            ):
                found.append(f"{name}: {href}")
    return found
