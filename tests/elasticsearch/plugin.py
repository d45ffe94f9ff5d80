"""What the bare server lacks to make API keys: the analysis that its index of users asks for.

The server's own module is not published by coordinates, so a plug-in as small as can be is compiled
against the server's libraries, by a compiler that runs on any Java.
"""

from __future__ import annotations

import os
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

COMPILER = "org.eclipse.jdt:ecj:3.37.0:jar"
SOURCE = Path(__file__).with_name("EmailAnalysis.java")
DESCRIPTOR = """\
name=email-analysis
description=Analysis of e-mail addresses, for tests
version=1
elasticsearch.version={version}
java.version=17
classname=EmailAnalysis
"""


def install(home: Path, java: Path, obtain: Callable[[str], Path], version: str) -> None:
    """Into a server that has not been started yet."""
    folder = home / "plugins" / "email-analysis"
    classes = folder / "classes"
    classes.mkdir(parents=True)
    libraries = os.pathsep.join(map(str, (home / "lib").glob("*.jar")))
    compiler = [str(java / "bin" / "java"), "-jar", str(obtain(COMPILER)), "-17", "-nowarn"]
    made = [*compiler, "-cp", libraries, "-d", str(classes), str(SOURCE)]
    subprocess.run(made, check=True, capture_output=True)
    with zipfile.ZipFile(folder / "email-analysis.jar", "w") as archive:
        for path in sorted(classes.iterdir()):
            archive.write(path, path.name)
            path.unlink()
    classes.rmdir()
    (folder / "plugin-descriptor.properties").write_text(DESCRIPTOR.format(version=version))
