"""What is run over documents, and what becomes of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from referat.reading import Source
from referat.record import Record

#: Turns sources into records, in order. Where it has an attribute `model`, that is a `record.Model`.
Job = Callable[[Iterable[Source]], Iterator[Record]]


@dataclass(frozen=True)
class Result:
    """What became of one document.

    Attributes:
        path: Its name, as in `Document.path`.
        record: The record as a line of JSON, or None.
        error: Why there is none, or None.
        sha256: Of the document's bytes, where they were read.
        kept: Whether the output holds a record of these bytes by this model already; then there is no new one.
        index: Its place among the documents, from 0.
        seconds: Time in reading and in the job; a document that shared a batch has its share.
    """

    path: str
    record: str | None
    error: str | None
    sha256: str | None = None
    kept: bool = False
    index: int = 0
    seconds: tuple[float, float] = (0.0, 0.0)


def fingerprint(sha256: str, model: str) -> bytes:
    """What a record is known by: the bytes that it was made of, and the model that made it.

    Args:
        sha256: Of the document, in hexadecimal.
        model: Name and version, as `model_name` gives them.

    Returns:
        16 bytes: an index of 300,000 documents stays small.

    Example:
        >>> fingerprint("ab" * 32, "da_referat_md 0.1.0") == fingerprint("ab" * 32, "da_referat_md 0.2.0")
        False
    """
    return hashlib.blake2b(f"{sha256} {model}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def model_name(model: Any) -> str:
    """Name and version of a record's model, an attribute or a mapping; empty where there is none.

    >>> model_name({"name": "da_referat_md", "version": "0.1.0"}), model_name(None)
    ('da_referat_md 0.1.0', '')
    """
    if model is None:
        return ""
    if isinstance(model, dict):
        return f"{model.get('name')} {model.get('version')}"
    return f"{model.name} {model.version}"


def model_of(job: Job) -> str:
    """The model of a job: its own attribute `model`, or that of the object whose method it is."""
    return model_name(getattr(job, "model", None) or getattr(getattr(job, "__self__", None), "model", None))
