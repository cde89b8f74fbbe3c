"""Text that stays text in Markdown, whoever wrote it. In: any value. Out: one line without markup of its own."""

from __future__ import annotations

ESCAPED = ("\\", "|", "`", "*", "_", "[", "]", "#", "~")


def one_line(value: object) -> str:
    """The value as text on one line, without control characters."""
    text = "" if value is None else str(value)
    return text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)


def markdown_safe(value: object) -> str:
    """The value with everything escaped that Markdown or HTML would take for markup."""
    text = one_line(value)
    for char in ESCAPED:
        text = text.replace(char, f"\\{char}")
    return text.replace("<", "&lt;").replace(">", "&gt;")
