"""The shape of the repository, and what may not stand in it."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from tests.architecture.source import ROOT, files, read, written

TOP_LEVEL = set(
    "site directory practice training scenarios search frontend tests docs pyproject.toml "
    "manage.py Makefile README.md CHANGELOG.md CONTRIBUTING.md LICENSE".split()
)
# A dot is put in here so that this file does not name what it forbids.
REGISTRIES = ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "yarnpkg" + ".com"]
INDEX_SETTINGS = ["PIP_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "NPM_CONFIG_REGISTRY"]
MACHINE_PATH = re.compile(r"(?<![\w./~-])/(?:work|tmp|root|home|Users)/[\w.-]+")
BINARY = (
    ".png",
    ".webp",
    ".woff2",
    ".ttf",
    ".mo",
    ".ico",
    ".jpg",
    ".gz",
    ".br",
    ".xlsx",
    ".npz",
    ".npy",
)
MARKS_SAFE = {
    "directory/embedding/page.py",  # an empty text
    "directory/finder/cards.py",  # a card, put together of escaped words in card_html.py
    "directory/finder/markup.py",  # parts of the page, each escaped
    "directory/finder/page.py",  # those cards, one after the other
    "directory/finder/panel.py",  # lines that format_html made, joined
    "frontend/templates/directory/email/claim_message.txt",  # letters of plain text
    "frontend/templates/directory/email/invitation_message.txt",
    "frontend/templates/directory/email/proposal_message.txt",
    "frontend/templates/directory/email/revoked_message.txt",
    "frontend/templates/directory/email/take_off_message.txt",
    "frontend/templates/directory/email/digest_message.txt",
    "frontend/templates/directory/email/digest_part.txt",
    "frontend/templates/directory/email/due_message.txt",
    "frontend/templates/directory/email/follow_confirm_message.txt",
    "frontend/templates/components/field.html",  # help texts, as Django itself shows them
    "site/liaison/core/frame.py",  # pieces of a template, escaped parts between them
    "site/liaison/core/json_ld.py",  # JSON without < > &
    "site/liaison/home/templatetags/rich.py",  # rich text, as Wagtail's own filter does
    "site/liaison/reference/glossary_html.py",  # what was safe, with escaped explanations in it
}
UNESCAPED = re.compile(r"\|\s*safe\b|\bmark_safe\b|\bSafeString\(|autoescape\s+off")


def text_files() -> list[str]:
    return [name for name in files() if not name.endswith(BINARY)]


def test_the_top_level_holds_what_it_should():
    top = {name.split("/")[0] for name in files()}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL


def test_site_stays_a_plain_folder():
    """`site` is a module of Python itself: a package of that name would hide it."""
    assert not (ROOT / "site" / "__init__.py").exists()


def registries() -> list[str]:
    """Public registries, and the one this machine happens to use."""
    here = [urlsplit(os.environ.get(name, "")).hostname for name in INDEX_SETTINGS]
    return REGISTRIES + [host for host in here if host]


def test_no_file_names_a_package_registry():
    found = [
        f"{name} names {host}"
        for name in text_files()
        for host in registries()
        if host in read(name)
    ]
    assert not found


def test_no_file_names_a_folder_of_somebodys_machine():
    found = {name: MACHINE_PATH.findall(read(name)) for name in text_files()}
    assert not {name: paths for name, paths in found.items() if paths}


def test_nothing_is_marked_safe_outside_the_list():
    found = {
        name
        for name in written(".py", ".html", ".txt")
        if not name.startswith(("tests/", "docs/")) and UNESCAPED.search(read(name))
    }
    assert found <= MARKS_SAFE


def test_templates_have_no_inline_script_or_style():
    """The content security policy would block it in the reader's browser."""
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)(?![^>]*json)")
    found = [
        f"{name}: {match.group()}"
        for name in written(".html")
        for match in inline.finditer(read(name))
    ]
    assert not found
