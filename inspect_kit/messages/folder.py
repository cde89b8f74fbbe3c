"""Messages about inspection folders."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "folder-no-inspection": (
        ERROR,
        "there is no inspection.yaml here or above. Go to an inspection folder, name it with -C, or make one with `new`.",
    ),
    "folder-not-empty": (ERROR, "the folder is there already and is not empty. Choose another name; nothing was written."),
    "folder-is-here": (
        ERROR,
        "you stand in this folder, so a finished one cannot be put in its place. Go one folder up and name it from there.",
    ),
    "folder-bad-value": (ERROR, "`{value}` cannot be used. Give some visible text on one line."),
    "folder-no-place-for": (ERROR, "the starter `{starter}` has no place for this. Leave it out, or add --self-assessment."),
    "folder-bad-id": (ERROR, "`{value}` cannot be an id. Use small letters, digits and hyphens, as in west-mercia."),
    "folder-bad-seed": (ERROR, "`{seed}` cannot be a seed. Give some visible text on one line, or leave --seed out."),
    "folder-unknown-starter": (ERROR, "there is nothing called `{name}` to start from. There are: {known}."),
    "folder-duplicate-id": (ERROR, "`{id}` stands twice. Ids must differ; rename or remove one."),
    "folder-reserved-id": (
        ERROR,
        "`{id}` cannot be the id of a body: figures and pages across the bodies are called so. Give it another id.",
    ),
    "folder-instrument-is-body": (
        ERROR,
        "`{id}` is an instrument and a body, and a command that names it could mean either. Give the instrument another id.",
    ),
    "folder-instrument-is-language": (
        ERROR,
        "`{id}` is an instrument and a language, and both would have the folder `{id}` of reports. Give the instrument another id.",
    ),
    "folder-about-unknown": (ERROR, "`{id}` is no instrument with figures. Name one of these: {known}."),
    "folder-not-registered": (ERROR, "`{id}` is not in the register of bodies. Check its id, or add it to the register."),
    "folder-bad-name": (ERROR, "`{name}` cannot be part of a file's name on every system. Use letters, digits and hyphens."),
    "folder-unknown-body": (ERROR, "`{id}` is not among the bodies above. They are: {known}."),
    "folder-double-alone": (ERROR, "reading cases twice needs two reviewers. Name them under `reviewers`, or remove `double`."),
    "folder-double-many": (ERROR, "{double} cases cannot be read twice in a sample of {size}. Lower `double`."),
    "folder-sample-no-round": (ERROR, "a sample belongs to a round. Name it with `round`, such as a year."),
    "folder-no-seed": (ERROR, "the seed is empty. Write any text, before lists arrive, and do not change it afterwards."),
    "folder-no-reference": (
        ERROR,
        "nothing says which column of the lists holds the reference. Add `list: {{columns: {{reference: TITLE}}}}`.",
    ),
    "folder-stratum-not-listed": (
        ERROR,
        "quotas go by `{name}`, which is not mapped to a column of the lists. Add it under `list: columns`.",
    ),
    "check-fact-not-mapped": (
        ERROR,
        "the fact `{fact}` comes from lists, and `{instrument}` names no column for it. Add it under `list: columns`.",
    ),
    "check-column-unused": (
        WARNING,
        "the column of `{fact}` belongs to no fact of the template. Facts from lists are: {known}.",
    ),
    "check-answer-unasked": (
        WARNING,
        "the answer to `{question}` of {row} belongs to no question of the template. It is kept and not used.",
    ),
    "check-answer-unfit": (
        ERROR,
        "`{value}` is no answer to `{question}` of {row}, so it counts as missing. Take the file from git, or amend it.",
    ),
    "folder-quotas-sum": (ERROR, "the quotas add up to {total} and the sample to {size}. Mend one of them."),
}
