"""What is hidden and what is not, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from inspect_kit.conditions.model import All, IsOneOf
from inspect_kit.disclosure import Exemption, Policy, log_document, protect, release
from inspect_kit.inspection import ALL, Inspection
from inspect_kit.measures.results import Result
from inspect_kit.measures.shown import result_row, shown_interval, shown_number, shown_share, shown_value_of
from inspect_kit.problems import StopRun
from inspect_kit.template.model import ChartKind, ChartSpec, Measure, MeasureKind, RowsFrom
from inspect_kit.texts import Text
from tests.unit.disclosure.made import made_scores

ONE = {"north": 300}


def case(body: str, number: int, **answers: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(body, answers)] * number


def published(cases: Any, lists: Any, policy: Policy = Policy(), **more: Any) -> dict[tuple[Any, ...], Result]:  # noqa: B008
    """What is published, by measure, category, scope and group."""
    found = protect(made_scores(cases, lists, **more), policy).scores.results
    return {(each.measure, each.category, each.scope, each.group.code if each.group else None): each for each in found}


def measure(kind: MeasureKind) -> Measure:
    return Measure("m", Text.of("M"), kind, of_what="days")


@pytest.mark.parametrize(
    ("counted", "others", "shown"),
    [
        (0, 30, "0"),  # nobody: nothing is said of anybody
        (1, 29, "[c]"),
        (9, 21, "[c]"),
        (10, 20, "10"),
        (20, 10, "20"),
        (21, 9, "[c]"),  # the 9 that do not count would follow
        (30, 0, "30"),  # everybody: said of a group and not of one of it
    ],
)
def test_a_count_and_the_rest_of_its_base_are_at_least_the_threshold(counted: int, others: int, shown: str) -> None:
    cases = [*case("north", counted, seen="yes"), *case("north", others, seen="no")]
    result = published(cases, ONE)["seen", None, "north", None]
    assert (shown_number(result, "count"), shown_number(result, "of")) == (shown, "30")
    gone = shown == "[c]"
    assert (shown_share(result) == "[c]") is gone
    assert (result.share is None) is gone
    assert (result.interval is None, shown_interval(result) == "[c]") == (gone, gone)


def test_a_small_base_hides_all_of_it() -> None:
    result = published(case("north", 7, seen="yes"), ONE)["seen", None, "north", None]
    assert [result.count, result.of, result.share, result.n, result.interval] == [None] * 5
    assert {"count", "of", "share", "n", "interval"} <= result.hidden
    assert [each.code for each in result.notes] == ["hidden"]  # and not that it is small


def test_a_body_of_few_rows_has_not_even_noughts() -> None:
    cases = [*case("north", 30, seen="yes"), *case("north", 30, seen="no"), *case("south", 4, seen="no")]
    found = published(cases, {"north": 300, "south": 90})
    assert found["seen", None, "north", None].count == 30
    assert found["seen", None, "south", None].count is None  # a 0 would be said of each of four people


def test_how_many_were_drawn_is_no_secret_and_gives_nothing_away() -> None:
    """Of 30 drawn, 27 have an answer: with 30 known to everybody the base of 27 would tell of 3."""
    rows = [*case("north", 27, seen="yes", sort="a"), *case("north", 3, seen="yes", sort="b")]
    counts = Measure("m", Text.of("M"), MeasureKind.COUNT, count=IsOneOf("seen", ("yes",)), of=IsOneOf("sort", ("a",)))
    result = published(rows, ONE, measures=[counts])["m", None, "north", None]
    assert (result.of, result.count, result.n) == (None, None, 30)


def test_states_of_few_answers_are_hidden_and_the_count_stays() -> None:
    cases = [*case("north", 15, seen="yes"), *case("north", 12, seen="no"), *case("north", 3, seen=...)]
    result = published(cases, ONE)["seen", None, "north", None]
    assert (result.count, result.of) == (15, 30)
    assert (shown_number(result, "unable_to_tell"), shown_number(result, "missing")) == ("[c]", "[c]")
    assert result.states.unable_to_tell is None
    assert result.states.answered is None  # 30 less 27 would say it
    row = result_row(result)
    assert row.count("[c]") == 2


def test_two_that_are_hidden_side_by_side_are_not_known_to_be_one_each() -> None:
    """Sorts a, b, c of 12, 1 and 1: with 14 answered and the 12 printed, b and c would be 1 each."""
    cases = [*case("north", 12, sort="a"), *case("north", 1, sort="b"), *case("north", 1, sort="c")]
    found = published(cases, ONE, Policy(threshold=2))
    assert found["sorts", "a", "north", None].count == 12  # 2 is not small: with a threshold of 2 this may be known
    found = published(cases, ONE, Policy(threshold=3))
    assert [found["sorts", each, "north", None].count for each in "abc"] == [None] * 3


@pytest.mark.parametrize("kind", [MeasureKind.HIGHEST, MeasureKind.LOWEST])
def test_the_highest_and_lowest_of_cases_are_hidden_and_of_bodies_shown(kind: MeasureKind) -> None:
    cases = [*case("north", 20, days=30), *case("north", 1, days=90), *case("north", 1, days=20)]
    value = published(cases, ONE, measures=[measure(kind)])["m", None, "north", None]
    assert shown_value_of(value) == "[c]"
    bodies = {f"b{at}": None for at in range(12)}
    rows = [row for at, body in enumerate(bodies) for row in case(body, 1, days=20 + at)]
    value = published(rows, bodies, rows=RowsFrom.BODY, measures=[measure(kind)])["m", None, ALL, None]
    assert value.value == (31 if kind is MeasureKind.HIGHEST else 20)


@pytest.mark.parametrize("kind", [MeasureKind.MEAN, MeasureKind.MEDIAN])
@pytest.mark.parametrize(("rows", "is_shown"), [(9, False), (10, True)])
def test_an_average_rests_on_at_least_the_threshold(kind: MeasureKind, rows: int, is_shown: bool) -> None:
    value = published(case("north", rows, days=4), ONE, measures=[measure(kind)])["m", None, "north", None]
    assert (value.value == 4) is is_shown
    assert (value.n == rows) is is_shown


def test_the_mean_of_all_but_one_does_not_tell_of_the_one() -> None:
    """The mean of 11 in the north and of 12 across both: 12 means less 11 would be the days of the one case in the south."""
    cases = [*case("north", 11, days=4), *case("north", 11), *case("south", 1, days=77), *case("south", 21)]
    found = published(cases, {"north": 300, "south": 300}, measures=[measure(MeasureKind.MEAN)])
    assert found["m", None, ALL, None].value is not None
    assert found["m", None, "north", None].value is None


def test_an_estimate_goes_where_a_body_behind_it_is_hidden() -> None:
    big = [*case("north", 15, seen="yes"), *case("north", 15, seen="no")]
    fine = [*case("south", 12, seen="yes"), *case("south", 18, seen="no")]
    lists = {"north": 300, "south": 90}
    whole = published([*big, *fine], lists)["seen", None, ALL, None]
    assert whole.estimate is not None
    assert whole.interval is not None
    few = [*case("south", 3, seen="yes"), *case("south", 27, seen="no")]
    whole = published([*big, *few], lists)["seen", None, ALL, None]
    assert (whole.count, whole.estimate, whole.interval) == (18, None, None)


def test_one_more_body_is_hidden_to_keep_the_one_that_is_small() -> None:
    cases = [
        *case("north", 15, seen="yes"),
        *case("north", 15, seen="no"),
        *case("south", 3, seen="yes"),
        *case("south", 27, seen="no"),
    ]
    found = protect(made_scores(cases, {"north": 300, "south": 90}))
    by_scope = {each.scope: each for each in found.scores.results if each.measure == "seen" and each.group is None}
    assert [by_scope[each].count for each in (ALL, "north", "south")] == [18, None, None]
    log = log_document(found)
    entries = {each["scope"]: each for each in log["hidden"] if each["measure"] == "seen" and "count" in each["fields"]}
    assert entries["south"]["kind"] == "primary"
    assert entries["south"]["because"] == ["count"]
    assert entries["north"]["kind"] == "secondary"
    assert "cases seen south: count" in entries["north"]["because"]


def test_what_is_exempt_is_shown_and_an_exemption_of_nothing_is_told() -> None:
    cases = [*case("north", 3, seen="yes"), *case("north", 27, seen="no")]
    because = Text.of("What was done, and not who anybody is.")
    exempt = Policy(exempt=tuple(Exemption(because, measure=each) for each in ("seen", "unseen", "unsee")))
    found = protect(made_scores(cases, ONE), exempt)
    shown = {each.measure: each.count for each in found.scores.results if each.scope == "north" and each.group is None}
    assert (shown["seen"], shown["unseen"]) == (3, 27)
    assert [each.code for each in found.problems] == ["disclosure-exempts-nothing"]
    assert "unsee" in found.problems[0].message
    assert log_document(found)["exempt"][0]["because"] == because.read()


def test_what_an_exempt_figure_would_give_away_of_another_hides_it() -> None:
    cases = [*case("north", 3, seen="yes"), *case("north", 27, seen="no")]
    exempt = Policy(exempt=(Exemption(Text.of("Meant well."), measure="unseen"),))
    found = published(cases, ONE, exempt)
    assert found["seen", None, "north", None].count is None
    assert found["unseen", None, "north", None].count is None  # 30 less 27 would be the 3


@pytest.mark.parametrize("step", [5, 10])
def test_rounding_leaves_no_number_that_is_finer(step: int) -> None:
    cases = [*case("north", 13, seen="yes", days=3), *case("north", 21, seen="no", days=2), *case("north", 12, seen=...)]
    found = published(cases, ONE, Policy(round_to=step))
    result = found["seen", None, "north", None]
    count, of = (15, 45) if step == 5 else (10, 50)
    assert (result.count, result.of, result.share) == (count, of, count / of)
    assert result.interval is not None
    assert result.interval[0] < count / of < result.interval[1]
    for each in found.values():
        numbers = [each.count, each.of, each.n, each.population, *vars(each.states).values()]
        assert all(number is None or number % step == 0 for number in numbers)
        assert each.estimate is None
    assert found["all_days", None, "north", None].value in (80, 85)
    assert "rounded" in [each.code for each in result.notes]


def test_nothing_of_rows_is_left_behind_what_is_published() -> None:
    scores = protect(made_scores(case("north", 30, seen="yes", days=4), ONE)).scores
    [instrument] = scores.instruments
    assert instrument.bodies() == ["north"]
    [part] = instrument.parts
    assert (part.rows, dict(part.effective), part.scored.table.size) == ((), {}, 0)
    assert list(part.scored.table.values("seen")) == []


def test_the_same_scores_hide_the_same() -> None:
    cases = [*case("north", 13, seen="yes", sort="a"), *case("north", 21, seen="no", sort="b"), *case("north", 3, sort="c")]
    first, second = (protect(made_scores(cases, ONE)) for _ in range(2))
    assert first.scores.results == second.scores.results
    assert first.log == second.log


def test_numbers_of_bodies_are_people_and_how_many_bodies_gave_them_is_not() -> None:
    """A return: each body says how many. The 4 of the south is hidden; that the sum rests on 3 bodies is not."""
    sums = [Measure("m", Text.of("M"), MeasureKind.SUM, of_what="days")]
    rows = [*case("north", 1, days=40), *case("south", 1, days=4), *case("west", 1, days=50)]
    found = published(rows, dict.fromkeys(("north", "south", "west")), rows=RowsFrom.LIST, measures=sums)
    values = {scope: each.value for (_, _, scope, _), each in found.items()}
    assert (values[ALL], values["south"], values["north"]) == (94, None, 40)
    assert values["west"] is None  # 94 less 40 less 50
    assert found["m", None, ALL, None].n == 3


def marked(marking: str) -> Inspection:
    from dataclasses import replace

    return replace(made_scores(case("north", 1, seen="yes"), ONE).inspection, marking=marking)


@pytest.mark.parametrize("marking", ["", "OFFICIAL", "official"])
def test_what_bears_no_handling_marking_is_published_as_it_is(marking: str) -> None:
    inspection, released = release(marked(marking), None)
    assert (inspection.marking, released.because) == ("", None)


@pytest.mark.parametrize("marking", ["OFFICIAL-SENSITIVE", "SECRET", "RESTRICTED"])
def test_what_is_marked_is_published_only_with_a_reason(marking: str) -> None:
    for nothing in (None, "", "  "):
        with pytest.raises(StopRun) as stopped:
            release(marked(marking), nothing)
        assert [each.code for each in stopped.value.problems] == ["publish-marked"]
    inspection, released = release(marked(marking), "Cleared by the\n lead.")
    assert inspection.marking == ""
    assert released.record() == {"marking_was": marking, "declassified_because": "Cleared by the lead."}


def test_a_median_of_few_in_a_group_is_hidden() -> None:
    by_sort = Measure("m", Text.of("M"), MeasureKind.MEDIAN, of_what="days", by=("sort",), of=IsOneOf("seen", ("yes",)))
    cases = [*case("north", 14, seen="yes", sort="a", days=5), *case("north", 12, seen="yes", sort="b", days=6)]
    found = published([*cases, *case("north", 2, seen="yes", sort="c", days=80)], ONE, measures=[by_sort])
    assert found["m", None, "north", "c"].value is None
    assert found["m", None, "north", None].value == 5.5


@pytest.mark.parametrize(("lost", "last"), [(9, None), (10, 20), (0, 30)])
def test_what_falls_away_between_two_steps_is_no_small_number(lost: int, last: int | None) -> None:
    """30 of 60 seen, and most of them of the sort a: where 9 are not, nobody can take 21 from 30."""
    seen = Measure("seen_at_all", Text.of("Seen"), MeasureKind.COUNT, count=IsOneOf("seen", ("yes",)))
    of_a = All((IsOneOf("seen", ("yes",)), IsOneOf("sort", ("a",))))
    then = Measure("then_a", Text.of("And of a"), MeasureKind.COUNT, count=of_a)
    cases = case("a", 30 - lost, seen="yes", sort="a") + case("a", lost, seen="yes", sort="b") + case("a", 30, seen="no")
    scores = made_scores(cases, {"a": 100}, measures=(seen, then))
    [one] = scores.instruments
    journey = (ChartSpec(ChartKind.JOURNEY, ("seen_at_all", "then_a")),)
    drawn = replace(scores, instruments=(replace(one, template=replace(one.template, charts=journey)),))
    found = {each.measure: each.count for each in protect(drawn, Policy()).scores.results if each.scope == "a"}
    assert (found["seen_at_all"], found["then_a"]) == (30, last)
