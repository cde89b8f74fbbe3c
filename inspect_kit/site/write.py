"""The site as a folder. In: what is asked. Out: `out/html/`, or `out/public/`, whole or as it was.

The folder is ours: `run.json` lists what we wrote, and a file that is not in it stops the run before anything changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from inspect_kit.csv_text import table_csv
from inspect_kit.files import dump_json, read_json, replace_folder
from inspect_kit.garbage import collector_paused
from inspect_kit.problems import StopRun
from inspect_kit.report.render import run_document, stamp_of
from inspect_kit.site.basis import SiteAsked
from inspect_kit.site.content import Content
from inspect_kit.site.model import DataFile
from inspect_kit.site.render import STYLE, Renderer

RUN = "run.json"
FORMAT = "site/1"
INDEX = "index.html"


def write_site(asked: SiteAsked) -> Path:
    """Write the site; gives its folder.

    Raises:
        StopRun: a template cannot be used, a chart cannot be drawn, or the folder holds files that are not ours.
    """
    folder = site_folder(asked)
    with collector_paused():
        replace_folder(folder, site_files(asked), lambda: _written_before(folder))
    return folder


def site_folder(asked: SiteAsked) -> Path:
    """Where it goes: one folder for the first language, and one for each other."""
    inspection = asked.scores.inspection
    name = "public" if asked.public else "html"
    further = "" if asked.scores.language == inspection.languages[0] else f"-{asked.scores.language}"
    return inspection.out_path / f"{name}{further}"


def site_files(asked: SiteAsked) -> Iterator[tuple[str, bytes]]:
    """Every file by its path within the site; one after another, so that they are never all in memory."""
    content = Content(asked)
    renderer = Renderer(content.basis, content.navigation())
    names = [STYLE]
    yield STYLE, renderer.style()
    for page in content.pages():
        names.append(page.path)
        yield page.path, renderer.page(page)
    files: list[tuple[DataFile, int]] = []
    for file in content.data():
        csv = table_csv(file.headings, file.rows, stamp_of(asked.scores.inspection)).encode()
        files.append((file, len(csv)))
        names.append(f"data/{file.name}")
        yield names[-1], csv
    page = content.data_page(files)
    names.append(page.path)
    yield page.path, renderer.page(page)
    yield RUN, dump_json({**_run(asked), "files": sorted(names)})


def _run(asked: SiteAsked) -> dict[str, Any]:
    """What was run on what. In public without the digests and seeds of what is not published."""
    document = {"format": FORMAT, "language": asked.scores.language, "as_of": asked.day, **run_document(asked.scores)}
    if asked.public:
        document["instruments"] = [
            {key: value for key, value in each.items() if key not in ("inputs", "seed")} for each in document["instruments"]
        ]
    return document


def _written_before(folder: Path) -> Collection[str]:
    """What an earlier run wrote there, by its own record; nothing where there is no such record."""
    try:
        document = read_json(folder / RUN)
    except StopRun:
        return ()
    names = document.get("files")
    ours = document.get("format") == FORMAT and isinstance(names, list)
    return (RUN, *(each for each in names if isinstance(each, str))) if ours and names else ()
