"""Recognising the text of scanned pages with tesseract, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass

from referat.errors import ReferatError
from referat.reading.errors import RefusedError

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
            The text as tesseract lays it out; lines end in line feeds, an empty line parts paragraphs.

        Raises:
            RefusedError: Where tesseract fails or takes too long.
        """
        command = [self.program, "stdin", "stdout", "-l", "dan"]
        try:
            done = subprocess.run(command, input=picture, capture_output=True, timeout=self.seconds, check=False)
        except subprocess.TimeoutExpired:
            raise RefusedError(f"holds a scan that tesseract did not read in {self.seconds:.0f} seconds") from None
        except OSError as error:
            raise RefusedError(f"holds a scan, and tesseract does not run: {error}") from None
        if done.returncode:
            reason = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"])[-1]
            raise RefusedError(f"holds a scan that tesseract failed on: {reason[:200]}")
        return done.stdout.decode("utf-8", "replace").replace("\f", "\n")
