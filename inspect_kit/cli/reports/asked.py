"""What somebody asked of `report`. In: its options. Out: an `Asked`, and the scores that every kind of report starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.disclosure import Protected, Release
    from inspect_kit.inspection import Inspection
    from inspect_kit.measures.run import InspectionScores
    from inspect_kit.problems import Problem


@dataclass(frozen=True)
class Asked:
    """The options of `report`, whatever the kind. `public`: for readers outside, so with disclosure control. `as_of` is an
    ISO date, today where it is left out. `declassify`: why something marked may be published."""

    context: typer.Context
    bodies: tuple[str, ...] = ()
    instrument: str | None = None
    language: str | None = None
    form: Format = Format.TABLE
    public: bool = False
    as_of: str | None = None
    declassify: str | None = None

    def scores(self) -> tuple[InspectionScores, list[Problem]]:
        """The figures of all bodies, whoever is named: what a page says does not hang on which pages are written."""
        from inspect_kit.cli.options import chosen_of, language_of, opened
        from inspect_kit.measures.run import score_inspection

        inspection, problems = opened(self.context)
        chosen, found = chosen_of(inspection, self.instrument, self.bodies)
        every = [each.with_all_bodies(inspection) for each in chosen]
        scores = score_inspection(inspection, every, language=language_of(inspection, self.language))
        return scores, [*problems, *found, *scores.problems]

    def published(self) -> tuple[Protected, Release, list[Problem]]:
        """The same figures as they may be published: without a marking, without rows, without small numbers.

        Raises:
            StopRun: the inspection is marked and nobody says why it may be published, or bodies are named.
        """
        from dataclasses import replace

        from inspect_kit.disclosure import protect, release
        from inspect_kit.problems import Place, StopRun, problem

        if self.bodies:
            raise StopRun([problem("publish-some-bodies", Place("--public"))], 2)
        scores, problems = self.scores()
        inspection, released = release(scores.inspection, self.declassify)
        bare = [replace(each, inspection=inspection) for each in scores.instruments]
        protected = protect(replace(scores, inspection=inspection, instruments=tuple(bare)))
        return protected, released, [*problems, *protected.problems]

    def print_files(self, inspection: Inspection, files: Sequence[Path]) -> None:
        """What was written, as a table."""
        from inspect_kit.cli.output import marks_of, print_table

        print_table(("file",), [(inspection.shown(path),) for path in files], self.form, *marks_of(inspection))
