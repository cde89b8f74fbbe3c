"""Every kind of broken YAML and every kind of broken list, through the real commands: a place, a remedy, nothing written."""

from __future__ import annotations

import pytest

from tests.end_to_end.judged import judge_homes
from tests.project import Project

YAML = {
    "tabs": ("title: {en", "\ttitle: {en", "yaml-tab"),
    "duplicate keys": ("marking: OFFICIAL", "marking: OFFICIAL\nmarking: OTHER", "yaml-duplicate-key"),
    "alias bomb": ("marking: OFFICIAL", None, "yaml-too-many"),
    "depth": ("marking: OFFICIAL", "marking: " + "[" * 10_000, "yaml-too-deep"),
    "wrong type": ("size: 6", "size: six", "document-wrong-type"),
    "unknown key": ("reserves: 1", "reserve: 1", "document-misspelt-key"),
    "not UTF-8": ("marking: OFFICIAL", "marking: \udcff", "yaml-not-utf8"),
    "a tag": ("marking: OFFICIAL", "marking: !!python/object:os.system x", "yaml-tag"),
    "a merge key": ("marking: OFFICIAL", "<<: {a: b}", "yaml-merge-key"),
    "unclosed": ("languages: [en, cy]", "languages: [en, cy", "yaml-syntax"),
    "an empty seed": ("seed: care homes 2026", 'seed: " "', "folder-no-seed"),
    "quotas that do not add up": ("long: 4", "long: 5", "folder-quotas-sum"),
    "a path for an id": ("id: oak", "id: ../../oak", "document-pattern"),
    "a round that is a path": ('round: "2026"', 'round: "../2026"', "folder-bad-name"),
    "an unknown body": ('round: "2026"', 'round: "2026"\n    bodies: [ash]', "folder-unknown-body"),
}
"""What is replaced in inspection.yaml, by what, and the message."""

TEMPLATE = {
    "a question asked later": ("ask_when: {falls: {at_least: 1}}", "ask_when: {overall: good}", "condition-names-later"),
    "no such choice": ("ask_when: {at_risk: yes}", "ask_when: {at_risk: perhaps}", "condition-unknown-choice"),
    "no such question": ("ask_when: {falls: {at_least: 1}}", "ask_when: {fals: {at_least: 1}}", "condition-unknown-variable"),
    "an id twice": ("- id: told_who", "- id: falls", "template-duplicate-id"),
    "a base that never holds": (
        "of: {plan_on_file: yes}\n        leave_out",
        "of: {all: [{plan_on_file: yes}, {plan_on_file: no}]}\n        leave_out",
        "condition-never-holds",
    ),
    "a national indicator": ("indicator: 1.1.1", "indicator: 1.3.1", "template-level-not-body"),
    "no such indicator": ("indicator: 1.1.1", "indicator: 9.9.9", "template-unknown-indicator"),
    "a reserved id": ("- id: told_who", "- id: any", "template-reserved-id"),
    "limits crossed": ("{at_least: 20, at_most: 300}", "{at_least: 300, at_most: 20}", "template-limits-crossed"),
}
"""The same for template.yaml."""

LISTS = {
    "empty": (b"", "list-empty"),
    "blank lines only": (b"\n\n\n", "list-"),
    "no header": (b"OAK-001,long,2025-01-10\nOAK-002,short,2025-01-10\n", "list-"),
    "a header only": (b"Plan number,Stay,Admitted\n", "list-header-only"),
    "wrong encoding": ("Plan number,Stay,Admitted\nOAK-é,long,2025-01-10\n".encode("latin-1"), "list-"),
    "duplicates": (b"Plan number,Stay,Admitted\nA,long,2025-01-10\nA,short,2025-01-10\n", "list-"),
    "blank references": (b"Plan number,Stay,Admitted\n,long,2025-01-10\nB,short,2025-01-10\n", "list-"),
    "an unknown stratum": (b"Plan number,Stay,Admitted\nA,forever,2025-01-10\n", "cell-not-a-choice"),
    "a bad date": (b"Plan number,Stay,Admitted\nA,long,soon\n", "cell-not-a-date"),
    "a quote never closed": (b'Plan number,Stay,Admitted\n"A,long,2025-01-10\n', "list-"),
    "binary": (bytes(range(256)) * 40, "list-"),
    "a workbook by name only": (b"PK\x03\x04 not a list", "list-"),
}


def alias_bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "\n".join(lines)


