"""Records that may be the same: they share a phone number, an e-mail address, a website’s page, or
their name in one province. Editors decide; nothing is merged by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from directory.enums import ContactKind, LifeCycle
from directory.models import Organisation, Service, ServiceContact
from liaison.core.bilingual import LANGUAGES
from search.analysis import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    Pair = tuple[str, str]

SHARED_BY_MANY = 6  # a switchboard or a national line says nothing of two records being one
DIGITS = 10


@dataclass(frozen=True, slots=True)
class Candidates:
    """Services that share `value`; `why` says what it is."""

    why: str
    value: str
    services: list[Service]


def plain_name(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name)))


def contact_value(kind: str, value: str) -> Pair | None:
    """What to compare of a contact; None where it can’t tell records apart."""
    if kind == ContactKind.EMAIL:
        return "email", value.strip().lower()
    if kind == ContactKind.WEB:
        parts = urlsplit(value.strip().lower())
        page = parts.path.rstrip("/")
        return ("web", f"{(parts.hostname or '').removeprefix('www.')}{page}") if page else None
    digits = re.sub(r"\D", "", value)[-DIGITS:]
    return ("phone", digits) if len(digits) == DIGITS else None


def traits(ids: set[int]) -> Iterator[tuple[Pair, int]]:
    contacts = ServiceContact.objects.filter(service__in=ids)
    for pk, kind, value in contacts.values_list("service_id", "kind", "value").iterator():
        if trait := contact_value(kind, value):
            yield trait, pk
    names = Service.objects.filter(pk__in=ids).values_list(
        "pk", "organisation__province", *(f"name_{it}" for it in LANGUAGES)
    )
    for pk, province, *words in names.iterator():
        for name in {plain_name(word) for word in words if word}:
            yield ("name", f"{name} {province}"), pk


def candidates() -> list[Candidates]:
    """Groups of services that are not archived, each group once, by what they share."""
    ids = set(
        Service.objects.exclude(Service.objects.state_is(LifeCycle.ARCHIVED)).values_list(
            "pk", flat=True
        )
    )
    sharing: dict[Pair, set[int]] = defaultdict(set)
    for trait, pk in traits(ids):
        sharing[trait].add(pk)
    groups: dict[frozenset[int], Pair] = {}
    for trait, found in sorted(sharing.items()):
        if 1 < len(found) <= SHARED_BY_MANY:
            groups.setdefault(frozenset(found), trait)
    wanted = {pk for group in groups for pk in group}
    rows = Service.objects.select_related("organisation").in_bulk(wanted)
    return [
        Candidates(words_for(kind), value, sorted((rows[pk] for pk in group), key=str))
        for group, (kind, value) in groups.items()
    ]


def words_for(kind: str) -> str:
    return {
        "email": _("Same e-mail address"),
        "web": _("Same web page"),
        "phone": _("Same phone number"),
        "name": _("Same name in one province"),
    }[kind]


def similar_organisations(name: str) -> list[Organisation]:
    """Whose name has the same words, or begins or ends with them."""
    wanted = plain_name(name)
    rows = Organisation.objects.only("pk", "key", *(f"name_{it}" for it in LANGUAGES))
    found = []
    for row in rows.iterator():
        names = {plain_name(getattr(row, f"name_{it}")) for it in LANGUAGES} - {""}
        if wanted and any(wanted in known or known in wanted for known in names):
            found.append(row)
    return found[:SHARED_BY_MANY]
