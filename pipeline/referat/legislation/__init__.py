"""Legislation: statutes, orders, bills, EU instruments and their provisions, as Danish minutes cite them."""

from referat.legislation.matcher import LegislationMatcher
from referat.legislation.provisions import parse_provision
from referat.legislation.references import resolve_references
from referat.legislation.register import Act, Register, RegisterError, load_register
from referat.legislation.values import Provision, Section, format_provision

__all__ = [
    "Act",
    "LegislationMatcher",
    "Provision",
    "Register",
    "RegisterError",
    "Section",
    "format_provision",
    "load_register",
    "parse_provision",
    "resolve_references",
]
