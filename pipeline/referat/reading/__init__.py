"""Reading files: from bytes on disk to a text that offsets can point into."""

from referat.reading.source import ReadError, Source, find_files, read_file

__all__ = ["ReadError", "Source", "find_files", "read_file"]
