"""Reading a list of cases whole. In: a file, the columns that inspection.yaml names, a part's facts. Out: the list
ready to be drawn from, or every problem with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from inspect_kit.lists.csv_file import scan_csv
from inspect_kit.lists.model import ListOfCases, Scan
from inspect_kit.lists.references import clean_references
from inspect_kit.lists.titles import Named, fact_problems, list_facts, wanted_titles
from inspect_kit.lists.values import read_strata
from inspect_kit.lists.xlsx_file import scan_xlsx
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.template.model import Fact

Scanner = Callable[[Path, str, dict[str, tuple[str, ...]], str | None], Scan]
SCANNERS: dict[str, Scanner] = {".csv": scan_csv, ".xlsx": scan_xlsx}


def read_list(
    path: Path, shown_as: str, columns: Named, facts: Sequence[Fact], stratum: str | None = None
) -> tuple[ListOfCases | None, list[Problem]]:
    """A list of cases. `stratum` is the fact by which cases are drawn, if they are; only then is its column kept.

    References are trimmed and NFC-normalised. Rows left wholly blank are passed over.
    """
    needed = list_facts(facts)
    if problems := fact_problems(columns, needed, shown_as):
        return None, problems
    try:
        scan = _scan(path, shown_as, wanted_titles(columns, needed), stratum)
    except StopRun as stopped:
        return None, list(stopped.problems)
    except OSError as error:
        return None, [problem("list-not-readable", shown_as, reason=error.strerror or type(error).__name__)]
    by = next((fact for fact in needed if fact.id == stratum), None)
    return _checked(scan, needed, by)


def _scan(path: Path, shown_as: str, wanted: dict[str, tuple[str, ...]], stratum: str | None) -> Scan:
    scanner = SCANNERS.get(path.suffix.lower())
    if scanner is None:
        raise StopRun([problem("list-unknown-kind", shown_as, found=path.suffix or path.name)])
    scan = scanner(path, shown_as, wanted, stratum)
    if len(scan.blank) == len(scan.references):
        raise StopRun([problem("list-header-only", Place(shown_as, row=1))])
    return scan


def _checked(scan: Scan, facts: tuple[Fact, ...], by: Fact | None) -> tuple[ListOfCases | None, list[Problem]]:
    """The list without its blank rows, if nothing is wrong with it."""
    references, problems = clean_references(scan)
    strata: list[str] = []
    if by is not None:
        strata, wrong = read_strata(scan, by)
        problems += wrong
    if problems:
        return None, problems
    warnings = _bare_rows(scan)
    if not scan.blank:
        return ListOfCases(scan.source, facts, references, range(2, len(references) + 2), strata), warnings
    kept = [at for at in range(len(references)) if at not in scan.blank]
    return ListOfCases(
        scan.source,
        facts,
        [references[at] for at in kept],
        [at + 2 for at in kept],
        [strata[at] for at in kept] if strata else [],
    ), warnings


def _bare_rows(scan: Scan) -> list[Problem]:
    """Rows that may be totals or notes rather than cases."""
    rows = [at + 2 for at in sorted(scan.bare)]
    place = scan.source.place(rows[0], scan.source.columns.reference) if rows else None
    return [problem("list-rows-bare", place, rows=rows)] if place is not None else []
