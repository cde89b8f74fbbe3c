"""The register of recommendations through the real commands, against dates and counts worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.registers import REPORT_2021, make_registers, moved, write_log
from tests.project import Project


@pytest.fixture
def homes(tmp_path: Path) -> Project:
    return make_registers(tmp_path / "homes")


@pytest.fixture
def both(tmp_path: Path) -> Project:
    """Both reports in one folder."""
    return make_registers(tmp_path / "homes", {"registers/2021.yaml": REPORT_2021})


def rows(project: Project, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = project.run("recs", *arguments, "--format", "json").ok().json()["rows"]
    return found


def part(project: Project, item: str, body: str, as_of: str) -> dict[str, Any]:
    found = [each for each in rows(project, "list", "--each", "--as-of", as_of) if each["item"] == item]
    return next(each for each in found if each["addressee"].split(" ")[0] == body)


def update(project: Project, *arguments: str, on: str, code: int = 0, **options: str) -> Any:
    named = [text for name, value in options.items() for text in (f"--{name.rstrip('_').replace('_', '-')}", value)]
    ran = project.run("recs", "update", *arguments, "--by", "A. Manager", "--on", on, *named)
    assert ran.code == code, f"{ran.out}{ran.err}"
    return ran


def test_a_class_fans_out_to_those_there_were_on_the_day(homes: Project) -> None:
    found = rows(homes, "list", "--as-of", "2022-01-01")
    assert {each["item"].split("/")[1]: each["of"] for each in found} == {
        "1": 3, "2": 2, "3": 3, "4": 3, "5": 1, "A1": 1, "response": 1,
    }  # fmt: skip
    assert "new" not in {each["addressee"] for each in rows(homes, "list", "--each", "--as-of", "2022-01-01")}


def test_every_kind_of_deadline(homes: Project) -> None:
    for item, due in {"1": "2021-02-28", "2": "2021-06-30", "3": "after 2", "4": "urgent", "5": "none"}.items():
        found = next(each for each in rows(homes, "list", "--as-of", "2020-12-01") if each["item"] == f"homes-2020/{item}")
        assert found["due"] == due, item


def test_56_days_begin_with_the_day_of_publication(homes: Project) -> None:
    """30 November is day 1, so 31 December is day 32 and 24 January is day 56."""
    response = next(each for each in rows(homes, "due", "--as-of", "2020-12-01") if each["kind"] == "response")
    assert response["due"] == "2021-01-24"


def test_late_is_open_past_its_date(homes: Project) -> None:
    assert part(homes, "homes-2020/1", "oak", "2021-02-28")["condition"] == "open"
    late = part(homes, "homes-2020/1", "oak", "2021-03-10")
    assert (late["condition"], late["late_by"]) == ("late", 10)


def test_what_is_reported_complete_awaits_verification_and_is_not_late(homes: Project) -> None:
    update(homes, "1", on="2021-01-10", body="oak", to="reported_complete", signed_off_by="A. Chief")
    assert part(homes, "homes-2020/1", "oak", "2022-01-01")["condition"] == "awaiting verification"
    assert part(homes, "homes-2020/1", "oak", "2021-01-09")["condition"] == "open"
    update(homes, "1", "--as", "inspectorate", on="2021-02-01", body="oak", to="verified_complete")
    assert part(homes, "homes-2020/1", "oak", "2022-01-01")["condition"] == "complete"


def test_an_item_of_two_owners_is_complete_when_both_are_and_what_follows_is_due_then(homes: Project) -> None:
    """Number 3 is due a month after number 2, which the trust did on 15 May and the council on 31 May: 30 June."""
    for body, day in (("trust", "2021-05-15"), ("council", "2021-05-31")):
        before = part(homes, "homes-2020/3", "oak", day)
        assert before["due"] == "after 2"
        update(homes, "2", on=day, body=body, to="reported_complete", signed_off_by="A. Chief")
    assert part(homes, "homes-2020/3", "oak", "2021-06-01")["due"] == "2021-06-30"


def test_what_waited_without_a_period_is_due_as_soon_as_what_it_waited_for_is_done(homes: Project) -> None:
    path = homes.folder / "recommendations.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(", within: 1 month", ""), encoding="utf-8")
    assert "homes-2020/3" not in {each["item"] for each in rows(homes, "due", "--as-of", "2021-05-31")}
    update(homes, "2", "--all", on="2021-05-31", to="reported_complete", signed_off_by="A. Chief")
    found = {each["item"]: each["due"] for each in rows(homes, "due", "--as-of", "2021-05-31")}
    assert found["homes-2020/3"] == "as soon as possible"


def test_a_revised_date_keeps_the_original(homes: Project) -> None:
    update(homes, "1", on="2021-02-01", body="oak", due="2021-05-31", agreed_by="The inspector", note="Staff were ill.")
    found = part(homes, "homes-2020/1", "oak", "2021-04-01")
    assert (found["due"], found["first_due"], found["condition"]) == ("2021-05-31", "2021-02-28", "open")
    changes = rows(homes, "changes", "--since", "2021-01-01", "--as-of", "2021-04-01", "--body", "oak")
    revised = next(each for each in changes if each["change"] == "date revised")
    assert (revised["before"], revised["now"], revised["first_due"]) == ("2021-02-28", "2021-05-31", "2021-02-28")
    assert revised["note"] == "Agreed by The inspector. Staff were ill."


def test_a_forbidden_move_says_what_is_allowed_and_writes_nothing(homes: Project) -> None:
    ran = update(homes, "1", on="2021-01-10", body="oak", to="verified_complete", code=2)
    ran.failed(2, "update-forbidden")
    assert "accepted (owner)" in ran.err
    assert not (homes.folder / "progress.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("9", "--body", "oak", "--to", "accepted", "--by", "x"), 2, "recs-unknown-item"),
        (("1", "--body", "okk", "--to", "accepted", "--by", "x"), 2, "recs-unknown-body"),
        (("1", "--to", "accepted", "--by", "x"), 2, "update-which-body"),
        (("1", "--body", "oak", "--to", "done", "--by", "x"), 2, "recs-unknown-state"),
        (("1", "--body", "oak", "--to", "accepted"), 2, "update-no-who"),
        (("1", "--body", "oak", "--by", "x"), 2, "update-nothing"),
        (("1", "--body", "oak", "--to", "not_accepted", "--by", "x"), 2, "update-needs"),
        (("1", "--body", "oak", "--to", "reported_complete", "--by", "x"), 2, "update-needs"),
        (("1", "--body", "oak", "--due", "2021-02-30", "--agreed-by", "y", "--by", "x"), 2, "recs-bad-date"),
        (("1", "--body", "oak", "--due", "2021-03-30", "--by", "x"), 2, "update-no-agreed"),
        (("1", "--body", "oak", "--to", "accepted", "--by", "x", "--on", "2020-11-29"), 2, "update-too-early"),
        (("1", "--body", "oak", "--to", "accepted", "--by", "x", "--on", "2999-01-01"), 2, "update-too-late"),
    ],
)
def test_what_cannot_be_said_is_refused_and_writes_nothing(
    homes: Project, arguments: tuple[str, ...], code: int, message: str
) -> None:
    homes.run("recs", "update", *arguments).failed(code, message)
    assert not (homes.folder / "progress.jsonl").exists()


def test_saying_the_same_again_adds_nothing(homes: Project) -> None:
    update(homes, "1", on="2021-01-10", body="oak", to="accepted")
    before = (homes.folder / "progress.jsonl").read_bytes()
    assert "[update-same]" in update(homes, "1", on="2021-01-11", body="oak", to="accepted").err
    assert (homes.folder / "progress.jsonl").read_bytes() == before


def test_all_addressees_at_once(homes: Project) -> None:
    update(homes, "1", "--all", on="2021-01-10", to="accepted")
    assert [
        each["state"] for each in rows(homes, "list", "--each", "--as-of", "2021-01-10") if each["item"].endswith("/1")
    ] == ["Accepted"] * 3


def test_a_body_that_has_ended_has_a_successor(homes: Project) -> None:
    assert part(homes, "homes-2020/1", "ash", "2021-03-31")["addressee"] == "ash"
    assert part(homes, "homes-2020/1", "ash", "2021-04-01")["addressee"] == "ash (now elm)"
    mine = rows(homes, "list", "--body", "elm", "--as-of", "2021-04-01")
    assert [each["addressee"] for each in mine if each["item"].endswith("/1")] == ["elm", "ash (now elm)"]


def test_members_are_frozen_with_the_first_event(homes: Project) -> None:
    """Whoever edits the register of bodies later does not change whom a report was addressed to."""
    update(homes, "1", on="2021-01-10", body="oak", to="accepted")
    path = homes.folder / "homes.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  - {id: new,", "  - {id: late, name: Late House}\n  - {id: new,"), encoding="utf-8")
    assert len([each for each in rows(homes, "list", "--each", "--as-of", "2021-02-01") if each["item"].endswith("/1")]) == 3


def test_a_later_report_supersedes_repeats_and_closes(both: Project) -> None:
    before, after = "2021-08-31", "2021-09-01"
    assert part(both, "homes-2020/1", "oak", before)["condition"] == "late"
    assert part(both, "homes-2020/1", "oak", after)["state"] == "Superseded"
    assert part(both, "homes-2020/1", "elm", after)["condition"] == "late"  # the later one is addressed to oak alone
    assert part(both, "homes-2020/5", "council", before)["condition"] == "open"
    assert part(both, "homes-2020/5", "council", after)["condition"] == "complete"
    shown = both.run("recs", "show", "homes-2020/4", "--as-of", after).ok().out
    assert "homes-2021/2 (repeats)" in shown
    assert part(both, "homes-2020/4", "oak", after)["condition"] == "open"


def test_an_item_that_was_superseded_can_be_opened_again(both: Project) -> None:
    update(both, "homes-2020/1", on="2021-10-01", body="oak", to="accepted", code=2)
    update(both, "homes-2020/1", "--as", "inspectorate", on="2021-10-01", body="oak", to="open")
    assert part(both, "homes-2020/1", "oak", "2021-10-01")["condition"] == "late"


def test_registers_of_several_folders_are_read_together(homes: Project, tmp_path: Path) -> None:
    other = make_registers(tmp_path / "other", {"recommendations.yaml": REPORT_2021})
    arguments = ("recs", "list", str(homes.folder), str(other.folder), "--as-of", "2022-01-01", "--format", "json")
    found = homes.run(*arguments).ok().json()
    assert {each["item"].split("/")[0] for each in found["rows"]} == {"homes-2020", "homes-2021"}
    assert any("assumed" in each and "Only the month" in each for each in found["stamps"])
    both_ways = homes.run(*arguments[:2], str(other.folder), str(homes.folder), *arguments[4:]).ok().json()
    assert both_ways == found


def test_an_id_that_two_registers_have_needs_its_full_name(both: Project) -> None:
    both.run("recs", "show", "1", "--as-of", "2022-01-01").failed(2, "recs-which-item")
    both.run("recs", "show", "homes-2021/1", "--as-of", "2022-01-01").ok()


def test_what_is_due_within_a_period(homes: Project) -> None:
    found = rows(homes, "due", "--as-of", "2020-12-30", "--within", "60d")  # up to 28 February
    assert [(each["item"].split("/")[1], each["due"], each["to_do"], each["of"]) for each in found] == [
        ("4", "urgent", 3, 3),
        ("response", "2021-01-24", 1, 1),
        ("1", "2021-02-28", 3, 3),
    ]
    assert "1" not in {each["item"].split("/")[1] for each in rows(homes, "due", "--as-of", "2020-12-29", "--within", "60d")}
    homes.run("recs", "due", "--within", "60").failed(2, "recs-bad-period")


def test_fail_on_late_is_for_schedulers(homes: Project) -> None:
    homes.run("recs", "due", "--as-of", "2021-01-24", "--fail-on-late").ok()
    homes.run("recs", "due", "--as-of", "2021-01-25", "--fail-on-late").failed(1)
    homes.run("recs", "due", "--as-of", "2021-01-25").ok()


def test_the_matrix_has_a_line_for_each_addressee(homes: Project) -> None:
    update(homes, "1", on="2021-01-10", body="oak", to="in_progress")
    found = {each["body"]: each for each in rows(homes, "matrix", "--as-of", "2021-03-10")}
    assert (found["oak"]["1"], found["elm"]["1"], found["trust"]["1"]) == ("P!", "O!", None)
    assert "P: In progress" in homes.run("recs", "matrix", "--as-of", "2021-03-10").ok().out


def test_what_changed_since_a_day(homes: Project) -> None:
    update(homes, "1", on="2021-01-10", body="oak", to="in_progress")
    update(homes, "1", on="2021-01-20", body="elm", to="reported_complete", signed_off_by="C")
    update(homes, "1", "--as", "inspectorate", on="2021-02-20", body="elm", to="verified_complete")
    found = rows(homes, "changes", "--since", "2021-01-10", "--as-of", "2021-03-01", "--each")
    said = {(each["change"], each["item"].split("/")[1], each["addressee"]) for each in found}
    assert said == {
        ("moved", "1", "oak"), ("closed", "1", "elm"), ("newly late", "1", "oak"), ("newly late", "1", "ash"),
        ("newly late", "response", "trust"),
    }  # fmt: skip
    later = rows(homes, "changes", "--since", "2021-01-11", "--as-of", "2021-03-01", "--each")
    assert ("moved", "1", "oak") not in {(each["change"], each["item"].split("/")[1], each["addressee"]) for each in later}
    opened = rows(homes, "changes", "--since", "2020-11-30", "--as-of", "2020-12-01")
    assert {each["change"] for each in opened} == {"opened"}
    assert not rows(homes, "changes", "--since", "2020-12-01", "--as-of", "2020-12-02")


def test_a_summary_counts_parts_and_ages(homes: Project) -> None:
    """On 10 March: number 1 is late by 10 days at three homes, the response by 45 days."""
    found = homes.run("recs", "summary", "--as-of", "2021-03-10", "--format", "json").ok().json()
    assert found["registers"][0] | {"title": ""} == {
        "register": "homes-2020", "title": "", "published": "2020-11-30", "assumed": "no", "causes_of_concern": 1,
        "recommendations": 5, "areas_for_improvement": 1, "addressed_parts": 13,
    }  # fmt: skip
    assert {each["deadline"]: each["recommendations"] for each in found["deadlines"]} == {
        "within 3 months": 1, "by a date": 1, "after another": 1, "urgent": 1, "no deadline": 1,
    }  # fmt: skip
    assert {each["late_by_days"]: each["parts"] for each in found["lateness"] if each["parts"]} == {"0 to 30": 3, "31 to 90": 1}
    assert sum(each["parts"] for each in found["ages"]) == 14
    first = found["items"][0]
    assert (first["late"], first["of"], first["late_by_median"]) == (3, 3, 10)


def test_lint_finds_what_could_not_be_carried_out(homes: Project) -> None:
    ran = homes.run("recs", "lint").ok()
    for code in ("lint-no-owner", "lint-no-deadline", "lint-nothing-measurable"):
        assert ran.err.count(f"[{code}]") == 1, code


def test_two_copies_of_a_log_merged_by_git_read_the_same(homes: Project, tmp_path: Path) -> None:
    import shutil
    import subprocess

    def git(where: Project, *arguments: str) -> None:
        named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *named, *arguments], cwd=where.folder, check=True, capture_output=True)

    (homes.folder / ".gitattributes").write_text("*.jsonl merge=union\n", encoding="utf-8")
    (homes.folder / ".gitignore").write_text(".*.lock\n", encoding="utf-8")
    update(homes, "1", on="2021-01-05", body="oak", to="accepted")
    for arguments in (("init",), ("add", "-A"), ("commit", "-m", "first")):
        git(homes, *arguments)
    copy = Project(shutil.copytree(homes.folder, tmp_path / "copy"))
    update(homes, "1", on="2021-01-10", body="oak", to="in_progress")
    update(copy, "1", on="2021-01-11", body="oak", to="awaiting_allocation")
    update(copy, "1", on="2021-01-12", body="elm", to="accepted")
    for one in (homes, copy):
        git(one, "commit", "-am", "more")
        git(one, "branch", "mine")
    seen = []
    for one, other in ((homes, copy), (copy, homes)):
        git(one, "fetch", str(other.folder), "mine")
        git(one, "merge", "--no-edit", "FETCH_HEAD")
        seen.append(rows(one, "list", "--each", "--as-of", "2021-02-01"))
    assert (homes.folder / "progress.jsonl").read_bytes() != (copy.folder / "progress.jsonl").read_bytes()
    assert seen[0] == seen[1]
    oak = next(each for each in seen[0] if each["item"].endswith("/1") and each["addressee"] == "oak")
    assert (oak["condition"], oak["state"]) == ("to settle", "Awaiting allocation / In progress")


def test_a_conflict_is_settled_by_an_update(homes: Project) -> None:
    write_log(
        homes,
        [moved("a", "1", "oak", "accepted", "2021-01-05"), moved("b", "1", "oak", "not_accepted", "2021-01-05", note="n")],
    )
    assert part(homes, "homes-2020/1", "oak", "2021-02-01")["condition"] == "to settle"
    update(homes, "1", on="2021-02-02", body="oak", to="accepted")
    assert part(homes, "homes-2020/1", "oak", "2021-02-02")["condition"] == "open"
    assert part(homes, "homes-2020/1", "oak", "2021-02-01")["condition"] == "to settle"


TORN = json.dumps(moved("z", "1", "oak", "accepted", "2021-01-05"))[:60]


@pytest.mark.parametrize(
    ("line", "message", "code"),
    [
        (json.dumps(moved("a", "99", "oak", "accepted", "2021-01-05")), "recs-lost-item", 1),
        (json.dumps(moved("a", "1", "oak", "accepted", "2021-01-05") | {"register": "gone"}), "recs-lost-register", 1),
        (json.dumps(moved("a", "1", "council", "accepted", "2021-01-05")), "recs-not-addressed", 1),
        (json.dumps(moved("a", "1", "oak", "accepted", "2021-02-30")), "progress-wrong-line", 1),
        (json.dumps(moved("a", "1", "oak", "accepted", "2021-01-05") | {"what": "eaten"}), "progress-wrong-line", 1),
        (json.dumps(moved("a", "1", "oak", "accepted", "2021-01-05") | {"what": []}), "progress-wrong-line", 1),
        (json.dumps(moved("a", "1", "oak", "accepted", "2021-01-05") | {"follows": "x"}), "progress-wrong-line", 1),
        (json.dumps(moved("a", "1", "oak", "accepted", "2021-01-05") | {"note": 5}), "progress-wrong-line", 1),
        (json.dumps(moved("a", "1", "oak", "accepted", "2021-01-05") | {"who": ""}), "progress-wrong-line", 1),
        (json.dumps(moved("a", "1", "oak", "accepted", "2021-01-05") | {"format": "progress/2"}), "progress-newer", 1),
        ("[" * 100_000 + "]" * 100_000 + "}", "progress-bad-line", 1),
        ("{not json}", "progress-bad-line", 1),
        ("7", "progress-bad-line", 1),
        (TORN, "progress-torn-line", 0),
        (json.dumps(moved("a", "1", "oak", "verified_complete", "2021-01-05")), "progress-forbidden", 0),
        (json.dumps(moved("a", "1", "oak", "accepted", "2021-01-05", "lost")), "progress-unknown-parent", 0),
    ],
)
def test_a_broken_log_has_a_place_and_a_remedy(homes: Project, line: str, message: str, code: int) -> None:
    path = write_log(homes, [moved("good", "1", "elm", "accepted", "2021-01-05")])
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    before = path.read_bytes()
    ran = homes.run("recs", "list", "--as-of", "2021-02-01").failed(code, message)
    assert "progress.jsonl:2" in ran.err
    if code:
        homes.run("recs", "update", "1", "--body", "elm", "--to", "in_progress", "--by", "x").failed(1, message)
        assert path.read_bytes() == before
    else:
        assert part(homes, "homes-2020/1", "elm", "2021-02-01")["state"] == "Accepted"


BROKEN = {
    "no register": ("register: homes-2020", "registre: homes-2020", "document-missing-key"),
    "no date": ("published: 2020-11-30", "published: 2020-11-31", "register-bad-date"),
    "cause unanswered": ("cause: C1, ", "", "register-cause-unanswered"),
    "unknown cause": ("cause: C1, ", "cause: C2, ", "register-unknown-cause"),
    "unknown addressee": ("addressees: [trust, council]", "addressees: [trust, counsil]", "register-unknown-addressee"),
    "circle": ("deadline: {by: 2021-06-30}", 'deadline: {after: "3"}', "register-deadline-circle"),
    "after nothing": ('after: "2"', 'after: "8"', "register-unknown-item"),
    "id twice": ('id: "5"', 'id: "4"', "register-duplicate-id"),
    "party is a body": ("{id: trust,", "{id: oak,", "register-duplicate-id"),
    "odd period": ("{within: 3 months}", "{within: 3 moons}", "document-pattern"),
    "no day": ("{by: 2021-06-30}", "{by: 2021-06-31}", "register-bad-date"),
    "endless": ("{within: 3 months}", "{within: 9999 years}", "register-period-too-long"),
    "no such bodies": ("body_register: homes.yaml", "body_register: nowhere", "bodies-no-such-register"),
    "no such states": ("marking: OFFICIAL", "states: nowhere", "states-no-such-table"),
    "a tab": ("marking: OFFICIAL", "\tmarking: OFFICIAL", "yaml-tab"),
    "earlier is here": ("title: Falls,", "title: Falls, supersedes: [homes-2020/2],", "register-earlier-here"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_register_has_a_place_and_a_remedy(homes: Project, name: str) -> None:
    old, new, message = BROKEN[name]
    path = homes.folder / "recommendations.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    ran = homes.run("recs", "due").failed(1, message)
    assert "recommendations.yaml" in ran.err or "nowhere" in ran.err
    homes.run("recs", "update", "1", "--body", "oak", "--to", "accepted", "--by", "x").failed(1, message)
    assert not (homes.folder / "progress.jsonl").exists()


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize(
    "verb",
    [
        ("list",),
        ("list", "--each"),
        ("due",),
        ("due", "--each"),
        ("matrix",),
        ("changes", "--since", "2020-01-01"),
        ("summary",),
        ("show", "1"),
    ],
)
def test_every_table_in_every_form_carries_marking_and_stamps(tmp_path: Path, form: str, verb: tuple[str, ...]) -> None:
    project = make_registers(tmp_path / "homes", {"recommendations.yaml": REPORT_2021, "homes.yaml": make_hostile()})
    ran = project.run("recs", *verb, "--as-of", "2022-01-01", "--format", form).ok()
    assert "OFFICIAL" in ran.out
    assert "assumed" in ran.out
    if form == "csv":
        assert "\n=HYPER" not in ran.out
        assert ",=HYPER" not in ran.out


def make_hostile() -> str:
    """Bodies with names that would be a formula, markup or a second line."""
    from tests.end_to_end.registers import HOMES

    return HOMES.replace("name: Elm House", "name: '=HYPERLINK(\"x\")|<b>|\u202e'")


def test_check_looks_at_registers_and_their_log(homes: Project) -> None:
    assert "lost-item" not in homes.run("check").ok().err
    write_log(homes, [moved("a", "99", "oak", "accepted", "2021-01-05")])
    homes.run("check").failed(1, "recs-lost-item")
    homes.run("check", str(homes.folder / "recommendations.yaml")).ok()
    path = homes.folder / "recommendations.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("cause: C1, ", ""), encoding="utf-8")
    homes.run("check", str(path)).failed(1, "register-cause-unanswered")


def test_no_register_is_said(tmp_path: Path) -> None:
    Project(tmp_path).run("recs", "due").failed(2, "recs-no-register")
    Project(tmp_path).run("recs", "due", str(tmp_path)).failed(2, "recs-no-register")
    Project(tmp_path).run("recs", "due", str(tmp_path / "nowhere")).failed(2, "recs-no-folder")


def test_no_sequence_of_commands_reaches_a_state_that_the_table_forbids(homes: Project) -> None:
    """A walk of updates dealt from a seed, allowed and forbidden ones, beside the table read apart from the tool."""
    import random

    import yaml

    from inspect_kit.shipped import shipped_root

    table = yaml.safe_load((shipped_root() / "states" / "default.yaml").read_text(encoding="utf-8"))
    allowed = {
        (start, to, role) for move in table["moves"] for start in move["from"] for to in move["to"] for role in move["by"]
    }
    names = [state["id"] for state in table["list"]]
    labels = {state["label"]["en"]: state["id"] for state in table["list"]}
    deal, state, refused, moves = random.Random("walk"), table["initial"], 0, 0
    said = ("--note", "n", "--signed-off-by", "s", "--superseded-by", "homes-2020/2", "--by", "x", "--on", "2021-01-10")
    for _ in range(150):
        to, role = deal.choice(names), deal.choice(["owner", "inspectorate"])
        ran = homes.run("recs", "update", "1", "--body", "oak", "--to", to, "--as", role, *said)
        if to != state and (state, to, role) in allowed:
            ran.ok()
            state, moves = to, moves + 1
        elif to == state:
            ran.ok()
        else:
            ran.failed(2, "update-forbidden")
            refused += 1
        shown = part(homes, "homes-2020/1", "oak", "2021-01-10")["state"]
        assert labels[shown] == state
    assert moves > 10
    assert refused > 20
