"""FirstAgenda's publication JSON as a source of its own: its structure is read, not found.

>>> is_publication('{"Dagsordenpunkter": [], "Udvalg": {"Navn": "Byrådet"}}')
True
"""

from referat.firstagenda.errors import PublicationError
from referat.firstagenda.publication import Publication, is_publication, read_publication

__all__ = ["Publication", "PublicationError", "is_publication", "read_publication"]
