"""What staff do in their first hour, on a phone, on a desk, and without scripts."""

import pytest

import checks
from conftest import Look
from house import Tenant

# Saved by an old office program: Windows-1252, semicolons, a line break in a cell, a row that says nothing.
UGLY = (
    "Anrede;Vorname;Nachname;E-Mail-Adresse;Telefon;Straße;PLZ;Ort;Bemerkung\r\n"
    'Frau;Jördis;Weiß;jördis.weiss@kunden.example;0351/1234567;"Hauptstraße 1\r\nHinterhaus";01067;Dresden;\r\n'
    "Herr;Günther;Öhler-Süß;guenther@kunden.example;+49 (30) 23125-4;Am Anger 3;04109;Leipzig;Stammkunde\r\n"
    "Frau;Änne;Öztürk;kein-at-zeichen;;Weg 2;80331;München;\r\n"
    ";;;;;;;;\r\n"
).encode("cp1252")

LOOKS = [
    Look("de", "dark", 390),
    Look("en", "light", 1440),
    Look("de", "light", 1440, scripts=False),
    Look("en", "dark", 390, scripts=False),
]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_first_hour(look, house, browsers):
    tenant = Tenant(house, f"laden-{look}", "Bäckerei Süß & Söhne", locale=look.language)
    with browsers.open(look) as page:
        enter(page, tenant)
        create(page)
        find(page)
        edit_against_each_other(page, browsers, tenant)
        bring_in(page)
        forget(page)
        leave(page, tenant)


def sound(page):
    page.watch.settle()
    checks.words(page, page.look.language)
    if page.look.scripts:
        checks.fits(page)
        checks.accessible(page)


def press(page, selector):
    """Sends a form."""
    with page.expect_navigation():
        page.click(selector)


def submit(page):
    press(page, "main form.form .bar button.primary, main form.stack button.primary")


def enter(page, tenant):
    page.goto(tenant.invitation)
    page.fill("#password", tenant.PASSWORD)
    page.fill("#again", "etwas anderes, aber lang genug")
    submit(page)
    assert page.locator("#again-error").is_visible()
    sound(page)
    page.fill("#password", tenant.PASSWORD)
    page.fill("#again", tenant.PASSWORD)
    submit(page)
    assert page.url.endswith("/people")
    assert page.locator(".empty").is_visible(), "an empty list teaches how to begin"
    tenant.session = page.context.storage_state()
    sound(page)


def create(page):
    press(page, ".empty a[href='/people/new']")
    page.fill("[name=givenName]", "Anna")
    page.fill("[name=familyName]", "Groß")
    page.fill("[name='contactPoints[0].value']", "Anna.Gross@Kunden.example")
    submit(page)
    summary = page.locator("main .notice[role=alert]")
    assert summary.is_visible()
    assert page.input_value("[name=familyName]") == "Groß", "what was typed stays"
    if page.look.scripts:
        assert summary.evaluate("(element) => element === document.activeElement"), "the summary has the focus"
    sound(page)
    page.select_option("[name='processing.purpose']", "customer-care")
    page.select_option("[name='processing.legalBasis']", "contract")
    page.fill("[name='processing.source']", "Auftrag 4711")
    submit(page)
    assert page.locator("h1").inner_text().endswith("Anna Groß")
    assert page.locator(".toast").is_visible()
    sound(page)
    if page.look.scripts:
        page.click(".toast [data-close]")
        assert page.locator(".toast").count() == 0
    page.reload()
    assert page.locator(".toast").count() == 0, "told once"


def find(page):
    page.goto("/people")
    page.fill("#find", "anna.gross@kunden.EXAMPLE")
    with page.expect_navigation():
        page.press("#find", "Enter")
    if "/people/search" in page.url:
        press(page, "main a:has-text('Groß')")
    assert "Groß" in page.locator("h1").inner_text()


def edit_against_each_other(page, browsers, tenant):
    person = page.url
    press(page, ".actions a[href$='/edit']")
    with browsers.open(Look("de", "light", 1440), tenant) as other:
        other.goto(f"{person}/edit")
        other.fill("[name=familyName]", "Groß-Schmidt")
        submit(other)
    page.fill("[name=familyName]", "Schmidt")
    submit(page)
    assert page.locator("main").inner_text().count("Groß-Schmidt") >= 1, "both versions are shown"
    assert page.input_value("[name=familyName]") == "Schmidt"
    sound(page)
    submit(page)
    assert page.locator("h1").inner_text().endswith("Anna Schmidt")


def bring_in(page):
    press(page, ".menu a[href='/imports']")
    page.select_option("[name=purpose]", "customer-care")
    page.select_option("[name=legalBasis]", "contract")
    page.fill("[name=source]", "Kundenkartei 2019")
    submit(page)
    assert page.locator("#file-error").is_visible()
    assert page.input_value("[name=source]") == "Kundenkartei 2019"
    sound(page)
    page.set_input_files("#file", {"name": "Kunden (alt).csv", "mimeType": "text/csv", "buffer": UGLY})
    submit(page)
    through_the_steps(page)
    assert page.locator(".tiles").is_visible()
    sound(page)
    with page.expect_download() as download:
        page.click("main a[href$='/quarantine']")
    assert "Öztürk" in open(download.value.path(), encoding="utf-8").read()
    batch = page.url
    page.goto("/people")
    assert "Öhler-Süß" in page.locator("main").inner_text()
    page.goto(batch)
    press(page, "main form[action$='/undo'] button")
    page.goto("/people")
    assert "Öhler-Süß" not in page.locator("main").inner_text()


def through_the_steps(page):
    """Agrees to every step between a file and what came of it."""
    for _ in range(40):
        waits = page.locator("[data-refresh]").count()
        if page.locator(".tiles").count() and not waits and "/imports/files/" not in page.url:
            return
        if page.locator("main button.primary").count():
            sound(page)
            press(page, "main button.primary >> nth=0")
        else:
            page.wait_for_timeout(250)
            page.reload()
    raise AssertionError(f"the import never ends: {page.url}")


def forget(page):
    press(page, "main a:has-text('Schmidt')")
    person = page.url
    press(page, "main a[href$='/erasure']")
    assert page.locator(".plans .plan").count() == 3
    sound(page)
    press(page, "main a[href*='reason=art-17-1-b']")
    press(page, "main button.destroy")
    assert page.locator(".steps .reached").count() >= 1
    assert "Schmidt" not in page.content()
    sound(page)
    assert page.goto(person).status == 404


def leave(page, tenant):
    page.goto("/people")
    press(page, ".leave button")
    assert page.url.endswith("/login")
    page.fill("#email", tenant.owner)
    page.fill("#password", "falsch, ganz falsch")
    submit(page)
    assert page.locator("main .notice[role=alert]").is_visible()
    sound(page)
    page.fill("#password", tenant.PASSWORD)
    submit(page)
    assert page.url.endswith("/people")
