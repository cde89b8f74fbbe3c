"""What was written down of the care homes, and what was decided. Worked out by hand from the answers in `answers.py`:

cases that are evidence for    Oak House    Elm Court    together
1.1.1 a plan on file           4 of 6       4 of 5       8 of 11
1.1.2 reviewed in time         2 of 3       3 of 4       5 of 7
1.2.1 the family told          2 of 3       2 of 2       4 of 5

sources of Oak House           cases and    E-1, E-2 from one focus group: 1.1.1 two, 1.1.2 one (cases), 1.2.1 one (cases;
                               E-3 is context)
"""

from __future__ import annotations

from tests.project import Project

EVIDENCE = """\
# Made up for the tests. This comment stays where it is.
evidence:
  - id: E-1
    body: oak
    indicators: ["1.1.1"]
    kind: focus_group
    strength: strong
    points: for
    on: 2026-03-02
    by: Lead inspector
    source: FG/1
    says: Carers could say where each plan is.

  - {id: E-2, body: oak, indicators: ["1.1.1"], kind: focus_group, strength: weak, points: against, on: 2026-03-02,
     by: Lead inspector, source: fg/1, says: Night staff could not.}
  - id: E-3   # context carries nothing
    body: oak
    indicators: ["1.2.1"]
    kind: document
    strength: moderate
    points: context
    on: 2026-03-03
    by: Inspector
    source: DOC/4
    says: A letter to families is being written.
  - {id: E-4, body: national, indicators: ["1.1.2"], kind: national_interview, strength: weak, points: for,
     on: 2026-03-04, by: Inspector, source: N/1, says: The department reads the plans of homes each year.}
"""
JUDGEMENTS = """\
# Made up for the tests.
scale:
  title: {en: Three grades, cy: Tair gradd}
  grades:
    - {id: good, label: {en: Good, cy: Da}}
    - {id: fair, label: {en: Fair, cy: Gweddol}}
    - {id: poor, label: {en: Poor, cy: Gwael}}
  not_graded: {en: Not graded, cy: Heb ei raddio}
proposals:
  - id: plans
    every: indicator
    least: 3
    thresholds: [{at_least: 0.75, grade: good}, {at_least: 0.5, grade: fair}, {at_least: 0, grade: poor}]
  - id: by_band
    on: "1.1"
    least: 3
    bands: {strong: good, mixed: fair, weak: poor}
  - id: falls
    on: whole
    measure: mean_falls
    least: 2
    thresholds: [{at_most: 0.5, grade: good}, {at_most: 1, grade: fair}, {at_most: 50, grade: poor}]
judgements:
  - {on: "1.1.1", body: oak, grade: fair, by: Panel, at: 2026-04-01, evidence: [E-1, E-2], results: ["1.1.1"]}
  - {on: "1.1.2", body: oak, grade: poor, by: Panel, at: 2026-04-01, because: The plans that were late are those that matter.}
  - {on: "1.2.1", body: elm, grade: not_graded, by: Panel, at: 2026-04-01, because: Two plans are too few to say.}
  - {on: "1.2", body: oak, grade: good, by: Panel, at: 2026-04-01, because: Families said so., results: [family_told]}
findings:
  - {id: F1, on: "1.1.1", body: oak, says: Most plans are on file., evidence: [E-1]}
  - {id: F2, on: "1.2.1", body: oak, says: Families are told., evidence: [E-3]}
  - {id: F3, on: whole, body: all, says: Homes plan well.}
  - {id: F4, on: "1.1.2", body: oak, says: Reviews are late., results: ["1.1.2"]}
"""


def judge_homes(homes: Project) -> Project:
    """The evidence and the judgements, put into an inspection of the care homes."""
    (homes.folder / "evidence").mkdir()
    (homes.folder / "evidence" / "oak.yaml").write_text(EVIDENCE, encoding="utf-8")
    (homes.folder / "judgements.yaml").write_text(JUDGEMENTS, encoding="utf-8")
    return homes
