"""Four libraries that are asked how they work and for their numbers, from YAML alone. Figures are worked out by hand from this.

Loans        2024              2025                    Visits   with a card     Hours a week   Asks for cards
       adult child total adult child total
    ash  100    20   120   150    30   180               120   30                        40   yes, at the door
    elm  200   n/a   240   100    40   140                80   10                        25   no
    oak   60 blank   110    60    50   100                50   not available          blank   yes, online
    fir 1000  1000  2000    10    10    20              9000   9000                      99   yes, at the door

Fir is left out of all figures across the libraries. Elm's loans to adults fell to half. In Oak's year 2025 the parts make 110,
and not 100; its 2024 has a blank and Elm's 2024 a number that is not available, and neither is added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.project import Project, fill

INSPECTION = """inspection: libraries
title: {en: Libraries, cy: Llyfrgelloedd}
marking: OFFICIAL
synthetic: {en: Made-up data for tests, cy: Data ffug ar gyfer profion}
languages: [en, cy]
words:
  body: {en: library, cy: llyfrgell}
  bodies: {en: libraries, cy: llyfrgelloedd}
bodies:
  - {id: ash, name: {en: Ash Library, cy: Llyfrgell Onnen}}
  - {id: elm, name: {en: Elm Library, cy: Llyfrgell Llwyfen}}
  - {id: oak, name: {en: Oak Library, cy: Llyfrgell Derw}}
  - {id: fir, name: {en: Fir Library, cy: Llyfrgell Ffynidwydd}}
instruments:
  - id: return
    template: return.yaml
    round: "2025"
    exclude: [{body: fir, because: {en: Its counters were broken., cy: Roedd ei chownteri wedi torri.}}]
  - id: request
    template: request.yaml
    round: "2025"
    exclude: [{body: fir, because: {en: It was about to close., cy: Roedd ar fin cau.}}]
"""
RETURN = """template: return
version: 1
title: {en: Numbers, cy: Rhifau}
choice_sets:
  readers:
    - {code: adult, label: {en: Adults, cy: Oedolion}}
    - {code: child, label: {en: Children, cy: Plant}}
    - {code: total, label: {en: All, cy: Pawb}}
