"""Lists that are not what they seem, quotas that nothing fills, and draws that are checked long after."""

from __future__ import annotations

import pytest

from tests.project import Project


def reword(homes: Project, old: str, new: str) -> None:
    """Change inspection.yaml."""
    path = homes.folder / "inspection.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("short: 2", "medium: 2", "sample-unknown-stratum"),
        ("by: stay", "by: reference", "sample-unknown-fact"),
    ],
)
def test_quotas_that_nothing_can_fill_stop_the_draw(homes: Project, old: str, new: str, code: str) -> None:
    reword(homes, old, new)
    before = homes.files()
    homes.run("check").failed(1, code)
    homes.run("sample").failed(1, code)
    assert homes.files() == before
