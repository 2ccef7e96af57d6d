#!/usr/bin/python3
"""Backs an installation up with pgBackRest as Deploy/pgbackrest.conf says, erases people, and restores it every way.

Whoever was erased after the moment that is restored is read by nobody before 'obhut erasure replay', and gone behind it.
Everything lies in a folder of its own and is gone at the end; nothing of an installation on this machine is touched.
"""

import argparse
import hashlib
import http.client
import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

CHECKOUT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
OWNER = "inhaberin@blumen.example"
# So long that only what hangs fails.
PATIENCE = 180


def expect(holds, what):
    if not holds:
        raise SystemExit(f"pgBackRest: {what}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def as_service(command):
    """Root's programs work as the system user, who owns the database's files."""
    return ["runuser", "-u", "obhut", "--", *command] if os.geteuid() == 0 else command


class House:
    """An installation, its service and its pgBackRest."""

    def __init__(self, programs, folder):
        self.programs, self.folder = programs, folder
        self.state, self.keys = f"{folder}/state", f"{folder}/keys"
        self.repository, self.configuration = f"{folder}/backups/pgbackrest", f"{folder}/pgbackrest.conf"
        self.port = free_port()
        self.service = None
        self.environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "OBHUT_STATE_DIR": self.state,
            "OBHUT_KEYSTORE_DIR": self.keys, "OBHUT_HTTP_PORT": str(self.port), "OBHUT_METRICS_PORT": str(free_port()),
            "OBHUT_BACKUP_SCHEDULE": "off", "OBHUT_BACKUP_DIR": f"{folder}/backups",
            "OBHUT_KEY_BACKUP_DIRS": f"{folder}/copies-a:{folder}/copies-b",
        }

    def start(self, ready=True):
        log = open(f"{self.folder}/obhutd.log", "ab")
        self.service = subprocess.Popen([f"{self.programs}/obhutd"], env=self.environment, stdout=log, stderr=log)
        end = time.monotonic() + PATIENCE
        while True:
            expect(self.service.poll() is None, f"obhutd ended with {self.service.returncode}: {self.last_words()}")
            expect(time.monotonic() < end, "obhutd does not come up")
            try:
                status, text = self.ask("GET", "/ready")
            except OSError:
                status, text = 0, ""
            if status == 200 and ready or status == 503 and not ready and "erasure replay" in text:
                return
            expect(not (status == 200 and not ready), "it serves and should be fenced")
            time.sleep(0.1)

    def last_words(self):
        with open(f"{self.folder}/obhutd.log", encoding="utf-8", errors="replace") as log:
            return log.read()[-2000:]

    def wait_until_ready(self):
        end = time.monotonic() + PATIENCE
        while self.ask("GET", "/ready")[0] != 200:
            expect(time.monotonic() < end, "it does not open after the replay")
            time.sleep(0.1)

    def stop(self):
        if self.service is None:
            return
        self.service.send_signal(signal.SIGTERM)
        code = self.service.wait(PATIENCE)
        self.service = None
        expect(code == 0, f"obhutd ended with {code}")

    def ask(self, method, path, body=None, token=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def obhut(self, *arguments, code=0):
        done = subprocess.run(
            [f"{self.programs}/obhut", *arguments, "--json"], env=self.environment, capture_output=True, text=True,
            timeout=PATIENCE, check=False)
        expect(done.returncode == code, f"obhut {' '.join(arguments)}: {done.returncode} {done.stdout} {done.stderr}")
        return json.loads(done.stdout) if done.stdout.startswith("{") else {}

    def psql(self, statement, database="postgres"):
        command = ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", self.sockets(), "-U", "obhut_superuser", "-d", database,
                   "-c", statement]
        return subprocess.run(as_service(command), cwd="/", capture_output=True, text=True, check=True).stdout.strip()

    def sockets(self):
        with open(f"{self.state}/postgres/postmaster.pid", encoding="utf-8") as file:
            return file.read().splitlines()[4]

    def configure(self):
        """The profile as it is delivered, with this folder's places."""
        with open(f"{CHECKOUT}/Deploy/pgbackrest.conf", encoding="utf-8") as file:
            text = file.read()
        places = {"/var/backups/obhut/pgbackrest": self.repository, "/var/lib/obhut/run/pgbackrest": f"{self.folder}/lock",
                  "/var/lib/obhut/run": self.sockets(), "/var/lib/obhut": self.state}
        for place, here in places.items():
            expect(place in text, f"the profile does not name {place}")
            text = text.replace(place, here)
        with open(self.configuration, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(self.configuration, 0o644)
        os.makedirs(self.repository)
        os.makedirs(f"{self.folder}/lock")
        if os.geteuid() == 0:
            user = pwd.getpwnam("obhut")
            for place in [f"{self.folder}/backups", self.repository, f"{self.folder}/lock"]:
                os.chown(place, user.pw_uid, user.pw_gid)

    def backrest(self, *arguments):
        command = ["pgbackrest", f"--config={self.configuration}", "--stanza=obhut", *arguments]
        done = subprocess.run(as_service(command), cwd="/", capture_output=True, text=True, timeout=PATIENCE, check=False)
        expect(done.returncode == 0, f"{' '.join(arguments)}: {done.returncode} {done.stdout} {done.stderr}")


class Business:
    """A tenant and who is stored there."""

    def __init__(self, house):
        self.house = house
        house.obhut("tenant", "create", "--slug", "blumen", "--name", "Blumen", "--country", "DE", "--owner-email", OWNER)
        self.token = house.obhut("token", "create", "--tenant", "blumen", "--member", OWNER, "--scope", "all",
                                 "--expires", "7d")["token"]

    def create(self, name):
        status, text = self.house.ask("POST", "/api/v1/people", {
            "givenName": "Friederike", "familyName": name,
            "contactPoints": [{"kind": "email", "value": f"{name.lower()}@kunden.example"}],
            "processing": {"purpose": "customer-care", "legalBasis": "contract", "source": "Ladengespräch"},
        }, self.token)
        expect(status == 201, f"not created: {status} {text}")
        return json.loads(text)["id"]

    def erase(self, person):
        status, text = self.house.ask("POST", f"/api/v1/people/{person}/erasures", {"reason": "art-17-1-a"}, self.token)
        expect(status == 201, f"not erased: {status} {text}")

    def expect_status(self, person, wanted, when):
        status, text = self.house.ask("GET", f"/api/v1/people/{person}", token=self.token)
        expect(status == wanted, f"{when}: a person answers {status} instead of {wanted}: {text}")


def digest(folder):
    """What lies in a folder, byte for byte."""
    total = hashlib.blake2b()
    for place, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            with open(os.path.join(place, name), "rb") as file:
                total.update(f"{place}/{name}".encode() + file.read())
    return total.hexdigest()


def restored(house, business, arguments, lost, erased, living, when):
    """Stops, restores, starts again: fenced while anything is lost, then replayed; the erased stay erased all the time."""
    house.stop()
    before = digest(house.keys)
    house.backrest("--delta", *arguments, "restore")
    expect(digest(house.keys) == before, f"{when}: the keystore was touched")
    house.start(ready=not lost)
    if lost:
        for person in erased + living:
            business.expect_status(person, 503, when)
        house.obhut("person", "show", erased[-1], "--tenant", "blumen", code=4)
        fence = house.obhut("node", "fence", "show")
        expect(fence["state"] == "closed" and fence["erasures"] == lost, f"{when}: {fence}")
        replay = house.obhut("erasure", "replay")
        expect(replay["erased"] == lost and replay["fence"]["state"] == "open", f"{when}: {replay}")
        house.wait_until_ready()
    for person in erased:
        business.expect_status(person, 404, when)
    for person in living:
        business.expect_status(person, 200, when)
    house.obhut("audit", "verify")
    print(f"{when}: {lost} lost and carried out again, {len(erased)} erased, {len(living)} living")


def drill(house):
    house.start()
    business = Business(house)
    house.configure()
    push = f"pgbackrest --config={house.configuration} --stanza=obhut archive-push %p"
    house.psql("ALTER SYSTEM SET archive_mode = on")
    house.psql(f"ALTER SYSTEM SET archive_command = '{push}'")
    house.stop()
    house.start()
    house.backrest("stanza-create")
    house.backrest("check")

    names = ["Schoenwetter", "Morgenstern", "Abendroth", "Sonnenschein"]
    people = [business.create(name) for name in names]
    house.backrest("--type=full", "backup")
    business.erase(people[0])
    house.backrest("--type=incr", "backup")
    moment = house.psql("SELECT clock_timestamp()")
    business.erase(people[1])
    house.obhut("keystore", "backup")
    # Ends the segment of the log and waits until it is archived.
    house.obhut("database", "checkpoint")
    label = re.findall(r"\d{8}-\d{6}F(?!_)", " ".join(os.listdir(f"{house.repository}/backup/obhut")))[0]

    erased, living = people[:2], people[2:]
    restored(house, business, [], 0, erased, living, "all of the archive")
    restored(house, business, ["--type=time", f"--target={moment}", "--target-action=promote"], 1, erased, living, "a point in time")
    restored(house, business, [f"--set={label}", "--type=immediate", "--target-action=promote"], 2, erased, living, "the full backup alone")

    needles = f"{house.folder}/needles.txt"
    with open(needles, "w", encoding="utf-8") as file:
        file.write("\n".join([*names[:2], "schoenwetter@kunden.example", "Ladengespräch"]))
    house.obhut("database", "checkpoint")
    scan = house.obhut("erasure", "scan", "--needle-file", needles)
    expect(scan["hits"] == 0 and scan["unread"] == 0 and scan["memory"] == "done", f"{scan}")
    for place, _, files in os.walk(house.repository):
        for name in files:
            expect("root.key" not in name and "recovery" not in name and "keystore" not in name, f"{place}/{name}")
    print(f"scan: {scan['bytes'] >> 20} MB of database, log and repository, nothing found")
    house.stop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    programs = os.path.realpath(parser.parse_args().programs)
    folder = tempfile.mkdtemp(prefix="obhut-backrest-", dir="/var/tmp")
    os.chmod(folder, 0o755)
    house = House(programs, folder)
    try:
        drill(house)
    finally:
        if house.service:
            house.service.terminate()
            house.service.wait(PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
