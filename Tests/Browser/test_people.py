"""People are found while somebody types, and chosen in a list; with scripts and without."""

import pytest
from playwright.sync_api import expect

import checks
from conftest import Look

LOOKS = [Look("de", "light", 1440), Look("en", "dark", 390), Look("de", "light", 390, scripts=False)]


def press(page, selector):
    """Sends a form or follows a way."""
    with page.expect_navigation():
        page.click(selector)


def sound(page):
    page.watch.settle()
    checks.words(page, page.look.language)
    if page.look.scripts:
        checks.fits(page)
        checks.accessible(page)
        if page.look.is_phone:
            checks.touchable(page)


@pytest.mark.parametrize("look", LOOKS[:2], ids=str)
def test_found_while_typing(look, browsers, shop):
    with browsers.open(look, shop) as page:
        page.goto("/imports")
        page.focus("#find")
        page.keyboard.type("gross-mue")
        # Hits of what was typed so far come first; she and her double are left.
        expect(page.locator("#hits [data-href]")).to_have_count(2)
        sound(page)
        page.keyboard.press("Escape")
        assert page.locator("#hits").count() == 0
        # The answer to the last letter is the one that stays.
        with page.expect_response(lambda answer: "gross-mueller+anna" in (answer.request.post_data or "")) as last:
            page.keyboard.type("ller anna")
        last.value.finished()
        page.wait_for_selector("#hits [data-href]")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowDown")
        chosen = page.locator("#hits [aria-selected=true]")
        assert page.get_attribute("#find", "aria-activedescendant") == chosen.get_attribute("id")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "Groß-Müller" in page.locator("h1").inner_text()
        page.fill("#find", "xqxq")
        page.wait_for_selector("#hits [aria-disabled]")
        sound(page)
        with page.expect_navigation():
            page.press("#find", "Enter")
        assert page.url.endswith("/people/search")
        assert page.locator(".empty").is_visible()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_chosen_and_tagged(look, browsers, shop):
    with browsers.open(look, shop) as page:
        page.goto("/people")
        page.select_option("[name=sort]", "name")
        page.fill("[name=town]", "12345")
        press(page, ".filters button")
        assert page.locator("#town-error").is_visible()
        sound(page)
        page.fill("[name=town]", "")
        press(page, ".filters button")
        assert page.url.endswith("/people?sort=name")
        press(page, "button[value=add]")
        assert page.locator("#scope-error").is_visible(), "nobody is chosen"
        sound(page)
        boxes = page.locator(".pick input")
        if look.scripts:
            page.click("[data-pick]")
            assert page.locator(".pick :checked").count() == boxes.count() > 2
            page.click("[data-pick]")
        boxes.nth(0).check()
        boxes.nth(1).check()
        page.fill("#label", "Sommerfest")
        press(page, "button[value=add]")
        assert "Sommerfest" in page.locator(".toast").inner_text()
        assert page.locator(".list .tag:has-text('Sommerfest')").count() == 2
        sound(page)
        press(page, ".toast form button")
        assert page.locator(".list .tag:has-text('Sommerfest')").count() == 0
        page.locator(".pick input").nth(2).check()
        press(page, "[formaction='/people/export']")
        assert page.url.endswith("/people/export")
        assert len(page.input_value("[name=ids]")) == 36
        sound(page)
