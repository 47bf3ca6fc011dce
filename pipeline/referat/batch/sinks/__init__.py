"""Where records go: JSON Lines, Parquet, SQLite, CSV.

Every sink writes records to a journal (JSON Lines) as they come, and makes its output of it when the run ends. So all
of them can go on after a cut, and none shows half an output.
"""

from referat.batch.sinks.base import OutputExistsError, Sink, SinkError, open_sink
from referat.batch.sinks.jsonl import JsonLines

__all__ = ["JsonLines", "OutputExistsError", "Sink", "SinkError", "open_sink"]
