"""Every string has its French, and the compiled catalogue holds exactly what the source says."""

from __future__ import annotations

import ast
import re

import polib
import pytest

from tests.architecture.source import ROOT, read, written

CATALOGUES = sorted((ROOT / "site" / "locale").glob("*/LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w+\}|%[sd]")


@pytest.fixture(params=CATALOGUES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def catalogue(request):
    return polib.pofile(str(request.param))


def entries(catalogue):
    return [entry for entry in catalogue if not entry.obsolete]


def texts(entry):
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def test_there_is_a_french_catalogue():
    assert any(path.parts[-3] == "fr" for path in CATALOGUES)


def test_every_string_is_translated(catalogue):
    assert not [entry.msgid for entry in entries(catalogue) if not all(texts(entry))]


def test_no_translation_is_a_guess(catalogue):
    assert not [entry.msgid for entry in entries(catalogue) if entry.fuzzy]


def test_placeholders_survive_translation(catalogue):
    """A plural may leave its number out of one form, but no form may invent a placeholder."""
    lost = []
    for entry in entries(catalogue):
        if not all(texts(entry)):
            continue
        known = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        used = [set(PLACEHOLDER.findall(text)) for text in texts(entry)]
        if any(names - known for names in used) or known - set().union(*used):
            lost.append(entry.msgid)
    assert not lost


def test_the_compiled_catalogue_is_current(catalogue):
    compiled = polib.mofile(catalogue.fpath.removesuffix(".po") + ".mo")

    def contents(messages):
        return {(entry.msgctxt, entry.msgid): texts(entry) for entry in messages}

    assert contents(compiled) == contents(entries(catalogue))


def test_no_string_hides_from_the_catalogue():
    """xgettext reads no f-string: what is translated inside one is never gathered."""
    hidden = [
        f"{name}:{call.lineno} {ast.unparse(call)}"
        for name in written(".py")
        for node in ast.walk(ast.parse(read(name)))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("_", "gettext", "ngettext")
    ]
    assert not hidden
