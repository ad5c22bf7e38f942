"""Commands, options and exit codes. Every exit code is chosen here."""

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from signpost.cli import checking
from signpost.cli.errors import PROGRAM, UsageError
from signpost.cli.options import add_common, add_figures, add_imports, add_kinds, add_reports, day_option, records_in
from signpost.cli.report import FORMATS
from signpost.imports.reading import PACKAGE
from signpost.records.engine_files import SourceError
from signpost.site.output_folder import Refused

GOOD: Final = 0
BAD_RECORDS: Final = 1
WRONG_USAGE: Final = 2
MACHINE_FAILED: Final = 3
SITE: Final = Path("site")


def main(words: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0 (good), 1 (problems in the records), 2 (wrong usage) or 3 (the machine failed)."""
    _plain_output()
    try:
        return _done(words)
    except (UsageError, Refused) as wrong:
        _say_last(str(wrong))
        return WRONG_USAGE
    except SourceError as fault:
        _say_last(str(fault))
        return BAD_RECORDS
    except BrokenPipeError:  # the reader of a pipe has gone, as with `| head`
        _say_last("")
        return MACHINE_FAILED
    except KeyboardInterrupt:
        _say_last("\nStopped.")
        return MACHINE_FAILED
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        _say_last(
            f"The machine could not do this. {error.strerror or error}{where}.\n"
            "Look at the free space and the permissions there."
        )
        return MACHINE_FAILED


def _done(words: Sequence[str] | None) -> int:
    try:
        code = _run(_parser(sys.argv[1:] if words is None else words).parse_args(words))
    except SystemExit as stop:  # argparse has printed its help, or the error
        code = stop.code if isinstance(stop.code, int) else WRONG_USAGE
    if sys.stdout is not None:
        sys.stdout.flush()  # so that a full disk or a closed pipe fails here, and not at exit
    return code


def _say_last(words: str) -> None:
    """Print why a command ends, if that is still possible. Output that could not be written is dropped."""
    with suppress(OSError):
        print(words, end="\n" if words else "", file=sys.stderr, flush=True)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        except AttributeError:  # a stream that was closed from the start is None
            pass


def _plain_output() -> None:
    """Write UTF-8 on every system, so that a curly quote never stops a command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(asked: argparse.Namespace) -> int:
    folder = records_in(asked.directory)
    if asked.command == "import" and asked.form == "template":
        from signpost.cli import importing

        importing.write_example(asked.folder, folder)
        return GOOD
    if asked.command == "new" and asked.new_kind == "directory":
        from signpost.cli import new_directory

        return GOOD if new_directory.run(asked.folder, asked.date or date_in_london(), vars(asked)) else BAD_RECORDS
    if asked.command == "forms":
        from signpost.cli import forms

        forms.run(folder)
        return GOOD
    if not folder.resolve().name:
        raise UsageError(f"{folder} is a whole disk. Name the directory's own folder with --directory.")
    if not folder.is_dir() and asked.command not in {"import", "join"}:
        raise UsageError(f"There is no folder called {folder}. Name the directory's folder with --directory.")
    if asked.command == "figures" and asked.form == "template":
        from signpost.cli import counting

        counting.write_template(folder, asked.file)
        return GOOD
    if asked.command == "serve":
        from signpost.cli import serving  # the templates and outputs take a while to import

        return serving.run(folder, asked.out or SITE, asked.port, asked.date, leaflets=asked.leaflets)
    with _nothing_collected():
        good = _is_good(asked, folder, asked.date or date_in_london())
    return GOOD if good else BAD_RECORDS


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Turn off garbage collection: a command is short, and collecting takes a fifth of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # existing objects are not examined again, not even at exit
        gc.enable()


def _is_good(asked: argparse.Namespace, folder: Path, today: date) -> bool:
    """Run a command. Returns whether the records are good."""
    if asked.command == "check":
        return checking.run(folder, today, asked.format, _within(folder, asked.files), asked.since)
    if asked.command == "changes":
        from signpost.cli import changing

        return changing.run(folder, asked.since, today, asked.format)
    if asked.command == "report":
        from signpost.cli import reporting

        return reporting.run(folder, today, asked.report, asked.format, asked.to)
    if asked.command == "migrate":
        from signpost.cli import migrating

        return migrating.run(folder, yes=asked.yes)
    if asked.command == "new":
        return _makes(asked, folder, today)
    if asked.command == "withdraw":
        from signpost.cli import unlisting, withdrawing

        if asked.not_listed:
            return unlisting.run(folder, today, asked.id, asked.day or today)
        return withdrawing.run(folder, today, asked.id, asked.reason, asked.day or today, asked.instead)
    if asked.command in {"update", "figures", "import", "join"}:
        return _is_taken_in(asked, folder, today)
    if asked.command == "test":
        from signpost.cli import testing

        return testing.run(folder, asked.out or SITE, today, leaflets=asked.leaflets)
    from signpost.cli import building  # as above

    return building.run(folder, asked.out or SITE, today, leaflets=asked.leaflets)


def _is_taken_in(asked: argparse.Namespace, folder: Path, today: date) -> bool:
    """Run a command that takes in what others have written. Returns whether it was good."""
    if asked.command == "update":
        from signpost.cli import updating

        return updating.run(folder, today, asked.submission)
    if asked.command == "figures":
        from signpost.cli import counting

        return counting.add(folder, today, asked.sheet, asked.source)
    if asked.command == "join":
        from signpost.cli import joining

        return joining.run(asked.members, asked.out or folder, asked.name, today)
    if asked.form == PACKAGE:
        from signpost.cli import package_importing

        return package_importing.run(folder, today, asked.source, update=asked.update)
    from signpost.cli import importing

    return importing.run(folder, today, asked.form, asked.source, asked.mapping, update=asked.update)


def _makes(asked: argparse.Namespace, folder: Path, today: date) -> bool:
    """Make a new record. Returns whether it is good."""
    from signpost.cli import creating, new_area

    if asked.new_kind == "area":
        return new_area.run(folder, today, vars(asked))
    return creating.run(folder, today, asked.new_kind, vars(asked))


def _within(folder: Path, files: Sequence[Path]) -> frozenset[str]:
    """The paths within the directory of the files to check."""
    home = folder.resolve()
    names = set()
    for file in files:
        whole = file.parent.resolve() / file.name
        if not whole.is_relative_to(home) or not os.path.lexists(whole):
            raise UsageError(f"There is no file {file} in the folder {folder}.")
        names.add(whole.relative_to(home).as_posix())
    return frozenset(names)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command line. The questions of `new` are only loaded if it is on it: that takes a while."""
    parser = argparse.ArgumentParser(
        prog=PROGRAM, description="Signpost: a community directory from a folder of records."
    )
    add_common(parser)
    parser.set_defaults(directory=Path("directory"), out=None, date=None, leaflets=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    build = commands.add_parser("build", help="check the records and build the site (this is the default)")

    test = commands.add_parser("test", help="check the records, build the site, and look for faults in what was built")

    check = commands.add_parser("check", help="check the records and build nothing")
    check.add_argument("--format", choices=list(FORMATS), default="text", help="how to print what is found")
    check.add_argument("--since", metavar="REV or DIR", help="only judge what differs from these records")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE", help="only show problems in these files")

    changes = commands.add_parser("changes", help="say what a change of the records means, the worst first")
    changes.add_argument("--since", default="HEAD", metavar="REV or DIR", help="what to compare with: HEAD")
    changes.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="how to print it")

    report = commands.add_parser("report", help="say what is due for a check, and whom to ring this month")
    if "report" in words:
        add_reports(report.add_subparsers(dest="report", metavar="REPORT", required=True))
    new = commands.add_parser("new", help="write a new record, asking for what it needs")
    if "new" in words:
        add_kinds(new.add_subparsers(dest="new_kind", metavar="KIND", required=True))
    withdraw = commands.add_parser("withdraw", help="say of a group that it is over, or no longer wants to be listed")
    withdraw.add_argument("id", metavar="ID", help="the group's id: its file's name without .yaml")
    why = withdraw.add_mutually_exclusive_group(required=True)
    why.add_argument("--reason", metavar="TEXT", help="why, in a sentence for its page")
    why.add_argument("--not-listed", action="store_true", help="the group asked not to be listed: delete its record")
    withdraw.add_argument("--day", type=day_option, metavar="YYYY-MM-DD", help="since when: today")
    withdraw.add_argument("--instead", default="", metavar="ID", help="the group that serves the same people now")

    update = commands.add_parser("update", help="take in what a group tells, in a form or an e-mail")
    update.add_argument("submission", metavar="FILE", help="the file with its words, or - to read them from the input")

    importing = commands.add_parser("import", help="make records of other people's lists")
    add_imports(importing.add_subparsers(dest="form", metavar="FORM", required=True))
    figures = commands.add_parser("figures", help="round a connector's own list of referrals into tables of figures")
    add_figures(figures.add_subparsers(dest="form", metavar="FORM", required=True))
    join = commands.add_parser("join", help="bring several directories together in one, such as a county of districts")
    join.add_argument("members", nargs="+", metavar="[NAME=]SOURCE", help="a directory, data package or feed to join")
    join.add_argument("--name", default="", metavar="TEXT", help="what the whole is called, if it is new")
    serve = commands.add_parser("serve", help="build, show the site on this computer, and build again at each change")
    serve.add_argument("--port", type=int, default=8000, metavar="NUMBER", help="the number in its address: 8000")

    commands.add_parser("forms", help="make the issue forms on GitHub again, from the needs and areas")

    migrate = commands.add_parser("migrate", help="write records of an older format in the newest one")
    migrate.add_argument("--yes", action="store_true", help="write without asking")

    for command in commands.choices.values():
        add_common(command)
    for making in (parser, build, test, serve):
        making.add_argument(
            "--no-leaflets", dest="leaflets", action="store_false", default=argparse.SUPPRESS, help="make no PDFs"
        )
    return parser


def date_in_london() -> date:
    """Today's date in London. The only place where a clock is read."""
    return datetime.now(ZoneInfo("Europe/London")).date()
