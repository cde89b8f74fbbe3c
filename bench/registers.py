"""Registers and logs to measure `recs due` on: 20 registers of 15 recommendations each to 43 bodies, and 100,000 events.

In: a folder. Out: the folders of the registers, made from a seed, and the two ways of reading them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

REGISTERS, ITEMS, BODIES, EVENTS = 20, 15, 43, 100_000
STEPS = ("accepted", "in_progress", "pending_sign_off", "reported_complete")
AS_OF = "2019-06-01"


def make_registers(folder: Path) -> list[Path]:
    """Write them."""
    bodies = [f"body-{number:02d}" for number in range(BODIES)]
    entries = "".join(f"  - {{id: {body}, name: Body {body}}}\n" for body in bodies)
    deal = random.Random("registers")
    parts = [(number, str(item), body) for number in range(REGISTERS) for item in range(1, ITEMS + 1) for body in bodies]
    logs: list[list[str]] = [[] for _ in range(REGISTERS)]
    histories: dict[tuple[int, str, str], list[str]] = {}
    for number in range(EVENTS):
        part = deal.choice(parts)
        history = histories.setdefault(part, [])
        logs[part[0]].append(_event(f"{number:016x}", part, history))
        history.append(f"{number:016x}")
    folders = []
    folder.mkdir()
    (folder / "bodies.yaml").write_text(f"bodies: all\ntitle: All\nentries:\n{entries}", encoding="utf-8")
    for number, lines in enumerate(logs):
        place = folder / f"r{number:02d}"
        place.mkdir(parents=True)
        (place / "recommendations.yaml").write_text(_register(number, deal), encoding="utf-8")
        (place / "progress.jsonl").write_text("".join(lines), encoding="utf-8")
        folders.append(place)
    return folders


def _register(number: int, deal: random.Random) -> str:
    head = (
        f"register: report-{number:02d}\ntitle: Report {number}\npublished: 2018-{number % 9 + 1:02d}-10\n"
        "body_register: ../bodies.yaml\nclasses:\n  - {id: every, title: Everybody, owner: The head, members: every_body}\n"
        "recommendations:\n"
    )
    items = (
        f'  - id: "{item}"\n    title: Something to be done, number {item}\n'
        "    text: Heads should see to it that what was found wanting is put right everywhere, and say how they know.\n"
        f"    addressees: [every]\n    deadline: {{within: {deal.choice([3, 6, 12])} months}}\n"
        "    done_when: A check of records shows it.\n"
        for item in range(1, ITEMS + 1)
    )
    return head + "".join(items)


def _event(name: str, part: tuple[int, str, str], history: Sequence[str]) -> str:
    number, item, body = part
    step = len(history)
    event: dict[str, object] = {
        "format": "progress/1", "marking": "OFFICIAL", "id": name,
        "date": f"2018-{10 + min(step // 15, 2)}-{1 + step % 15:02d}",
        "register": f"report-{number:02d}", "item": item, "addressee": body, "who": "A lead",
    }  # fmt: skip
    if step < len(STEPS):
        event |= {"what": "moved", "to": STEPS[step], "role": "owner"}
    else:
        event |= {"what": "noted", "note": "Looked at again; the check of records stands as it was."}
    return json.dumps({**event, "follows": list(history[-1:])}) + "\n"


def read_lines(folders: Sequence[Path]) -> int:
    """The same lines with the json module, one by one, and nothing kept."""
    count = 0
    for folder in folders:
        with (folder / "progress.jsonl").open(encoding="utf-8") as file:
            for line in file:
                count += len(json.loads(line))
    return count


def what_is_due(folders: Sequence[Path]) -> int:
    """What `recs due` does: registers and logs read and checked, everything replayed, the table made; and let go of again."""
    from inspect_kit.garbage import collector_paused

    with collector_paused():  # as the verb does, until it ends
        return _what_is_due(folders)


def _what_is_due(folders: Sequence[Path]) -> int:
    from inspect_kit.register.folder import forget, load_registers
    from inspect_kit.register.standing import where_all_stand
    from inspect_kit.register.views.due import due_items, is_due

    forget()
    standings, _ = where_all_stand(load_registers(folders), AS_OF)
    return len(due_items([each for each in standings if is_due(each, None)], standings, AS_OF, "en").rows)
