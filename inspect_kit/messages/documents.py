"""Messages about documents that people write as YAML, and about criteria and registers of bodies."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, tuple[Severity, str]] = {
    "yaml-too-large": (ERROR, "the file has {size} bytes, more than the {limit} that are accepted. Is it the right file?"),
    "yaml-not-utf8": (ERROR, "the text is not UTF-8, from byte {position}. Save it as UTF-8."),
    "yaml-character": (ERROR, "there is a character here that YAML does not allow ({code}). Delete it."),
    "yaml-empty": (ERROR, "the file is empty. Write a document in it, or take it from git."),
    "yaml-several-documents": (ERROR, "a second document begins here. Keep one document in a file; remove the `---`."),
    "yaml-tab": (ERROR, "there is a tab here. YAML is indented with spaces; replace the tab."),
    "yaml-syntax": (ERROR, "this cannot be read as YAML: {why}. Look at this line and the one before it."),
    "yaml-too-deep": (ERROR, "this is nested more than {limit} deep. No document of ours is; take the nesting apart."),
    "yaml-too-many": (
        ERROR,
        "the document holds more than {limit} values, aliases counted as often as they repeat. Make it smaller.",
    ),
    "yaml-too-many-aliases": (ERROR, "there are more than {limit} aliases. Write the repeated parts out."),
    "yaml-unknown-alias": (ERROR, "the alias `{name}` was not anchored before this line. Write its content out."),
    "yaml-tag": (ERROR, "the tag `{tag}` is not accepted: values here are plain. Remove the tag."),
    "yaml-merge-key": (ERROR, "`<<` is not accepted here. Write the keys out."),
    "yaml-key-not-text": (ERROR, "a key has to be a plain text. Write one word before the colon."),
    "yaml-duplicate-key": (ERROR, "the key `{key}` stands here a second time, after line {line}. Remove or rename one."),
    "document-not-a-mapping": (ERROR, "a document of kind {kind} is a mapping of keys with values. Begin with `{kind}: ID`."),
    "document-other-kind": (
        ERROR,
        "this is a document of kind {found}, and one of kind {wanted} is wanted here. Name another file.",
    ),
    "document-missing-key": (ERROR, "the key `{key}` is missing here. Add it."),
    "document-misspelt-key": (ERROR, "there is no key `{key}` here. Did you mean `{known}`?"),
    "document-unknown-key": (ERROR, "there is no key `{key}` here. The keys are: {known}."),
    "document-wrong-type": (ERROR, "this should be {wanted}; found {found}. Mend it."),
    "document-not-accepted": (ERROR, "`{found}` is not accepted here. Use one of: {accepted}."),
    "document-pattern": (ERROR, "`{found}` does not fit. It should be {says}."),
    "document-empty": (ERROR, "this is empty. Fill it in, or take its key out."),
    "document-limit": (ERROR, "`{found}` is out of bounds: it should be {why}. Mend it."),
    "document-no-form": (ERROR, "{found} does not fit here. It can be: {forms}."),
    "document-unknown-kind": (ERROR, "this does not say what kind of document it is. Its first key should be one of: {known}."),
    "criteria-no-such-set": (
        ERROR,
        "there is no criteria set `{name}`. Shipped ones are: {known}; or give a path ending in .yaml.",
    ),
    "criteria-no-such-item": (ERROR, "there is no criterion or indicator `{id}` in this set. See `criteria list`."),
    "criteria-which": (ERROR, "several criteria sets are in use here: {known}. Say which with --set."),
    "criteria-none-here": (ERROR, "no template here names a criteria set. Say which with --set; shipped ones are: {known}."),
    "criteria-duplicate-id": (ERROR, "the id `{id}` stands twice. Ids, once used, are never used again; give it another."),
    "criteria-id-not-nested": (ERROR, "the id `{id}` stands under `{parent}`, so it should begin with `{parent}.`. Mend it."),
    "criteria-id-retired": (
        ERROR,
        "the id `{id}` is retired and in use. Ids are never used again; give the criterion another.",
    ),
    "criteria-bands": (ERROR, "the bands of the roll-up have to fall from one to the next and end at 0. Mend `at_least`."),
    "criteria-unknown-level": (ERROR, "the level `{level}` is not one of: {known}. Add it to `levels`, or mend it."),
    "bodies-no-such-register": (
        ERROR,
        "there is no register of bodies `{name}`. Shipped ones are: {known}; or give a path ending in .yaml.",
    ),
    "bodies-duplicate-id": (ERROR, "the id `{id}` stands twice. Give one body another id."),
    "bodies-unknown-successor": (ERROR, "the successor `{id}` is not in this register. Add it, or mend the id."),
    "bodies-bad-date": (ERROR, "`{value}` is not a date. Write it as in 2018-03-01."),
}
