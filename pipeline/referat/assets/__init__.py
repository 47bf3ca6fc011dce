"""Data and weights of others that can be used and are not needed: addresses, licences, downloads and checks."""

from referat.assets.catalogue import Asset, AssetFile, read_catalogue
from referat.assets.download import UnreachableError, reach
from referat.assets.errors import AssetError
from referat.assets.fetch import fetch

__all__ = ["Asset", "AssetError", "AssetFile", "UnreachableError", "fetch", "reach", "read_catalogue"]
