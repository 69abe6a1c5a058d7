"""itertools.permutations(pool): document 003 sends its readers to itertools."""

from itertools import permutations
from math import factorial

MASK = 2**64 - 1
SIZES = [1, 120, 5040, 40320]


def arguments(n):
    k = 1
    while factorial(k) != n:
        k += 1
    return (list(range(1, 2 * k, 2)),)


def eager(pool):
    return [list(order) for order in permutations(pool)]


def lazy(pool):
    return map(list, permutations(pool))


def fold(total, order):
    return total + order[-1] & MASK
