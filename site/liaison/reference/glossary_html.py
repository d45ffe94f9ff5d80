"""Explains terms inside a piece of HTML, each once a page; all else stays letter for letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from liaison.core.bilingual import current_language
from liaison.core.memo import Memo
from liaison.reference.glossary_words import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from liaison.reference.glossary_words import Entry


# A line may break beside a button, so what belongs to the word goes inside: “d’…”, “(…),”.
CLINGS_BEFORE = re.compile(r"[(«“\"]*[\u00a0\u202f]?(?:\b[^\W\d_]{1,7}['’])?\Z")
CLINGS_AFTER = re.compile(r"(?:['’]s\b)?(?:[\u00a0\u202f]?[)»”\",.;:!?…]+)?")
LONGEST = 200_000  # characters
TAG = re.compile(
    r"""<!--.*?-->|<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""",
    re.DOTALL,
)
OTHER_LANGUAGE = re.compile(r"\slang\s*=", re.IGNORECASE)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# Headings, links, controls, names, code, and what holds no text to read.
QUIET = frozenset(
    "a abbr address button cite code datalist dfn h1 h2 h3 h4 h5 h6 head iframe kbd label legend"
    " math noscript object option pre samp script select style summary svg template textarea th"
    " title var".split()
)

_pieces: Memo[list[str | Place]] = Memo(seconds=60, most=500)
_notes: Memo[str] = Memo(seconds=60, most=500)


class Place(NamedTuple):
    """A term in a text, with what clings to it on either side."""

    code: str
    before: str
    words: str
    after: str


def explain(html: SafeString, language: str, shown: dict[str, Entry], but: str = "") -> SafeString:
    """`html` with each term that is not in `shown` explained at its first place; adds it there."""
    entries = lexicon(language).entries
    done = []
    for piece in _pieces.get((language, html), lambda: list(parse(html, language))):
        if isinstance(piece, str):
            done.append(piece)
            continue
        code, before, words, after = piece
        if code in shown or code == but or code not in entries:
            done.append(f"{before}{words}{after}")
            continue
        shown[code] = entries[code]
        done.append(
            f'<button type="button" class="term" popovertarget="term-{code}">{before}'
            f'<span class="term-words">{words}</span>{after}</button>'
            f"{note(entries[code], language)}"
        )
    return mark_safe("".join(done))  # noqa: S308 the text was safe, and the notes are escaped


def note(entry: Entry, language: str) -> str:
    """What opens at a press; a span, because it stands inside running text."""
    return _notes.get((entry, language, current_language()), lambda: make_note(entry))


def make_note(entry: Entry) -> str:
    return format_html(
        '<span class="term-note" id="term-{}" popover><span class="term-name">{}</span>'
        ' <span class="term-text">{}</span> <a href="{}">{}</a></span>',
        entry.code,
        entry.name,
        entry.definition,
        reverse("glossary_term", args=[entry.slug_here()]),
        _("In the glossary"),
    )


def shown_on(request: HttpRequest) -> dict[str, Entry]:
    """The terms explained so far on the page that answers this request, in order."""
    return request.__dict__.setdefault("explained_terms", {})


def parse(html: str, language: str) -> Iterator[str | Place]:
    """The HTML cut at the first place of each term; whole where it isn't well formed."""
    texts = list(readable(html)) if len(html) <= LONGEST else None
    if texts is None or any("<" in html[start:end] for start, end, _quiet in texts):
        yield html
        return
    words, seen, behind = lexicon(language), set(), 0
    for start, end, quiet in texts:
        for first, last, code in () if quiet else words.matches(html[start:end]):
            if code in seen:
                continue
            seen.add(code)
            rest = html[max(behind, start) : start + first]
            place = place_of(
                code, rest, html[start + first : start + last], html[start + last : end]
            )
            yield html[behind : start + first - len(place.before)]
            yield place
            behind = start + last + len(place.after)
    yield html[behind:]


def place_of(code: str, before: str, words: str, after: str) -> Place:
    """A term with what clings to it in the text before and after."""
    ends, begins = CLINGS_BEFORE.search(before[-12:]), CLINGS_AFTER.match(after)
    return Place(code, ends.group() if ends else "", words, begins.group() if begins else "")


def readable(html: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each text between tags, and whether terms in it are left alone."""
    behind, quiet, depth = 0, "", 0
    for tag in TAG.finditer(html):
        yield behind, tag.start(), bool(quiet)
        behind = tag.end()
        name = (tag["name"] or "").lower()
        if quiet:
            depth += (name == quiet) * (-1 if tag["slash"] else 1)
            quiet = quiet if depth else ""
        elif name and not tag["slash"] and is_quiet(name, tag.group()):
            quiet, depth = name, 1
    yield behind, len(html), bool(quiet)


def is_quiet(name: str, tag: str) -> bool:
    return name in QUIET or (name not in VOID and bool(OTHER_LANGUAGE.search(tag)))
