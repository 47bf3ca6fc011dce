"""Load a pipeline of others by name, or say what is to be done to have it.

spaCy is imported only when there is something to load, so that what is missing is told at once.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

from referat.assets import UnreachableError, reach
from referat.assets.download import PATIENCE, STALL
from referat.errors import ReferatError
from referat.extras import require_extra

if TYPE_CHECKING:
    from spacy.language import Language

#: What names a pipeline of DaCy: `dacy`, `dacy:medium`, `dacy:da_dacy_small_ner_fine_grained-0.1.0`.
DACY: Final = "dacy"
_SIZES: Final = ("small", "medium", "large")
_SPACY_NAMES: Final = "da_core_news_"


class PipelineError(ReferatError):
    """A pipeline of others cannot be had; the message says what to install, or what to put where."""


def load_pipeline(name: str, patience: float = PATIENCE) -> Language:
    """Load a pipeline by folder, by the name of its package, or from DaCy.

    Args:
        name: A folder, a package (`da_core_news_lg`), `dacy` for DaCy's small pipeline, or `dacy:` and a size or a name
            of `dacy.models()`. What DaCy does not have in its cache (`$DACY_CACHE_DIR`) is downloaded.
        patience: Seconds that the network has to answer.

    Raises:
        PipelineError: Where there is none, or it does not load.
        MissingExtraError: Where DaCy is not installed.
    """
    if name == DACY or name.startswith(f"{DACY}:"):
        return _load(str(_dacy(name.partition(":")[2] or "small", patience)))
    if not (Path(name).exists() or _is_installed(name)):
        if name.startswith(_SPACY_NAMES):
            raise PipelineError(f"{name} is not installed: python -m spacy download {name}")
        raise PipelineError(f"{name}: no such folder, and no package of that name is installed")
    return _load(name)


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.distribution(name)
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return False
    return True


def _load(name: str) -> Language:
    import spacy

    try:
        return spacy.load(name)
    except ImportError as error:
        raise PipelineError(f"{name}: the pipeline needs a package that is not installed: {error}") from None
    except (OSError, ValueError, KeyError) as error:
        first = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
        raise PipelineError(f"{name}: no pipeline that loads: {first}") from None


def _dacy(model: str, patience: float) -> Path:
    """The folder of a pipeline of DaCy, downloaded where it is not there."""
    require_extra("transformers", "DaCy")
    catalogue = _catalogue()
    urls: dict[str, str] = catalogue.models_url
    known = (*_SIZES, *urls)
    if model not in known:
        raise PipelineError(f"{DACY}:{model}: no pipeline of DaCy; they are {', '.join(known)}")
    if model in _SIZES:
        model = f"da_dacy_{model}_trf-{catalogue.get_latest_version(model)}"
    cache = Path(catalogue.DEFAULT_CACHE_DIR)
    folder = cache / model / model.split("-")[0] / model
    if folder.exists():
        return folder
    try:
        reach(urls[model], patience)
        with _stalling(STALL):
            return Path(catalogue.download_model(model))
    except (UnreachableError, OSError, ValueError) as error:
        raise PipelineError(
            f"{DACY}:{model}: {error}\n"
            f"Without the network, fetch elsewhere {urls[model]}\n"
            f"and unpack it (a wheel is a ZIP file) into {(cache / model).absolute()},\n"
            f"so that {folder.absolute()} is a folder. $DACY_CACHE_DIR names another place than {cache.absolute()}."
        ) from None
    except ImportError as error:
        raise PipelineError(f"{DACY}:{model}: {error}") from None


def _catalogue() -> ModuleType:
    """DaCy's module of addresses and downloads, alone.

    The whole package imports PyTorch, which takes longer than to find out that there is no network.
    """
    found = importlib.util.find_spec("dacy")
    where = Path(next(iter(found.submodule_search_locations))) if found and found.submodule_search_locations else None
    spec = importlib.util.spec_from_file_location("dacy_download", where / "download.py") if where else None
    if spec is None or spec.loader is None:
        raise PipelineError(f"{DACY}: this DaCy has no module 'download'; 'pip install -U dacy' may help")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def _stalling(seconds: float) -> Iterator[None]:
    """Give up a connection that says nothing for so long; DaCy sets no limit."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(seconds)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)
