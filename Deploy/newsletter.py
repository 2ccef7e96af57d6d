"""One newsletter to many while some of them withdraw, with its figures; `Deploy/benchmark newsletter` runs it."""
import atexit
import collections
import hashlib
import http.client
import multiprocessing
import os
import pathlib
import random
import shutil
import socket
import subprocess
import sys
import threading
import time

CONNECTIONS = 4  # as many as the service opens for a campaign
BOUND = 1.0


class Sink:
    """The mail server, in a process of its own."""

    def __init__(self, folder):
        self.log = pathlib.Path(folder) / "mail.log"
        self.process = subprocess.Popen(
            [sys.executable, str(pathlib.Path(__file__).with_name("mailsink.py")), str(self.log)],
            stdout=subprocess.PIPE, text=True)
        atexit.register(self.process.kill)
        self.port = int(self.process.stdout.readline())
        self.read = 0

    def new(self):
        """What came since the last look: (moment, recipient, secret)."""
        with open(self.log, "rb") as log:
            log.seek(self.read)
            data = log.read()
        data = data[:data.rfind(b"\n") + 1]
        self.read += len(data)
        return [(float(moment), recipient, secret) for moment, recipient, secret in
                (line.split(" ") for line in data.decode().splitlines())]


def environment(folder):
    """Starts the mail server; what the service has to know of it."""
    global sink
    sink = Sink(folder)
    return {"OBHUT_SMTP_URL": f"smtp://127.0.0.1:{sink.port}", "OBHUT_MAIL_FROM": "brief@messung.example"}


def rate(messages):
    moments = sorted(moment for moment, _, _ in messages)
    return (len(moments) - 1) / (moments[-1] - moments[0])


def feed(port, count):
    """Messages over one connection from a client that does nothing else, where there is no smtp-source."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        replies = connection.makefile("rb")

        def reply():
            while replies.readline()[3:4] == b"-":
                pass

        reply()
        for command in [b"EHLO a\r\n"] + [
                b"MAIL FROM:<a@messung.example>\r\n", b"RCPT TO:<b@messung.example>\r\n", b"DATA\r\n",
                b"x" * 1_800 + b"\r\n.\r\n"] * count + [b"QUIT\r\n"]:
            connection.sendall(command)
            reply()


def source(count):
    """The same with Postfix's smtp-source, which must be there."""
    subprocess.run(["smtp-source", "-d", "-s", str(CONNECTIONS), "-m", str(count), "-l", "1800", "-f", "a@messung.example", "-t",
                    "b@messung.example", f"127.0.0.1:{sink.port}"], check=True)


