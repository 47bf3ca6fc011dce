"""Case numbers (sagsnumre): the number under which a municipality files a case."""

from referat.case_number.kle import KLE_VARIABLE, Kle, KleError, read_kle
from referat.case_number.matcher import CaseNumberMatcher
from referat.case_number.values import CaseNumber, read_case_number

__all__ = ["KLE_VARIABLE", "CaseNumber", "CaseNumberMatcher", "Kle", "KleError", "read_case_number", "read_kle"]
