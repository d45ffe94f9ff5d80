"""What the architecture tests read: the project's own files and the layers of pyproject.toml."""

from __future__ import annotations

import subprocess
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("site/liaison", "directory", "practice", "training", "scenarios", "search")
GENERATED = ("frontend/build/", "frontend/node_modules/", "site/locale/")


@cache
def files() -> tuple[str, ...]:
    """Every file of the project, ignored ones left out, as a path from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = listed.stdout.split("\0") if listed.returncode == 0 else walk()
    return tuple(sorted(name for name in names if name and (ROOT / name).is_file()))


def walk() -> list[str]:
    """For a copy of the project that is no git checkout."""
    skipped = {".git", ".venv", "var", "build", "node_modules", "__pycache__"}
    found = []
    for path in ROOT.rglob("*"):
        name = path.relative_to(ROOT)
        if not skipped & set(name.parts) or name.parts[:2] == ("frontend", "build"):
            found.append(name.as_posix())
    return found


def written(*endings: str) -> list[str]:
    """Files with one of these endings that people write; migrations and built files left out."""
    return [
        name
        for name in files()
        if name.endswith(endings) and "/migrations/" not in name and not name.startswith(GENERATED)
    ]


def code() -> list[str]:
    """The Python files of the packages."""
    return [name for name in written(".py") if name.startswith(tuple(f"{p}/" for p in PACKAGES))]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@cache
def layers() -> tuple[frozenset[str], ...]:
    """The layers of the import contract, highest first; a layer holds one or more packages."""
    project = tomllib.loads(read("pyproject.toml"))
    (contract,) = project["tool"]["importlinter"]["contracts"]
    return tuple(
        frozenset(part.strip() for part in layer.split("|")) for layer in contract["layers"]
    )


def layer_of(module: str) -> int | None:
    """The number of the layer a module stands in (0 is the highest), None for others' code."""
    for number, names in enumerate(layers()):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return number
    return None


def may_use(user: str, used: str) -> bool:
    """True where `user` may know of `used`: its own package, a lower layer, or others' code."""
    above, below = layer_of(user), layer_of(used)
    if above is None or below is None:
        return True
    return below > above or package(user) == package(used)


def package(module: str) -> str:
    """`liaison.home` for liaison.home.models, `directory` for directory.views.finder."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] in {"liaison", "practice"} else parts[0]


def module(name: str) -> str:
    """`liaison.home.models` for site/liaison/home/models.py."""
    return name.removeprefix("site/").removesuffix(".py").replace("/", ".")
