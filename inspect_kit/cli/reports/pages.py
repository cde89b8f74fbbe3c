"""`inspect-kit report` as it is: pages as Markdown, the figures as CSV and JSON, and texts with their figures filled in."""

from __future__ import annotations

from inspect_kit.cli.reports.asked import Asked


def write(asked: Asked) -> None:
    """Write them, and say where."""
    from inspect_kit.cli.output import finish
    from inspect_kit.prose import write_texts
    from inspect_kit.register.folder import load_registers, register_paths
    from inspect_kit.report.render import is_of_all, write_reports

    scores, problems = asked.scores()
    files, wrong = write_reports(scores, asked.bodies)
    if is_of_all(scores, asked.bodies):
        folder = scores.inspection.folder
        registers = load_registers([folder]) if register_paths(folder) else None
        texts, found = write_texts(scores, registers)
        files, wrong = [*files, *texts], [*wrong, *found]
    asked.print_files(scores.inspection, files)
    finish([*problems, *wrong])
