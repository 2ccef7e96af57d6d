#!/usr/bin/python3
"""Starts Deploy/run as somebody at a terminal does: logs in with what it prints, ends it with Ctrl-C, starts it again.

Everything lies in a folder of its own and is gone at the end; nothing of an installation on this machine is touched.
"""

import argparse
import html
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse

CHECKOUT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
PASSWORD = "Vier Schafe am Deich"
OWNER = "inhaberin@blumen-schaefer.example"
# So long that only what hangs fails.
PATIENCE = 180


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def expect(holds, what):
    if not holds:
        raise SystemExit(f"Deploy/run: {what}")


class Run:
    """One run of the script, in a session of its own, so that Ctrl-C reaches the script and all it started."""

    def __init__(self, programs, folder, port, number):
        self.log = os.path.join(folder, f"run-{number}.log")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("OBHUT_")}
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [
                    os.path.join(CHECKOUT, "Deploy", "run"), "--state-dir", os.path.join(folder, "state"),
                    "--http-port", str(port), "--metrics-port", str(free_port()),
                ],
                env={**environment, "OBHUT_PROGRAMS": programs}, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True)

    def text(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()

    def wait_until_it_serves(self):
        end = time.monotonic() + PATIENCE
        while "Ctrl-C ends it" not in self.text():
            expect(self.process.poll() is None, f"ended with {self.process.returncode}\n{self.text()}")
            expect(time.monotonic() < end, f"does not serve\n{self.text()}")
            time.sleep(0.1)

    def interrupt(self):
        os.killpg(self.process.pid, signal.SIGINT)
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise SystemExit(f"Deploy/run: Ctrl-C does not end it\n{self.text()}")
        expect(code == 0, f"Ctrl-C ended it with {code}\n{self.text()}")

    def end(self):
        """Whatever is left after a failure."""
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(30)
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError, subprocess.TimeoutExpired):
            pass


class Browser:
    """A browser that keeps its session's cookie."""

    def __init__(self, port):
        self.port = port
        self.cookie = None

    def ask(self, method, path, fields=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Accept-Language": "de"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            if line.startswith("obhut_session="):
                self.cookie = line.split(";")[0]
        connection.close()
        return answer.status, text


def first_hour(run, port):
    """The address and the login that it prints are good, and there are people to look at."""
    text = run.text()
    address = re.search(r"Obhut serves at (\S+)", text)
    expect(address and address[1] == f"http://127.0.0.1:{port}", f"prints no address\n{text}")
    login = re.search(r"one-time login of (\S+) \(tenant demo\): (\S+)", text)
    expect(login and login[1] == OWNER, f"prints no login\n{text}")
    browser = Browser(port)
    expect(browser.ask("GET", "/ready")[0] == 200, "is not ready")
    path = urllib.parse.urlparse(login[2]).path
    expect(browser.ask("GET", path)[0] == 200, "the login's page does not open")
    status, _ = browser.ask("POST", path, {"password": PASSWORD, "again": PASSWORD})
    expect(status == 303 and browser.cookie, f"the login is not accepted: {status}")
    see_people(browser)


def see_people(browser):
    status, page = browser.ask("GET", "/people")
    expect(status == 200 and "Blumen Schäfer" in html.unescape(page), f"the people's page answers {status}")
    expect(len(re.findall(r'href="/people/[0-9a-f-]{36}"', page)) >= 50, "there are no demo people")


def second_start(run, port):
    """It makes nothing anew, and the password that was chosen is good."""
    text = run.text()
    expect("making the demo tenant" not in text and "made the keystore" not in text, f"made things anew\n{text}")
    expect(f"log in as {OWNER} (tenant demo)" in text, f"does not say how to log in\n{text}")
    browser = Browser(port)
    status, _ = browser.ask("POST", "/login", {"email": OWNER, "password": PASSWORD})
    expect(status == 303 and browser.cookie, f"the password is not accepted: {status}")
    see_people(browser)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    programs = os.path.realpath(parser.parse_args().programs)
    folder = tempfile.mkdtemp(prefix="obhut-running-")
    os.chmod(folder, 0o755)
    port = free_port()
    run = None
    try:
        for number, look in enumerate([first_hour, second_start]):
            run = Run(programs, folder, port, number)
            run.wait_until_it_serves()
            look(run, port)
            run.interrupt()
            postmaster = os.path.join(folder, "state", "postgres", "postmaster.pid")
            expect(not os.path.exists(postmaster), "the database outlived it")
            with socket.socket() as probe:
                expect(probe.connect_ex(("127.0.0.1", port)) != 0, "something still answers")
    finally:
        if run:
            run.end()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
