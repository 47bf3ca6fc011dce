"""Tagging many documents: workers under supervision, results as they come, outputs that a cut cannot harm."""

from referat.batch.job import Job, Result
from referat.batch.pool import WorkerError
from referat.batch.run import run
from referat.batch.settings import Settings
from referat.batch.sinks import JsonLines, OutputExistsError, Sink, SinkError, open_sink

__all__ = [
    "Job",
    "JsonLines",
    "OutputExistsError",
    "Result",
    "Settings",
    "Sink",
    "SinkError",
    "WorkerError",
    "open_sink",
    "run",
]
