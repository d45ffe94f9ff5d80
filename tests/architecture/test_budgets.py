"""Small files, small functions, a sentence at the head of each room."""

from __future__ import annotations

import ast
import warnings
from pathlib import Path

from tests.architecture.source import code, read, written

FILE_WARN, FILE_FAIL = 300, 400
FUNCTION, VIEW, SETTINGS, COMMAND = 30, 20, 120, 150
NO_DOCSTRING_NEEDED = ("__init__.py", "apps.py", "conftest.py")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines_of(name: str) -> int:
    return len(read(name).splitlines())


def test_files_are_small():
    sizes = {name: lines_of(name) for name in written(".py", ".js", ".mjs", ".css", ".html")}
    for name, size in sizes.items():
        if FILE_WARN < size <= FILE_FAIL:
            warnings.warn(f"{name} has {size} lines", stacklevel=1)
    assert not {name: size for name, size in sizes.items() if size > FILE_FAIL}


def body_size(function: Function) -> int:
    """Lines from `def` to the end, the docstring left out."""
    size = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is not None:
        text = function.body[0]
        size -= (text.end_lineno or text.lineno) - text.lineno + 1
    return size


def functions(name: str) -> list[Function]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(ast.parse(read(name))) if isinstance(node, kinds)]


def too_long(names: list[str], limit: int) -> list[str]:
    return [
        f"{name}:{function.lineno} {function.name} has {size} lines"
        for name in names
        for function in functions(name)
        if (size := body_size(function)) > limit
    ]


def is_views(name: str) -> bool:
    return name.endswith("/views.py") or "/views/" in name


def test_functions_are_short():
    assert not too_long(written(".py"), FUNCTION)


def test_views_are_shorter():
    assert not too_long([name for name in code() if is_views(name)], VIEW)


def test_settings_files_are_short():
    settings = [name for name in code() if "/settings/" in name]
    assert settings
    assert not {name: size for name in settings if (size := lines_of(name)) > SETTINGS}


def test_commands_call_the_work_and_do_not_hold_it():
    commands = [name for name in code() if "/management/commands/" in name]
    assert not {name: size for name in commands if (size := lines_of(name)) > COMMAND}


def test_a_file_says_what_it_is():
    silent = [
        name
        for name in written(".py")
        if not name.endswith(NO_DOCSTRING_NEEDED) and not Path(name).name.startswith("test_")
        if (tree := ast.parse(read(name))).body and not ast.get_docstring(tree)
    ]
    assert not silent
