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


def fill(tenant: Tenant, person: dict = ANNA, file: bytes = FILE):
    """One of everything."""
    tenant.subjects["person"] = tenant.make("/people", person)["id"]
    tenant.subjects["import"] = tenant.make(f"/imports?{REASON}", file, media_type="text/csv")["id"]
    forgotten = tenant.make("/people", person | {"familyName": "Vergessen"})["id"]
    erasure = tenant.make(f"/people/{forgotten}/erasures", {"reason": "art-17-1-b"})
    tenant.subjects["erasure"] = erasure.get("erasureId") or erasure["id"]
    tenant.subjects["invitation"] = tenant.invite(f"vertrieb@{tenant.slug}.example", "sales").rsplit("/", 1)[1]
