"""Columns are chosen and views kept, with scripts and without; organisations are found like people."""

import pathlib

import pytest

from conftest import Look
from test_people import press, sound

LOOKS = [
    Look("de", "light", 1440), Look("en", "dark", 1440), Look("de", "dark", 390), Look("en", "light", 390),
    Look("de", "light", 390, scripts=False),
]
STANDARD = ["tags", "town", "email", "telephone", "stage", "added"]


def tick(page, columns):
    """Chooses columns, and no others."""
    page.click("#columns > summary")
    for box in page.locator("#columns input[type=checkbox]").all():
        box.set_checked(box.get_attribute("name").removeprefix("column.") in columns)
    press(page, "#columns button")


def picture(page, request, name):
    if folder := request.config.getoption("--screenshots"):
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/lists-{name}-{page.look}.png", full_page=True)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_columns_and_views(look, browsers, shop, request):
    with browsers.open(look, shop) as page:
        page.goto("/people")
        page.click("#columns > summary")
        sound(page)
        picture(page, request, "columns")
        page.click("#columns > summary")
        tick(page, ["town", "stage", "owner", "consents", "changed"])
        assert page.locator(".list thead th").count() == 6
        page.goto("/people?sort=name")
        town = page.locator(".list td.words").first.inner_text()
        page.fill("[name=town]", town)
        press(page, ".filters button")
        page.click(".tool:not(#columns) > summary")
        press(page, ".tool:not(#columns) button")
        assert page.locator("#name-error").is_visible(), "a view needs a name"
        sound(page)
        picture(page, request, "refused")
        page.fill("#name", "Kölner Kundschaft")
        page.check("#shared")
        press(page, ".tool:not(#columns) button")
        assert "/people?view=" in page.url
        assert "Kölner Kundschaft" in page.locator(".views [aria-current]").inner_text()
        assert page.locator(".list thead th").count() == 6
        sound(page)
        picture(page, request, "view")
        page.goto("/people")
        tick(page, STANDARD)
        assert page.locator(".list thead th").count() == 6
        page.click(".views a:has-text('Kölner Kundschaft')")
        assert page.locator(".list td[data-label]").first.is_visible()
        press(page, ".list-tools > form:last-child button")
        assert page.url.endswith("/people")
        assert page.locator(".views").count() == 0


@pytest.mark.parametrize("look", LOOKS[1:3], ids=str)
def test_organisations_like_people(look, browsers, shop, request):
    with browsers.open(look, shop) as page:
        page.goto("/organizations")
        page.select_option("[name=sort]", "name")
        press(page, ".filters button")
        assert page.url.endswith("/organizations?sort=name")
        assert page.locator("text=Bäckerei Groß").count() >= 1
        sound(page)
        picture(page, request, "organizations")
        page.focus("#find")
        page.keyboard.type("baeckerei")
        page.wait_for_selector("#hits [data-href*='/organizations/']")
        picture(page, request, "typing")
        page.fill("#find", "Groß")
        with page.expect_navigation():
            page.press("#find", "Enter")
        found = page.locator("section.card a[href^='/organizations/']").all_inner_texts()
        assert found and all("Groß" in name for name in found), found
        sound(page)
        picture(page, request, "found")
