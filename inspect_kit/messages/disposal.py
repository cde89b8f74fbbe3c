"""Messages about removing case material from an inspection that is finished."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "dispose-done": (
        ERROR,
        "the cases of `{instrument}` were removed by {by} on {when}; its figures are kept, and no work on it goes on. Take the folder from git or a backup to work on it.",
    ),
    "dispose-unfinished": (
        ERROR,
        "the removal of case material was interrupted, and this folder is between two states. Run `inspect-kit dispose` again; it goes on where it stopped.",
    ),
    "dispose-already": (NOTICE, "case material was removed by {by} on {when}; nothing is left to remove."),
    "dispose-by": (ERROR, "say who removes case material, with --by."),
    "dispose-open": (
        ERROR,
        "{what}: {count}, of {bodies}. Finish this first; to remove case material all the same, add --even-so.",
    ),
    "dispose-open-all-the-same": (WARNING, "{what}: {count}, of {bodies}. With --even-so case material goes all the same."),
    "dispose-nothing": (
        ERROR,
        "there is no instrument here whose cases could be removed. Leave out --keep, or there is nothing to do.",
    ),
    "dispose-unknown-folder": (
        ERROR,
        "this is of no instrument of inspection.yaml, so nobody can tell what in it is a case. Remove it by hand, or name its instrument again.",
    ),
    "dispose-linked": (
        ERROR,
        "this leads to another place, which is not followed. Remove what it leads to by hand, and then the link.",
    ),
    "dispose-lost": (
        ERROR,
        "the removal of case material was interrupted, and what was to be written here is gone or changed. Take the folder from git or a backup, and begin again.",
    ),
    "dispose-changes-figures": (
        ERROR,
        "without references and texts, {count} figures would not be what they are, the first is `{measure}` of {scope}. Nothing was removed; please tell us.",
    ),
}
