"""Turn the minutes of Danish municipal councils and committees into records."""

__version__ = "0.1.0"
