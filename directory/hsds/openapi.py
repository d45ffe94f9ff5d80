"""The feed described for programs (OpenAPI 3.1), from the forms that read its parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.hsds import parameters
from directory.hsds.conf import HSDS_VERSION, LICENCE, MOST_PER_PAGE, PER_PAGE
from directory.hsds.records import RECORDS
from liaison.core.bilingual import current_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.utils.functional import Promise

SCHEMAS = f"https://raw.githubusercontent.com/openreferral/specification/{HSDS_VERSION}/schema/"
LISTS = {
    "services": ("compiled/service_list.json", "compiled/service.json"),
    "organizations": ("compiled/organization_list.json", "compiled/organization.json"),
    "taxonomies": ("taxonomy.json", "taxonomy.json"),
    "taxonomy_terms": ("taxonomy_term.json", "taxonomy_term.json"),
    "service_at_locations": (
        "compiled/service_at_location_list.json",
        "compiled/service_at_location.json",
    ),
}
NAMES: dict[str, str | Promise] = {
    "services": gettext_lazy("Services"),
    "organizations": gettext_lazy("Organisations"),
    "taxonomies": gettext_lazy("Taxonomies"),
    "taxonomy_terms": gettext_lazy("Terms of the taxonomies"),
    "service_at_locations": gettext_lazy("Services at each of their public places"),
}
MEANINGS: dict[str, str | Promise] = {
    "search": gettext_lazy("Words that a record must hold, all of them."),
    "page": gettext_lazy("Number of the page, from 1."),
    "per_page": gettext_lazy("Records on a page."),
    "format": gettext_lazy("ndjson streams everything at once, one record a line."),
    "full": gettext_lazy("Records with all their rows."),
    "minimal": gettext_lazy("Only ids and dates of change, of all services on one page."),
    "full_service": gettext_lazy("Organisations with their services in full."),
    "modified_after": gettext_lazy("Only services that changed on this date or later."),
    "organization_id": gettext_lazy("Only services of this organisation."),
    "taxonomy_id": gettext_lazy("Only records with a term of this taxonomy."),
    "taxonomy_term_id": gettext_lazy("Only records with this term; given several times, with all."),
    "parent_id": gettext_lazy("Only terms that are part of this one."),
    "top_only": gettext_lazy("Only terms that are part of no other."),
    "postcode": gettext_lazy("Only services whose area covers this postal code."),
    "proximity": gettext_lazy(
        "With a postal code, only places within so many metres of its centre."
    ),
}
PAGE: dict[str, str] = {
    "total_items": "integer",
    "total_pages": "integer",
    "page_number": "integer",
    "size": "integer",
    "first_page": "boolean",
    "last_page": "boolean",
    "empty": "boolean",
}


def addresses() -> Iterator[tuple[str, str, str, list[tuple[str, str]]]]:
    """Path, full address, what it lists and its parameters, for people to read."""
    for name, records in RECORDS.items():
        address = settings.BASE_URL + reverse("hsds_list", args=[name])
        known = [(field, str(MEANINGS[field])) for field in records.parameters.base_fields]
        yield f"/{name}", address, str(NAMES[name]), known


def document() -> dict[str, Any]:
    paths: dict[str, Any] = {"/": {"get": operation("base", _("Version of this feed"), BASE)}}
    for name, records in RECORDS.items():
        short, full = ({"$ref": SCHEMAS + file} for file in LISTS[name])
        paths[f"/{name}"] = {
            "get": operation(f"list_{name}", str(NAMES[name]), page_of(short, full))
            | {"parameters": list(query(records.parameters))}
        }
        extra = query(parameters.OneParameters) if name == "organizations" else ()
        paths[f"/{name}/{{id}}"] = {
            "get": operation(f"one_{name}", _("One of them"), full, missing=True)
            | {"parameters": [ID, *extra]}
        }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _("Liaison: open data (HSDS)"),
            "version": HSDS_VERSION,
            "description": about(),
            "license": {"name": "CC BY 4.0", "url": LICENCE},
        },
        "servers": [{"url": settings.BASE_URL + reverse("hsds").rstrip("/")}],
        "paths": paths,
    }


BASE = {
    "type": "object",
    "required": ["version", "profile", "openapi_url"],
    "properties": {
        "version": {"type": "string"},
        "profile": {"type": "string", "format": "uri"},
        "openapi_url": {"type": "string", "format": "uri"},
    },
}
ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "format": "uuid"},
}


def about() -> str:
    return _(
        "Services that prevent radicalisation and violent extremism in Canada, as HSDS "
        "%(version)s. Only what everybody may read. At most %(requests)d requests a minute."
    ) % {"version": HSDS_VERSION, "requests": settings.HSDS_REQUESTS_A_MINUTE}


def operation(
    name: str, words: str, schema: dict[str, Any], *, missing: bool = False
) -> dict[str, Any]:
    responses: dict[str, Any] = {
        "200": {
            "description": words,
            "headers": {"Content-Language": {"schema": {"const": current_language()}}},
            "content": {"application/json": {"schema": schema}},
        },
        "304": {"description": _("Unchanged since the ETag given")},
        "400": {"description": _("A parameter can’t be read.")},
        "429": {"description": _("That was too often. Please wait a minute.")},
    }
    if missing:
        responses["404"] = {"description": _("No such record")}
    return {"operationId": name, "summary": words, "responses": responses}


def page_of(short: dict[str, Any], full: dict[str, Any]) -> dict[str, Any]:
    items = short if short == full else {"anyOf": [short, full]}
    numbers = {name: {"type": kind} for name, kind in PAGE.items()}
    return {
        "type": "object",
        "required": [*PAGE, "contents"],
        "properties": numbers | {"contents": {"type": "array", "items": items}},
    }


def query(form: type[parameters.Strict]) -> Iterator[dict[str, Any]]:
    for name, field in form.base_fields.items():
        words = str(MEANINGS[name])
        yield {"name": name, "in": "query", "description": words, "schema": schema_of(name, field)}


def schema_of(name: str, field: forms.Field) -> dict[str, Any]:
    if name == "per_page":
        return {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE}
    if isinstance(field, forms.IntegerField):
        return {"type": "integer", "minimum": 1}
    if isinstance(field, parameters.Flag):
        return {"type": "boolean", "default": False}
    if isinstance(field, forms.ChoiceField):
        return {"type": "string", "enum": list(parameters.FORMATS), "default": "json"}
    if isinstance(field, parameters.Ids):
        return {"type": "array", "items": {"type": "string", "format": "uuid"}}
    return {"type": "string"}
