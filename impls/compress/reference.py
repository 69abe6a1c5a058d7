"""itertools.compress over n numbers and n selectors: document 003 sends its readers to itertools."""

from itertools import compress

from support.splitmix64 import numbers_below

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    selected = numbers_below(2, n, 24)
    selected[0] = 1
    return numbers_below(1000, n, 23), selected


def eager(numbers, selected):
    return list(compress(numbers, selected))


def lazy(numbers, selected):
    return compress(numbers, selected)
