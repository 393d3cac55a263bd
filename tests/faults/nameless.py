"""`python -m tests.faults.nameless`: the program, whose resolver finds no name while a file lies in its folder."""

import socket
import sys
from pathlib import Path
from typing import Any

from bot.cli.main import main

SWITCH = "no-names"


def fail_while(switch: Path) -> None:
    """Let every look-up of a name that is no number fail as it does without DNS, while the file is there."""
    find = socket.getaddrinfo

    def found(host: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - as the library has it
        if switch.exists() and not str(host).strip("[]").replace(".", "").isdecimal():
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return find(host, *rest, **more)

    socket.getaddrinfo = found


if __name__ == "__main__":
    fail_while(Path(SWITCH).absolute())
    sys.exit(main())
