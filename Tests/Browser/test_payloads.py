"""What somebody typed is never run: markup in every text field, on every page."""

import json
import time

import pytest

import stock
from conftest import Look
from house import Tenant

PAYLOADS = [
    "<script>window.owned=1</script>",
    "\"><img src=x onerror=\"window.owned=1\">",
    "' autofocus onfocus='window.owned=1' x='",
    "</title></textarea></select><svg onload=window.owned=1>",
    "<iframe srcdoc=\"<script>parent.owned=1</script>\">",
    "javascript:window.owned=1//",
    "{{7*7}}{{{frame.title}}}<b>x",
    "\u0600<img src=x onerror=window.owned=1>\u0301",
]


class Filler:
    """Makes bodies from the served OpenAPI document, so that a new text field is tried without a line here."""

    FORMED = {"lifecycle", "kind", "purpose", "legalBasis", "addressCountry", "processing", "evidence"}

    def __init__(self, tenant: Tenant):
        self.tenant = tenant
        self.document = tenant.call("GET", "/openapi.json")[1]

    def schema(self, path: str):
        content = self.document["paths"][f"/api/v1{path}"]["post"]["requestBody"]["content"]["application/json"]
        return self.resolved(content["schema"])

    def resolved(self, schema):
        while "$ref" in schema:
            target = self.document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            schema = target
        return schema

    def texts(self, schema, payload):
        """The free texts of an object, set to the payload as far as they take its length."""
        return {
            name: payload[: field.get("maxLength", len(payload))]
            for name, field in ((name, self.resolved(field)) for name, field in schema.get("properties", {}).items())
            if "string" in field.get("type", ()) and name not in self.FORMED and not {"enum", "format", "pattern"} & set(field)
        }

    def person(self, payload):
        schema = self.schema("/people")
        properties = schema["properties"]
        point = self.texts(self.resolved(properties["contactPoints"]["items"]), payload)
        address = self.texts(self.resolved(properties["addresses"]["items"]), payload)
        ground = self.texts(self.resolved(properties["processing"]), payload)
        return self.texts(schema, payload) | {
            "contactPoints": [
                point | {"kind": "email", "value": "payload@kunden.example"},
                point | {"kind": "telephone", "value": "030 23125-1"},
            ],
            "addresses": [address | {"addressCountry": "DE"}],
            "processing": ground | {"purpose": "customer-care", "legalBasis": "contract"},
        }

    def store(self, path, body):
        """Stores a body; a field that does not take markup at all is left out, and said."""
        for _ in range(20):
            status, answer = self.tenant.call("POST", path, body)
            if status == 201:
                return answer["id"]
            assert status == 422 and answer.get("field"), answer
            drop(body, answer["field"])
        raise AssertionError(f"{path} takes none of {json.dumps(body)}")


def drop(body, field):
    *way, last = field.replace("[", ".").replace("]", "").split(".")
    for part in way:
        body = body[int(part)] if part.isdigit() else body[part]
    if last.isdigit():
        body.pop(int(last))
    else:
        body.pop(last)


@pytest.fixture(scope="module")
def hostile(house):
    tenant = Tenant(house, "boese", PAYLOADS[0] + PAYLOADS[1])
    filler = Filler(tenant)
    tenant.people = [filler.store("/people", filler.person(payload)) for payload in PAYLOADS]
    row = ";".join('"' + payload.replace('"', '""') + '"' for payload in PAYLOADS[:3])
    file = f"Vorname;Nachname;E-Mail\r\n{row}\r\n".encode()
    person = filler.person(PAYLOADS[0]) | {"contactPoints": [{"kind": "email", "value": "boese@kunden.example"}]}
    stock.fill(tenant, person, file, text=lambda plain: PAYLOADS[0] + plain[:20])
    return tenant


def test_nothing_typed_is_run(pages, browsers, hostile):
    with browsers.open(Look(), hostile) as page:
        for pattern, path in browsers.paths(pages, hostile):
            shown = pages[pattern]["path"]
            # What belongs to one person is not found below another.
            people = hostile.people if "{person}" in shown and shown.count("{") == 1 else [None]
            for person in people:
                page.goto(path.replace(hostile.subjects["person"], person) if person else path)
                page.keyboard.press("Tab")
                assert page.evaluate("() => window.owned") is None, path
                page.watch.settle()
        page.goto(f"/people/{hostile.people[0]}")
        assert PAYLOADS[0] in page.locator("main").inner_text(), "shown as it was typed"


def test_the_watch_sees_what_it_is_for(browsers, shop):
    """A page that did run something would not pass."""
    with browsers.open(Look(), shop) as page:
        page.goto("/people")
        page.evaluate("() => { const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); }")
        page.evaluate("() => { new Image().src = 'https://elsewhere.example/x.png'; }")
        seen = ""
        end = time.monotonic() + 60
        while not ("policy: script-src" in seen and "foreign:" in seen) and time.monotonic() < end:
            page.wait_for_timeout(50)
            seen = "\n".join(page.watch.complaints)
        page.watch.complaints.clear()
        assert "policy: script-src" in seen and "foreign:" in seen, seen
