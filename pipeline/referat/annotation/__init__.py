"""Annotators at work: minutes into doccano with the model's suggestions, and back as gold.

Only this room knows doccano. Neither its server nor its client is ever imported here: each has an environment of its
own (`environments`), a small script runs in it (`remote`), and files are the border.
"""

from referat.annotation.documents import Document, Passage, cut, read_documents
from referat.annotation.errors import AnnotationError, Problem
from referat.annotation.labelset import LabelSet, read_labels

__all__ = ["AnnotationError", "Document", "LabelSet", "Passage", "Problem", "cut", "read_documents", "read_labels"]
