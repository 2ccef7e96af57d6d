"""Tenants with one of everything that has a page. A new kind of page gets its subject here, by the name that
pages.json uses."""

from house import House, Tenant

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
    "processing": {"purpose": "customer-care", "legalBasis": "contract", "source": "Auftrag 4711"},
}

BAKERY = {
    "name": "Bäckerei Groß & Söhne",
    "legalName": "Bäckerei Groß & Söhne GmbH & Co. Kommanditgesellschaft",
    "vatId": "DE123456789",
    "registerNumber": "Amtsgericht Köln, HRA 12345",
    "url": "https://www.baeckerei-gross-und-soehne.example",
    "industry": "Handwerk",
    "lifecycle": "customer",
    "contactPoints": [{"kind": "email", "value": "kontakt@baeckerei-gross.example", "label": "Zentrale"}],
    "addresses": ANNA["addresses"],
    "processing": ANNA["processing"],
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


WORDS = "Möchte künftig dienstags beliefert werden."


def fill(tenant: Tenant, person: dict = ANNA, file: bytes = FILE, organization: dict = BAKERY, words: str = WORDS):
    """One of everything."""
    tenant.subjects["person"] = tenant.make("/people", person)["id"]
    tenant.subjects["import"] = tenant.make(f"/imports?{REASON}", file, media_type="text/csv")["id"]
    tie(tenant, organization, words)
    forgotten = tenant.make("/people", person | {"familyName": "Vergessen"})["id"]
    erasure = tenant.make(f"/people/{forgotten}/erasures", {"reason": "art-17-1-b"})
    tenant.subjects["erasure"] = erasure.get("erasureId") or erasure["id"]
    tenant.subjects["invitation"] = tenant.invite(f"vertrieb@{tenant.slug}.example", "sales").rsplit("/", 1)[1]


def tie(tenant: Tenant, organization: dict, words: str):
    """An employer, and what was said."""
    tenant.subjects["organization"] = tenant.make("/organizations", organization)["id"]
    person = tenant.subjects["person"]
    line = words.split("\n")[0]
    place = {"organizationId": tenant.subjects["organization"], "jobTitle": line, "since": "2019-04-01"}
    tenant.subjects["employment"] = tenant.make(f"/people/{person}/employments", place)["id"]
    said = {"kind": "call", "subject": line, "text": words, "personIds": [person]}
    tenant.subjects["activity"] = tenant.make("/activities", said)["id"]
    tenant.make("/activities", said | {"organizationId": tenant.subjects["organization"]})
