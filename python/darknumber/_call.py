# SPDX-License-Identifier: MIT
"""One call of the library: arguments to JSON, the answer to dictionaries and columns."""

from __future__ import annotations

import array
import ctypes
import json
import signal
import threading
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Union

from . import _library

try:
    import numpy
except ImportError:  # columns are then array('d')
    numpy = None  # type: ignore[assignment]

Progress = Callable[[int, int], object]
#: Numbers as a numpy array or an array('d'), texts as a list.
Column = Union[Sequence[float], List[str]]

_LIBRARY = _library.load()
_DONE, _BAD_USAGE, _BAD_INPUT, _STOPPED = 0, 2, 3, 6


@dataclass(frozen=True)
class Problem:
    """One thing wrong with an input; lines and columns are from 1."""

    message: str
    file: Optional[str] = None
    line: Optional[int] = None
    column: Optional[int] = None
    path: Optional[str] = None
    advice: Optional[str] = None
    suggestion: Optional[str] = None


class Error(Exception):
    """A call without an answer. Its text is what a terminal would show."""

    def __init__(self, error: Mapping[str, Any]) -> None:
        super().__init__(str(error["text"]).rstrip("\n"))
        self.kind: str = error["kind"]
        self.problems: List[Problem] = [Problem(**problem) for problem in error["problems"]]


class UsageError(Error, ValueError):
    """Wrong arguments of a call."""


class InputError(Error, ValueError):
    """A scenario or a table cannot be used."""


class Stopped(Error):
    """The time limit is over."""


_ERRORS = {_BAD_USAGE: UsageError, _BAD_INPUT: InputError, _STOPPED: Stopped}


class Answer(Dict[str, Any]):
    """What the command line prints with --format json, as a dictionary."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        super().__init__(document)
        #: What the command line would say on standard error.
        self.notes: List[str] = []
        #: Tables by name: of run "replicates", of simulate the parts drawn. Each has columns by name.
        self.tables: Dict[str, Dict[str, Column]] = {}


def _numbers(pointer: Any, rows: int) -> Any:
    if numpy is not None:
        return numpy.ctypeslib.as_array(pointer, shape=(rows,)).copy() if rows else numpy.empty(0)
    numbers = array.array("d")
    numbers.frombytes(ctypes.string_at(pointer, 8 * rows) if rows else b"")
    return numbers


def _column(answer: ctypes.c_void_p, table: int, column: int) -> Column:
    numbers = _numbers(
        _LIBRARY.dn_column(answer, table, column), _LIBRARY.dn_rows(answer, table)
    )
    levels = [
        _LIBRARY.dn_level(answer, table, column, level).decode()
        for level in range(_LIBRARY.dn_levels(answer, table, column))
    ]
    return [levels[int(number)] for number in numbers] if levels else numbers


def _tables(answer: ctypes.c_void_p) -> Dict[str, Dict[str, Column]]:
    return {
        _LIBRARY.dn_table_name(answer, table).decode(): {
            _LIBRARY.dn_column_name(answer, table, column).decode(): _column(answer, table, column)
            for column in range(_LIBRARY.dn_columns(answer, table))
        }
        for table in range(_LIBRARY.dn_tables(answer))
    }


class _Follower:
    """Asked by the library, in the calling thread, whether to stop. Of Ctrl-C only a note is taken,
    since an exception that leaves a callback is lost; it is raised when the call has ended."""

    def __init__(self, progress: Optional[Progress]) -> None:
        self._progress = progress
        self._interrupted = False
        self._error: Optional[BaseException] = None
        self._handler: Any = None
        self.callback = _library.PROGRESS(self._ask)

    def _ask(self, done: int, total: int, _user: Optional[int]) -> int:
        if self._progress is not None and self._error is None and not self._interrupted:
            try:
                self._progress(done, total)
            except BaseException as error:  # pylint: disable=broad-except
                self._error = error
        return int(self._interrupted or self._error is not None)

    def _note(self, _signal: int, _frame: object) -> None:
        self._interrupted = True

    def __enter__(self) -> "_Follower":
        handler = signal.getsignal(signal.SIGINT)
        if threading.current_thread() is threading.main_thread() and callable(handler):
            self._handler = handler
            signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        if self._handler is not None:
            signal.signal(signal.SIGINT, self._handler)

    def raise_what_happened(self) -> None:
        if self._error is not None:
            raise self._error
        if self._interrupted:
            self._handler(signal.SIGINT, None)


def call(verb: str, arguments: Mapping[str, Any], progress: Optional[Progress] = None) -> Answer:
    """Runs any verb; arguments that are None are left out. Raises Error."""
    given = {name: value for name, value in arguments.items() if value is not None}
    text = json.dumps(given, allow_nan=False).encode()
    answer = ctypes.c_void_p()
    try:
        with _Follower(progress) as follower:
            status = _LIBRARY.dn_call(
                verb.encode(), text, follower.callback, None, ctypes.byref(answer)
            )
        follower.raise_what_happened()
        if not answer:
            raise MemoryError("there is not enough memory for an answer")
        document = json.loads(_LIBRARY.dn_json(answer))
        if status != _DONE:
            raise _ERRORS.get(status, Error)(document["error"])
        result = Answer(document)
        result.notes = _LIBRARY.dn_notes(answer).decode().splitlines()
        result.tables = _tables(answer)
        return result
    finally:
        _LIBRARY.dn_free(answer)


def version() -> str:
    """The version of the engine."""
    return _LIBRARY.dn_version().decode()
