"""Find and load the trained pipeline."""

from __future__ import annotations

import os
import re
from pathlib import Path

import spacy
from spacy.language import Language

from referat.errors import ReferatError
from referat.extras import MissingExtraError, require_extra

#: The package that `spacy project run all` makes of the default pipeline.
DEFAULT_MODEL = "da_referat_md"
#: Names a pipeline for every command that is not told one by `--model`.
MODEL_VARIABLE = "REFERAT_MODEL"
#: The number of a GPU that pipelines run on; without it they run on the CPU.
GPU_VARIABLE = "REFERAT_GPU_ID"
#: How an error names what only the extra `transformers` brings.
_OF_TRANSFORMERS = re.compile(r"factory for 'transformer'|spacy[-_]transformers")


class ModelError(ReferatError):
    """No pipeline, or none that loads; the message says how to get one."""


def load_model(model: str | Path | None = None) -> Language:
    """Load a pipeline by folder or by the name of its package.

    Args:
        model: A folder, or an installed package; None takes the environment variable `REFERAT_MODEL`, else the
            package `da_referat_md`.

    Where the environment variable `REFERAT_GPU_ID` is set, this pipeline and all that follows runs on that GPU.

    Raises:
        ModelError: Where there is none, or it does not load.
    """
    chosen = str(model or os.environ.get(MODEL_VARIABLE) or DEFAULT_MODEL)
    _use_gpu()
    try:
        return spacy.load(chosen)
    except (OSError, ValueError) as error:
        _say_if_extra_is_missing(chosen, error)
        if model is None and MODEL_VARIABLE not in os.environ and isinstance(error, OSError):
            raise ModelError(
                f"no trained pipeline: the package {DEFAULT_MODEL} is not installed. "
                "Run 'make all' in the repository, or name a pipeline with --model."
            ) from None
        raise ModelError(f"{chosen}: no pipeline that loads: {_first_line(error)}") from None
    except ImportError as error:
        _say_if_extra_is_missing(chosen, error)
        raise ModelError(f"{chosen}: the pipeline needs a package that is not installed: {error}.") from None


def _use_gpu() -> None:
    chosen = os.environ.get(GPU_VARIABLE)
    if not chosen:
        return
    try:
        spacy.require_gpu(int(chosen))
    except Exception as error:
        # What the layers below say depends on which of them is missing: driver, CuPy or the GPU.
        raise ModelError(f"{GPU_VARIABLE}={chosen}: no such GPU can be used: {_first_line(error)}") from None


def _say_if_extra_is_missing(model: str, error: Exception) -> None:
    if _OF_TRANSFORMERS.search(str(error)):
        try:
            require_extra("transformers", f"the pipeline {model}")
        except MissingExtraError as missing:
            raise ModelError(str(missing)) from None


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
