"""What every test may ask for: personas, regions, a site with its pages, a browser, axe."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.personas import PERSONAS, Persona
from tests.plugins.skips import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from liaison.home.models import HomePage

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(autouse=True)
def own_media(settings: Any, tmp_path: Path) -> None:
    """Nothing a test writes lands in var/."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """What a process keeps of another test, its language included, is forgotten."""
    from django.core.cache import cache
    from django.utils import translation

    from liaison.core.memo import forget_all

    translation.deactivate()  # a request leaves its language behind in the thread
    forget_all()
    cache.clear()  # used codes and rate limits are there


@pytest.fixture
def shared_data() -> Path:
    """Data sets beside the checkout that are too large, or not ours, to be part of it."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        missing(f"the data sets of {folder.parent.name}/{folder.name}, beside the checkout")
    return folder


@pytest.fixture(params=PERSONAS, ids=str)
def persona(request: pytest.FixtureRequest) -> Persona:
    """The test runs once for each persona."""
    return request.param


@pytest.fixture
def client_for(db: None) -> Callable[[Persona], Client]:
    """A client that is signed in as the persona."""
    from django.test import Client

    def make(persona: Persona) -> Client:
        client = Client()
        user = persona.make()
        if user.is_authenticated:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


@pytest.fixture
def regions(db: None) -> None:
    """Provinces, territories and health regions, as in a real database."""
    from liaison.reference.regions import load_regions

    load_regions()


@pytest.fixture
def site_root(db: None) -> dict[str, HomePage]:
    """A site with its home page in each language; Wagtail's own pages come with migrations only."""
    from tests.factories.pages import make_site

    return make_site()


@pytest.fixture(scope="module")
def demo_site(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The site as `load_demo` leaves it, once for a file of tests; none of them changes another."""
    from tests.factories.demo import loaded_site

    with loaded_site(django_db_blocker):
        yield


@pytest.fixture(scope="session")
def chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        missing("Chromium, for the browser tests (install the package chromium)")
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(chromium: str) -> dict[str, Any]:
    return {"executable_path": chromium, "args": CHROMIUM_ARGS}


@pytest.fixture
def axe(page: Any) -> Callable[[], list[str]]:
    """Run axe-core on the page as it stands; one line for each violation."""
    from axe_playwright_python.sync_playwright import Axe

    def violations() -> list[str]:
        results = Axe().run(page).response["violations"]
        return [
            f"{page.url}: {found['id']} ({found['help']}): {node['html'][:200]}"
            for found in results
            for node in found["nodes"]
        ]

    return violations


@pytest.fixture
def sound(page: Any, axe: Callable[[], list[str]]) -> Callable[..., None]:
    """Nothing for axe to say of the page as it stands, and no sideways scrolling."""

    def look(*widths: int) -> None:
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            assert axe() == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url

    return look


@pytest.fixture
def own_database(
    tmp_path: Path, django_db_setup: None, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A database that threads share, with the tables of the search engine only."""
    from tests.search.own_database import own_database as own

    with django_db_blocker.unblock(), own(tmp_path, monkeypatch):
        yield
