"""Where the data that comes with the package lies: in a checkout beside the package, installed inside it.

In: a folder's name and a document's. Out: a path.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
FOLDERS = ("criteria", "casefile_templates", "reports", "bodies", "states", "evidence_kinds", "scales", "starters", "examples")


def shipped_root() -> Path:
    """The folder that holds the shipped folders."""
    installed = PACKAGE / "shipped"
    return installed if installed.is_dir() else PACKAGE.parent


def shipped_names(folder: str) -> list[str]:
    """The names of what is shipped in one of the folders, in order: documents without `.yaml`, or folders."""
    root = shipped_root() / folder
    found = {each.stem if each.suffix == ".yaml" else each.name for each in root.glob("*") if _is_named(each)}
    return sorted(found)


def _is_named(path: Path) -> bool:
    return path.suffix == ".yaml" or (path.is_dir() and not path.name.startswith((".", "_")))


def shipped_path(folder: str, name: str) -> Path | None:
    """The path of a shipped document or folder by its name; None where there is none of that name."""
    if name not in shipped_names(folder):
        return None
    root = shipped_root() / folder
    document = root / f"{name}.yaml"
    return document if document.is_file() else root / name


def document_path(folder: str, name: str, beside: Path | None) -> Path | None:
    """The document of this name: a file beside the inspection where the name ends like one, else a shipped one."""
    return shipped_path(folder, name) if is_shipped_name(name) else (beside or Path()) / name


def is_shipped_name(name: str) -> bool:
    """Is a shipped document meant, and not a file beside the inspection?"""
    return not name.endswith((".yaml", ".yml"))
