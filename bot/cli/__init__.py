"""The command line: `jianghua` and its commands."""

import gc

_ALLOCATED = 20_000
"""Objects that are made between two looks for rubbish: after every 700, as is usual, a command took 6 % longer."""

# Before any other module is loaded: most of what a short command makes are their functions and classes.
gc.set_threshold(_ALLOCATED)
