"""Which rows cover which area: pairs sorted by area, so that an area is one slice."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt


class Areas:
    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._area: npt.NDArray[np.int32] = np.zeros(0, np.int32)
        self._row: npt.NDArray[np.int32] = np.zeros(0, np.int32)
        self._starts: list[int] = [0]  # of each area's slice, and the end of the last
        self._new_areas, self._new_rows = array("i"), array("i")

    def add(self, covered: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Call `settle` when all are added."""
        number = self._number
        for row, codes in covered:
            for code in codes:
                self._new_areas.append(number.setdefault(code, len(number)))
                self._new_rows.append(row)

    def settle(self) -> None:
        area = np.concatenate([self._area, np.array(self._new_areas, np.int32)])
        row = np.concatenate([self._row, np.array(self._new_rows, np.int32)])
        self._new_areas, self._new_rows = array("i"), array("i")
        order = np.argsort(area, kind="stable")
        self._area, self._row = area[order], row[order]
        self._starts = np.searchsorted(self._area, np.arange(len(self._number) + 1)).tolist()

    def replace(
        self, rows: npt.NDArray[np.bool_], covered: Iterable[tuple[int, Sequence[str]]]
    ) -> None:
        """All that the flagged rows cover; most changes leave that as it was."""
        gone = rows[self._row]
        self.add(covered)
        old = sorted(zip(self._area[gone].tolist(), self._row[gone].tolist(), strict=True))
        if old == sorted(zip(self._new_areas, self._new_rows, strict=True)):
            self._new_areas, self._new_rows = array("i"), array("i")
            return
        self._area, self._row = self._area[~gone], self._row[~gone]
        self.settle()

    def rows(self, code: str) -> npt.NDArray[np.int32]:
        number = self._number.get(code)
        if number is None:
            return np.zeros(0, np.int32)
        return self._row[self._starts[number] : self._starts[number + 1]]
