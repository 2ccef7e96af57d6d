"""What staff do all day in one of many businesses, with its figures; `Deploy/benchmark desk` runs it."""
import http.cookiejar
import re
import sys
import time
import urllib.parse
import urllib.request

PAGE_LIMIT = 100_000


class Browser:
    """Somebody of the staff, logged in by her invitation."""

    def __init__(self, invitation, port):
        self.base = f"http://127.0.0.1:{port}"
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.post(invitation, {"password": "Vier Schafe am Deich", "again": "Vier Schafe am Deich"})
        self.csrf = re.search('name="csrf" value="([^"]+)"', self.get("/imports")[1])[1]

    def ask(self, path, data=None, kind="application/x-www-form-urlencoded"):
        request = urllib.request.Request(f"{self.base}{path}", data=data, headers={"Content-Type": kind})
        with self.opener.open(request, timeout=600) as answer:
            return "/" + answer.url.split("/", 3)[3], answer.read().decode()

    def get(self, path):
        return self.ask(path)

    def post(self, path, fields):
        return self.ask(path, urllib.parse.urlencode(fields).encode())

    @property
    def header(self):
        return "Cookie: " + "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)

    def wizard(self, file):
        """Seconds for sending a file, for its trial run and for taking it in."""
        fields = {"csrf": self.csrf, "purpose": "customer-care", "legalBasis": "contract", "source": "Messung"}
        parts = [f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
        parts.append('--b\r\nContent-Disposition: form-data; name="file"; filename="Messung.csv"\r\n\r\n')
        body = "".join(parts).encode() + file.read_bytes() + b"\r\n--b--\r\n"
        moments = [time.monotonic()]
        steps, _ = self.ask("/imports", body, "multipart/form-data; boundary=b")
        moments.append(time.monotonic())
        self.post(f"{steps}/columns", fields | {"duplicates": "skip"})
        self.wait(steps)
        moments.append(time.monotonic())
        batch, _ = self.post(f"{steps}/start", {"csrf": self.csrf})
        self.wait(batch)
        moments.append(time.monotonic())
        return [later - earlier for earlier, later in zip(moments, moments[1:])]

    def wait(self, path):
        """Waits for a page that refreshes itself while work is under way."""
        while "data-refresh" in self.get(path)[1]:
            time.sleep(0.2)


def run(bench):
    """Measures with what `Deploy/benchmark` has started."""
    options, report = bench.options, bench.report
    others = max(1, options.tenants - 1)
    each = max(0, (options.people or 1_000_000) - options.rows) // others
    file = bench.sheet("others.csv", 0, each)
    begun = time.monotonic()
    for number in range(others):
        bench.business(f"nachbar{number}")
        if each:
            bench.obhut("import", "people", str(file), "--tenant", f"nachbar{number}")
    seconds = time.monotonic() - begun
    report("the others", f"{others} businesses with {each:,} people each",
           f"{others * each / seconds:,.0f} rows/s by obhut import, businesses made among it")
    owner = Browser(bench.business("suche"), bench.port)
    file = bench.sheet("searched.csv", 0, options.rows)
    sent, tried, taken = owner.wizard(file)
    report("the wizard", f"{options.rows:,} rows: sent in {sent:.1f} s, tried in {tried:.1f} s, taken in in {taken:.1f} s",
           f"{options.rows / taken:,.0f} rows/s taken in, {options.rows / (sent + tried + taken):,.0f} rows/s in all")
    report("memory", f"{bench.resident(bench.server.pid):.0f} MiB", "obhutd alone, after the wizard")
    token = bench.credential("suche")
    api = bench.API(token)
    if not api.call("GET", "/api/v1/people?q=nach&limit=1")["items"]:
        sys.exit("nobody was imported")
    for number in range(3):
        api.call("POST", "/api/v1/organizations", {
            "name": f"Bäckerei {number}", "addresses": [{"addressLocality": "Köln"}],
            "processing": {"purpose": "customer-care", "legalBasis": "contract", "source": "Messung"}})
    where = f"{options.rows:,} people in one of {options.tenants} businesses"
    for name, path, lua, header in [
        ("R, constant route", "/api/v1/me", None, None),
        ("search, 10 hits", "/api/v1/people", bench.searches(), None),
        ("list of 50 by name", "/api/v1/people?sort=name&limit=50", None, None),
        ("list of 50, one town", "/api/v1/people?town=Jena&limit=50", None, None),
        ("page: newest 50", "/people", None, owner.header),
        ("page: 50 by name", "/people?sort=name", None, owner.header),
        ("page: 50 of one town", "/people?sort=name&town=Jena", None, owner.header),
    ]:
        rate, half, most = bench.latencies(token, path, lua, header)
        report(name, f"{rate:,.0f}/s, p50 {half:.1f} ms, p99 {most:.1f} ms", f"32 connections, {where}")
    bench.in_process("suche")
    # The former connection was idle for minutes, and is closed.
    first = bench.API(token).call("GET", "/api/v1/people?limit=1")["items"][0]["id"]
    every = {f"column.{code}": "yes" for code in ["tags", "town", "email", "telephone", "stage", "owner", "consents", "added", "changed"]}
    owner.post("/people/columns", {"csrf": owner.csrf} | every)
    for path in ["/people", "/people?sort=name&town=Jena", f"/people/{first}", "/people/new", "/organizations", "/imports",
                 "/webhooks", "/members", "/account"]:
        size = len(owner.get(path)[1].encode())
        report("bytes of a page", f"{size:,} {path.replace(first, '…')}", "goal ≤ 100,000" + ("" if size <= PAGE_LIMIT else ": MISSED"))
    size = len(owner.post("/people/search", {"csrf": owner.csrf, "q": "koeln"})[1].encode())
    report("bytes of a page", f"{size:,} hits", "goal ≤ 100,000" + ("" if size <= PAGE_LIMIT else ": MISSED"))
    report("memory", f"{bench.resident(bench.server.pid):.0f} MiB", "obhutd alone, at the end")
