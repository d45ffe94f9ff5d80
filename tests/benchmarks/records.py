"""Invented organisations, services and places as rows of the real tables, for one seed.

Written as plain rows, because a hundred thousand services have two million of them.
"""

from __future__ import annotations

import csv
import itertools
import json
import random
import uuid
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone

from directory import enums
from liaison.core.keys import ALPHABET, LENGTH
from liaison.core.provinces import TIMEZONES
from liaison.reference.models import Region
from tests.benchmarks import generate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

CHUNK = 5_000  # services in a transaction
SERVICES_OF_AN_ORGANISATION = 2
WEEKDAYS = range(5)
SCATTER = 0x9E3779B97F4A7C15
# facet: the chance that a service names one of its terms, and another
TERMS = {
    "type": (1.0, 0.4),
    "language": (1.0, 0.4),
    "inclusion": (0.4, 0.1),
    "model": (0.4, 0.1),
    "experience": (0.3, 0.1),
    "discipline": (0.6, 0.4),
    "aim": (0.4, 0.1),
    "condition": (0.3, 0.0),
    "accessibility": (0.4, 0.2),
}
Row = dict[str, Any]


class Rows:
    """Rows for many tables, held until `flush` writes them; what is not given is the default."""

    def __init__(self) -> None:
        self._held: dict[type[Model], list[Row]] = defaultdict(list)
        self._last: dict[type[Model], int] = {}

    def add(self, model: type[Model], **columns: Any) -> int:
        number = self._last.get(model, 0) + 1
        self._last[model] = number
        self._held[model].append({"id": number, **columns})
        return number

    def flush(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "sqlite":  # elsewhere they wait for the end anyway
                cursor.execute("PRAGMA defer_foreign_keys = ON")
            for model, rows in self._held.items():
                insert(cursor, model, rows)
            for sql in connection.ops.sequence_reset_sql(no_style(), list(self._held)):
                cursor.execute(sql)
        self._held.clear()


def insert(cursor: Any, model: type[Model], rows: list[Row]) -> None:
    fields = list(model._meta.concrete_fields)
    given = {name for row in rows for name in row}
    defaults = [
        None if field.attname in given else field.get_db_prep_save(field.get_default(), connection)
        for field in fields
    ]
    names = [field.attname for field in fields]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    cursor.executemany(
        f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})',  # noqa: S608
        (tuple(map(row.get, names, defaults)) for row in rows),
    )


def model(name: str) -> Any:
    return apps.get_model("directory", name)


def through(name: str, relation: str) -> Any:
    return getattr(model(name), relation).through


