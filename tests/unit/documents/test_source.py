"""Bytes that anybody may have written: text stays text, and whatever is wrong has its line and column."""

from __future__ import annotations

import pytest

from inspect_kit.documents.source import NODE_LIMIT, SIZE_LIMIT, read_source


def bomb() -> bytes:
    """Nine aliases of nine aliases of nine ...: 81 in all, and half a milliard values."""
    lines = ["a: &a [" + ", ".join("x" * 9) + "]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [" + ", ".join([f"*{before}"] * 9) + "]")
    return "\n".join(lines).encode()


REFUSED = {
    "tab in the indentation": (b"a:\n\tb: c\n", "yaml-tab", 2, 1),
    "tab after good lines": (b"a:\n  b: c\n\td: e\n", "yaml-tab", 3, 1),
    "duplicate key": (b"a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3, 1),
    "key that is a list": (b"? [a, b]\n: c\n", "yaml-key-not-text", 1, 3),
    "key that is an alias": (b"a: &x y\n*x : z\n", "yaml-key-not-text", 2, 1),
    "alias bomb": (bomb(), "yaml-too-many", 6, 12),
    "too many aliases": (b"a: &a x\nb: [" + b",".join([b"*a"] * 101) + b"]\n", "yaml-too-many-aliases", 2, 305),
    "alias of itself": (b"&a [*a]", "yaml-unknown-alias", 1, 5),
    "alias of nothing": (b"a: *x\n", "yaml-unknown-alias", 1, 4),
    "60 lists deep": (b"[" * 60, "yaml-too-deep", 1, 42),
    "60 mappings deep": (b"{a: " * 60, "yaml-too-deep", 1, 165),
    "1,000 indents deep": (b"".join(b" " * n + b"a:\n" for n in range(1000)), "yaml-too-deep", 42, 42),
    "too many values": (b"[" + b"x," * NODE_LIMIT + b"]", "yaml-too-many", 1, 2 * NODE_LIMIT),
    "huge": (b"a" * (SIZE_LIMIT + 1), "yaml-too-large", None, None),
    "two documents": (b"a: b\n---\nc: d\n", "yaml-several-documents", 2, 1),
    "empty": (b"", "yaml-empty", None, None),
    "only a comment": (b"# nothing\n", "yaml-empty", None, None),
    "python object": (b"a: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1, 4),
    "own tag": (b"a: !thing x\n", "yaml-tag", 1, 4),
    "merge key": (b"a: {<<: {b: c}}\n", "yaml-merge-key", 1, 5),
    "NUL": (b"a: b\x00\n", "yaml-character", 1, 5),
    "control character after accents": ("é: é\nx: é\x07\n".encode(), "yaml-character", 2, 5),
    "NUL behind an escape": (b'a: "\\x00"\n', "yaml-character", 1, 4),
    "control character in a key": (b'"\\a": b\n', "yaml-character", 1, 1),
    "not UTF-8": ("a: é\nb: ".encode() + b"\xff\n", "yaml-not-utf8", 2, 4),
    "UTF-16": ("a: b\n".encode("utf-16"), "yaml-not-utf8", 1, 1),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "yaml-not-utf8", 1, 1),
    "workbook": (b"PK\x03\x04\x14\x00", "yaml-character", 1, 3),
    "list not closed": (b"a: [1, 2\nb: c\n", "yaml-syntax", 2, 2),
    "colon in a text": (b"a: b: c\n", "yaml-syntax", 1, 5),
    "quotation mark not closed": (b"a: 'x\nb: y\n", "yaml-syntax", 3, 1),
    "surrogate behind an escape": (b'a: "\\ud800"\n', "yaml-syntax", 1, 7),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_a_problem_at_its_place(name):
    content, code, line, column = REFUSED[name]
    source, problems = read_source(content, "f.yaml")
    assert source is None
    assert [(each.code, each.place.path, each.place.line, each.place.column) for each in problems] == [
        (code, "f.yaml", line, column)
    ]


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- "])
def test_a_depth_that_the_parser_itself_refuses_has_the_same_message(opening):
    source, problems = read_source(opening * 100_000, "f.yaml")
    assert source is None
    assert [(each.code, each.place.line) for each in problems] == [("yaml-too-deep", 1)]


def test_every_scalar_stays_text():
    content = b"a: 1.10\nb: no\nc: 2018-07-19\nd: ~\ne:\nf: 0x10\ng: '01'\nno: 1_000\n"
    source, problems = read_source(content, "f.yaml")
    assert problems == []
    assert source.data == {
        "a": "1.10", "b": "no", "c": "2018-07-19", "d": "~", "e": "", "f": "0x10", "g": "01", "no": "1_000"
    }  # fmt: skip


def test_a_byte_order_mark_is_accepted():
    source, problems = read_source(b"\xef\xbb\xbfa: b\n", "f.yaml")
    assert (source.data, source.marks[("a",)], problems) == ({"a": "b"}, (1, 4), [])


def test_every_duplicate_key_is_named_with_the_line_of_the_first():
    _, problems = read_source(b"a: 1\nb: 2\na: 3\nb: 4\nc: {x: 1, x: 2, x: 3}\n", "f.yaml")
    found = [(each.fields["key"], each.fields["line"], each.place.line, each.place.column) for each in problems]
    assert found == [("a", 1, 3, 1), ("b", 2, 4, 1), ("x", 5, 5, 11), ("x", 5, 5, 17)]


def test_duplicate_keys_are_named_even_where_the_file_then_breaks_off():
    _, problems = read_source(b"a: 1\na: 2\nb: [\n", "f.yaml")
    assert [each.code for each in problems] == ["yaml-duplicate-key", "yaml-syntax"]


def test_values_and_keys_have_their_places():
    source, _ = read_source(b"a:\n  - b: c\n    d: e\n", "f.yaml")
    assert source.marks[("a", 0, "d")] == (3, 8)
    assert source.key_marks[("a", 0, "d")] == (3, 5)
    assert source.marks[("a", 0)] == (2, 5)


def test_a_few_aliases_are_fine():
    source, problems = read_source(b"a: &x {b: c}\nd: *x\n", "f.yaml")
    assert (source.data, problems) == ({"a": {"b": "c"}, "d": {"b": "c"}}, [])
