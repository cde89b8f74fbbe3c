"""Registers that an import writes hold any text as it was, and know when somebody changed them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspect_kit.documents.source import FORBIDDEN, read_source
from inspect_kit.register.importing.documents import read_stamp, render_register
from inspect_kit.register.importing.rows import slug

TEXTS = st.text(st.characters(codec="utf-8")).filter(lambda text: not FORBIDDEN.search(text))


@given(st.lists(TEXTS, min_size=1))
def test_any_text_reads_back_as_it_was(texts: list[str]) -> None:
    data = {"register": "x", "items": [{"text": text, "list": [text]} for text in texts]}
    source, problems = read_source(render_register(data, "m"), "x.yaml")
    assert problems == []
    assert source is not None
    assert source.data == data


@given(TEXTS, TEXTS)
def test_a_change_is_seen_and_line_ends_are_none(text: str, other: str) -> None:
    content = render_register({"text": text}, "m")
    stamp = read_stamp(content.replace(b"\n", b"\r\n"))
    assert stamp is not None
    assert (stamp.map, stamp.untouched) == ("m", True)
    changed = read_stamp(content + f"# {other}\n".encode())
    assert changed is not None
    assert not changed.untouched


def test_what_was_not_imported_has_no_stamp() -> None:
    for content in (b"", b"register: x\n", b"\xff\xfe", b"# sha256 0\nregister: x\n"):
        assert read_stamp(content) is None


@given(st.text())
def test_the_id_of_a_report_is_an_id_or_nothing(name: str) -> None:
    import re

    assert re.fullmatch(r"([a-z0-9][a-z0-9-]*)?", slug(name))
    assert len(slug(name)) <= 60
