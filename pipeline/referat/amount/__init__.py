"""Sums of money (beløb): where they stand in a text, and what they come to in whole units of their currency."""

from referat.amount.matcher import AmountMatcher, read_amount

__all__ = ["AmountMatcher", "read_amount"]
