"""Everything goes without a mouse, and the way is always in sight."""

import checks
from conftest import Look


def at(page) -> str:
    return page.evaluate("() => document.activeElement.id || document.activeElement.className")


def tab_to(page, selector, most=80):
    """Presses Tab until the element has the focus; every stop on the way shows where it is."""
    for _ in range(most):
        page.keyboard.press("Tab")
        checks.focused(page)
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


def follow(page, key="Enter"):
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_person_with_tab_and_enter_alone(browsers, shop):
    with browsers.open(Look(), shop) as page:
        page.goto("/people")
        page.keyboard.press("Tab")
        assert at(page) == "skip", "the first stop skips the navigation"
        checks.focused(page)
        page.keyboard.press("Enter")
        assert at(page) == "content"
        page.goto("/people")
        tab_to(page, "a[href='/people/new']")
        follow(page)
        for name, value in [("givenName", "Käthe"), ("familyName", "Tastatur"), ("contactPoints[0].value", "kaethe@kunden.example")]:
            page.focus("body")
            tab_to(page, f"[name='{name}']")
            page.keyboard.type(value)
        page.evaluate("() => { document.activeElement.blur(); }")
        page.focus("[name='processing.purpose']")
        for selector, letter in [("[name='processing.purpose']", "customer-care"), ("[name='processing.legalBasis']", "contract")]:
            page.focus(selector)
            choose(page, selector, letter)
        tab_to(page, "[name='processing.source']")
        page.keyboard.type("Anruf")
        follow(page)
        assert "Tastatur" in page.locator("h1").inner_text()
        tab_to(page, "main a[href$='/erasure']")
        follow(page)
        tab_to(page, "main button.destroy")


def choose(page, selector, value):
    """Opens nothing: arrow keys change a list as it stands."""
    for _ in range(40):
        if page.input_value(selector) == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{selector} never becomes {value}")


def test_every_stop_of_every_page_is_in_sight(pages, browsers, shop):
    failures = []
    for width in (1440, 390):
        with browsers.open(Look(width=width), shop) as page:
            for pattern, path in browsers.paths(pages, shop):
                page.goto(path)
                first = None
                try:
                    for _ in range(60):
                        page.keyboard.press("Tab")
                        if page.evaluate("() => document.activeElement === document.body"):
                            break
                        name = checks.focused(page)
                        first = first or name
                    assert first and "skip" in first, first
                except AssertionError as error:
                    failures.append(f"{pattern} at {width}: {error}")
    assert not failures, "\n".join(failures)


def test_shortcuts(browsers, shop):
    with browsers.open(Look(), shop) as page:
        page.goto("/people")
        page.keyboard.press("/")
        assert at(page) == "find"
        page.keyboard.type("?/n")
        assert page.input_value("#find") == "?/n", "nothing acts while somebody types"
        page.locator("h1").click()
        page.keyboard.press("?")
        assert page.locator("#keys").is_visible()
        assert page.locator("#keys kbd").count() >= 8
        checks.accessible(page)
        page.keyboard.press("Escape")
        assert not page.locator("#keys").is_visible()
        page.keyboard.press("g")
        follow(page, "i")
        assert page.url.endswith("/imports")
        follow(page, "n")
        assert page.url.endswith("/people/new")
        page.goto(f"/people/{shop.subjects['person']}")
        follow(page, "e")
        assert page.url.endswith("/edit")
        page.keyboard.press("?")
        page.uncheck("#keys-on")
        page.keyboard.press("Escape")
        page.keyboard.press("n")
        page.keyboard.press("/")
        assert at(page) != "find" and page.url.endswith("/edit"), "they can be switched off"


def test_nothing_typed_is_lost_by_a_slip(browsers, shop):
    with browsers.open(Look(), shop) as page:
        asked = []
        page.on("dialog", lambda dialog: asked.append(dialog.type))
        page.goto("/people/new")
        page.fill("[name=familyName]", "Halb getippt")
        page.goto("/people")
        assert asked == ["beforeunload"]
        page.goto("/people/new")
        page.fill("[name=familyName]", "Halb getippt")
        page.fill("#find", "anna.gross@kunden.example")
        page.press("#find", "Enter")
        # To the list of hits, or to the only one herself.
        page.wait_for_url(lambda address: not address.endswith("/people/new"))
        assert asked == ["beforeunload"] * 2, "another form of the page was sent"
