"""`inspect-kit report --docx`: the pages as Word documents."""

from __future__ import annotations

from inspect_kit.cli.reports.asked import Asked


def write(asked: Asked) -> None:
    """Write them, and say where."""
    from inspect_kit.cli.output import finish
    from inspect_kit.register.folder import load_registers, register_paths
    from inspect_kit.word import draw_pictures, write_documents

    scores, problems = asked.scores()
    folder = scores.inspection.folder
    registers = load_registers([folder]) if register_paths(folder) else None
    files, wrong = write_documents(scores, asked.bodies, registers, draw_pictures)
    asked.print_files(scores.inspection, files)
    finish([*problems, *wrong])