@pytest.mark.parametrize("kind", YAML)
def test_check_names_the_line_of_what_is_broken(homes: Project, kind: str) -> None:
    old, new, message = YAML[kind]
    path = homes.folder / "inspection.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, alias_bomb() if new is None else new, 1)
    path.write_bytes(changed.encode("utf-8", "surrogateescape"))
    before = homes.files()
    ran = homes.run("check").failed(1, message)
    line = next(line for line in ran.err.splitlines() if f"[{message}]" in line)
    assert line.startswith("inspection.yaml:"), line
    assert line.split(":")[1].isdigit(), line
    for verb in ("sample", "sheets", "status", "score", "report"):
        homes.run(verb).failed(1, message)
    assert homes.files() == before


@pytest.mark.parametrize("kind", TEMPLATE)
def test_check_crosses_what_a_schema_cannot_see(homes: Project, kind: str) -> None:
    old, new, message = TEMPLATE[kind]
    criteria = homes.folder / "criteria.yaml"
    more = '          - {id: "1.2.2", level: country, text: The country as a whole does well., evidence: [case_review]}\n'
    criteria.write_text(criteria.read_text(encoding="utf-8") + more, encoding="utf-8")
    path = homes.folder / "template.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new.replace("1.3.1", "1.2.2"), 1), encoding="utf-8")
    ran = homes.run("check").failed(1, message)
    line = next(line for line in ran.err.splitlines() if f"[{message}]" in line)
    assert line.startswith("template.yaml:"), line


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_broken_list_is_never_drawn_from(homes: Project, kind: str, ending: str) -> None:
    content, message = LISTS[kind]
    (homes.folder / "lists" / "oak.csv").unlink()
    (homes.folder / "lists" / f"oak.{ending}").write_bytes(content)
    before = homes.files()
    ran = homes.run("sample", "oak")
    assert ran.code == 1, ran
    assert "Traceback" not in ran.err
    assert f"lists/oak.{ending}" in ran.err
    if ending == "csv":
        assert f"[{message}" in ran.err, ran.err
    assert homes.files() == before


def test_a_list_of_many_rows_is_drawn_from_at_once(homes: Project) -> None:
    rows = (f"N{number},{'long' if number % 3 else 'short'},2025-01-10" for number in range(1_000_000))
    (homes.folder / "lists" / "oak.csv").write_text("Plan number,Stay,Admitted\n" + "\n".join(rows) + "\n")
    assert "1000000" in homes.run("sample", "oak").ok().out


@pytest.mark.parametrize("reference", ["x" * 40_000, "a\x01b", "<b>|`*_[x](y)", "../../etc", "con"])
def test_odd_references_are_refused_or_carried_as_text(homes: Project, reference: str) -> None:
    lines = [
        "Plan number;Stay;Admitted",
        *(f"ELM/{n};Long stay;2025-09-01" for n in range(1, 5)),
        f"{reference};Short stay;2026-02-01",
    ]
    (homes.folder / "lists" / "elm.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for arguments in (("sample", "elm"), ("sheets", "elm"), ("status",), ("score",)):
        ran = homes.run(*arguments)
        assert ran.code in (0, 1), ran
        assert "fault" not in ran.err
    if len(reference) > 32_767:
        assert "workbook-cannot-hold" in homes.run("sheets", "elm").failed(1).err
        assert not (homes.folder / "sheets").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("sample", "ash"),
        ("sheets", "--instrument", "visits"),
        ("sheets", "--language", "fr"),
        ("score", "--by", "falls"),
        ("trace", "no_such_measure"),
        ("trace", "harm"),
        ("amend", "oak", "OAK-005", "falls", "many", "--by", "A", "--because", "B"),
        ("amend", "oak", "OAK-005", "falls", "2"),
        ("amend", "oak", "OAK-999", "falls", "2", "--by", "A", "--because", "B"),
        ("amend", "oak", "OAK-005", "fallz", "2", "--by", "A", "--because", "B"),
        ("collect",),
        ("collect", "no such file.xlsx"),
        ("figures",),
        ("schema", "poem"),
        ("criteria", "show", "9.9"),
        ("no-such-verb",),
        ("check", "no-such.yaml"),
    ],
)
def test_wrong_usage_is_told_and_changes_nothing(homes: Project, arguments: tuple[str, ...]) -> None:
    homes.run("sample").ok()
    before = homes.files()
    ran = homes.run(*arguments)
    assert ran.code in (1, 2), ran
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    assert homes.files() == before


def test_outside_an_inspection_it_says_so(tmp_path) -> None:
    Project(tmp_path).run("status").failed(2, "folder-no-inspection")


