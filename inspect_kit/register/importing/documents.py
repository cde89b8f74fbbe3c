"""Registers written from a spreadsheet. In: its rows, and the register as it was written before. Out: YAML, as bytes.

The first lines of the file say which map made it, and hold the digest of all that follows: a file that somebody changed by
hand since is known by it, and is not written over.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inspect_kit.register.importing.mapping import PASSED_ON, ImportMap
from inspect_kit.register.importing.rows import Row, grouped
from inspect_kit.register.model import ItemKind

LISTS = {ItemKind.RECOMMENDATION.value: "recommendations", ItemKind.AREA.value: "areas_for_improvement"}
HEAD = """\
# Written by `inspect-kit recs import` with the map `{map}`. Change the spreadsheet and import it again, not this file.
# sha256 {digest}
"""
READ_HEAD = re.compile(r"# Written by `inspect-kit recs import` with the map `([^`]*)`\.[^\n]*\n# sha256 ([0-9a-f]{64})\n")
ODD_ENDS = re.compile("[\r\x85\u2028\u2029]")
"""Ends of lines to YAML, which it would write as another one outside double quotes."""
WIDTH = 110
Data = dict[str, Any]


@dataclass(frozen=True)
class Stamp:
    """What a written register says of itself: the map it was made with, and whether it is as it was written."""

    map: str
    untouched: bool


def read_stamp(content: bytes) -> Stamp | None:
    """The stamp of a register; None where it was not written by an import. Line ends do not count: git may change them."""
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    found = READ_HEAD.match(text)
    return Stamp(found[1], _digest(text[found.end() :]) == found[2]) if found else None


def render_register(data: Data, map_id: str) -> bytes:
    """The file of a register."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Plain YAML: what stands twice is written twice, and line ends that nobody sees are escaped."""

        def ignore_aliases(self, data: object) -> bool:
            return True

        def represent_str(self, data: str) -> yaml.ScalarNode:
            style = '"' if ODD_ENDS.search(data) else None
            return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)

    Dumper.add_representer(str, Dumper.represent_str)
    text: str = yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return (HEAD.format(map=map_id, digest=_digest(text)) + text).encode()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def build_data(given: ImportMap, rows: Sequence[Row], before: Data | None, left: frozenset[str]) -> Data:
    """The register of these rows, which are all of one report. What was there before and is in no row stays.

    `left` are items whose wording stays as it was.
    """
    first = next((row for row in rows if row.report), rows[0])
    days = [row.published for row in rows if row.published]
    known = _items(before or {})
    items: dict[str, tuple[str, Data]] = dict(known)
    for name, mine in grouped(rows, lambda row: row.item).items():
        items[name] = _item(mine, known.get(name), name in left)
    head = {
        "register": first.register,
        "title": first.report or given.data.get("title", first.register),
        "published": days[0] if days else given.data.get("published", ""),
        **{key: given.data[key] for key in PASSED_ON if key in given.data},
    }
    parties = _parties(given, before or {})
    lists = {key: [data for kind, data in items.values() if kind == key] for key in LISTS.values()}
    return {**head, **({"parties": parties} if parties else {}), **{key: some for key, some in lists.items() if some}}


def _items(data: Mapping[str, Any]) -> dict[str, tuple[str, Data]]:
    return {each["id"]: (key, each) for key in LISTS.values() for each in data.get(key, ())}


def _parties(given: ImportMap, before: Mapping[str, Any]) -> list[Data]:
    """Those of the map, and those that it has lost: an item that stays may be addressed to them."""
    mine = given.data.get("parties", [])
    named = {each["id"] for each in mine}
    return [*mine, *(each for each in before.get("parties", ()) if each["id"] not in named)]


def _item(rows: Sequence[Row], before: tuple[str, Data] | None, left: bool) -> tuple[str, Data]:
    """An item with its list. Deadline and owner are those of the first import; what differs or changes is in the log."""
    addressees = list(dict.fromkeys(row.addressee for row in rows))
    if before is not None:
        kind, data = before
        added = [each for each in addressees if each not in data["addressees"]]
        words = {} if left else _wording(rows[0])
        return (kind if left else LISTS[rows[0].kind]), {**data, **words, "addressees": [*data["addressees"], *added]}
    owners = {row.said.get("owner", "") for row in rows}
    owner = {"owner": owners.pop()} if len(owners) == 1 and "" not in owners else {}
    words = {"id": rows[0].item, **_wording(rows[0])}
    return LISTS[rows[0].kind], {**words, "addressees": addressees, **owner, "deadline": _deadline(rows)}


def _wording(row: Row) -> dict[str, str]:
    return {**({"title": row.title} if row.title else {}), "text": row.text}


def _deadline(rows: Sequence[Row]) -> str | Data:
    """The date that most rows have; of several, the earliest."""
    dates = Counter(row.said["due"] for row in rows if "due" in row.said)
    if not dates:
        return "none"
    return {"by": min(dates, key=lambda day: (-dates[day], day))}
