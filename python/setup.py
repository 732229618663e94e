# SPDX-License-Identifier: MIT
"""Puts the shared library into the package, where it is found: the one that DARKNUMBER_LIBRARY names,
else that of the checkout. Without either, the package looks for an installed one. A name without a
file is an error."""

import os
import shutil
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.build_py import build_py

NAME = "libdarknumber.so.0"
BUILT = Path(__file__).resolve().parents[1] / "build" / "release" / NAME


class WithLibrary(build_py):
    def run(self):
        super().run()
        named = os.environ.get("DARKNUMBER_LIBRARY")
        library = Path(named or BUILT)
        if named and not library.is_file():
            raise SystemExit(f"DARKNUMBER_LIBRARY names {named}, which is no file.")
        if library.is_file():
            shutil.copy(library, Path(self.build_lib) / "darknumber" / NAME)


class OfThisMachine(Distribution):
    def has_ext_modules(self):
        return True


setup(cmdclass={"build_py": WithLibrary}, distclass=OfThisMachine)