@pytest.mark.parametrize(
    "name", ["rows/plans/2026/oak.json", "samples/plans/2026/oak.json", "answers/plans/2026/oak.first.json"]
)
@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": "rows/9"}', b"[" * 100_000, b'{"format": null}']
)
def test_a_broken_file_of_ours_is_named(homes: Project, name: str, content: bytes) -> None:
    homes.run("sample").ok()
    homes.run("sheets").ok()
    path = homes.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    before = homes.files()
    collect = ("collect", str(homes.folder / "sheets/plans/2026/oak.xlsx"))
    for arguments in (("status",), ("check",), ("score",), ("report",), *([] if "samples" in name else [collect])):
        ran = homes.run(*arguments)
        assert ran.code in (0, 1), ran
        assert "Traceback" not in ran.err
        assert "fault" not in ran.err
    assert name in homes.run("status").err
    assert homes.files() == before


@pytest.mark.parametrize("template_too", [False, True])
def test_a_broken_criteria_set_is_told_of_in_the_check_of_the_folder(homes: Project, template_too: bool) -> None:
    """As much as the check of its file alone tells, at the same places."""
    criteria, template = homes.folder / "criteria.yaml", homes.folder / "template.yaml"
    text = criteria.read_text(encoding="utf-8").replace("version: 1", "version: 1\nversion: 2\nversion: 3")
    criteria.write_text(text, encoding="utf-8")
    if template_too:
        template.write_text(template.read_text(encoding="utf-8").replace("mean: falls", "mean: fals"), encoding="utf-8")
    alone = homes.run("check", "--kind", "criteria", str(criteria)).failed(1, "yaml-duplicate-key").err.splitlines()[:-1]
    assert len(alone) == 2
    ran = homes.run("check").failed(1, "yaml-duplicate-key", "template-unknown-criteria")
    assert set(alone) <= set(ran.err.splitlines())
    assert ("template-unknown-variable" in ran.err) == template_too
    assert "criteria.yaml:4:1: error" in ran.err


ODD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "yaml-empty"),
    "blank": (b"\n \n", "yaml-empty"),
    "not UTF-8": (b"\xff\xfeevidence: []", "yaml-not-utf8"),
    "binary": (bytes(range(256)) * 40, "yaml-"),
    "a list": (b"- a\n- b\n", "document-not-a-mapping"),
    "another kind": (b"bodies: x\nversion: 1\n", "document-other-kind"),
    "a wrong type": (b"KIND: no\n", "document-wrong-type"),
    "nothing in it": (b"KIND:\n", "document-wrong-type"),
    "records that are texts": (b"KIND: [a, b]\n", "document-wrong-type"),
    "depth": (b"KIND: " + b"[" * 10_000, "yaml-too-deep"),
    "a tag": (b"KIND: !!python/object:os.system x\n", "yaml-tag"),
    "a bomb": (b"", "yaml-too-many"),
    "twice": (b"KIND: []\nKIND: []\n", "yaml-duplicate-key"),
    "large": (b"KIND: []\n#" + b"x" * 5_000_000, "file-too-large"),
    "many": (b"KIND:\n" + b"- {id: a}\n" * 150_000, "yaml-too-many"),
    "a word too much": (b"KIND: []\npoems: x\n", "document-unknown-key"),
}
"""What stands in a file of evidence or of judgements, and the message."""


@pytest.mark.parametrize("name", ["evidence/oak.yaml", "judgements.yaml"])
@pytest.mark.parametrize("kind", ODD)
def test_broken_evidence_and_judgements_are_named(homes: Project, name: str, kind: str) -> None:
    content, message = ODD[kind]
    content = alias_bomb().encode() if kind == "a bomb" else content.replace(b"KIND", name.split("/")[0].split(".")[0].encode())
    judge_homes(homes)
    (homes.folder / name).write_bytes(content)
    before = homes.files()
    ran = homes.run("check")
    assert ran.code == 1, ran
    assert f"[{message}" in ran.err
    assert name in ran.err
    add = ("evidence", "add", "oak", "--kind", "call", "--indicator", "1.1.1", "--points", "for", "--strength", "weak",
           "--by", "A", "--source", "S", "--says", "T", "--on", "2026-01-01")  # fmt: skip
    mine = [("evidence", "list"), ("evidence", "matrix"), add] if name.startswith("evidence") else [("judge", "list")]
    for arguments in mine:
        told = homes.run(*arguments)
        assert told.code == 1, told
        assert f"[{message}" in told.err
        assert "fault" not in told.err
    assert homes.files() == before
