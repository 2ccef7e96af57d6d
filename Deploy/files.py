"""What Deploy/benchmark measures of files: a search of all of them, and a backup's way back."""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


def run(bench):
    """The stages that are asked for, at the end of the others' data."""
    if bench.options.only:
        bench.obhut("import", "people", str(bench.sheet("stored.csv", 0, bench.options.rows)), "--tenant", "messung")
    if bench.wants("scan"):
        scanning(bench)
    if bench.wants("restore"):
        restoring(bench)
        bench.start()


def timed(bench, command):
    """Seconds of a command, the megabytes it needed at most, and what it wrote; what it answers is the caller's to judge."""
    begun = time.monotonic()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, env=bench.environment, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return time.monotonic() - begun, usage.ru_maxrss / 1024, out.read().decode()


def scanning(bench):
    """A search of every file for a hundred values in every spelling, beside cat and grep -F of the same files."""
    needles = bench.work / "needles.txt"
    needles.write_text("".join(f"niemand{number}@nirgendwo.example\n" for number in range(100)))
    bench.obhut("database", "checkpoint")
    every = f"find {bench.state} -type f -print0"
    runs = {"cat": [], "grep": [], "scan": []}
    for _ in range(3):
        runs["cat"].append(timed(bench, ["sh", "-c", f"{every} | xargs -0 cat >/dev/null"])[0])
        runs["grep"].append(timed(bench, ["sh", "-c", f"{every} | LC_ALL=C xargs -0 grep -aFcf {needles} >/dev/null"])[0])
        seconds, memory, text = timed(
            bench, [f"{bench.options.programs}/obhut", "erasure", "scan", "--needle-file", str(needles), "--json"])
        found = json.loads(text)
        if found["hits"] or found["unread"]:
            sys.exit(f"scan {text[:500]}")
        runs["scan"].append(seconds)
    size = found["bytes"] / 1e6
    rate = {name: size / statistics.median(seconds) for name, seconds in runs.items()}
    bench.report("scan", f"{rate['scan']:,.0f} MB/s = {rate['scan'] / rate['cat']:.2f} of cat, {rate['scan'] / rate['grep']:.2f} of grep -F",
                 f"{size:,.0f} MB, 100 values in every spelling, {memory:.0f} MiB at most; cat {rate['cat']:,.0f}, grep {rate['grep']:,.0f} MB/s")


def restoring(bench):
    """A backup and its restore, the replay of an erasure since included, beside a copy of the same bytes."""
    place = bench.work / "backup"
    erased = bench.API(bench.token).call("POST", "/api/v1/people", bench.person(20_000_000))["id"]
    begun = time.monotonic()
    bench.obhut("backup", "create", "--output", str(place))
    made = time.monotonic() - begun
    size = (place / "database.tar").stat().st_size / 1e9
    bench.API(bench.token).call("POST", f"/api/v1/people/{erased}/erasures", {"reason": "art-17-1-a"})
    bench.stop()
    begun = time.monotonic()
    answer = bench.obhut("backup", "restore", "--input", str(place), "--yes", "--reason", "MESSUNG")
    restored = time.monotonic() - begun
    if answer["erased"] != 1 or answer["findings"]:
        sys.exit(f"restore {answer}")
    copied, _, _ = timed(bench, ["sh", "-c", f"cp {place}/database.tar {place}/copy && sync {place}/copy"])
    bench.report("cp and sync", f"{copied / size:.1f} s/GB", f"{size:.2f} GB")
    bench.report("backup", f"{made / size:.1f} s/GB = {made / copied:.1f} times cp", f"{made:.1f} s, under a service that works")
    bench.report("restore", f"{restored / size:.1f} s/GB = {restored / copied:.1f} times cp",
                 f"{restored:.1f} s: unpacked, checked, replayed, every log verified")
