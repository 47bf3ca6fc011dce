"""From a source to its record: parse the structure, run the pipeline over the segments, put values and outcomes in."""

from referat.tagging.tagger import Tagger, parse_only

__all__ = ["Tagger", "parse_only"]
