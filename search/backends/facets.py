"""A matrix of bits, rows in blocks of 64: who holds which value, and how many of them match.

A set of rows is a vector of 64-bit words ("bitmap"); a column of the matrix is one too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Bitmap = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.int64]
WORD = 64


def words_for(rows: int) -> int:
    return (rows + WORD - 1) // WORD


def from_flags(flags: npt.NDArray[np.bool_]) -> Bitmap:
    """`flags` must be a multiple of 64 long."""
    return np.packbits(flags, bitorder="little").view(np.uint64)


def to_flags(bitmap: Bitmap) -> npt.NDArray[np.bool_]:
    return np.unpackbits(bitmap.view(np.uint8), bitorder="little").view(np.bool_)


def from_rows(rows: Rows | npt.NDArray[np.int32], words: int) -> Bitmap:
    flags = np.zeros(words * WORD, np.bool_)
    flags[rows] = True
    return from_flags(flags)


def to_rows(bitmap: Bitmap) -> Rows:
    return np.flatnonzero(to_flags(bitmap))


def set_bit(bitmap: Bitmap, row: int, *, held: bool) -> None:
    """Most changes leave it as it is, and looking costs a fraction of writing."""
    word, place = divmod(row, WORD)
    if bool(bitmap.item(word) >> place & 1) != held:
        bitmap[word] ^= np.uint64(1 << place)


def count(bitmap: Bitmap) -> int:
    return int(np.bitwise_count(bitmap).sum())


class BitMatrix:
    """`bits[column, row // 64]` holds one bit for each of 64 rows: each column is a bitmap."""

    def __init__(self, words: int, columns: int) -> None:
        self.bits: npt.NDArray[np.uint64] = np.zeros((columns, words), np.uint64)

    def grow(self, words: int, columns: int) -> None:
        old_columns, old_words = self.bits.shape
        if words > old_words or columns > old_columns:
            grown = np.zeros((max(columns, old_columns), max(words, old_words)), np.uint64)
            grown[:old_columns, :old_words] = self.bits
            self.bits = grown

    def fill_block(self, first_row: int, flags: npt.NDArray[np.bool_]) -> None:
        """Whole blocks at once; `first_row` and the number of rows are multiples of 64."""
        packed = np.packbits(flags, axis=0, bitorder="little")
        words = np.ascontiguousarray(packed.T).view(np.uint64)
        start = first_row // WORD
        self.bits[: len(words), start : start + words.shape[1]] = words

    def set_row(self, row: int, columns: Iterable[int]) -> None:
        """Replaces what the row holds."""
        word, bit = row // WORD, np.uint64(1 << (row % WORD))
        self.bits[:, word] &= ~bit
        for column in columns:
            self.bits[column, word] |= bit

    def any_of(self, columns: Sequence[int]) -> Bitmap:
        """Rows that hold at least one of the columns."""
        if not columns:
            return np.zeros(self.bits.shape[1], np.uint64)
        found = self.bits[columns[0]].copy()
        for column in columns[1:]:
            found |= self.bits[column]
        return found

    def counts(self, rows: Bitmap, columns: Sequence[int] | Rows) -> npt.NDArray[np.uint32]:
        """How many of the rows hold each column."""
        used = np.flatnonzero(rows)
        if len(used) > len(rows) // 2:
            held = self.bits.take(columns, axis=0)
            held &= rows
        else:  # by one index, which `take` follows faster than two
            starts = np.asarray(columns, np.int64)[:, None] * self.bits.shape[1]
            held = self.bits.take(starts + used)
            held &= rows[used]
        counted: npt.NDArray[np.uint32] = np.bitwise_count(held).sum(axis=1, dtype=np.uint32)
        return counted
