"""The house, its tenants, and browsers of every kind."""

import contextlib
import dataclasses
import json
import pathlib

import pytest
from playwright.sync_api import sync_playwright

import stock
from house import House, Tenant
from watch import Watch

HERE = pathlib.Path(__file__).parent


def pytest_addoption(parser):
    parser.addoption("--programs", required=True, help="folder of obhutd and obhut")
    parser.addoption("--screenshots", help="folder for a picture of every page in every look")


@dataclasses.dataclass(frozen=True)
class Look:
    """How a browser shows a page."""

    language: str = "de"
    theme: str = "light"
    width: int = 1440
    scripts: bool = True

    @property
    def is_phone(self) -> bool:
        return self.width < 600

    def __str__(self):
        return f"{self.language}-{self.theme}-{self.width}{'' if self.scripts else '-plain'}"


class Browsers:
    """Opens contexts in a look; every one is watched, and settled when it closes."""

    def __init__(self, chromium, house: House):
        self.chromium = chromium
        self.house = house

    @contextlib.contextmanager
    def open(self, look: Look, tenant: Tenant | None = None):
        context = self.chromium.new_context(
            base_url=self.house.base,
            locale="de-DE" if look.language == "de" else "en-GB",
            timezone_id="Europe/Berlin",
            color_scheme=look.theme,
            viewport={"width": look.width, "height": 844 if look.is_phone else 900},
            has_touch=look.is_phone,
            reduced_motion="reduce",
            java_script_enabled=look.scripts,
            storage_state=self.session(tenant) if tenant else None,
        )
        context.set_default_timeout(60_000)
        watch = Watch(context, self.house.base)
        try:
            page = context.new_page()
            page.look = look
            page.watch = watch
            yield page
            watch.settle()
        finally:
            context.close()

    def paths(self, pages: dict, tenant: Tenant, door: bool = False) -> list[tuple[str, str]]:
        """Every page of the staff, or every door, by its pattern; those still coming only where they are served."""
        found = [(pattern, path) for pattern, path in tenant.paths(pages) if bool(pages[pattern].get("door")) == door]
        with self.open(Look(), None if door else tenant) as page:
            return [
                (pattern, path)
                for pattern, path in found
                if not pages[pattern].get("coming") or page.request.get(path).status != 404
            ]

    def session(self, tenant: Tenant):
        """The cookies of the tenant's owner, who accepts her invitation once."""
        if tenant.session is None:
            with self.open(Look()) as page:
                page.goto(tenant.invitation)
                page.fill("#password", tenant.PASSWORD)
                page.fill("#again", tenant.PASSWORD)
                page.click("main button[type=submit]")
                page.wait_for_url("**/people")
                tenant.session = page.context.storage_state()
        return tenant.session


@pytest.fixture(scope="session")
def pages():
    return json.loads((HERE / "pages.json").read_text())


@pytest.fixture(scope="session")
def house(request):
    house = House(request.config.getoption("--programs"))
    yield house
    house.end()


@pytest.fixture(scope="session")
def browsers(house):
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield Browsers(chromium, house)
        chromium.close()


@pytest.fixture(scope="session")
def shop(house):
    """A flower shop with sixty customers and one of everything that has a page."""
    return stock.shop(house)


@pytest.fixture(scope="session")
def screenshots(request):
    folder = request.config.getoption("--screenshots")
    if folder:
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    return folder and pathlib.Path(folder)
