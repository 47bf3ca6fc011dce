"""Helpers of the annotation tests: documents, what doccano would give back, and a real server of one's own."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from referat.annotation import server
from referat.annotation.campaign import Connection
from referat.annotation.documents import Document, Passage
from referat.annotation.environments import default_folder, ensure
from referat.annotation.labelset import LabelSet, read_labels
from referat.minutes import parse

ANNOTATIONS = Path(__file__).parents[2] / "annotations"

#: Everything that broke a round trip somewhere: æ, ø, å, §, emoji, non-breaking and double spaces, CRLF, spans side by
#: side (`kr.` and `Venstre`) and a span at the very end.
TRICKY = (
    "REFERAT Teknik- og Miljøudvalget d. 12-06-2024\r\n\r\n"
    "Mødedato Onsdag d. 12. juni 2024 kl. 16:30\r\nMødested Mødelokale 2\r\n\r\n"
    "Punkt 1: Cykelsti ved Åløkken 🚲\r\n24/4711\r\n\r\n"
    "Sagsfremstilling\r\nStien 😀 koster  750.000 kr. efter vejlovens §\u00a08. Søren Ærø (V) spurgte til  trafikken.\r\n\r\n"
    "Beslutning\r\nGodkendt 👍🏽 med 275.000kr.Venstre tog forbehold. Imod stemte Åse Kjær"
)


@pytest.fixture(scope="session")
def labels() -> LabelSet:
    return read_labels(ANNOTATIONS)


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    def make(text: str = TRICKY, name: str = "teknik-2024-06-12") -> Document:
        return Document(name, f"{name}.txt", text, parse(text))

    return make


@pytest.fixture(scope="session")
def make_example() -> Callable[..., dict[str, Any]]:
    """What a fetch gives for a row that was pushed, labelled as the row suggests unless told otherwise."""

    def make(row: dict[str, Any], number: int = 1, **changes: Any) -> dict[str, Any]:
        own = {"text", "entities", "cats"}
        example: dict[str, Any] = {
            "id": number,
            "text": row["text"],
            "meta": {key: value for key, value in row.items() if key not in own},
            "entities": [[*entity, "anna"] for entity in row["entities"]],
            "cats": [[name, "anna"] for name in row["cats"]],
            "comments": [],
            "confirmed": [["anna", "2024-06-13T09:00:00Z"]],
            "moved": False,
        }
        return {**example, **changes}

    return make


@pytest.fixture(scope="session")
def find() -> Callable[[str, str, str], list[Any]]:
    """An entity of doccano: the first place of a text, with a Danish name."""

    def entity(passage: str, content: str, name: str) -> list[Any]:
        at = passage.index(content)
        return [at, at + len(content), name]

    return entity


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def doccano(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A real doccano with an empty database. Its environments, which take minutes to make, stay between runs."""
    shelf = default_folder()
    folder = tmp_path_factory.mktemp("doccano")
    for role in ("server", "client"):
        ensure(shelf, role)  # type: ignore[arg-type]
        (folder / f"{role}-env").symlink_to(shelf / f"{role}-env")
    before = {name: os.environ.pop(name, None) for name in (server.PASSWORD_VARIABLE, server.DATABASE_VARIABLE)}
    running = server.start(folder, port=free_port())
    try:
        yield Connection(folder, running.url)
    finally:
        server.stop(folder)
        os.environ.update({name: value for name, value in before.items() if value is not None})


def patience(driver: Any) -> WebDriverWait[Any]:
    """A wait for a page that draws itself anew between two looks at it: an element that went is looked for again."""
    return WebDriverWait(driver, 60, ignored_exceptions=[NoSuchElementException, StaleElementReferenceException])


@pytest.fixture
def wait(browser: Any) -> WebDriverWait[Any]:
    return patience(browser)


@pytest.fixture
def browser(doccano: Connection) -> Iterator[Any]:
    """Headless Chromium, logged in as administrator; `make test` installs it."""
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1400,900"):
        options.add_argument(argument)
    driver_path = next(
        (p for p in map(Path, ("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver")) if p.exists()), None
    )
    driver = webdriver.Chrome(
        options=options, service=webdriver.ChromeService(str(driver_path) if driver_path else None)
    )
    try:
        wait = patience(driver)
        driver.get(f"{doccano.url}/auth")
        wait.until(lambda d: d.find_elements(By.NAME, "password"))
        driver.find_element(By.NAME, "username").send_keys("admin")
        driver.find_element(By.NAME, "password").send_keys(server.admin_password(doccano.folder), Keys.ENTER)
        wait.until(lambda d: "/projects" in d.current_url)
        yield driver
    finally:
        driver.quit()


@pytest.fixture(scope="session")
def passage_with() -> Callable[[list[Passage], str], Passage]:
    def choose(passages: list[Passage], content: str) -> Passage:
        return next(passage for passage in passages if content in passage.text)

    return choose
