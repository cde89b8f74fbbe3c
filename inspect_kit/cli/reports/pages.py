"""`inspect-kit report` as it is: pages as Markdown, the figures as CSV and JSON."""

from __future__ import annotations

from inspect_kit.cli.reports.asked import Asked


def write(asked: Asked) -> None:
    """Write them, and say where."""
    from inspect_kit.cli.output import finish
    from inspect_kit.report.render import write_reports

    scores, problems = asked.scores()
    files, wrong = write_reports(scores, asked.bodies)
    asked.print_files(scores.inspection, files)
    finish([*problems, *wrong])
