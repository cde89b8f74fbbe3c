"""Text that gptables would take for something else."""

from __future__ import annotations

import pytest

from inspect_kit.published.safe import safe, safe_headings


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Seen at home", "Seen at home"),
        ("=1+1", "=1+1"),
        ("a $$note$$ b", "a $ $note$ $ b"),
        ("$$$$$ 1", "$ $ $ $ $ 1"),
        ("[x](y)", "[x] (y)"),
        ("a\x00b\x1fc", "a b c"),
        ("one\ntwo\r\n three", "one two three"),
        ("a\u202eb", "ab"),
        ("\ud800x", "x"),
        ("…", "text: …"),
        ("ŵ", "text: ŵ"),
        (" \t ", "[x]"),
        ("", "[x]"),
    ],
)
def test_text_is_text(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_what_is_too_long_is_cut_with_a_mark() -> None:
    cut = safe("x" * 40_000)
    assert len(cut) == 32_000
    assert cut.endswith("x [cut]")
    assert safe("x" * 32_000) == "x" * 32_000


def test_headings_are_each_another() -> None:
    assert safe_headings(("Change", "change", "CHANGE", "")) == ["Change", "change 2", "CHANGE 3", "[x]"]
    long = safe_headings(("x" * 400, "x" * 400))
    assert long[0] != long[1]
    assert all(len(each) < 255 for each in long)
