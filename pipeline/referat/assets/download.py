"""Downloads that give up soon where there is no network."""

from __future__ import annotations

import http.client
import shutil
import threading
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from referat.assets.errors import AssetError

#: Seconds until a server must have answered. A command that finds no network shall have ended after 10.
PATIENCE = 5.0
#: Seconds without a byte after which a download that has begun is given up.
STALL = 30.0


class UnreachableError(AssetError):
    """An address gives nothing: no network, no such server, or no such file there."""


def reach(url: str, patience: float = PATIENCE) -> None:
    """Find out whether something can be downloaded from an address.

    Raises:
        UnreachableError: Where it cannot, after `patience` seconds at the latest.
    """
    _open(url, patience).close()


def download(url: str, path: Path, patience: float = PATIENCE) -> None:
    """Write what an address gives to a file, which is there only when it is whole.

    Raises:
        UnreachableError: Where it gives nothing, or stops before the end.
        AssetError: Where the file cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            _copy(url, patience, file)
        part.replace(path)
    except OSError as error:
        raise AssetError(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)


def _copy(url: str, patience: float, file: IO[bytes]) -> None:
    with _open(url, patience) as response:
        length = response.headers.get("Content-Length")
        try:
            shutil.copyfileobj(response, file, 1 << 20)
        except (http.client.HTTPException, TimeoutError, ConnectionError) as error:
            raise UnreachableError(f"{url}: the download broke off ({_reason(error)})") from None
        # The standard library takes a connection that is closed early for the end.
        if length is not None and file.tell() < int(length):
            raise UnreachableError(f"{url}: the download broke off after {file.tell()} of {length} bytes")


class _Opening(threading.Thread):
    """Opens an address in the background.

    Looking up a name has no time limit, and a limit on connecting counts for each address of a host anew. So the whole
    is waited for no longer than a given time, and a daemon thread does not hold up the end of the process.
    """

    def __init__(self, url: str) -> None:
        super().__init__(daemon=True)
        self.url = url
        self.response: http.client.HTTPResponse | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        request = urllib.request.Request(self.url, headers={"User-Agent": "referat"})
        try:
            self.response = urllib.request.urlopen(request, timeout=STALL)
        except Exception as error:
            self.error = error


def _open(url: str, patience: float) -> http.client.HTTPResponse:
    if urlsplit(url).scheme not in {"http", "https"}:
        raise AssetError(f"{url}: no address of the web")
    opening = _Opening(url)
    opening.start()
    opening.join(patience)
    if opening.response is not None:
        return opening.response
    reason = f"no answer within {patience:.0f} seconds" if opening.error is None else _reason(opening.error)
    raise UnreachableError(f"{url} cannot be reached: {reason}")


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answers {error.code} {error.reason}"
    if isinstance(error, urllib.error.URLError) and isinstance(error.reason, OSError):
        return error.reason.strerror or str(error.reason)
    return str(error) or type(error).__name__
