"""Law: whatever is written as YAML reads back as it was, in our reader and in others."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from inspect_kit.documents.source import read_source
from inspect_kit.documents.write import dump_yaml

CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r\x85")
"""All that YAML allows."""
TEXTS = st.text(CHARACTERS, max_size=30)
WORDS = st.sampled_from(
    ["no", "yes", "null", "~", "1.10", "a", "- a", "a: b", "#", "{", "[x]", "'", '"', "\\", "\n", " a ", "<<"]
)
SCALARS = TEXTS | WORDS
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SCALARS, inner, max_size=4),
    max_leaves=15,
)
DOCUMENTS = st.dictionaries(SCALARS, DATA, min_size=1, max_size=5)


@given(DOCUMENTS)
def test_what_is_written_reads_back(document):
    content = dump_yaml(document, ["A head: with - marks"])
    source, problems = read_source(content, "f.yaml")
    assert problems == []
    assert source.data == document
    assert yaml.safe_load(content) == document


@given(DOCUMENTS)
def test_it_is_text_of_plain_lines(document):
    text = dump_yaml(document).decode("utf-8")
    assert all(char.isprintable() or char == "\n" for char in text)
    assert text.endswith("\n")


def test_numbers_and_truth_are_written_bare():
    content = dump_yaml({"version": 2, "at_least": 0.75, "gaps": True, "list": [], "words": ["a_b", "No"], "map": {}})
    assert content.decode() == 'version: 2\nat_least: 0.75\ngaps: true\nlist: []\nwords: [a_b, "No"]\nmap: {}\n'
