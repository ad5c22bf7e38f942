"""A person at a terminal: a command in a pseudo-terminal, and what is typed into it."""

import os
import pty
import select
import signal
import struct
import sys
import termios
from fcntl import ioctl
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PATIENCE: Final = 60  # seconds to wait for a prompt before a test is given up as hung
PROMPT: Final = b"> "
END_OF_INPUT: Final = "\x04"  # what Ctrl and D send
INTERRUPT: Final = "\x03"  # what Ctrl and C send


class Terminal:
    """One command in a terminal of 80 columns. `screen` is all that has been shown so far."""

    def __init__(self, *words: str, directory: Path) -> None:
        self.screen = ""
        self._new = b""
        command = [sys.executable, str(ROOT / "build.py"), *words, "--directory", str(directory)]
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.chdir(ROOT)
            os.execv(command[0], command)  # noqa: S606 -- the copy of this process that becomes the command
        ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def answer(self, *lines: str) -> None:
        """Type each line once the command asks for one."""
        for line in lines:
            self._wait_for_prompt()
            self.type(f"{line}\n")

    def type(self, keys: str) -> None:
        """Press keys at once."""
        os.write(self._terminal, keys.encode("utf-8", "surrogateescape"))

    def press_at_prompt(self, keys: str) -> None:
        """Press keys once the command asks for something."""
        self._wait_for_prompt()
        self.type(keys)

    def end(self) -> int:
        """Wait for the command to end. Its exit code."""
        while self._read():
            pass
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])

    def _wait_for_prompt(self) -> None:
        while not self._new.endswith(PROMPT):
            assert self._read(), f"the command ended before it asked again:\n{self.screen}"
        self._new = b""

    def _read(self) -> bool:
        """Take in what the command shows next. False once it has ended."""
        ready, _, _ = select.select([self._terminal], [], [], PATIENCE)
        if not ready:
            os.kill(self._process, signal.SIGKILL)
            raise AssertionError(f"the command hung after:\n{self.screen}")
        try:
            shown = os.read(self._terminal, 65536)
        except OSError:  # Linux says so when the other end has closed
            return False
        self._new += shown
        self.screen += shown.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(shown)
