"""What can go wrong with an asset."""

from referat.errors import ReferatError


class AssetError(ReferatError):
    """An asset is not to be had, or is not what it should be; the message says what to do."""
