"""Arrows point down only: imports, foreign keys and template tags."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import apps

from tests.architecture.source import ROOT, code, files, layer_of, may_use, module, read

if TYPE_CHECKING:
    from django.db.models import Model

LOAD = re.compile(r"\{%-?\s*load\s+([^%]+?)\s*-?%\}")
# The page frame and the components serve every feature, so they may know only what lies below.
SHARED_TEMPLATES = "liaison.navigation"
OTHERS_TEMPLATES = {
    "account": "liaison.accounts",
    "mfa": "liaison.accounts",
    "home": "liaison.home",
    "blocks": "liaison.home",
    "navigation": "liaison.navigation",
    "reference": "liaison.reference",
    "media": "liaison.media",
    "accounts": "liaison.accounts",
}


def test_imports_point_down():
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_foreign_keys_point_down():
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if layer_of(model.__module__) is not None
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.is_relation
        and not comes_from_others(model, field.name)
        and isinstance(field.related_model, type)
        and not may_use(model.__module__, field.related_model.__module__)
    ]
    assert not upward


def comes_from_others(model: type[Model], field: str) -> bool:
    """True for what an abstract model of Wagtail brings, such as who uploaded an image."""
    return any(
        field in {inherited.name for inherited in base._meta.local_fields}
        for base in model.__mro__
        if hasattr(base, "_meta") and base._meta.abstract and layer_of(base.__module__) is None
    )


def tag_libraries() -> dict[str, str]:
    return {
        Path(name).stem: module(name)
        for name in code()
        if "/templatetags/" in name and not name.endswith("__init__.py")
    }


def package_of_template(name: str) -> str:
    """The package a template belongs to, by its folder."""
    folder = re.split(r"(?:^|/)templates/", name, maxsplit=1)[1].split("/")[0]
    return OTHERS_TEMPLATES.get(folder, folder if layer_of(folder) else SHARED_TEMPLATES)


def test_template_tags_point_down():
    libraries = tag_libraries()
    upward = [
        f"{name} loads {library}"
        for name in files()
        if "templates/" in name and name.endswith((".html", ".txt", ".svg"))
        for line in LOAD.findall(read(name))
        for library in line.split(" from ")[-1].split()
        if library in libraries and not may_use(package_of_template(name), libraries[library])
    ]
    assert not upward


def test_a_signal_for_the_layers_above_is_not_handled_where_it_is_sent():
    """Signals go from a lower app to an upper one; inside one app they hide a call."""
    inside = [
        name
        for name in code()
        if name.endswith("signal_handlers.py")
        and re.search(rf"^from {re.escape(app_of(name))}\.signals import", read(name), re.MULTILINE)
    ]
    assert not inside


def app_of(name: str) -> str:
    return module(name).rsplit(".", 1)[0]
