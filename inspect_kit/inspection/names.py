"""Names of files. In: somebody's name. Out: what of it can stand in a file's name on every system."""

from __future__ import annotations

FILE_PART = 40
"""Characters of a name that stand in a file's name."""


def file_part(name: str) -> str:
    """Somebody's name as a part of a file's name: letters, digits, spaces and hyphens."""
    plain = "".join(char if char.isalnum() or char in " -_" else " " for char in name)
    return " ".join(plain.split())[:FILE_PART].strip() or "someone"
