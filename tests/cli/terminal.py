"""A person at a terminal: a command in a pseudo-terminal, and what is typed into it."""

import os
import select
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path
from typing import Final

from tests.cli.running import DAY, PATIENCE, ROOT, environment

A_MOMENT: Final = 60  # seconds in which a command that has asked, and was answered, shows something
PROMPT: Final = b"> "
END_OF_INPUT: Final = "\x04"  # what Ctrl and D send
INTERRUPT: Final = "\x03"  # what Ctrl and C send
# Make the terminal our own and heed Ctrl and C, which a shell that runs tests in the background has put aside; then
# become the command.
TAKE_OVER: Final = """
import os, signal, sys
os.login_tty(0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


class Terminal:
    """`build.py new` in a terminal of 80 columns. `screen` is all that has been shown so far."""

    def __init__(self, directory: Path, *words: str) -> None:
        self.screen = ""
        self._unanswered = b""
        self._keyboard, theirs = os.openpty()
        ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        command = [sys.executable, str(ROOT / "build.py"), "new", *words, "--directory", str(directory), "--date", DAY]
        self._command = subprocess.Popen(
            [sys.executable, "-c", TAKE_OVER, *command], stdin=theirs, env=environment(), cwd=ROOT
        )
        os.close(theirs)

    def answer(self, *lines: str) -> None:
        """Type each line once the command asks for one."""
        for line in lines:
            self.press(f"{line}\n")

    def press(self, keys: str) -> None:
        """Press keys once the command asks for something."""
        while not self._unanswered.endswith(PROMPT):
            if not self._look():
                self._close()
                raise AssertionError(f"the command ended before it asked again:\n{self.screen}")
        self._unanswered = b""
        os.write(self._keyboard, keys.encode("utf-8", "surrogateescape"))

    def interrupt(self) -> int:
        """Press Ctrl and C once the command asks for something, as often as it takes. Its exit code.

        A key that is pressed just before Python begins to read is only noticed with the next one.
        """
        self.press(INTERRUPT)
        while self._goes_on():
            os.write(self._keyboard, INTERRUPT.encode())
        return self.end()

    def _goes_on(self) -> bool:
        """Whether the command is still there when it has shown nothing for a second."""
        while select.select([self._keyboard], [], [], 1)[0]:
            if not self._look():
                return False
        return True

    @property
    def said(self) -> str:
        """What has been shown, as one line."""
        return " ".join(self.screen.split())

    def end(self) -> int:
        """Wait for the command to end. Its exit code; never a traceback."""
        while self._look():
            pass
        code = self._command.wait(PATIENCE)
        self._close()
        assert "Traceback" not in self.screen, self.screen
        return code

    def _look(self) -> bool:
        """Take in what the command shows next. False once it has ended."""
        asking = self._unanswered.endswith(PROMPT)
        ready, _, _ = select.select([self._keyboard], [], [], A_MOMENT if asking else PATIENCE)
        if not ready:
            self._close()
        assert ready, f"the command waits for more than was answered:\n{self.screen}"
        try:
            shown = os.read(self._keyboard, 65536)
        except OSError:  # so Linux says that the other end has closed
            return False
        self._unanswered += shown
        self.screen += shown.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(shown)

    def _close(self) -> None:
        self._command.kill()
        self._command.wait()
        os.close(self._keyboard)
