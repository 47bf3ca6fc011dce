"""`python -m referat`."""

from referat.cli import app

app(prog_name="referat")
