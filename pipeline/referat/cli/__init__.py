"""The command line. Only this room prints; what it prints on standard output is records and reports."""

from referat.cli.app import app

__all__ = ["app"]
