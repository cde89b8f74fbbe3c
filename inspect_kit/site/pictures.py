"""Charts on pages: each drawn once, with its words and its numbers beside it. In: scores. Out: pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.measures.run import Scores
from inspect_kit.site.basis import Basis
from inspect_kit.site.model import DataFile, Picture


class Pictures:
    """The charts of the scores. One that was given out once is not given out again."""

    def __init__(self, basis: Basis) -> None:
        self._basis = basis

    def across(self, scores: Scores, measures: Sequence[str] | None = None) -> Iterator[Picture]:
        """The charts across all bodies: of these measures, or all that no page has yet."""
        yield from ()

    def of_body(self, scores: Scores, body: str) -> Iterator[Picture]:
        """The charts of one body."""
        yield from ()

    def data(self) -> Iterator[DataFile]:
        """The numbers of the charts across all bodies."""
        yield from ()
