"""Creates the cards of `data/*.toml` that are missing; what editors changed stays."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import override

from liaison.core.bilingual import LANGUAGES
from liaison.core.provinces import Province
from liaison.reference.models import (
    Instrument,
    InstrumentFact,
    LawCard,
    LawSource,
    RoleCard,
)
from liaison.reference.models.card import SEPARATOR
from liaison.reference.regions import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liaison.reference.models.card import Card

Row = dict[str, Any]


@transaction.atomic
def load_cards() -> int:
    """Returns how many cards are new. Safe to run again."""
    return load_instruments() + load_roles() + load_laws()


def load_instruments() -> int:
    new = 0
    for row, columns in missing("instruments", Instrument):
        card = Instrument(
            **columns,
            **pairs(row, "owner"),
            **plain(row, "settings", "users", "ages", "evidence", "comparison_only", "owner_url"),
        )
        card.facts = [
            InstrumentFact(topic=topic, known=fact["known"], **pairs(fact, "text", "read_in"))
            for topic, fact in row["facts"].items()
        ]
        publish(card)
        new += 1
    return new


def load_roles() -> int:
    made = []
    for row, columns in missing("roles", RoleCard):
        card = RoleCard(
            **columns,
            **plain(row, "group", "sort_order"),
            **pairs(row, "does", "does_not", "needs"),
        )
        card.save()
        made.append((card, row["works_with"]))
    for card, codes in made:  # once every card it may name is there
        card.works_with.set(RoleCard.objects.filter(code__in=codes))
        publish(card)
    return len(made)


def load_laws() -> int:
    new = 0
    for row, columns in missing("laws", LawCard):
        card = LawCard(
            **columns,
            **plain(row, "level", "province", "sort_order"),
            **pairs(row, "official", "official_url", "notes"),
        )
        card.found_sources = [
            LawSource(
                found_on=card.written_on,
                **plain(found, "section", "known", "headings"),
                **pairs(found, "title", "edition", "url"),
            )
            for found in row.get("source", [])
        ]
        publish(card)
        new += 1
    return new


def missing(name: str, model: type[Card]) -> Iterator[tuple[Row, Row]]:
    """Each card that is not in the database: its row, and the columns that all cards have."""
    data = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))
    there = set(model.objects.values_list("code", flat=True))
    for order, row in enumerate(data["card"], start=1):
        if row["code"] not in there:
            row["sort_order"] = order * 10
            yield row, head(data, row)


def head(data: Row, row: Row) -> Row:
    columns = {
        "code": row["code"],
        "written_on": data["written_on"],
        **(pairs(row, "name") or names_of(Province(row["province"]))),
        **pairs(row, "summary"),
    }
    sources = [data["sources"][key] for key in row.get("sources", [])]
    for number, language in enumerate(LANGUAGES):
        columns[f"sources_{language}"] = "\n".join(cited(source, number) for source in sources)
    return columns


def cited(source: Sequence[str], number: int) -> str:
    """A citation in one language, with its address where it has one."""
    address = source[2:]
    return SEPARATOR.join([source[number], *address])


def names_of(province: Province) -> Row:
    names = {}
    for language in LANGUAGES:
        with override(language):
            names[f"name_{language}"] = str(province.label)
    return names


def pairs(row: Row, *names: str) -> Row:
    """`name = [English, French]` as the two columns of a record."""
    return {
        f"{name}_{language}": row[name][number].strip()
        for name in names
        if name in row
        for number, language in enumerate(LANGUAGES)
    }


def plain(row: Row, *names: str) -> Row:
    return {name: row[name] for name in names if name in row}


def publish(card: Card) -> None:
    """With a first revision, so that editors see what changed since."""
    card.save()
    card.save_revision().publish()