parts:
  - id: loans
    title: {en: Loans, cy: Benthyciadau}
    rows:
      list:
        - {id: adult, title: {en: Adults, cy: Oedolion}}
        - {id: child, title: {en: Children, cy: Plant}}
        - {id: total, title: {en: All, cy: Pawb}}
    facts:
      - {id: readers, title: {en: Readers, cy: Darllenwyr}, from: row, answer: {choice: readers}}
    stages:
      - id: loans
        title: {en: Loans, cy: Benthyciadau}
        questions:
          - {id: y2024, ask: {en: In 2024?, cy: Yn 2024?}, answer: NUMBER}
          - {id: y2025, ask: {en: In 2025?, cy: Yn 2025?}, answer: NUMBER}
          - id: explained
            ask: {en: Why did it fall?, cy: Pam y gostyngodd?}
            answer: {text: {at_most: 50}}
            ask_when: &fall {y2025: {at_most: {times: 0.5, of: y2024}}}
          - {id: note, ask: {en: A note?, cy: Nodyn?}, answer: {text: {at_most: 50}}, optional: yes}
    checks:
      - {id: fall, says: {en: Half or less., cy: Hanner neu lai.}, where: *fall, confirmed_by: explained}
    column_checks:
      - id: parts
        says: {en: The parts do not make the total., cy: Nid yw'r rhannau'n gwneud y cyfanswm.}
        sum_of: [adult, child]
        equals: total
        confirmed_by: note
    measures:
      - id: loans
        title: {en: Loans in 2025, cy: Benthyciadau yn 2025}
        sum: y2025
        of: {not: {readers: total}}
        by: [readers]
        share_of_total: yes
        note: {en: Renewals count too., cy: Mae adnewyddiadau'n cyfrif hefyd.}
      - id: loans_change
        title: {en: Change since 2024, cy: Newid ers 2024}
        change: {from: y2024, to: y2025}
        of: {not: {readers: total}}
        by: [readers]
  - id: visits
    title: {en: Visits, cy: Ymweliadau}
    rows: {list: [{id: visits, title: {en: Visits, cy: Ymweliadau}}]}
    stages:
      - id: visits
        title: {en: Visits, cy: Ymweliadau}
        questions:
          - {id: visits, ask: {en: How many?, cy: Faint?}, answer: NUMBER}
          - {id: with_card, ask: {en: With a card?, cy: Gyda cherdyn?}, answer: NUMBER}
    checks:
      - id: more_cards
        says: {en: More cards than visits., cy: Mwy o gardiau nag ymweliadau.}
        severity: error
        where: {with_card: {more_than: {of: visits}}}
    measures:
      - {id: with_card, title: {en: Visits with a card, cy: Ymweliadau gyda cherdyn}, ratio: {of: with_card, to: visits}}
""".replace("NUMBER", "{whole_number: {at_least: 0}, unable_to_tell: {label: {en: Not available, cy: Ddim ar gael}}}")
REQUEST = """template: request
version: 1
title: {en: How it works, cy: Sut mae'n gweithio}
parts:
  - id: approach
    title: {en: Approach, cy: Dull}
    rows: {from: body}
    stages:
      - id: approach
        title: {en: Approach, cy: Dull}
        questions:
          - {id: hours, ask: {en: Hours a week?, cy: Oriau'r wythnos?}, answer: {whole_number: {at_least: 0, at_most: 168}}}
          - {id: asks, ask: {en: Are cards asked for?, cy: A ofynnir am gardiau?}, answer: {choice: yes_no}}
          - id: where
            ask: {en: Where?, cy: Ble?}
            answer: {choice: [{code: door, label: {en: Door, cy: Drws}}, {code: online, label: {en: Online, cy: Ar-lein}}]}
            ask_when: {asks: yes}
    measures:
      - {id: longest, title: {en: Longest week, cy: Yr wythnos hiraf}, highest: hours}
      - {id: shortest, title: {en: Shortest week, cy: Yr wythnos fyrraf}, lowest: hours}
      - {id: asks, title: {en: Cards asked for, cy: Gofynnir am gardiau}, tally: asks}
      - {id: where, title: {en: Where they are asked for, cy: Ble y gofynnir}, tally: where, of: {asks: yes}}
      - {id: at_door, title: {en: At the door, cy: Wrth y drws}, count: {where: door}, of: {asks: yes}}
"""
FILES = {"inspection.yaml": INSPECTION, "return.yaml": RETURN, "request.yaml": REQUEST}

Rows = Mapping[str, Mapping[str, object]]
NOT_AVAILABLE = "Not available"
LOANS: dict[str, Rows] = {
    "ash": {"adult": {"y2024": 100, "y2025": 150}, "child": {"y2024": 20, "y2025": 30}, "total": {"y2024": 120, "y2025": 180}},
    "elm": {"adult": {"y2024": 200, "y2025": 100}, "child": {"y2024": "not available", "y2025": 40},
            "total": {"y2024": 240, "y2025": 140}},
    "oak": {"adult": {"y2024": 60, "y2025": 60}, "child": {"y2025": 50}, "total": {"y2024": 110, "y2025": 100}},
    "fir": {"adult": {"y2024": 1000, "y2025": 10, "explained": "flood"}, "child": {"y2024": 1000, "y2025": 10},
            "total": {"y2024": 2000, "y2025": 20, "explained": "flood"}},
}  # fmt: skip
VISITS: dict[str, Rows] = {
    "ash": {"visits": {"visits": 120, "with_card": 30}},
    "elm": {"visits": {"visits": 80, "with_card": 10}},
    "oak": {"visits": {"visits": 50, "with_card": NOT_AVAILABLE}},
    "fir": {"visits": {"visits": 9000, "with_card": 9000}},
}
APPROACH: dict[str, Rows] = {
    "ash": {"ash": {"hours": 40, "asks": "Yes", "where": "Door"}},
    "elm": {"elm": {"hours": 25, "asks": "No"}},
    "oak": {"oak": {"asks": "Yes", "where": "Online"}},
    "fir": {"fir": {"hours": 99, "asks": "Yes", "where": "Door"}},
}


def make_libraries(folder: Path) -> Project:
    """The inspection with its workbooks written, and nothing in them."""
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    project = Project(folder)
    project.run("sheets").ok()
    return project


def fill_return(libraries: Project, body: str, to: Path, **changed: Rows) -> Path:
    """A library's numbers typed into a copy of its workbook; other `loans` or `visits` may be given."""
    sent = libraries.folder / "sheets" / "return" / "2025" / f"{body}.xlsx"
    fill(sent, to, changed.get("loans", LOANS[body]), "Loans")
    return fill(to, to, changed.get("visits", VISITS[body]), "Visits")


def fill_request(libraries: Project, body: str, to: Path) -> Path:
    """How a library works, typed into a copy of its workbook."""
    return fill(libraries.folder / "sheets" / "request" / "2025" / f"{body}.xlsx", to, APPROACH[body])
