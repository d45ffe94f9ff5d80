"""A real Elasticsearch node on loopback: fetched by Maven coordinates, ended by its pid."""

from __future__ import annotations

import base64
import os
import secrets
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from tests.elasticsearch import plugin

VERSION = "8.19.3"
COORDINATES = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
HEAP, HEAP_FOR_BENCHMARKS = "512m", "1g"
NOBODY = 65534  # Elasticsearch refuses to run as root
SECONDS_TO_START = 90


class CannotRunError(Exception):
    """What this machine lacks, and what to do instead."""


def cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "liaison"


def _tool(name: str, package: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise CannotRunError(
            f"Elasticsearch for the tests needs {name} (Debian package {package}), which is not "
            "here. To use a node that runs elsewhere: "
            "ELASTICSEARCH_URL=http://host:9200 make test-elasticsearch"
        )
    return path


def obtain(coordinates: str = COORDINATES) -> Path:
    """What Maven Central has by these coordinates, or the cache."""
    _group, artifact, version, kind = coordinates.split(":")
    archive = cache() / f"{artifact}-{version}.{kind}"
    if archive.is_file():
        return archive
    maven = _tool("mvn", "maven")
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
        copy = f"-DoutputDirectory={folder}"
        command = [maven, "-q", "-B", "dependency:copy", f"-Dartifact={coordinates}", copy]
        if subprocess.run(command, cwd=folder, timeout=300, check=False).returncode:
            raise CannotRunError(f"Maven could not fetch {coordinates}.")
        (Path(folder) / archive.name).replace(archive)
    return archive


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Node:
    """`secure`: TLS by a certificate made for it, and a password for the user `elastic`."""

    def __init__(self, *, secure: bool = False, heap: str = HEAP) -> None:
        self.java = Path(_tool("java", "default-jre-headless")).resolve().parents[1]
        self.folder = Path(tempfile.mkdtemp(prefix="liaison-elasticsearch-"))
        self.password = secrets.token_urlsafe(18) if secure else ""
        self.port, self.heap = _free_port(), heap
        self._process: subprocess.Popen[bytes] | None = None
        with zipfile.ZipFile(obtain()) as archive:
            archive.extractall(self.folder)
        self.home = next(self.folder.glob("elasticsearch-*"))
        for name in ("data", "logs", "tmp", "user"):  # it may read none above its plug-ins
            (self.folder / name).mkdir()
        self._configure()

    @property
    def secure(self) -> bool:
        return bool(self.password)

    @property
    def url(self) -> str:
        return f"{'https' if self.secure else 'http'}://127.0.0.1:{self.port}"

    @property
    def ca(self) -> Path:
        return self.home / "config" / "node.crt"

    def _configure(self) -> None:
        config = self.home / "config"
        lines = self._settings()
        if self.secure:
            plugin.install(self.home, self.java, obtain, VERSION)
            self._certificate()
            lines += [
                "xpack.security.http.ssl.enabled: true",
                "xpack.security.http.ssl.certificate: node.crt",
                "xpack.security.http.ssl.key: node.key",
            ]
        (config / "elasticsearch.yml").write_text("\n".join(lines) + "\n")
        options = config / "jvm.options.d"
        options.mkdir(exist_ok=True)
        (options / "heap.options").write_text(f"-Xms{self.heap}\n-Xmx{self.heap}\n")
        for path in (self.home / "bin").iterdir():
            path.chmod(0o755)
        self._hand_over()
        if self.secure:
            self._command("elasticsearch-keystore", "create")
            add = ("add", "--stdin", "--force", "bootstrap.password")
            self._command("elasticsearch-keystore", *add, given=self.password)

    def _settings(self) -> list[str]:
        return [
            "cluster.name: liaison-tests",
            "discovery.type: single-node",
            "network.host: 127.0.0.1",
            f"http.port: {self.port}",
            f"transport.port: {_free_port()}",
            "cluster.routing.allocation.disk.threshold_enabled: false",
            f"path.data: {self.folder / 'data'}",
            f"path.logs: {self.folder / 'logs'}",
            f"xpack.security.enabled: {'true' if self.secure else 'false'}",
        ]

    def _certificate(self) -> None:
        config = self.home / "config"
        subject = ("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost")
        files = ("-keyout", str(config / "node.key"), "-out", str(config / "node.crt"))
        make = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
        subprocess.run(
            [_tool("openssl", "openssl"), *make, *subject, *files],
            check=True,
            capture_output=True,
        )

    def _hand_over(self) -> None:
        if os.geteuid() != 0:
            return
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)

    def _as_user(self) -> list[str]:
        if os.geteuid() != 0:
            return []
        ids = (f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
        return [_tool("setpriv", "util-linux"), *ids]

    @property
    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "user"),
            "ES_JAVA_HOME": str(self.java),
            "ES_PATH_CONF": str(self.home / "config"),
            "ES_TMPDIR": str(self.folder / "tmp"),
        }

    def _command(self, name: str, *arguments: str, given: str = "") -> None:
        subprocess.run(
            [*self._as_user(), str(self.home / "bin" / name), *arguments],
            env=self._environment,
            input=given.encode(),
            check=True,
            capture_output=True,
        )

    def start(self) -> Node:
        log = (self.folder / "console.log").open("ab")
        self._process = subprocess.Popen(
            [*self._as_user(), str(self.home / "bin" / "elasticsearch")],
            env=self._environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        limit = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > limit:
                said = (self.folder / "console.log").read_text(errors="replace")[-3_000:]
                self.close()
                raise CannotRunError(f"Elasticsearch did not start:\n{said}")
            time.sleep(0.3)
        return self

    def _answers(self) -> bool:
        request = urllib.request.Request(f"{self.url}/_cluster/health")  # noqa: S310
        context = None
        if self.secure:
            user = base64.b64encode(f"elastic:{self.password}".encode()).decode()
            request.add_header("Authorization", f"Basic {user}")
            context = ssl.create_default_context(cafile=str(self.ca))
        try:
            with urllib.request.urlopen(request, timeout=2, context=context) as answer:  # noqa: S310
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        """At once, as a machine that fails; the data stays for the next start."""
        if self._process is None:
            return
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        while self._listens():  # its children take a moment
            time.sleep(0.1)
        self._process = None

    def hang(self) -> None:
        """It takes connections and answers nothing, until `go_on`."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        if self._process is not None:
            os.killpg(self._process.pid, number)

    def close(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the node ends with us
    running = Node(heap=HEAP_FOR_BENCHMARKS).start()
    sys.stdout.write(f"export ELASTICSEARCH_URL={running.url}\n")
    sys.stdout.flush()
    try:
        signal.pause()
    except KeyboardInterrupt:
        running.close()