def key(number: int) -> str:
    """Looks like chance; an odd factor sends each number somewhere else."""
    scattered = number * SCATTER % len(ALPHABET) ** LENGTH
    digits = []
    for _ in range(LENGTH):
        scattered, digit = divmod(scattered, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return "".join(digits)


class Maker:
    def __init__(self, count: int, seed: int) -> None:
        self.count = count
        self.chance = random.Random(seed)
        self.rows = Rows()
        with generate.PLACES.open(encoding="utf-8") as lines:
            self.towns = list(csv.DictReader(lines))
        people = (int(town["population"] or 0) + 200 for town in self.towns)
        self.people = list(itertools.accumulate(people))
        self.regions = dict(Region.objects.values_list("code", "pk"))
        self.terms: dict[str, list[int]] = defaultdict(list)
        for facet, pk in model("Term").objects.values_list("facet", "pk"):
            self.terms[facet].append(pk)
        self.now = timezone.now()
        self.identities = 0

    def make(self) -> Iterator[int]:
        """Yields how many services are written, a chunk at a time."""
        organisation, town = 0, self.town()
        for number in range(1, self.count + 1):
            if number % SERVICES_OF_AN_ORGANISATION == 1:
                town = self.town()
                organisation = self.organisation(town)
            self.service(organisation, town)
            if number % CHUNK == 0 or number == self.count:
                self.rows.flush()
                yield number

    # Chance

    def town(self) -> dict[str, str]:
        return self.chance.choices(self.towns, cum_weights=self.people)[0]

    def one(self, values: Any) -> Any:
        """The common ones first: the n-th is drawn with a weight of 1 / n."""
        return self.chance.choices(values, [1 / n for n in range(1, len(values) + 1)])[0]

    def some(self, values: Any, chances: tuple[float, ...] = (1.0, 0.4)) -> list[Any]:
        return list({self.one(values): None for odds in chances if self.chance.random() < odds})

    def codes(self, choices: Any) -> str:
        return json.dumps(self.some(choices.values))

    def prose(self, words: tuple[list[str], list[float]], count: int) -> str:
        return " ".join(self.chance.choices(words[0], cum_weights=words[1], k=count)).capitalize()

    def identity(self) -> Row:
        self.identities += 1
        return {
            "key": key(self.identities),
            "uuid": uuid.UUID(int=self.chance.getrandbits(128)).hex,
            "created_at": self.days_ago(400),
            "updated_at": self.days_ago(30),
            "live": True,
        }

    def days_ago(self, most: int) -> str:
        return f"{self.now - timedelta(days=self.chance.randrange(most)):%Y-%m-%d %H:%M:%S}"

    # Records

    def organisation(self, town: dict[str, str]) -> int:
        pk = self.rows.add(
            model("Organisation"),
            **self.identity(),
            name_en=f"{self.prose(generate.ENGLISH_PROSE, 2)} {town['name_en']}",
            name_fr=f"{self.prose(generate.FRENCH_PROSE, 2)} {town['name_fr']}",
            province=town["province"],
            police_role=self.one(["none", "", "law-only", "partner"]),
        )
        for facet in ("sector", "organisation_type"):
            self.rows.add(
                through("Organisation", "terms"),
                organisation_id=pk,
                term_id=self.one(self.terms[facet]),
            )
        self.rows.add(
            model("OrganisationContact"),
            organisation_id=pk,
            kind="web",
            value="https://example.org",
        )
        return pk

    def service(self, organisation: int, town: dict[str, str]) -> None:
        pk = self.rows.add(
            model("Service"), organisation_id=organisation, **self.identity(), **self.facts(town)
        )
        link = through("Service", "terms")
        for facet, chances in TERMS.items():
            for term in self.some(self.terms[facet], chances):
                self.rows.add(link, service_id=pk, term_id=term)
        self.areas(pk, town)
        spots = [town] if self.chance.random() < 0.8 else [town, self.town()]
        for spot in spots:
            place = self.location(organisation, spot)
            self.rows.add(through("Service", "locations"), service_id=pk, location_id=place)
        self.statements(pk)

    def facts(self, town: dict[str, str]) -> Row:
        french = self.chance.random() < 0.7
        ages = self.chance.choice(((None, None), (12, 25), (18, None), (None, 17), (16, 35)))
        return {
            "name_en": f"{self.prose(generate.ENGLISH_PROSE, 2)} {town['name_en']}",
            "name_fr": f"{self.prose(generate.FRENCH_PROSE, 2)} {town['name_fr']}" * french,
            "summary_en": self.prose(generate.ENGLISH_PROSE, 12),
            "summary_fr": self.prose(generate.FRENCH_PROSE, 12) * french,
            "description_en": self.prose(generate.ENGLISH_PROSE, 40),
            "description_fr": self.prose(generate.FRENCH_PROSE, 40) * french,
            "visibility": self.chance.choices(("public", "practitioner"), (95, 5))[0],
            "levels": self.codes(enums.Level),
            "audiences": self.codes(enums.Audience),
            "referrers": self.codes(enums.Referrer),
            "modes": self.codes(enums.Mode),
            "specialisation": self.one(["general", "partly", "", "specialised"]),
            "police_role": self.one(["", "none", "partner", "delivers"]),
            "cost": self.one(["free", "", "scale", "fee"]),
            "voluntary": self.one(["voluntary", "", "both"]),
            "team_size": self.one(["", "3-5", "1-2", "11+"]),
            "anonymous_ok": self.chance.random() < 0.3,
            "minimum_age": ages[0],
            "maximum_age": ages[1],
            "timezone": TIMEZONES[town["province"]],
        }

    def areas(self, service: int, town: dict[str, str]) -> None:
        """Half serve a region, some a province, few the whole country, some say nothing."""
        code = self.chance.choices((town["region"], town["province"], ""), (50, 20, 30))[0]
        if code in self.regions:
            link = through("Service", "regions")
            self.rows.add(link, service_id=service, region_id=self.regions[code])

    def location(self, organisation: int, town: dict[str, str]) -> int:
        return self.rows.add(
            model("Location"),
            **self.identity(),
            organisation_id=organisation,
            privacy=self.chance.choices(enums.LocationPrivacy.values, (80, 12, 4, 4))[0],
            address=f"{self.chance.randrange(1, 9999)} Example Street",
            city=town["name_en"],
            province=town["province"],
            latitude=min(83.0, round(float(town["latitude"]) + self.chance.gauss(0, 0.05), 5)),
            longitude=round(float(town["longitude"]) + self.chance.gauss(0, 0.08), 5),
        )

    def statements(self, service: int) -> None:
        add, chance = self.rows.add, self.chance
        state = chance.choices(("confirmed", "found", "archived"), (88, 10, 2))[0]
        add(model("LifeCycleStep"), service_id=service, state=state, at=self.days_ago(400))
        status = self.one(["open", "waiting", "paused", "closed"])
        add(model("IntakeUpdate"), service_id=service, status=status, at=self.days_ago(90))
        for fact in chance.sample(enums.Fact.values, 3):
            add(model("Confirmation"), service_id=service, fact=fact, at=self.days_ago(300))
        number = f"{chance.randrange(200, 999)} 555-01{chance.randrange(10, 99)}"
        add(model("ServiceContact"), service_id=service, kind="voice", value=number)
        self.hours(service)

    def hours(self, service: int) -> None:
        """Most keep office hours; some never close, so that something is open at any moment."""
        days, opens, closes = self.chance.choices(
            (
                (WEEKDAYS, "09:00:00", "17:00:00"),
                (range(7), "00:00:00", "00:00:00"),
                ((), "", ""),
            ),
            (60, 10, 30),
        )[0]
        for day in days:
            self.rows.add(
                model("OpeningHours"), service_id=service, weekday=day, opens=opens, closes=closes
            )