def feeds(count):
    senders = [multiprocessing.Process(target=feed, args=(sink.port, count // CONNECTIONS)) for _ in range(CONNECTIONS)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()


def ceiling(people):
    """Messages a second that the mail server takes from a program that does nothing else: the median of three, of the faster one."""
    os.environ["PATH"] += ":/usr/sbin"
    found = []
    for name, sending in [("smtp-source", source), ("a bare client", feeds)]:
        if sending is source and not shutil.which("smtp-source"):
            continue
        rates = []
        for _ in range(3):
            sending(max(5_000, people // 10))
            time.sleep(0.2)
            rates.append(rate(sink.new()))
        found.append((sorted(rates)[1], [round(one) for one in rates], name))
    return max(found)


class Memory(threading.Thread):
    """Resident memory of the service, four times a second."""

    def __init__(self, bench):
        super().__init__(daemon=True)
        self.bench = bench
        self.samples = []
        self.start()

    def run(self):
        while True:
            try:
                self.samples.append(self.bench.resident(self.bench.server.pid))
            except OSError:
                return
            time.sleep(0.25)


class Withdrawals(threading.Thread):
    """People who had the last issue and take back, with the POST of RFC 8058, before they get this one."""

    def __init__(self, port, links, count, seconds):
        super().__init__(daemon=True)
        self.port = port
        self.links = links
        self.waiting = collections.deque(random.sample(sorted(links), len(links)))
        self.count = count
        self.pause = seconds / count
        self.served = set()
        self.asked = {}
        self.failed = []

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        begun = time.monotonic()
        while len(self.asked) < self.count and self.waiting:
            recipient = self.waiting.popleft()
            if recipient in self.served:
                continue
            time.sleep(max(0, begun + len(self.asked) * self.pause - time.monotonic()))
            self.asked[recipient] = time.time()
            connection.request("POST", f"/p/brief/unsubscribe/{self.links[recipient]}", "List-Unsubscribe=One-Click",
                               {"Content-Type": "application/x-www-form-urlencoded"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                self.failed.append(answer.status)


def send(bench, api, campaign, each=lambda new: None):
    """Sends a campaign to its end: what the mail server got, in which order."""
    api.call("POST", f"/api/v1/campaigns/{campaign}/sending", {})
    got = []
    state = "sending"
    while state == "sending":
        time.sleep(0.5)
        state = api.call("GET", f"/api/v1/campaigns/{campaign}")["state"]
        new = sink.new()
        got += new
        each(new)
    time.sleep(0.2)
    got += sink.new()
    if state != "sent":
        sys.exit(f"the campaign ended as {state}")
    if len({recipient for _, recipient, _ in got}) != len(got):
        sys.exit("somebody got it twice")
    return got


def keep_commit_times(bench):
    """PostgreSQL keeps when a transaction was committed, from its next start: it starts and ends with the service."""
    bench.psql("ALTER SYSTEM SET track_commit_timestamp = on", "postgres")
    bench.stop()
    bench.start()


def commits():
    return """SELECT encode(l.token_hash, 'hex'), min(extract(epoch FROM pg_xact_commit_timestamp(r.xmin)))
        FROM person_link l JOIN reduction r ON r.tenant_id = l.tenant_id AND r.subject_id = l.subject_id
        WHERE l.kind <> 'preferences' GROUP BY 1"""


def run(bench):
    """Measures with what `Deploy/benchmark` has started."""
    options, report = bench.options, bench.report
    people = options.people or 100_000
    keep_commit_times(bench)
    bench.business("brief")
    # Of the people it invents every third has agreed to the newsletter.
    bench.obhut("demo", "load", "--tenant", "brief", "--people", str(3 * people))
    token = bench.credential("brief")

    def api():
        # A connection that said nothing for a while is given up by the service.
        return bench.API(token)

    def search(name):
        begun = time.monotonic()
        api().call("GET", "/api/v1/people?q=vor&limit=10")
        report(name, f"{(time.monotonic() - begun) * 1_000:.0f} ms")

    search("first search")
    most = ceiling(people)
    report("ceiling", f"{most[0]:,.0f} messages/s", f"the mail server with {most[2]} {most[1]}")

    def share(messages):
        return f"{rate(messages):,.0f} messages/s = {rate(messages) / most[0]:.2f} of the ceiling"

    memory = Memory(bench)
    begun = time.monotonic()
    first = send(bench, api(), api().call("GET", "/api/v1/campaigns?limit=1")["items"][0]["id"])
    if len(first) != people:
        sys.exit(f"{len(first)} of {people} got the newsletter")
    report("newsletter", share(first), f"to {people:,} people, {CONNECTIONS} connections; "
           f"{time.monotonic() - begun:.0f} s from the order to the end, choosing them of {3 * people:,} included")
    search("search after it")
    seconds = people / rate(first)
    second = api().call("POST", "/api/v1/campaigns", {
        "name": "Zweite", "purpose": "newsletter", "subject": "Noch etwas", "body": "Guten Tag,\n\nes gibt noch etwas."})["id"]
    withdrawals = Withdrawals(
        bench.port, {recipient: secret for _, recipient, secret in first}, max(50, people // 100), 0.8 * seconds)

    def seen(new):
        withdrawals.served.update(recipient for _, recipient, _ in new)
        if withdrawals.served and withdrawals.ident is None:
            withdrawals.start()

    got = send(bench, api(), second, seen)
    withdrawals.join(60)
    if withdrawals.failed or not withdrawals.asked:
        sys.exit(f"withdrawals: {len(withdrawals.asked)} asked, refused with {withdrawals.failed}")
    report("with withdrawals", share(got), f"{len(withdrawals.asked):,} by one click meanwhile")
    committed = dict(line.split("|") for line in bench.psql(commits(), "obhut").splitlines())
    sent = {recipient: moment for moment, recipient, _ in got}
    late, spared, missing = [], 0, 0
    for recipient in withdrawals.asked:
        secret = withdrawals.links[recipient]
        commit = committed.get(hashlib.blake2b(secret.encode(), digest_size=32).hexdigest())
        if commit is None:
            missing += 1
        elif recipient not in sent:
            spared += 1
        elif sent[recipient] > float(commit):
            late.append(sent[recipient] - float(commit))
    if missing:
        sys.exit(f"{missing} withdrawals are not in the database")
    worst = max(late, default=0)
    report("MAIL FROM after a commit", f"at most {worst * 1_000:.0f} ms",
           f"goal ≤ 1,000 ms{'' if worst <= BOUND else ': MISSED'}; {spared:,} of {len(withdrawals.asked):,} got nothing, "
           f"{len(late):,} were told to the server after it, the others before")
    samples = memory.samples
    report("memory", f"{samples[0]:.0f} MiB before, {max(samples):.0f} MiB at most, {samples[-1]:.0f} MiB at the end",
           "obhutd alone")
    if worst > BOUND:
        sys.exit(1)
