"""Messages about files as such, whatever is in them."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR = Severity.ERROR

MESSAGES: dict[str, tuple[Severity, str]] = {
    "file-missing": (ERROR, "there is no such file. Check the name, or make it first."),
    "file-is-folder": (ERROR, "this is a folder, and a file is needed. Name a file in it."),
    "file-refused": (
        ERROR,
        "the system refuses access. Close the file in other programs, or mend its permissions, and run again.",
    ),
    "file-failed": (ERROR, "the file cannot be used: {why}. Mend that and run again."),
    "file-too-large": (ERROR, "the file has {size} bytes, more than the {limit} that are accepted. Is it the right file?"),
    "file-differs": (
        ERROR,
        "there is a file here already that differs, and it was left as it is. To put the new one in its place, use --replace.",
    ),
    "file-locked": (ERROR, "somebody else has been writing here for too long. Run again when they have finished."),
    "file-not-utf8": (ERROR, "the text is not UTF-8, from byte {position}. Save it as UTF-8."),
    "file-not-json": (ERROR, "this is not JSON: {why}. If it was edited or merged by hand, mend it; else take it from git."),
    "file-too-deep": (ERROR, "the JSON is nested too deeply to be one of ours. Take the file from git."),
    "file-not-an-object": (ERROR, "the JSON is not an object, so it is not one of ours. Take the file from git."),
    "folder-holds-others": (
        ERROR,
        "this folder is written anew as a whole, and it holds {count} files that no earlier run wrote: {names}. Move them elsewhere.",
    ),
}
