"""itertools.accumulate over n numbers: document 003 sends its readers to itertools."""

from itertools import accumulate

from support.splitmix64 import numbers_below

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return (numbers_below(1000, n, 21),)


def eager(numbers):
    return list(accumulate(numbers))


def lazy(numbers):
    return accumulate(numbers)
