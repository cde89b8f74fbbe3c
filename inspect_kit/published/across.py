"""The tables of one instrument. In: its scores, and who is in its returns. Out: a `PublishedTable` for each sheet.

What is across the bodies comes first, then what is of each. A table that would be empty is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from inspect_kit.inspection import ALL
from inspect_kit.measures.results import Note, Result
from inspect_kit.measures.run import Scores
from inspect_kit.published.table import (
    NOT_APPLICABLE,
    PublishedTable,
    Value,
    bound,
    estimate,
    notes_of,
    number,
    share,
    small,
    value,
)
from inspect_kit.published.words import say
from inspect_kit.report.context import SHARES, VALUES
from inspect_kit.report.tables import Returns, SumTable
from inspect_kit.template.model import MeasureKind

NOTED = ("measure", "left-out", "coincides", "pooled", "list-size-unknown", "not-sampled")
Row = tuple[Value, ...]


class InstrumentTables:
    """Makes them."""

    def __init__(self, scores: Scores, returns: Returns) -> None:
        self._scores, self._returns = scores, returns
        self._language = scores.language
        self._across = [each for each in scores.results if each.scope == ALL]
        self._each = [each for each in scores.results if each.scope != ALL]
        inspection = scores.inspection
        self._fields = {
            "template": scores.template.title.read(self._language),
            "bodies": inspection.bodies_word.read(self._language),
            "body": inspection.body_word.read(self._language),
            "round": scores.instrument.round,
        }

    def tables(self) -> Iterator[PublishedTable]:
        """Every table that has a row."""
        for results, prefix in ((self._across, "title_"), (self._each, "title_each_")):
            yield from self._plain(results, prefix)
            yield from self._groups(results, f"{prefix}groups")
            if results is self._across:
                yield from self._differences()
                yield from self._evidence()
                yield from (self._sums(table) for table in self._returns.tables)
                yield from self._who()

    def _say(self, key: str, **fields: object) -> str:
        return say(key, self._language, **{**self._fields, **fields})

    def _heads(self, *keys: str) -> tuple[str, ...]:
        return tuple(self._say(key) for key in keys)

    def _name(self, scope: str) -> str:
        return self._say("all") if scope == ALL else self._scores.inspection.body(scope).name.read(self._language)

    def _scope(self, each: bool) -> str:
        excluded = notes_of(self._across, ("excluded",)) if not each else ()
        bodies = len(self._scores.bodies()) - len(excluded)
        said = self._say("scope_each" if each else "scope_across", number=bodies)
        return " ".join([said, *(note.text for note in excluded)])

    def _table(
        self, title: str, heads: Sequence[str], results: Sequence[Result], rows: Iterable[Row], labels: int
    ) -> Iterator[PublishedTable]:
        """The table, where it has rows; `results` are those of the rows."""
        kept = tuple(rows)
        if kept:
            each = any(result.scope != ALL for result in results)
            notes = tuple(notes_of([result], NOTED) for result in results)
            yield PublishedTable(title, tuple(heads), kept, self._scope(each), self._say("source"), labels, notes)

    def _plain(self, results: Sequence[Result], prefix: str) -> Iterator[PublishedTable]:
        """What is not broken down: shares, values, answers."""
        plain = [each for each in results if each.group is None and each.kind != "evidence"]
        body = () if prefix == "title_" else (self._fields["body"].capitalize(),)
        for kinds, name in ((SHARES, "shares"), ({MeasureKind.TALLY}, "tallies"), (VALUES, "values")):
            mine = [each for each in plain if each.kind in kinds]
            labels = (self._say("measure"), *body, *((self._say("answer"),) if name == "tallies" else ()))
            heads = self._value_heads() if name == "values" else self._share_heads(weighted=not body)
            rows = ((*self._labels(each, bool(body)), *self._figures(each, weighted=not body)) for each in mine)
            yield from self._table(self._say(f"{prefix}{name}"), (*labels, *heads), mine, rows, len(labels))

    def _labels(self, result: Result, named: bool) -> Row:
        tallied = (result.label or "",) if result.kind == MeasureKind.TALLY else ()
        return (result.title, *((self._name(result.scope),) if named else ()), *tallied)

    def _share_heads(self, weighted: bool) -> tuple[str, ...]:
        middle = ("weighted",) if weighted else ()
        return self._heads("count", "base", "share", *middle, "low", "high", "unable", "missing", "small")

    def _value_heads(self) -> tuple[str, ...]:
        return self._heads("value", "rests", "unable", "missing", "small")

    def _figures(self, result: Result, weighted: bool) -> Row:
        states = (number(result, "unable_to_tell"), number(result, "missing"), small(result, self._say("no")))
        if result.kind in VALUES:
            return (value(result), number(result, "n"), *states)
        middle = (estimate(result),) if weighted else ()
        of = number(result, "of")
        return (number(result, "count"), of, share(result), *middle, bound(result, 0), bound(result, 1), *states)

    def _groups(self, results: Sequence[Result], title: str) -> Iterator[PublishedTable]:
        """What is broken down, but for what stands in the tables of sums."""
        across = results is self._across
        mine = [
            each for each in results if each.group is not None and each.kind != "difference"
            and not (across and each.measure in self._returns.tabled)
        ]  # fmt: skip
        for valued in (False, True):
            some = [each for each in mine if (each.kind in VALUES) is valued]
            label = any(each.label for each in some)
            body = () if across else (self._fields["body"].capitalize(),)
            labels = (self._say("measure"), *body, *self._heads("by", "group"), *(self._heads("answer") if label else ()))
            heads = self._value_heads() if valued else self._share_heads(weighted=across)
            rows = (
                (
                    each.title, *((self._name(each.scope),) if body else ()),
                    each.group.title if each.group else "", each.group.label if each.group else "",
                    *((each.label or NOT_APPLICABLE,) if label else ()), *self._figures(each, weighted=across),
                )
                for each in some
            )  # fmt: skip
            yield from self._table(self._say(title), (*labels, *heads), some, rows, 2)

    def _differences(self) -> Iterator[PublishedTable]:
        mine = [each for each in self._across if each.kind == "difference"]
        heads = self._heads("measure", "by", "group", "other", "difference", "low_points", "high_points", "small")
        rows = (
            (each.title, each.group.title, each.group.label, each.group.against or NOT_APPLICABLE, value(each),
             bound(each, 0), bound(each, 1), small(each, self._say("no")))
            for each in mine if each.group is not None
        )  # fmt: skip
        yield from self._table(self._say("title_differences"), heads, mine, rows, 1)

    def _evidence(self) -> Iterator[PublishedTable]:
        mine = [each for each in self._across if each.kind == "evidence"]
        heads = self._heads("id", "criterion", "for", "evidence_base", "share", "reading")
        rows = (
            (each.measure, each.title, number(each, "count"), number(each, "of"), share(each), self._reading(each))
            for each in mine
        )
        yield from self._table(self._say("title_evidence"), heads, mine, rows, 2)

    def _reading(self, result: Result) -> Value:
        if result.hidden & {"label", "band", "count"}:
            return number(result, "count")
        return result.label or NOT_APPLICABLE

    def _sums(self, table: SumTable) -> PublishedTable:
        """A sum that is broken down, with its changes beside it."""
        shares = self._heads("share") if table.shares else ()
        changes = tuple(f"{title} (%)" for title in table.changes)
        heads = (table.by, self._say("number"), *shares, *changes, self._fields["bodies"].capitalize())
        rows = tuple(
            (
                line.label or self._say("all"),
                value(line.result),
                *((share(line.result) if line.label else NOT_APPLICABLE,) if table.shares else ()),
                *(value(each.result) if each.result is not None else NOT_APPLICABLE for each in line.changes),
                line.bodies,
            )
            for line in table.lines
        )
        silent = [self._say("silent", names=", ".join(table.silent))] if table.silent else []
        scope = " ".join([self._say("scope_returns", number=table.bodies), *silent])
        notes = tuple(Note("measure", text) for text in table.notes)
        return PublishedTable(table.title, heads, rows, scope, self._say("source"), 1, (notes, *(() for _ in rows[1:])))

    def _who(self) -> Iterator[PublishedTable]:
        """Who is in the figures across the bodies and who is not, where not everybody is."""
        returns = self._returns
        if not returns.excluded and not returns.absent:
            return
        excluded = {each.name: each.because for each in returns.excluded}
        rows = []
        for body in self._scores.instrument.bodies:
            name = self._name(body)
            out = self._say("absent") if name in returns.absent else excluded.get(name)
            rows.append((name, self._say("no" if out else "yes"), out or NOT_APPLICABLE))
        heads = (self._fields["body"].capitalize(), *self._heads("counted", "reason"))
        scope = self._say("scope_each", number=len(rows))
        yield PublishedTable(self._say("title_who"), heads, tuple(rows), scope, self._say("source"))
