"""Find and load the trained pipeline."""

from __future__ import annotations

import os
from pathlib import Path

import spacy
from spacy.language import Language

from referat.errors import ReferatError

#: The package that `spacy project run all` makes of the default pipeline.
DEFAULT_MODEL = "da_referat_md"
#: Names a pipeline for every command that is not told one by `--model`.
MODEL_VARIABLE = "REFERAT_MODEL"


class ModelError(ReferatError):
    """No pipeline, or none that loads; the message says how to get one."""


def load_model(model: str | Path | None = None) -> Language:
    """Load a pipeline by folder or by the name of its package.

    Args:
        model: A folder, or an installed package; None takes the environment variable `REFERAT_MODEL`, else the
            package `da_referat_md`.

    Raises:
        ModelError: Where there is none, or it does not load.
    """
    chosen = str(model or os.environ.get(MODEL_VARIABLE) or DEFAULT_MODEL)
    try:
        return spacy.load(chosen)
    except (OSError, ValueError) as error:
        if model is None and MODEL_VARIABLE not in os.environ and isinstance(error, OSError):
            raise ModelError(
                f"no trained pipeline: the package {DEFAULT_MODEL} is not installed. "
                "Run 'make all' in the repository, or name a pipeline with --model."
            ) from None
        raise ModelError(f"{chosen}: no pipeline that loads: {_first_line(error)}") from None
    except ImportError as error:
        extra = " Install the extra: pip install 'referat[transformers]'." if "transformers" in str(error) else ""
        raise ModelError(f"{chosen}: the pipeline needs a package that is not installed: {error}.{extra}") from None


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
