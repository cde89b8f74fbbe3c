"""`inspect-kit report --html`: a small website that opens from a file, to `out/html`; with `--public`, to `out/public`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspect_kit.cli.reports.asked import Asked

if TYPE_CHECKING:
    from inspect_kit.problems import Problem
    from inspect_kit.register.folder import Registers
    from inspect_kit.register.standing import Standing
    from inspect_kit.site import SiteAsked


def write(asked: Asked) -> None:
    """Write it, and say where it opens."""
    from inspect_kit.cli.options import day_of
    from inspect_kit.cli.output import finish
    from inspect_kit.site import write_site

    day = day_of(asked.as_of)
    site, problems = _asked(asked, day)
    folder = write_site(site)
    asked.print_files(site.scores.inspection, [folder / "index.html"])
    finish(problems)


def _asked(asked: Asked, day: str) -> tuple[SiteAsked, list[Problem]]:
    """What the site is made from, and what is to be said. What was hidden from the public is kept out of what is published."""
    from inspect_kit.judgements import load_judgements, where_judged
    from inspect_kit.problems import Place, StopRun, problem
    from inspect_kit.report.judged import load_judged
    from inspect_kit.site import SiteAsked

    if asked.bodies:
        raise StopRun([problem("site-some-bodies", Place("--html"))], 2)
    if not asked.public:
        scores, problems = asked.scores()
        registers, standings, found = _registers(asked, day)
        judged, more = load_judged(scores)
        decided = judged.standings if judged is not None else ()
        return SiteAsked(scores, registers, standings, day, judged=decided), [*problems, *found, *more]
    from inspect_kit.disclosure import write_log, write_release

    protected, released, problems = asked.published()
    registers, standings, found = _registers(asked, day)
    write_log(protected, "html")
    write_release(protected.scores, released, "html")
    judgements, more = load_judgements(protected.scores.inspection)
    decided = where_judged(judgements) if judgements is not None else ()  # without scores: what people decided alone
    site = SiteAsked(protected.scores, registers, standings, day, True, protected.returns, decided)
    return site, [*problems, *found, *more]


def _registers(asked: Asked, day: str) -> tuple[Registers | None, list[Standing], list[Problem]]:
    """The registers of the folder, and where everything stands; nothing where there is none."""
    from inspect_kit.inspection import find_inspection
    from inspect_kit.register.folder import load_registers, register_paths
    from inspect_kit.register.standing import where_all_stand

    folder = find_inspection(asked.context.obj)
    if not register_paths(folder):
        return None, [], []
    found = load_registers([folder])
    if asked.public and not asked.declassify:
        _check_markings(found)
    standings, problems = where_all_stand(found, day)
    return found, standings, [*found.problems, *problems]


def _check_markings(found: Registers) -> None:
    """No register may be published that bears a marking, unless somebody said why.

    Raises:
        StopRun: one does.
    """
    from inspect_kit.disclosure.release import UNMARKED
    from inspect_kit.problems import Place, StopRun, problem

    marked = [each for each in found.registers.values() if each.marking.strip().upper() not in UNMARKED]
    if marked:
        raise StopRun([problem("publish-marked", Place(each.shown_as), marking=each.marking) for each in marked], 2)
