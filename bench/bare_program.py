"""A Typer program with as many commands as ours and nothing in them: what start-up costs at least."""

from __future__ import annotations

import sys


def source(commands: list[str]) -> str:
    """The program's text."""
    lines = [
        "import typer",
        "app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)",
    ]
    for index, name in enumerate(commands):
        lines += [
            f"@app.command({name!r})",
            f"def command_{index}(folder: str = typer.Option('.', '-C', help='A folder.'),",
            "    format: str = typer.Option('table', help='How it is printed.')) -> None:",
            f"    'Do {name}.'",
            "    print('done')",
        ]
    return "\n".join([*lines, "app()"])


if __name__ == "__main__":
    print(source(sys.argv[1:]))
