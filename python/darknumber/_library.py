# SPDX-License-Identifier: MIT
"""The shared library: where it is, and its functions with their types (include/darknumber.h)."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

PROGRESS = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int64, ctypes.c_int64, ctypes.c_void_p)

_NAME = "libdarknumber.so.0"
_VERSION = "0.1.0"  # of this package, and of the library that it is for
_ANSWER, _SIZE, _TEXT = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p
_FUNCTIONS = {
    "dn_call": (ctypes.c_int, [_TEXT, _TEXT, PROGRESS, ctypes.c_void_p, ctypes.POINTER(_ANSWER)]),
    "dn_free": (None, [_ANSWER]),
    "dn_json": (_TEXT, [_ANSWER]),
    "dn_notes": (_TEXT, [_ANSWER]),
    "dn_tables": (_SIZE, [_ANSWER]),
    "dn_table_name": (_TEXT, [_ANSWER, _SIZE]),
    "dn_rows": (_SIZE, [_ANSWER, _SIZE]),
    "dn_columns": (_SIZE, [_ANSWER, _SIZE]),
    "dn_column_name": (_TEXT, [_ANSWER, _SIZE, _SIZE]),
    "dn_column": (ctypes.POINTER(ctypes.c_double), [_ANSWER, _SIZE, _SIZE]),
    "dn_levels": (_SIZE, [_ANSWER, _SIZE, _SIZE]),
    "dn_level": (_TEXT, [_ANSWER, _SIZE, _SIZE, _SIZE]),
    "dn_version": (_TEXT, []),
}


def _find() -> str:
    named = os.environ.get("DARKNUMBER_LIBRARY")
    if named:
        return named
    package = Path(__file__).resolve().parent
    for place in (package / _NAME, package.parents[1] / "build" / "release" / _NAME):
        if place.exists():
            return str(place)
    return _NAME


def load() -> ctypes.CDLL:
    """Loads the library. Raises OSError, with advice, where it cannot be found, or is of another
    version than the package."""
    place = _find()
    try:
        library = ctypes.CDLL(place)
    except OSError as error:
        raise OSError(
            f"the library of darknumber cannot be loaded: {error}. Install it (cmake --install "
            "build/release), or name it in DARKNUMBER_LIBRARY."
        ) from error
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    version = library.dn_version().decode()
    if version != _VERSION:
        raise OSError(
            f"the library {place} is of version {version}, and this package of {_VERSION}: install "
            "the two from one checkout, or name another library in DARKNUMBER_LIBRARY."
        )
    return library
