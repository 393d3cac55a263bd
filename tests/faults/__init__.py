"""Faults injected into real processes, files and sockets, and what came of each: `python -m tests.faults [--short]`."""
