"""Tenants with one of everything that has a page. A new kind of page gets its subject here, by the name that
pages.json uses."""

from house import House, Tenant

WHY = {"purpose": "customer-care", "legalBasis": "contract", "source": "Auftrag 4711"}

ANNA = {
    "honorificPrefix": "Prof. Dr.",
    "givenName": "Anna-Lena",
    "familyName": "von Groß-Müller",
    "lifecycle": "customer",
    "contactPoints": [
        {"kind": "email", "value": "anna.gross@kunden.example", "label": "Büro", "isPrimary": True},
        {"kind": "email", "value": "anna-lena.von-gross-mueller@ein-sehr-langer-name.example"},
        {"kind": "telephone", "value": "030 23125-001", "label": "mobil"},
    ],
    "addresses": [
        {
            "streetAddress": "Lindenstraße 12", "postalCode": "10115", "addressLocality": "Berlin",
            "addressCountry": "DE",
        }
    ],
    "processing": WHY,
}

FILE = (
    "Vorname;Nachname;E-Mail;Telefon;Ort\r\n"
    "Jörg;Weiß;joerg.weiss@kunden.example;0351 1234567;Dresden\r\n"
    "Änne;Öztürk;kein-at-zeichen;;München\r\n"
).encode("cp1252")
REASON = "purpose=customer-care&legalBasis=contract&source=Messe"


def shop(house: House) -> Tenant:
    tenant = Tenant(house, "blumen", "Blumen Schäfer")
    tenant.obhut("demo", "load", "--people", "60")
    fill(tenant)
    return tenant


def fill(tenant: Tenant, person: dict = ANNA, file: bytes = FILE, text=lambda plain: plain):
    """One of everything; `text` makes the free texts of what is not a person."""
    subjects = tenant.subjects
    subjects["slug"] = tenant.slug
    subjects["person"] = tenant.make("/people", person)["id"]
    subjects["double"] = tenant.make("/people", person | {"contactPoints": []})["id"]
    subjects["import"] = tenant.make(f"/imports?{REASON}", file, media_type="text/csv")["id"]
    forgotten = tenant.make("/people", person | {"contactPoints": []})["id"]
    erasure = tenant.make(f"/people/{forgotten}/erasures", {"reason": "art-17-1-b"})
    subjects["erasure"] = erasure.get("erasureId") or erasure["id"]
    subjects["invitation"] = tenant.invite(f"vertrieb@{tenant.slug}.example", "sales").rsplit("/", 1)[1]
    colleague = f"hilfe@{tenant.slug}.example"
    tenant.join(colleague, "support")
    reset = tenant.obhut("member", "reset-password", "--email", colleague)
    subjects["reset"] = reset["reset"]["url"].rsplit("/", 1)[1]
    subjects["member"] = tenant.call("GET", "/members")[1]["items"][0]["id"]
    more(tenant, text)
    # An erasure discards what waits: the file comes last.
    subjects["file"] = tenant.waiting_file(file)


def more(tenant: Tenant, text):
    subjects = tenant.subjects
    served = tenant.call("GET", "/openapi.json")[1]["paths"]
    label = text("Stammkundschaft")
    subjects["tag"] = tenant.make("/tags", {"label": label})["id"]
    tenant.make("/people/tags", {"ids": [subjects["person"]], "add": [label]})
    field = {
        "code": "customerNumber", "label": {"de": text("Kundennummer"), "en": text("Customer number")},
        "kind": "text", "purpose": "customer-care", "searchable": True,
    }
    subjects["field"] = tenant.make("/custom-fields", field)["id"]
    firm = {"name": text("Bäckerei Groß"), "legalName": text("Bäckerei Groß GmbH & Co. KG"), "processing": WHY}
    subjects["organization"] = tenant.make("/organizations", firm)["id"]
    job = {"organizationId": subjects["organization"], "jobTitle": text("Leiterin Einkauf"), "since": "2019-04-01"}
    subjects["employment"] = tenant.make(f"/people/{subjects['person']}/employments", job)["id"]
    call = {
        "kind": "call", "subject": text("Rückruf wegen Lieferung"),
        "text": text("Möchte künftig dienstags beliefert werden."), "personIds": [subjects["person"]],
    }
    subjects["activity"] = tenant.make("/activities", call)["id"]
    address = tenant.call("GET", f"/people/{subjects['person']}")[1]["contactPoints"][0]["value"]
    consent = {"purpose": "newsletter", "channel": "email", "address": address}
    tenant.make(f"/people/{subjects['person']}/consents", consent | {"source": text("Messe, Anmeldekarte")})
    tenant.make(f"/people/{subjects['person']}/withdrawals", {"purposes": ["raffle"], "channels": "all"})
    ask = {"kind": "access", "personId": subjects["person"], "note": text("Rückruf unter der bekannten Nummer")}
    subjects["request"] = tenant.make("/requests", ask)["id"]
    if "/api/v1/webhooks" in served:
        hook = {"url": "https://versand.example/obhut", "events": ["person.created", "person.erased"]}
        subjects["webhook"] = tenant.make("/webhooks", hook)["id"]
    if "/api/v1/campaigns" in served:
        campaign = {
            "name": text("Herbst"), "purpose": "newsletter", "subject": text("Neues aus der Werkstatt"),
            "body": text("Guten Tag"),
        }
        subjects["campaign"] = tenant.make("/campaigns", campaign)["id"]
    form = {
        "slug": "werkstatt", "titles": {"de": text("Neues aus der Werkstatt"), "en": text("News from the workshop")},
        "purposes": ["newsletter"], "state": "published", "embedOrigins": ["https://www.muster.example"],
    }
    subjects["form"] = tenant.make("/forms", form)["id"]
