"""A result card as HTML. Written here and not by a template: a page has twenty, most of what it
costs. The markup is that of frontend/src/components/result.css; every text is escaped."""

from __future__ import annotations

import time
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.conf import DUE_DAYS
from directory.contact_points import ICONS, contact_href
from directory.enums import ContactKind, Fact, WaitBand
from directory.finder.icons import icon
from directory.finder.words import ago_words
from directory.hours import Days, Schedule, Stretch, opening_state
from directory.hours_words import opening_words
from directory.listing_words import enumeration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directory.finder.icons import icon
from directory.finder.words import PageWords

DAY = 24 * 60 * 60
QUARTER = 15 * 60  # seconds: opening words are made anew this often
ANY_KEY = "00000000"


def card_html(pk: int, data: dict[str, Any], where: str, because: str, words: PageWords) -> str:
    """`where` is the place and distance, `because` the reasons; both plain text."""
    name, lang, organisation, organisation_lang, slug = data["names"][words.language]
    said = because and (
        f'<p class="because"><span><strong>{words.because}</strong> {escape(because)}</span></p>'
    )
    contacts, tags = contacts_html(data["contacts"], words), tags_html(data, words)
    return (
        f'<article class="card result" data-service="{pk}"><div class="cluster">'
        f'<span class="status {data["status"]}">{escape(status_words(data, words))}</span> '
        f"{fresh_html(data, words)}</div>"
        f'<h2><a href="{address(words.language, data["key"], slug)}"{words.lang(lang)}>'
        f"{escape(name)}</a></h2>"
        f'<p class="where"><span{words.lang(organisation_lang)}>{escape(organisation)}</span>'
        f"{words.invented if data['invented'] else ''}{escape(where)}</p>"
        f"{facts_html(data, words)}{said}{contacts}{tags}</article>"
    )


def status_words(data: dict[str, Any], words: PageWords) -> str:
    status = words.label("intake", data["status"])
    return f"{status}, {WaitBand(data['wait']).label}" if data["wait"] else status


def fresh_html(data: dict[str, Any], words: PageWords) -> str:
    days = None if data["confirmed"] is None else int(time.time() - data["confirmed"]) // DAY
    due = days is None or days > DUE_DAYS[Fact.INTAKE]
    return f'<span class="fresh{" due" if due else ""}">{ago_words(days, words.language)}</span>'


def facts_html(data: dict[str, Any], words: PageWords) -> str:
    referrers = enumeration(words.label("referrer", code) for code in data["referrer"])
    languages = ", ".join(words.label("language", code) for code in data["language"])
    if words.language != "en":  # English keeps the capitals of languages
        languages = enumeration([languages])
    police = words.label("police", data["police"]) if data["police"] else ""
    pairs = [
        (words.referrers, referrers or words.not_stated),
        (words.police, police or words.not_stated),
        (words.languages, languages or words.not_stated),
    ]
    if data["week"] or data["exceptions"]:
        pairs.append((words.hours, hours_words(data, words.language)))
    rows = "".join(f"<div><dt>{term}</dt><dd>{escape(text)}</dd></div>" for term, text in pairs)
    return f"<dl>{rows}</dl>"


def hours_words(data: dict[str, Any], language: str) -> str:
    schedule = Schedule(
        tuple(Stretch(*row) for row in data["week"]),
        tuple(Days(*row) for row in data["exceptions"]),
        data["timezone"],
    )
    return words_at(schedule, language, int(time.time()) // QUARTER)


@lru_cache(maxsize=4096)
def words_at(schedule: Schedule, language: str, quarter: int) -> str:
    """The same for every service with these hours during a quarter of an hour."""
    now = timezone.now()
    return opening_words(opening_state(schedule, now), now)


def contacts_html(contacts: Iterable[list[str]], words: PageWords) -> str:
    links = "".join(contact_html(contact, words) for contact in contacts)
    return f'<p class="contacts">{links}</p>' if links else ""


def contact_html(contact: list[str], words: PageWords) -> str:
    kind, value, extension = contact
    label = words.phone if kind == ContactKind.VOICE else f"{ContactKind(kind).label} "
    after = ""
    if extension:
        after = " " + _("ext. %(extension)s") % {"extension": escape(extension)}
    href = escape(contact_href(kind, value, extension))
    return f'<a href="{href}">{icon(ICONS[ContactKind(kind)])}{label}{escape(value)}{after}</a>'


def tags_html(data: dict[str, Any], words: PageWords) -> str:
    labels = [words.label("level", code) for code in data["level"]]
    labels += [words.label("type", code) for code in data["type"]]
    labels += [words.label("cost", data["cost"])] if data["cost"] else []
    tags = "".join(f'<li class="tag">{escape(label)}</li>' for label in labels)
    return f'<ul role="list" class="tags">{tags}</ul>'


@lru_cache
def before_key(language: str) -> str:
    """`/en/services/`: reversing twenty addresses a page costs more than the search."""
    return reverse("service", args=[ANY_KEY]).partition(ANY_KEY)[0]


def address(language: str, key: str, slug: str) -> str:
    return f"{before_key(language)}{key}-{slug}/"
