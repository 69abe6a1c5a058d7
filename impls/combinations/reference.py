"""itertools.combinations(pool, 3): document 003 sends its readers to itertools."""

from itertools import combinations

from support.splitmix64 import MASK, numbers_below

SIZES = [1, 56, 4960, 41664]


def arguments(n):
    k = 3
    while k * (k - 1) * (k - 2) // 6 < n:
        k += 1
    return (numbers_below(1000, k, 42),)


def eager(pool):
    return list(combinations(pool, 3))


def lazy(pool):
    return combinations(pool, 3)


def fold(total, chosen):
    a, b, c = chosen
    return total + a * b * c & MASK
