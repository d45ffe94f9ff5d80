"""What each role may do with the directory’s records, given whenever the database is brought up
to date; permissions that a site added by hand stay."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission

from liaison.accounts.roles import Role

READ = ("view",)
ADD = ("view", "add")
DRAFT = ("view", "add", "change")
KEEP = (*DRAFT, "delete")
PUBLISH = (*DRAFT, "publish", "lock", "unlock")
ALL = (*PUBLISH, "delete")

LISTINGS = ("directory.organisation", "directory.service", "directory.location")
TERM, CRITERION = "directory.term", "directory.inclusioncriterion"
DECISION = "directory.inclusiondecision"
PARTNERS = ("directory.multiagencytable", "directory.liaisoncontact")
NOTICE, REMIT = "directory.partnernotice", "directory.regionalremit"
GLOSSARY, SYNONYMS = "reference.glossaryterm", "reference.synonyms"
LAW = "reference.lawcard"
CARDS = ("reference.instrument", "reference.rolecard", LAW)
SITE_WIDE = ("navigation.crisisline", "navigation.menuitem")
VERIFICATION, REGION = "accounts.practitionerverification", "reference.region"
EMBEDDING = "directory.embedorigin"
PEOPLE = ("accounts.user", "auth.group")

GRANTS: dict[Role, dict[str, tuple[str, ...]]] = {
    Role.REGIONAL_EDITOR: {
        **dict.fromkeys((*LISTINGS, *PARTNERS), DRAFT),
        **dict.fromkeys((TERM, GLOSSARY, *CARDS, CRITERION, DECISION, REGION), READ),
    },
    Role.MODERATOR: {
        **dict.fromkeys((*LISTINGS, *PARTNERS), PUBLISH),
        NOTICE: ("view", "change"),
        TERM: READ,
        GLOSSARY: READ,
        **dict.fromkeys(CARDS, READ),
        CRITERION: READ,
        DECISION: ADD,
        VERIFICATION: ("view", "change"),
        REGION: READ,
    },
    Role.EDITOR: {
        **dict.fromkeys((*LISTINGS, *PARTNERS, TERM, GLOSSARY, *CARDS), PUBLISH),
        NOTICE: ("view", "change"),
        CRITERION: DRAFT,
        DECISION: ADD,
        **dict.fromkeys((*SITE_WIDE, SYNONYMS), KEEP),
        REGION: READ,
    },
    Role.PRIVACY_OFFICER: {
        **dict.fromkeys((*LISTINGS, *PARTNERS, DECISION, VERIFICATION, REGION), READ),
        LAW: ("view", "change"),
    },
    Role.ADMINISTRATOR: {
        **dict.fromkeys((*LISTINGS, *PARTNERS, TERM, GLOSSARY, *CARDS), ALL),
        NOTICE: ("view", "change", "delete"),
        REMIT: KEEP,
        CRITERION: KEEP,
        DECISION: ADD,
        **dict.fromkeys((*SITE_WIDE, *PEOPLE, EMBEDDING, SYNONYMS), KEEP),
        VERIFICATION: ("view", "change"),
        REGION: READ,
    },
}


def grant_permissions(sender: Any = None, **kwargs: Any) -> None:
    """Runs after migrations, once every app has its permissions. Idempotent."""
    if sender is not None and not is_last(sender):
        return
    for role, grants in GRANTS.items():
        group, _created = Group.objects.get_or_create(name=role)
        group.permissions.add(*permissions(grants))


def permissions(grants: dict[str, tuple[str, ...]]) -> list[Permission]:
    wanted = {
        (app, f"{action}_{model}")
        for app, model, actions in ((*label.split("."), grants[label]) for label in grants)
        for action in actions
    }
    rows = Permission.objects.filter(
        content_type__app_label__in={app for app, _code in wanted},
        codename__in={code for _app, code in wanted},
    ).select_related("content_type")
    return [row for row in rows if (row.content_type.app_label, row.codename) in wanted]


def is_last(app: Any) -> bool:
    """Django says “migrated” once for each app that has models, in the order of their list."""
    return app == [config for config in apps.get_app_configs() if config.models_module][-1]
