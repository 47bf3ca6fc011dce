"""Recognising the text of scanned pages with tesseract, where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass

from referat.errors import ReferatError
from referat.reading.errors import RefusedError

#: Blanks that part the cells of a row; within a line tesseract leaves fewer.
_CELL_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")
#: The mark of a list item, which tesseract takes for other signs; `2...` is a number with a wide gap after it.
_BULLET = re.compile(r"^(?:«\+|«|\+|[*°•¢])\s+", re.MULTILINE)
_NUMBER = re.compile(r"^(\d{1,2}\.)\.+(?=\s)", re.MULTILINE)
#: Its Danish data (4.1) do not know `§` and give `&`, `8`, `$` or `8&`; after the name of an act it is nothing else.
_PARAGRAPH = re.compile(r"((?:lov|loven|lovens|bekendtgørelsen|bekendtgørelsens)\s+)8?[&8$](?=\s?\d)", re.IGNORECASE)
_ADVICE = "install tesseract and its Danish data (Debian: apt install tesseract-ocr tesseract-ocr-dan)"


class OcrError(ReferatError):
    """Recognition was asked for, and cannot be had here."""


@dataclass(frozen=True)
class Ocr:
    """Runs tesseract on pictures of pages.

    Attributes:
        program: Path of tesseract.
        seconds: Longest time for a page.
    """

    program: str
    seconds: float = 120.0

    @classmethod
    def find(cls) -> Ocr:
        """The tesseract of this machine.

        Raises:
            OcrError: Where there is none, or none that reads Danish.
        """
        program = shutil.which("tesseract")
        if program is None:
            raise OcrError(f"--ocr needs tesseract, which is not on the PATH; {_ADVICE}")
        try:
            found = subprocess.run([program, "--list-langs"], capture_output=True, timeout=30, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OcrError(f"--ocr: {program} does not run: {error}") from None
        if "dan" not in (found.stdout + found.stderr).decode("utf-8", "replace").split():
            raise OcrError(f"--ocr: {program} has no data for Danish; {_ADVICE}")
        return cls(program)

    def read(self, picture: bytes) -> str:
        """Recognise a page.

        Args:
            picture: In a form that tesseract reads, such as PGM.

        Returns:
            The text as tesseract lays it out; lines end in line feeds, an empty line parts paragraphs, a tab parts the
            cells of a row.

        Raises:
            RefusedError: Where tesseract fails or takes too long.
        """
        command = [self.program, "stdin", "stdout", "-l", "dan", "-c", "preserve_interword_spaces=1"]
        # Its own threads wait for each other more than they read, the more so beside other workers.
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(
                command, input=picture, capture_output=True, timeout=self.seconds, check=False, env=environment
            )
        except subprocess.TimeoutExpired:
            raise RefusedError(f"holds a scan that tesseract did not read in {self.seconds:.0f} seconds") from None
        except OSError as error:
            raise RefusedError(f"holds a scan, and tesseract does not run: {error}") from None
        if done.returncode:
            reason = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"])[-1]
            raise RefusedError(f"holds a scan that tesseract failed on: {reason[:200]}")
        return mend(done.stdout.decode("utf-8", "replace").replace("\f", "\n"))


def mend(text: str) -> str:
    """Put right what tesseract is known to take for something else.

    >>> mend("efter udbudslovens & 56\\n+ bedre belysning\\nPost          Beløb\\n2... at sagen tages op")
    'efter udbudslovens § 56\\n- bedre belysning\\nPost\\tBeløb\\n2. at sagen tages op'
    """
    text = _NUMBER.sub(r"\1", _BULLET.sub("- ", text))
    return _CELL_GAP.sub("\t", _PARAGRAPH.sub(r"\1§", text))
