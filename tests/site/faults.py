"""A program that publishes and meets a fault of a real machine: `faults.py FAULT FOLDER [CALL]`.

It prints, as JSON, which site stood in the folder after each fault. Every fault needs a process of its own, which is
killed, or loses what its system can do and never gets it back.
"""

import ctypes
import errno
import json
import os
import platform
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, Final

from signpost.site.publish import publishing
from tests.site.sites import NEW, OLD, beside, name_of, pages, publish

FILE_EVENTS: Final = frozenset({
    "ctypes.dlsym", "fcntl.flock", "open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir",
    "os.scandir", "os.utime",
})  # fmt: skip
NUMBERS: Final[dict[str, dict[str, tuple[int, ...]]]] = {
    "x86_64": {"renameat2": (316,), "link": (86, 265)},
    "aarch64": {"renameat2": (276,), "link": (37,)},
}


class Step(ctypes.Structure):
    """A step of a filter for system calls: struct sock_filter of <linux/filter.h>."""

    _fields_ = (("code", ctypes.c_ushort), ("jt", ctypes.c_ubyte), ("jf", ctypes.c_ubyte), ("k", ctypes.c_uint32))


class Program(ctypes.Structure):
    """Such a filter: struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(Step)))


def without(call: str) -> None:
    """Take a system call away from this process for good, as on a system or a disk that never had it."""
    if sys.platform != "linux":
        return
    answer = 0x00050000 | errno.ENOSYS  # SECCOMP_RET_ERRNO
    steps = [(0x20, 0, 0, 0)]  # load the call's number
    for number in NUMBERS[platform.machine()][call]:
        steps += [(0x15, 0, 1, number), (0x06, 0, 0, answer)]  # is it this one? Then answer so
    steps.append((0x06, 0, 0, 0x7FFF0000))  # SECCOMP_RET_ALLOW

    program = Program(len(steps), (Step * len(steps))(*(Step(*step) for step in steps)))
    libc = ctypes.CDLL(None, use_errno=True)
    for words in ((38, 1, 0, 0, 0), (22, 2, ctypes.byref(program), 0, 0)):  # no new privileges; this filter
        if libc.prctl(*words) != 0:
            raise OSError(ctypes.get_errno(), "This system can't take a call away")


def die_at(step: int) -> None:
    """Have this process killed just before it touches the disk for the n-th time."""
    left = count(1)

    def audit(event: str, _: tuple[Any, ...]) -> None:
        if event in FILE_EVENTS and next(left) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(audit)


def killed(folder: Path, call: str) -> Iterator[dict[str, Any]]:
    """Publish a new site over an old one and be killed at the first step, at the second, and so on to the last.

    Then one of three things happens: a build that works, one that ends with nothing to publish, and one of those
    after somebody has deleted the site.
    """
    if call:
        without(call)
    for step in count(1):
        home = folder / str(step)
        publish(pages(OLD), home / "site")
        child = os.fork()
        if not child:
            die_at(step)
            publish(pages(NEW), home / "site")
            os._exit(0)
        _, status = os.waitpid(child, 0)
        found = {"at_once": name_of(home / "site")}
        fruitless = shutil.copytree(home, folder / f"{step}-fruitless")
        deleted = shutil.copytree(home, folder / f"{step}-deleted")
        shutil.rmtree(deleted / "site", ignore_errors=True)
        publish(pages(NEW), home / "site")
        for start in (fruitless, deleted):
            with suppress(InterruptedError), publishing(start / "site"):
                raise InterruptedError
        for name, after in {"good": home, "fruitless": fruitless, "deleted": deleted}.items():
            found[name] = name_of(after / "site")
            found[f"left_{name}"] = " ".join(beside(after / "site"))
        yield found
        if os.WIFEXITED(status):
            return


def full(folder: Path, _: str) -> Iterator[dict[str, Any]]:
    """Publish more than the disk has room for: a real small disk, or else a limit on how long a file may be."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", folder], check=False).returncode == 0
    if not mounted:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    yield refused(folder, {**NEW, "leaflets/all.pdf": bytes(500_000)})


def limited(folder: Path, _: str) -> Iterator[dict[str, Any]]:
    """Publish a file that is longer than this process may write."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    yield refused(folder, {**NEW, "leaflets/all.pdf": bytes(500_000)})


def read_only(folder: Path, _: str) -> Iterator[dict[str, Any]]:
    """Publish to a place where this process can't write."""
    publish(pages(OLD), folder / "site")
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.setuid(65534)  # root may write anywhere
    yield refused(folder, NEW)


def refused(folder: Path, files: dict[str, bytes]) -> dict[str, Any]:
    """What comes of publishing these files, which the machine will not do."""
    site = folder / "site"
    if not site.exists():
        publish(pages(OLD), site)
    try:
        publish(pages(files), site)
    except OSError as error:
        said = errno.errorcode[error.errno or 0]
        return {
            "error": said,
            "file": Path(error.filename).name,
            "site": name_of(site),
            "left": beside(site),
        }
    return {"error": None}


def linkless(folder: Path, _: str) -> Iterator[dict[str, Any]]:
    """Publish to a disk without hard links."""
    without("link")
    site = folder / "site"
    same = site / "a" / "same.html"
    publish(pages(OLD), site)
    os.utime(same, (1_000_000_000, 1_000_000_000))
    before = same.stat()
    made = publish(pages(NEW), site)
    after = same.stat()
    yield {
        "site": name_of(site),
        "unchanged": made.unchanged,
        "shared": before.st_ino == after.st_ino,
        "time": after.st_mtime,
        "left": beside(site),
    }


FAULTS: Final = {fault.__name__: fault for fault in (killed, full, limited, read_only, linkless)}

if __name__ == "__main__":
    json.dump(list(FAULTS[sys.argv[1]](Path(sys.argv[2]), "".join(sys.argv[3:]))), sys.stdout)
