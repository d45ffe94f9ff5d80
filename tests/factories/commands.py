"""Management commands as a person at a terminal meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.management import CommandError, call_command

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def runner(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """The exit status of a command and all that it says; rows with errors go into `folder`."""

    def run(*files: Path, **options: object) -> tuple[int, str]:
        options.setdefault("errors", folder / "errors.csv")
        status, said = 0, ""
        try:
            call_command(command, *files, **options)
        except CommandError as error:
            status, said = error.returncode, str(error)
        captured = capsys.readouterr()
        return status, captured.out + captured.err + said

    return run
