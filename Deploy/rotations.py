"""What turns of keys cost, and who notices; `Deploy/benchmark rotations` runs it."""
import pathlib
import subprocess
import sys
import threading
import time

# Both turns wait twice, or once, for the service to hear of a new key (TurnEpoch, TurnIndexes, RotateRoot).
GRACE = 3


class Readers:
    """Reads at a fixed rate; what a read took counts from when it was due, so that nobody who waits is forgotten."""

    def __init__(self, bench, token, paths, rate, connections=8):
        connections = min(connections, rate)
        self.taken, self.failed, self.isOver, self.rate = [], [], threading.Event(), rate
        step, begun = connections / rate, time.monotonic() + 0.5

        def work(number):
            api, due, turn = bench.API(token), begun + number * step / connections, number
            while not self.isOver.is_set():
                time.sleep(max(0, due - time.monotonic()))
                api.connection.request("GET", paths[turn % len(paths)], headers=api.headers)
                answer = api.connection.getresponse()
                answer.read()
                if answer.status != 200:
                    self.failed.append(answer.status)
                self.taken.append(time.monotonic() - due)
                due, turn = due + step, turn + connections

        self.threads = [threading.Thread(target=work, args=(number,), daemon=True) for number in range(connections)]
        for thread in self.threads:
            thread.start()

    def end(self):
        """Reads, and p50, p99 and the worst of them in milliseconds."""
        self.isOver.set()
        for thread in self.threads:
            thread.join()
        if self.failed:
            sys.exit(f"{len(self.failed)} reads were not answered: {sorted(set(self.failed))}")
        taken = sorted(1_000 * seconds for seconds in self.taken)
        return len(taken), taken[len(taken) // 2], taken[int(len(taken) * 0.99)], taken[-1]


def reads(label, bench, readers, before=None):
    """The p99 of reads that are over; beside that of those before, where there were any."""
    count, half, most, worst = readers.end()
    if not count:
        sys.exit(f"{label}: nobody was answered")
    share = f" = {most / before:.1f} times that before" if before else ""
    bench.report(label, f"p99 {most:.1f} ms{share}, p50 {half:.1f} ms, worst {worst:.0f} ms",
                 f"{count:,} reads at {readers.rate} a second")
    return most


def number(bench, statement):
    return int(bench.psql(statement, "obhut"))


def timed(bench, *arguments):
    """The answer of a turn, its seconds, and the bytes of WAL that were written meanwhile."""
    place = bench.psql("SELECT pg_current_wal_lsn()", "obhut").strip()
    begun = time.monotonic()
    answer = bench.obhut("key", "rotate", *arguments)
    seconds = time.monotonic() - begun
    return answer, seconds, number(bench, f"SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '{place}')::bigint")


def updates(bench, rows, size, isFound):
    """Rows a second of that size that PostgreSQL alone changes in the order of their ids, a thousand in a transaction."""
    found = "CREATE INDEX ON plain (value);" if isFound else ""
    bench.psql(f"""
        DROP TABLE IF EXISTS plain;
        CREATE TABLE plain AS SELECT gen_random_uuid() AS id, 1 AS version,
            decode(repeat(md5(n::text), {size // 16}), 'hex') AS value FROM generate_series(1, {rows}) n;
        ALTER TABLE plain ADD PRIMARY KEY (id);
        {found}
        ANALYZE plain""")
    begun = time.monotonic()
    bench.psql(f"""
        DO $$
        DECLARE
            last text := '00000000-0000-0000-0000-000000000000';
        BEGIN
            WHILE last IS NOT NULL LOOP
                WITH piece AS (
                    SELECT id FROM plain WHERE id > last::uuid ORDER BY id LIMIT 1000
                ), changed AS (
                    UPDATE plain p SET version = 2, value = decode(repeat(md5(p.id::text), {size // 16}), 'hex')
                    FROM piece WHERE p.id = piece.id RETURNING p.id
                )
                SELECT max(id::text) INTO last FROM changed;
                COMMIT;
            END LOOP;
        END $$""")
    return rows / (time.monotonic() - begun)


def ceiling(bench):
    """Keys a second that libsodium alone opens and wraps anew on one core; nil where there is no program for it."""
    program = pathlib.Path(f"{bench.options.programs}/Benchmarks")
    if not program.exists():
        return None
    said = subprocess.run([program, "wrap"], capture_output=True, text=True)
    return int(said.stdout) if said.returncode == 0 else None


def run(bench):
    """Measures with what `Deploy/benchmark` has started."""
    options, report = bench.options, bench.report
    people = options.people or 1_000_000
    for slug, count in [("epoche", options.subjects), ("suche", people)]:
        bench.business(slug)
        begun = time.monotonic()
        bench.obhut("import", "people", str(bench.sheet(f"{slug}.csv", 0, count)), "--tenant", slug)
        report("people", f"{count:,} in {slug}", f"{count / (time.monotonic() - begun):,.0f} rows/s by obhut import")

    bench.psql("CREATE DATABASE obhut_ceiling", "postgres")
    bare = ceiling(bench)
    report("libsodium alone", f"{bare:,} keys/s" if bare else "not measured", "opened and wrapped anew, one core")
    answer, seconds, wal = timed(bench, "tenant", "--tenant", "epoche", "--yes")
    rate = answer["rewrapped"] / max(0.001, seconds - GRACE)
    plain = updates(bench, max(1, answer["rewrapped"]), 96, False)
    bench.report("PostgreSQL alone", f"{plain:,.0f} rows/s", "96 bytes changed in as many rows, a thousand a transaction")
    share = f" = {rate / plain:.2f} of PostgreSQL alone" + (f", {100 * rate / bare:.1f} % of libsodium alone" if bare else "")
    report("turn of an epoch", f"{answer['rewrapped']:,} keys in {seconds:.1f} s, {GRACE} s of them waiting",
           f"{wal / 1e6:,.0f} MB of WAL, {wal / max(1, answer['rewrapped']):,.0f} bytes a key")
    report("keys wrapped anew", f"{rate:,.0f}/s{share}", "goal ≥ 8,000/s; VACUUM and destruction included")

    token = bench.credential("suche")
    api = bench.API(token)
    items, place = [], ""
    while len(items) < min(2_000, people):
        page = api.call("GET", f"/api/v1/people?limit=200{place}")
        items += page["items"]
        if not page["nextCursor"]:
            break
        place = f"&cursor={page['nextCursor']}"
    paths = [f"/api/v1/people/{item['id']}" for item in items]
    readers = Readers(bench, token, paths, options.rate)
    time.sleep(options.seconds)
    before = reads("reads before", bench, readers)
    readers = Readers(bench, token, paths, options.rate)
    answer, seconds, wal = timed(bench, "index", "--tenant", "suche", "--yes")
    reads("reads during", bench, readers, before)
    moved, waiting = answer["moved"], 2 * GRACE
    report("turn of the index", f"{moved:,} tokens of {people:,} people in {seconds:.1f} s, {waiting} s of them waiting",
           f"{wal / 1e6:,.0f} MB of WAL, the log of those reads included")
    rate, plain = moved / max(0.001, seconds - waiting), updates(bench, max(1, moved), 16, True)
    report("PostgreSQL alone", f"{plain:,.0f} rows/s", "16 bytes with an index changed in as many rows, nobody reading")
    report("tokens made anew", f"{rate:,.0f}/s = {rate / plain:.2f} of PostgreSQL alone",
           "sampled, VACUUM and destruction included, beside those reads")
    left = number(bench, "SELECT count(*) FROM contact_point c JOIN tenant t ON t.id = c.tenant_id "
                         "WHERE t.slug = 'suche' AND c.index_version <> 2")
    report("under the former key", f"{left} tokens", "goal 0" + ("" if left == 0 else ": MISSED"))

    answer, seconds, _ = timed(bench, "root", "--yes")
    report("turn of the root key", f"{answer['rewrapped']:,} keys in {seconds:.1f} s, {GRACE} s of them waiting",
           f"{answer['verified']:,} opened with the new root alone")
    begun = time.monotonic()
    verified = bench.obhut("key", "verify", "--all")
    checked = sum(item["checked"] for item in verified["items"])
    seconds = time.monotonic() - begun
    share = f", {100 * checked / seconds / bare:.1f} % of libsodium alone" if bare else ""
    report("key verify --all", f"{checked:,} opened in {seconds:.1f} s{share}",
           "nothing lost, wrapped twice or unreadable" if verified["valid"] else "BROKEN")
