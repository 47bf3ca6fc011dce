"""Reading files: from bytes on disk to a text that offsets can point into.

`find_documents` names what there is to read, `read_document` reads one of them. What a file is, its content says.
"""

from referat.reading.documents import Document, find_documents, find_files
from referat.reading.errors import ReadError
from referat.reading.limits import LimitError, Limits
from referat.reading.ocr import Ocr, OcrError
from referat.reading.source import Source, read_bytes, read_document, read_file

__all__ = [
    "Document",
    "LimitError",
    "Limits",
    "Ocr",
    "OcrError",
    "ReadError",
    "Source",
    "find_documents",
    "find_files",
    "read_bytes",
    "read_document",
    "read_file",
]
