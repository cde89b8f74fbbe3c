"""Two tiny registers about care homes, with figures that can be worked out by hand.

Homes oak, elm and ash; ash closed on 2021-03-31 and its residents moved to elm, which acts for it since.
The report of 2020 was published on 2020-11-30: three months end on 2021-02-28, as there is no 30 February.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.project import Project

HOMES = """
bodies: homes
title: Homes
entries:
  - {id: oak, name: {en: Oak House, cy: "Tŷ Derwen"}}
  - {id: elm, name: Elm House}
  - {id: ash, name: Ash House, valid_to: 2021-03-31, successor: elm}
  - {id: new, name: New House, valid_from: 2021-06-01}
"""
REPORT_2020 = """
register: homes-2020
title: Report of 2020
published: 2020-11-30
marking: OFFICIAL
body_register: homes.yaml
parties:
  - {id: trust, name: The trust}
  - {id: council, name: The council}
classes:
  - {id: managers, title: Managers of homes, owner: The manager, members: every_body}
  - {id: homes, title: Homes, members: every_body}
response: {from: trust, text: Comments on the report have to be published., days: 56, basis: "The act, section 1"}
causes_of_concern:
  - {id: C1, text: Falls are not looked into.}
recommendations:
  - {id: "1", cause: C1, text: Look into every fall., title: Falls, addressees: [managers], deadline: {within: 3 months},
     done_when: A sample of falls shows it.}
  - {id: "2", text: Review the guidance., addressees: [trust, council], deadline: {by: 2021-06-30}, done_when: It is out.}
  - {id: "3", text: Follow the new guidance., addressees: [homes], deadline: {after: "2", within: 1 month}}
  - {id: "4", text: Tell families at once., addressees: [managers], deadline: urgent, done_when: Families say so.}
  - {id: "5", text: Think about it., addressees: [council], deadline: none, done_when: A note of it is kept.}
areas_for_improvement:
  - {id: A1, text: Paint the hall., addressees: [oak], deadline: none, done_when: It is painted.}
"""
REPORT_2021 = """
register: homes-2021
title: Report of 2021
published: {date: 2021-09-01, assumed: yes, note: Only the month is printed.}
marking: OFFICIAL
body_register: homes.yaml
recommendations:
  - {id: "1", text: Look into every fall within a day., addressees: [oak], deadline: {within: 1 year}, done_when: So it is.,
     supersedes: [homes-2020/1]}
  - {id: "2", text: Tell families at once; said again., addressees: [elm], deadline: urgent, done_when: They say so.,
     repeats: [homes-2020/4]}
  - {id: "3", text: No more thinking is needed., addressees: [council], deadline: none, done_when: "-",
     closes: [{item: homes-2020/5, as: verified_complete}]}
parties:
  - {id: council, name: The council}
"""


def make_registers(folder: Path, documents: Mapping[str, str] | None = None) -> Project:
    """A folder with the register of 2020, and whatever else is given."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"homes.yaml": HOMES, "recommendations.yaml": REPORT_2020, **(documents or {})}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Project(folder)


def moved(name: str, item: str, body: str, to: str, date: str, *follows: str, **more: str) -> dict[str, object]:
    """An event as it stands in a log."""
    return {
        "format": "progress/1", "marking": "OFFICIAL", "id": name, "date": date, "register": "homes-2020", "item": item,
        "addressee": body, "what": "moved", "to": to, "role": "owner", "who": "A. Manager", "follows": list(follows), **more,
    }  # fmt: skip


def write_log(project: Project, events: Sequence[Mapping[str, object]]) -> Path:
    """The log with these events."""
    path = project.folder / "progress.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in events), encoding="utf-8")
    return path
