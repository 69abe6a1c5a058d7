"""itertools.pairwise over n + 1 numbers: document 003 sends its readers to itertools."""

from itertools import pairwise

from support.splitmix64 import MASK, numbers_below

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return (numbers_below(1000, n + 1, 31),)


def eager(numbers):
    return list(pairwise(numbers))


def lazy(numbers):
    return pairwise(numbers)


def fold(total, pair):
    first, second = pair
    return total + first * second & MASK
