"""What the columns say of each choice: how it sorts, and in which pools of the class the applicant may sit."""

import numpy as np
from numpy.typing import NDArray

from .columns import ApplicantColumns, ClassColumns, Integers

PoolBits = NDArray[np.uint32]
MOST_POOLS = 31


def sort_keys(applicants: ApplicantColumns) -> Integers:
    """A key per applicant and rank: lower is better, by score and then by draw; no two applicants share one."""
    keys: Integers = (int(applicants.scores.max(initial=0)) - applicants.scores.astype(np.int64)) * len(applicants.draw)
    keys += applicants.draw[:, None]
    return keys


def pool_bits(applicants: ApplicantColumns, classes: ClassColumns) -> PoolBits:
    """A number per applicant and rank: bit p is set where the applicant may sit in pool p of that class."""
    pools = classes.pool_seats.shape[1]
    if pools > MOST_POOLS:
        raise OverflowError(f"A class has {pools} pools; {MOST_POOLS} is the most.")
    bits = np.zeros(applicants.choices.shape, dtype=np.uint32)
    rows = np.arange(len(bits))
    for rank in range(applicants.choices.shape[1]):
        class_ = applicants.choices[:, rank]
        for pool in range(pools):
            words = _words(applicants, classes.word[class_, pool], rows)
            bits[:, rank] |= ((words & classes.bit[class_, pool]) != 0).astype(np.uint32) << np.uint32(pool)
    keeping = np.flatnonzero((applicants.kept_rank >= 0) & (applicants.kept_stage < pools))
    kept_bit = np.uint32(1) << applicants.kept_stage[keeping].astype(np.uint32)
    bits[keeping, applicants.kept_rank[keeping]] |= kept_bit
    return bits


def has_pool(bits: PoolBits, pool: int) -> NDArray[np.bool_]:
    """Whether bit `pool` is set."""
    found: NDArray[np.bool_] = bits & np.uint32(1 << pool) != 0
    return found


def _words(applicants: ApplicantColumns, word: Integers, rows: Integers) -> NDArray[np.uint64]:
    """The word of group bits that each applicant's pool asks for."""
    if applicants.members.shape[1] == 1:
        return applicants.members[:, 0]
    return applicants.members[rows, word]
