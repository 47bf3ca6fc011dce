"""From a source to its record: parse the structure, run the pipeline over the segments, put values and outcomes in."""

from referat.tagging.tagger import Parsed, Tagger, parse_only

__all__ = ["Parsed", "Tagger", "parse_only"]
