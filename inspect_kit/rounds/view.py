"""Two rounds as a table. In: lines. Out: a view, with what has to be said below it.

No arrows: a direction is a word, and stands only where the difference is beyond noise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.inspection import ALL
from inspect_kit.measures.moved import Moved, Stands
from inspect_kit.measures.results import Result
from inspect_kit.measures.shown import shown_group, shown_percent, shown_points, shown_share, shown_value
from inspect_kit.rounds.compare import EVIDENCE, Line
from inspect_kit.rounds.pairs import Paired
from inspect_kit.template.model import MeasureKind
from inspect_kit.texts import Text
from inspect_kit.view import Value, View

HEADINGS = (
    "instrument", "measure", "title", "category", "scope", "group", "before", "after", "difference", "interval", "stands",
    "why", "before_measure", "before_count", "before_of", "before_share", "before_value",
    "after_count", "after_of", "after_share", "after_value", "apart", "apart_low", "apart_high",
)  # fmt: skip
DETAILS = frozenset(HEADINGS[HEADINGS.index("before_measure") :])
DECIDED = (Stands.HIGHER, Stands.LOWER, Stands.WITHIN_NOISE)

OF = Text((("en", "{count} of {of} ({share})"), ("cy", "{count} o {of} ({share})")))
POINTS = Text((("en", "{apart} points"), ("cy", "{apart} pwynt")))
BETWEEN = Text((("en", "{low} to {high} points"), ("cy", "{low} i {high} pwynt")))
STANDS_WORDS = {
    Stands.HIGHER: Text((("en", "higher"), ("cy", "yn uwch"))),
    Stands.LOWER: Text((("en", "lower"), ("cy", "yn is"))),
    Stands.WITHIN_NOISE: Text((("en", "within noise"), ("cy", "o fewn sŵn"))),
    Stands.TOO_FEW: Text((("en", "too few to say"), ("cy", "rhy ychydig i ddweud"))),
    Stands.ALL_LOOKED_AT: Text((("en", "all looked at"), ("cy", "edrychwyd ar bob un"))),
    Stands.NO_INTERVAL: Text((("en", "no interval"), ("cy", "dim cyfwng"))),
    Stands.NOT_COMPARABLE: Text((("en", "not comparable"), ("cy", "ni ellir eu cymharu"))),
    Stands.ONLY_BEFORE: Text((("en", "only in {name}"), ("cy", "yn {name} yn unig"))),
    Stands.ONLY_AFTER: Text((("en", "only in {name}"), ("cy", "yn {name} yn unig"))),
}
WHICH = Text((("en", "Before is {before}, after is {after}."), ("cy", "Cynt yw {before}, wedyn yw {after}.")))
BEYOND = Text((
    ("en", "{beyond} of {of} differences are beyond noise. Chance alone puts about 1 in 20 there: here, about {chance}."),
    ("cy", "Mae {beyond} o {of} gwahaniaeth y tu hwnt i sŵn. Mae hap yn unig yn rhoi tua 1 o bob 20 yno: yma, tua {chance}."),
))  # fmt: skip
LEFT_OUT = Text((
    ("en", "{instrument}: only bodies with figures in both are compared. Left out: {names}."),
    ("cy", "{instrument}: dim ond cyrff â ffigurau yn y ddau a gymharir. Wedi'u gadael allan: {names}."),
))  # fmt: skip
EXCLUDED = Text((
    ("en", "{instrument}: figures across the bodies are without {names}, in both rounds."),
    ("cy", "{instrument}: mae ffigurau ar draws y cyrff heb {names}, yn y ddau rownd."),
))  # fmt: skip
POOLED = Text((
    ("en", "Across several bodies the two counts are compared as they are, not weighted by lists."),
    ("cy", "Ar draws sawl corff cymharir y ddau gyfrif fel y maent, heb eu pwysoli yn ôl rhestrau."),
))  # fmt: skip


def rounds_view(
    shown: Sequence[Line], every: Sequence[Line], names: tuple[str, str], pairs: Sequence[Paired], language: str
) -> View:
    """The lines that are shown, under HEADINGS. Which round is which is said below them, and how many of all lines changed:
    whoever looks at the changed ones alone has to know out of how many."""
    rows = tuple(_row(line, names, language) for line in shown)
    notes = (WHICH.read(language).format(before=names[0], after=names[1]), *_notes(shown, every, pairs, language))
    return View(HEADINGS, rows, notes, DETAILS, frozenset({"title", "why"}))


def _row(line: Line, names: tuple[str, str], language: str) -> tuple[Value, ...]:
    shown, moved = line.shown, line.moved
    low, high = moved.interval or (None, None)
    return (
        line.instrument,
        shown.measure,
        shown.title,
        None if shown.kind == EVIDENCE else shown.category,
        shown.scope,
        shown_group(shown) or None,
        _figure(line.before, language),
        _figure(line.after, language),
        _apart(shown, moved, language),
        None if low is None or high is None else BETWEEN.read(language).format(low=shown_points(low), high=shown_points(high)),
        STANDS_WORDS[moved.stands].read(language).format(name=names[0] if moved.stands is Stands.ONLY_BEFORE else names[1]),
        "; ".join(line.why) or None,
        line.before.measure if line.before is not None else None,
        *_numbers(line.before),
        *_numbers(line.after),
        *(_exact(each) for each in (moved.apart, low, high)),
    )


def _figure(result: Result | None, language: str) -> str | None:
    """A figure in one cell."""
    if result is None:
        return None
    if result.share is not None and result.count is not None:
        return OF.read(language).format(count=result.count, of=result.of, share=shown_share(result))
    if result.kind == MeasureKind.CHANGE:
        return shown_percent(result.value) or None
    return shown_value(result.value) or None


def _apart(shown: Result, moved: Moved, language: str) -> str | None:
    """Points of a share, or what lies between two values."""
    if moved.apart is None:
        return None
    if shown.share is not None:
        return POINTS.read(language).format(apart=shown_points(moved.apart))
    sign = "+" if moved.apart > 0 else ""
    return f"{sign}{shown_value(moved.apart)}"


def _numbers(result: Result | None) -> tuple[Value, ...]:
    if result is None:
        return (None, None, None, None)
    return (result.count, result.of, _exact(result.share), _exact(result.value))


def _exact(number: float | None) -> Value:
    """For programs: as Python writes it, so that nothing is rounded."""
    return None if number is None else repr(float(number))


def _notes(shown: Sequence[Line], every: Sequence[Line], pairs: Sequence[Paired], language: str) -> Iterator[str]:
    decided = [line.moved.stands for line in every if line.moved.stands in DECIDED]
    if decided:
        beyond = sum(each is not Stands.WITHIN_NOISE for each in decided)
        yield BEYOND.read(language).format(beyond=beyond, of=len(decided), chance=max(1, round(len(decided) / 20)))
    instruments = {line.instrument for line in shown}
    for pair in (each for each in pairs if each.after.instrument.id in instruments):
        for text, bodies in ((LEFT_OUT, pair.left_out), (EXCLUDED, pair.excluded)):
            if bodies:
                said = ", ".join(body.name.read(language) for body in bodies)
                yield text.read(language).format(instrument=pair.after.instrument.id, names=said)
    if any(line.shown.scope == ALL and line.moved.interval is not None for line in shown):
        yield POOLED.read(language)
