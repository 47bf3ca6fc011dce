"""How a run is done; defaults fit an unattended night."""

from __future__ import annotations

from dataclasses import dataclass, field

from referat.reading import Limits, Ocr


@dataclass(frozen=True)
class Settings:
    """Settings of a run.

    Attributes:
        workers: Processes that read and tag. 0 does it in this process, without protection from crashes and hangs.
        timeout: Seconds that a document may take before it is put aside; 0 waits for ever.
        recycle: Documents after which a worker is replaced by a fresh one; 0 keeps it.
        growth: Bytes of memory that a worker may gain before it is replaced.
        ordered: Give results in the order of the documents.
        limits: What is refused as too large.
        ocr: Recognises scanned pages.
    """

    workers: int = 1
    timeout: float = 120.0
    recycle: int = 2000
    growth: int = 600_000_000
    ordered: bool = False
    limits: Limits = field(default_factory=Limits)
    ocr: Ocr | None = None


#: Seconds in which a worker must have loaded its model.
START_TIMEOUT = 900.0
#: How often a document may take its worker down before it is put aside: someone else may have killed it.
MAX_DEATHS = 3
#: Workers that die one after the other before any has loaded its model: then none ever will.
MAX_START_DEATHS = 10
