"""A running obhutd with a state directory of its own, and tenants made as an operator makes them."""

import http.cookiejar
import json
import os
import pathlib
import re
import shutil
import signal
import string
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

READY_WITHIN = 120


class House:
    """One installation: started once, gone with everything it kept."""

    def __init__(self, programs: str):
        self.programs = pathlib.Path(programs)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="obhut-browser-"))
        # Started as root, the programs work as a user of their own, who has to get in.
        self.folder.chmod(0o755)
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("OBHUT_")} | {
            "OBHUT_STATE_DIR": str(self.folder / "state"),
            "OBHUT_HTTP_PORT": str(self.port),
            "OBHUT_METRICS_PORT": "0",
            "OBHUT_BASE_URL": self.base,
        }
        self.log = self.folder / "obhutd.log"
        with self.log.open("wb") as log:
            self.server = subprocess.Popen(
                [self.programs / "obhutd"], env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self._await_ready()

    def _await_ready(self):
        end = time.monotonic() + READY_WITHIN
        while time.monotonic() < end:
            if self.server.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.base}/ready", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        text = self.log.read_text(errors="replace")[-2000:]
        self.end()
        raise RuntimeError(f"obhutd is not ready:\n{text}")

    def end(self):
        """Ends obhutd with its database and removes the folder."""
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            try:
                self.server.wait(25)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def obhut(self, *arguments: str) -> dict:
        """Runs the operator's command and answers its document."""
        done = subprocess.run(
            [self.programs / "obhut", *arguments, "--json"],
            env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"obhut {arguments}: {done.returncode} {done.stdout!r} {done.stderr!r}")
        return json.loads(done.stdout)


def free_port() -> int:
    """A port that the system gives to nobody else."""
    return 20_000 + os.getpid() % 12_000


class Tenant:
    """A business with its owner, and a token to prepare things with."""

    PASSWORD = "Vier Schafe am Deich"

    def __init__(self, house: House, slug: str, name: str, locale: str = "de"):
        self.house = house
        self.slug = slug
        self.name = name
        self.owner = f"inhaberin@{slug}.example"
        made = house.obhut(
            "tenant", "create", "--slug", slug, "--name", name, "--country", "DE", "--owner-email", self.owner,
            "--locale", locale,
        )
        self.invitation = path_of(made["ownerInvitation"]["url"])
        self.token = house.obhut(
            "token", "create", "--tenant", slug, "--member", self.owner, "--scope", "all", "--expires", "1d"
        )["token"]
        self.subjects: dict[str, str] = {}
        self.session = None

    def obhut(self, *arguments: str) -> dict:
        return self.house.obhut(*arguments, "--tenant", self.slug)

    def call(self, method: str, path: str, body=None, media_type: str = "application/json"):
        """Calls the API; answers status and document."""
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(
            f"{self.house.base}/api/v1{path}", data=data, method=method,
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": media_type},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                content = answer.read()
                return answer.status, json.loads(content) if content else None
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null")

    def make(self, path: str, body, **more):
        """Creates something; answers its document."""
        status, answer = self.call("POST", path, body, **more)
        assert status in (200, 201), (path, status, answer)
        return answer

    def invite(self, email: str, role: str) -> str:
        made = self.obhut("member", "invite", "--email", email, "--role", role)
        return path_of(made["invitation"]["url"])

    def join(self, email: str, role: str):
        """Somebody who has accepted her invitation."""
        fields = urllib.parse.urlencode({"password": self.PASSWORD, "again": self.PASSWORD}).encode()
        with urllib.request.urlopen(f"{self.house.base}{self.invite(email, role)}", data=fields, timeout=30) as answer:
            assert answer.status == 200, answer.status

    def waiting_file(self, content: bytes) -> str:
        """A file that a colleague has sent and had tried, not taken in; answers its id."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

        def ask(path: str, data: bytes | None = None, kind: str = "application/x-www-form-urlencoded"):
            request = urllib.request.Request(f"{self.house.base}{path}", data=data, headers={"Content-Type": kind})
            with opener.open(request, timeout=30) as answer:
                return path_of(answer.url), answer.read().decode()

        fields = urllib.parse.urlencode({"password": self.PASSWORD, "again": self.PASSWORD}).encode()
        ask(self.invite(f"einlesen@{self.slug}.example", "sales"), fields)
        csrf = re.search('name="csrf" value="([^"]+)"', ask("/imports")[1])[1]
        parts = [
            f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in {"csrf": csrf, "purpose": "customer-care", "legalBasis": "contract", "source": "Messe"}.items()
        ]
        parts.append('--b\r\nContent-Disposition: form-data; name="file"; filename="Messe.csv"\r\n\r\n')
        body = "".join(parts).encode() + content + b"\r\n--b--\r\n"
        steps, _ = ask("/imports", body, "multipart/form-data; boundary=b")
        chosen = {"csrf": csrf, "purpose": "customer-care", "legalBasis": "contract", "source": "Messe", "duplicates": "skip"}
        ask(f"{steps}/columns", urllib.parse.urlencode(chosen).encode())
        end = time.monotonic() + READY_WITHIN
        while "data-refresh" in ask(steps)[1]:
            assert time.monotonic() < end, "the trial run never ends"
            time.sleep(0.1)
        return steps.rsplit("/", 1)[1]

    def paths(self, pages: dict) -> list[tuple[str, str]]:
        """Every page that this tenant can show, by its pattern; one that is still coming needs no subject yet."""
        return [
            (pattern, page["path"].format(**self.subjects))
            for pattern, page in pages.items()
            if "path" in page and not (page.get("coming") and self.lacks(page["path"]))
        ]

    def lacks(self, path: str) -> bool:
        """Whether a path names a subject that this tenant does not have."""
        return any(name and name not in self.subjects for _, name, _, _ in string.Formatter().parse(path))


def path_of(url: str) -> str:
    return "/" + url.split("/", 3)[3]
