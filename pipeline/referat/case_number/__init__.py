"""Case numbers (sagsnumre): the number under which a municipality files a case."""

from referat.case_number.matcher import CaseNumberMatcher
from referat.case_number.values import CaseNumber, read_case_number

__all__ = ["CaseNumber", "CaseNumberMatcher", "read_case_number"]
