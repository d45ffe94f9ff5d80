"""One line of a report, whatever kind of content it is about; read cheaply, without the texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from directory.models import Location
from liaison.core.bilingual import LANGUAGES, Bilingual, current_language, other
from liaison.navigation.models import MenuItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from liaison.accounts.models import User

# A hidden place leaves this room in no form; a link in a menu is not a text.
LEFT_OUT = (Location, MenuItem)
BOTH = "both"
ANY = ("add", "change", "delete", "view")
FACTS = {"live", "has_unpublished_changes", "reviewed_on"}  # where a kind of record has them


@dataclass
class Row:
    """What a report knows before it is shown; `content` is filled in for the rows shown only."""

    pk: int
    model: type[models.Model]
    title: str
    language: str  # of a page; “both” for a record
    live: bool
    draft: bool = False  # something is written that isn’t published
    key: str = ""  # what a page shares with its pair
    published_at: datetime | None = None
    reviewed_on: date | None = None
    has_pair: bool = True
    content: Any = None

    @property
    def kind(self) -> str:
        return str(capfirst(self.model._meta.verbose_name))

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)

    @property
    def code(self) -> str:
        return self.model._meta.label_lower

    @property
    def reviewed(self) -> date | None:
        return getattr(self.content, "reviewed_on", None)

    @property
    def url(self) -> str:
        return edit_url(self.model, self.pk)


def edit_url(model: type[models.Model], pk: int) -> str:
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    viewset = model.snippet_viewset  # type: ignore[attr-defined]
    return reverse(viewset.get_url_name("edit"), args=[quote(pk)])


def page_rows(user: User) -> list[Row]:
    """The pages of both trees that this person may change or publish."""
    policy = policy_registry.get_by_type(Page)
    pages = policy.instances_user_has_any_permission_for(user, ["change", "publish"])
    found = pages.filter(depth__gt=1).values(
        "pk",
        "draft_title",
        "live",
        "has_unpublished_changes",
        "translation_key",
        "last_published_at",
        "content_type_id",
        "alias_of_id",
        "locale__language_code",
    )
    rows = [page_row(values) for values in found if not values["alias_of_id"]]
    with_pairs(rows)
    return rows


def page_row(values: dict[str, Any]) -> Row:
    kind = ContentType.objects.get_for_id(values["content_type_id"]).model_class()
    return Row(
        pk=values["pk"],
        model=kind or Page,
        title=values["draft_title"],
        language=values["locale__language_code"][:2],
        live=values["live"],
        draft=values["has_unpublished_changes"],
        key=str(values["translation_key"]),
        published_at=values["last_published_at"],
    )


def with_pairs(rows: Iterable[Row]) -> None:
    published = {(row.key, row.language) for row in rows if row.live}
    for row in rows:
        row.has_pair = (row.key, other(row.language)) in published


def texts_models() -> list[type[models.Model]]:
    """The kinds of record that hold texts in both languages."""
    return [
        model
        for model in get_snippet_models()
        if bilingual_names(model) and not issubclass(model, LEFT_OUT)
    ]


def record_models(user: User) -> Iterator[type[models.Model]]:
    """Those of them whose list this person may open."""
    for model in texts_models():
        policy = policy_registry.get_by_type(model)
        if policy.user_has_any_permission(user, ANY):
            yield model


def bilingual_names(model: type[models.Model]) -> list[str]:
    """The texts of a record that stand in two columns, the name of the record first."""
    names = (
        name
        for kind in reversed(model.__mro__)
        for name, value in vars(kind).items()
        if isinstance(value, Bilingual)
    )
    return [
        name
        for name in dict.fromkeys(names)
        if isinstance(model._meta.get_field(f"{name}_en"), models.CharField | models.TextField)
    ]


def record_rows(user: User) -> list[Row]:
    return [row for model in record_models(user) for row in rows_of(model, user)]


def rows_of(model: type[models.Model], user: User) -> Iterator[Row]:
    """Those that this person may open: a regional editor’s provinces, where it has one."""
    policy = policy_registry.get_by_type(model)
    mine = policy.instances_user_has_any_permission_for(user, ANY)
    names = bilingual_names(model)
    fields = {field.name for field in model._meta.get_fields()}
    title = [f"{names[0]}_{language}" for language in (current_language(), *LANGUAGES)]
    wanted = ["pk", *dict.fromkeys(title), *(FACTS & fields)]
    rows = mine.annotate(one_sided=one_sided(names)).values("one_sided", *wanted)
    for values in rows:
        yield Row(
            pk=values["pk"],
            model=model,
            title=next(filter(None, (values[name] for name in title)), ""),
            language=BOTH,
            live=values.get("live", True),
            draft=values.get("has_unpublished_changes", False),
            reviewed_on=values.get("reviewed_on"),
            has_pair=not values["one_sided"],
        )


def one_sided(names: list[str]) -> models.Case:
    """Whether a text of a record is there in one language and missing in the other."""
    missing = Q()
    for name in names:
        for language in LANGUAGES:
            here, there = f"{name}_{language}", f"{name}_{other(language)}"
            missing |= Q(**{there: ""}) & ~Q(**{here: ""})
    return models.Case(
        models.When(missing, then=True), default=False, output_field=models.BooleanField()
    )


def read_contents(rows: Iterable[Row]) -> None:
    """Load what the rows are about, one query a kind."""
    by_model: dict[type[models.Model], list[Row]] = {}
    for row in rows:
        by_model.setdefault(row.model, []).append(row)
    for model, members in by_model.items():
        records = model._default_manager.select_related(*people(model))
        found = records.in_bulk([row.pk for row in members])
        for row in members:
            row.content = found.get(row.pk)


def people(model: type[models.Model]) -> list[str]:
    if issubclass(model, Page):
        return ["owner"]
    names = {field.name for field in model._meta.get_fields()}
    return ["latest_revision__user"] if "latest_revision" in names else []
