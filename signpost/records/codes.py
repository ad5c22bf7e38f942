"""Every kind of problem that Signpost can name: its severity and what it means, out of codes.yaml."""

from pathlib import Path
from typing import Final, Literal, get_args

from signpost.values.patterns import lists

Severity = Literal["error", "warning"]

CODES: Final[dict[str, tuple[Severity, str]]] = {
    code: (severity, meaning)
    for severity in get_args(Severity)
    for code, meaning in lists("codes", Path(__file__).parent)[severity].items()
}
