"""A result card as HTML. Written here and not by a template: a page has twenty, most of what it
costs. The markup is that of frontend/src/components/result.css."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from directory.card_data import ITEM, PART, REMOTE_ONLY, CardData
from directory.conf import DUE_DAYS
from directory.contact_points import ICONS
from directory.enums import ContactKind, Fact
from directory.finder.words import ago_words
from directory.hours import from_text, opening_state
from directory.hours_words import opening_words
from directory.programme import end_words
from liaison.core.templatetags.icons import icon

if TYPE_CHECKING:
    from directory.finder.words import PageWords

DAY = 24 * 60 * 60
TAG = '<li class="tag">'
MOST_KEPT = 2048  # of four kilobytes


class LaidOut(NamedTuple):
    """What a card says whoever asked for whatever: HTML around the place and around the reasons.
    The towns, escaped, by the number of the place; `elsewhere` is for a card without one."""

    start: str
    middle: str
    end: str
    towns: dict[int | None, str]
    elsewhere: str
    is_open: bool
    remote: int

    def html(self, where: str, because: str) -> str:
        return f"{self.start}{where}{self.middle}{because}{self.end}"


@lru_cache(maxsize=MOST_KEPT)
def laid_out(pk: int, stored: str, words: PageWords) -> LaidOut:
    """Kept by all that goes into it: a listing that changed is another text."""
    data = CardData.escaped(stored)
    contacts = data.contacts and contacts_html(data.contacts)
    return LaidOut(
        start=head_html(pk, data, words),
        middle=f"</p>{facts_html(data, words)}{ends_html(data) if data.ends else ''}",
        end=f'{contacts}<ul role="list" class="tags">{tags_html(data.tags)}</ul></article>',
        towns=data.towns,
        elsewhere=words.remote if data.remote == REMOTE_ONLY else "",
        is_open=bool(data.open),
        remote=int(data.remote),
    )


def head_html(pk: int, data: CardData, words: PageWords) -> str:
    """As far as the place."""
    lang = f' lang="{data.lang}"' if data.lang else ""
    organisation_lang = f' lang="{data.organisation_lang}"' if data.organisation_lang else ""
    return (
        f'<article class="card result" data-service="{pk}"><div class="cluster">'
        f'<span class="status {data.status}">{data.status_words}</span> '
        f"{fresh_html(data.confirmed, words)}</div>"
        f'<h2><a href="{words.services}{data.key}-{data.slug}/"{words.link}{lang}>'
        f"{data.name}</a></h2>"
        f'<p class="where"><span{organisation_lang}>{data.organisation}</span>'
        f"{words.invented if data.invented else ''}"
    )


def facts_html(data: CardData, words: PageWords) -> str:
    return (
        f"<dl><div><dt>{words.referrers}</dt><dd>{data.referrers}</dd></div>"
        f"<div><dt>{words.police}</dt><dd>{data.police}</dd></div>"
        f"<div><dt>{words.languages}</dt><dd>{data.languages}</dd></div>"
        f"{hours_html(data.hours, words)}</dl>"
    )


def fresh_html(confirmed: str, words: PageWords) -> str:
    days = (words.now - int(confirmed)) // DAY if confirmed else None
    due = days is None or days > DUE_DAYS[Fact.INTAKE]
    return f'<span class="fresh{" due" if due else ""}">{ago_words(days, words.language)}</span>'


def ends_html(data: CardData) -> str:
    day = date.fromordinal(int(data.ends))
    said = end_words(day, day_is_shown=bool(data.ends_shown))
    return f'<p class="fresh due">{escape(said)}</p>' if said else ""


def hours_html(hours: str, words: PageWords) -> str:
    if not hours:
        return ""
    said = words_at(hours, words.language, words.now)
    return f"<div><dt>{words.hours}</dt><dd>{said}</dd></div>"


@lru_cache(maxsize=4096)
def words_at(hours: str, language: str, quarter: int) -> str:
    """The same for every service with these hours during the quarter of an hour since then."""
    now = timezone.now()
    return escape(opening_words(opening_state(from_text(hours), now), now))


def tags_html(tags: str) -> str:
    return f"{TAG}{tags.replace(ITEM, f'</li>{TAG}')}</li>" if tags else ""


def contacts_html(contacts: str) -> str:
    links = []
    for contact in contacts.split(ITEM):
        kind, href, label, value = contact.split(PART)
        icon_html, start, end = around_label(kind)
        links.append(f'<a href="{href}">{icon_html}{start}{label} {end}{value}</a>')
    return f'<p class="contacts">{"".join(links)}</p>'


@lru_cache
def around_label(kind: str) -> tuple[str, str, str]:
    """The picture of a contact, and what stands around its label: a phone’s is only heard."""
    hidden = kind == ContactKind.VOICE
    start, end = ('<span class="visually-hidden">', "</span>") if hidden else ("", "")
    return icon(ICONS[ContactKind(kind)]), start, end
