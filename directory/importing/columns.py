"""Every column a list may have, once: what it fills, and what its cells may hold.

docs/importing.md says the same in words; a test keeps the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from directory import enums
from directory.enums import AttributeKind, ContactKind, Facet
from directory.models import Location, Organisation, Service
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db import models


class Record(Enum):
    """Which record a column fills."""

    ORGANISATION = auto()
    SERVICE = auto()
    LOCATION = auto()
    TODAY = auto()  # facts of the day, never part of a draft
    ROW = auto()  # about the row itself
    PLACES = auto()  # several locations, each with the columns of one


class Kind(Enum):
    """What a cell may hold."""

    TEXT = auto()
    LINES = auto()
    CODE = auto()
    CODES = auto()
    TERMS = auto()
    NUMBER = auto()
    DECIMAL = auto()
    YES_NO = auto()
    DAY = auto()
    WEB = auto()
    CONTACTS = auto()
    HOURS = auto()
    AREA = auto()
    PROVINCE = auto()
    POSTAL = auto()
    WAYS = auto()  # all contacts in their order; no cell holds this or what follows
    NESTED = auto()


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    record: Record
    kind: Kind
    field: str = ""
    choices: type[models.TextChoices] | None = None
    facet: str = ""
    max_length: int | None = None


MODELS: dict[Record, type[models.Model]] = {
    Record.ORGANISATION: Organisation,
    Record.SERVICE: Service,
    Record.LOCATION: Location,
}
LANGUAGES = ("en", "fr")


def texts(record: Record, names: Iterable[str], prefix: str = "") -> Iterator[Column]:
    """Two columns for each text, one a language, as long as the model allows."""
    for name in names:
        for language in LANGUAGES:
            field = f"{name}_{language}"
            longest = getattr(MODELS[record]._meta.get_field(field), "max_length", None)
            kind = Kind.TEXT if longest else Kind.LINES
            yield Column(f"{prefix}{field}", record, kind, field, max_length=longest)


def codes(record: Record, **fields: tuple[str, type[models.TextChoices]]) -> Iterator[Column]:
    """Columns that hold one code, or several where the model keeps a list."""
    for name, (field, choices) in fields.items():
        several = MODELS[record]._meta.get_field(field).get_internal_type() == "JSONField"
        yield Column(name, record, Kind.CODES if several else Kind.CODE, field, choices)


def terms(record: Record, facets: Iterable[Facet], field: str = "terms") -> Iterator[Column]:
    for facet in facets:
        yield Column(facet.value, record, Kind.TERMS, field, facet=facet.value)


def contacts(record: Record, kinds: dict[str, ContactKind]) -> Iterator[Column]:
    for name, kind in kinds.items():
        yield Column(name, record, Kind.CONTACTS, kind.value, max_length=200)


def attributes() -> Iterator[Column]:
    for kind in AttributeKind:
        for language in LANGUAGES:
            name = f"{kind.value}_{language}"
            yield Column(f"attribute_{name}", Record.ORGANISATION, Kind.LINES, f"attribute:{name}")
    yield Column(
        "attributes_visibility",
        Record.ORGANISATION,
        Kind.CODE,
        "attribute:visibility",
        choices=Visibility,
    )


ORGANISATION = (
    *texts(Record.ORGANISATION, ("name", "summary", "description"), "organisation_"),
    Column("organisation_province", Record.ORGANISATION, Kind.PROVINCE, "province"),
    *codes(
        Record.ORGANISATION,
        organisation_police=("police_role", enums.PoliceRole),
        organisation_visibility=("visibility", Visibility),
    ),
    *texts(Record.ORGANISATION, ("police_note", "privacy_note"), "organisation_"),
    Column("privacy_url", Record.ORGANISATION, Kind.WEB, "privacy_url", max_length=200),
    *terms(Record.ORGANISATION, enums.ORGANISATION_FACETS),
    Column("invented", Record.ORGANISATION, Kind.YES_NO, "is_invented"),
    *contacts(
        Record.ORGANISATION,
        {
            "organisation_phone": ContactKind.VOICE,
            "organisation_email": ContactKind.EMAIL,
            "organisation_website": ContactKind.WEB,
        },
    ),
    *attributes(),
)
SERVICE = (
    *texts(Record.SERVICE, ("name", "summary", "description", "steps")),
    *codes(
        Record.SERVICE,
        level=("levels", enums.Level),
        audience=("audiences", enums.Audience),
        referrer=("referrers", enums.Referrer),
        mode=("modes", enums.Mode),
        specialisation=("specialisation", enums.Specialisation),
        police=("police_role", enums.PoliceRole),
        cost=("cost", enums.Cost),
        voluntary=("voluntary", enums.Voluntary),
        capacity=("team_size", enums.TeamSize),
        visibility=("visibility", Visibility),
    ),
    *terms(
        Record.SERVICE, (facet for facet in enums.SERVICE_FACETS if facet != Facet.ACCESSIBILITY)
    ),
    *texts(
        Record.SERVICE,
        ("police_note", "privacy_note", "referral_note", "cost_note", "model_note", "objectives"),
    ),
    Column("anonymous", Record.SERVICE, Kind.YES_NO, "anonymous_ok"),
    Column("interpreter", Record.SERVICE, Kind.YES_NO, "interpreter_on_request"),
    Column("weekly_hours", Record.SERVICE, Kind.NUMBER, "weekly_hours"),
    Column("minimum_age", Record.SERVICE, Kind.NUMBER, "minimum_age"),
    Column("maximum_age", Record.SERVICE, Kind.NUMBER, "maximum_age"),
    Column("timezone", Record.SERVICE, Kind.TEXT, "timezone", max_length=40),
    Column("hours", Record.SERVICE, Kind.HOURS, "hours"),
    Column("area", Record.SERVICE, Kind.AREA, "area"),
    *contacts(
        Record.SERVICE,
        {
            "phone": ContactKind.VOICE,
            "sms": ContactKind.TEXT,
            "tty": ContactKind.TTY,
            "fax": ContactKind.FAX,
            "email": ContactKind.EMAIL,
            "website": ContactKind.WEB,
            "chat": ContactKind.CHAT,
        },
    ),
)
LOCATION = (
    *texts(Record.LOCATION, ("name",), "location_"),
    Column(
        "location_privacy", Record.LOCATION, Kind.CODE, "privacy", choices=enums.LocationPrivacy
    ),
    Column("address", Record.LOCATION, Kind.TEXT, "address", max_length=200),
    Column("city", Record.LOCATION, Kind.TEXT, "city", max_length=120),
    Column("province", Record.LOCATION, Kind.PROVINCE, "province"),
    Column("postal_code", Record.LOCATION, Kind.POSTAL, "postal_code"),
    Column("latitude", Record.LOCATION, Kind.DECIMAL, "latitude"),
    Column("longitude", Record.LOCATION, Kind.DECIMAL, "longitude"),
    *terms(Record.LOCATION, (Facet.ACCESSIBILITY,), "accessibility"),
)
TODAY = (
    Column("intake", Record.TODAY, Kind.CODE, "status", choices=enums.IntakeStatus),
    Column("wait", Record.TODAY, Kind.CODE, "wait", choices=enums.WaitBand),
    Column("intake_note_en", Record.TODAY, Kind.TEXT, "note_en", max_length=200),
    Column("intake_note_fr", Record.TODAY, Kind.TEXT, "note_fr", max_length=200),
    Column("confirmed_on", Record.TODAY, Kind.DAY, "at"),
)
ROW = (
    Column("id", Record.ROW, Kind.TEXT, max_length=120),
    Column("organisation_id", Record.ROW, Kind.TEXT, max_length=120),
)
COLUMNS = {column.name: column for column in (*ROW, *ORGANISATION, *SERVICE, *LOCATION, *TODAY)}
ONLY_IN_FEEDS = (
    Column("contacts", Record.SERVICE, Kind.WAYS),
    Column("organisation_contacts", Record.ORGANISATION, Kind.WAYS),
    Column(
        "service_accessibility",
        Record.SERVICE,
        Kind.TERMS,
        "terms",
        facet=Facet.ACCESSIBILITY.value,
    ),
    Column("places", Record.PLACES, Kind.NESTED),
    *(
        Column(name, Record.TODAY, Kind.NESTED)
        for name in ("exceptions", "confirmations", "intake_how", "intake_at")
    ),
    *(
        Column(name, Record.ROW, Kind.NESTED)
        for name in (
            "key organisation_key last_modified metadata life_cycle organisation_decision".split()
        )
    ),
)
FIELDS = COLUMNS | {column.name: column for column in ONLY_IN_FEEDS}
