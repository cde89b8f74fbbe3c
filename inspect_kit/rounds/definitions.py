"""Does a measure of the same id ask the same in both rounds? In: two parts and a measure of each. Out: what is not the same.

A figure that is counted otherwise, or of questions that are worded otherwise, is shown beside the earlier one and never
taken from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from inspect_kit.criteria.versions.pairs import same_wording
from inspect_kit.measures.evidence import Bears
from inspect_kit.template.model import AnswerType, Derived, Measure, Part, Question, Variable
from inspect_kit.trace import rests_on


def measure_differs(before: Part, earlier: Measure, after: Part, later: Measure) -> Iterator[str]:
    """What is not the same about a measure, in plain words; nothing where all is."""
    if _counts(earlier) != _counts(later):
        yield "it is counted otherwise"
    yield from _differ(before, after, _behind(before, earlier) & _behind(after, later))


def bearing_differs(before: Part, earlier: Bears, after: Part, later: Bears) -> Iterator[str]:
    """What is not the same about the answers that are evidence on an indicator; nothing where all is."""
    if earlier != later:
        yield "other answers are evidence on it"
    then, now = (set(rests_on(part, [*each.good, *each.bad])) for part, each in ((before, earlier), (after, later)))
    yield from _differ(before, after, then & now)


def _differ(before: Part, after: Part, names: set[str]) -> Iterator[str]:
    """What is not the same about variables of both."""
    for name in sorted(names):
        yield from _variable_differs(name, before.variables[name], after.variables[name])


def _counts(measure: Measure) -> tuple[object, ...]:
    """What makes the figure, without how it is called or noted."""
    bands = tuple((each.id, each.at_least, each.at_most) for each in measure.bands)
    return (measure.kind, measure.count, measure.of_what, measure.beside, measure.of, measure.leave_out, bands)


def _behind(part: Part, measure: Measure) -> set[str]:
    conditions = [each for each in (measure.count, measure.of) if each is not None]
    return set(rests_on(part, conditions, [each for each in (measure.of_what, measure.beside) if each is not None]))


def _variable_differs(name: str, before: Variable, after: Variable) -> Iterator[str]:
    if type(before) is not type(after):
        yield f"`{name}` is something else"
        return
    if isinstance(before, Question) and isinstance(after, Question):
        if not same_wording(before.ask, after.ask):
            yield f"`{name}` is asked in other words"
        if before.ask_when != after.ask_when:
            yield f"`{name}` is asked of other rows"
    if isinstance(before, Derived) and isinstance(after, Derived) and _worked_out(before) != _worked_out(after):
        yield f"`{name}` is worked out otherwise"
    if _answers(before.answer) != _answers(after.answer):
        yield f"`{name}` has other answers"


def _worked_out(derived: Derived) -> tuple[object, ...]:
    return (derived.unit, derived.start, derived.end)


def _answers(answer: AnswerType) -> tuple[object, ...]:
    """What may be answered, by codes: labels may be put better, and retired choices stay."""
    return (answer.kind, frozenset(each.code for each in answer.choices), answer.unable_to_tell is not None)
