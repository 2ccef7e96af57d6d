"""Every page that is served, in both languages, light and dark, on a phone and on a desk."""

import itertools

import pytest

import checks
from conftest import Look

LOOKS = [Look(*look) for look in itertools.product(("de", "en"), ("light", "dark"), (1440, 390))]
# Each language with each theme, each theme with each width: axe looks at these, the rest is measured.
PAIRS = [Look("de", "light", 1440), Look("de", "dark", 390), Look("en", "light", 390), Look("en", "dark", 1440)]
LIMIT = 100_000


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_page(look, pages, browsers, shop, screenshots):
    failures = []
    for tenant in (None, shop):
        paths = browsers.paths(pages, shop, door=tenant is None)
        with browsers.open(look, tenant) as page:
            for pattern, path in paths:
                try:
                    look_at(page, path, look)
                except AssertionError as error:
                    failures.append(f"{pattern}: {error}")
                if screenshots:
                    name = pattern.strip("/").replace("/", "-").replace("{", "").replace("}", "") or "home"
                    page.screenshot(path=screenshots / f"{name}-{look}.png", full_page=True)
    assert not failures, "\n".join(failures)


def look_at(page, path, look):
    answer = page.goto(path)
    assert answer.status == 200, answer.status
    assert len(answer.body()) <= LIMIT
    page.watch.settle()
    checks.words(page, look.language)
    checks.fits(page)
    if look.is_phone:
        checks.touchable(page)
    if look in PAIRS:
        checks.accessible(page)


def test_files_and_ways(pages, browsers, shop):
    """What is fetched is an attachment, and what leads on leads there."""
    with browsers.open(Look(), shop) as page:
        for entry in pages.values():
            if path := entry.get("file"):
                answer = page.request.get(path.format(**shop.subjects))
                assert answer.status == 200, path
                assert answer.headers["content-disposition"].startswith("attachment")
        for path, entry in pages.items():
            if target := entry.get("leadsTo"):
                page.goto(path)
                assert page.url.endswith(target)


@pytest.mark.parametrize("look", PAIRS, ids=str)
def test_problem_pages(look, browsers, shop):
    with browsers.open(look, shop) as page:
        assert page.goto("/people/00000000-0000-4000-8000-000000000000").status == 404
        checks.words(page, look.language)
        checks.fits(page)
        checks.accessible(page)


@pytest.mark.parametrize("look", [Look("de", "light", 390), Look("en", "dark", 390, scripts=False)], ids=str)
def test_the_whole_menu_of_a_telephone(look, browsers, shop):
    with browsers.open(look, shop) as page:
        page.goto("/people")
        links = page.locator(".menu a")
        assert links.count() > 5, "what does not fit is behind one entry"
        page.click(".menu .more")
        for link in links.all():
            box = link.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["height"] >= 44, link.inner_text()
            assert link.evaluate("it => it.scrollWidth <= it.clientWidth"), link.inner_text()
        page.click(".menu a[href='/members']")
        assert page.url.endswith("/members")
        assert page.locator(".menu .more").is_visible() and not page.locator(".menu a[href='/members']").is_visible()
