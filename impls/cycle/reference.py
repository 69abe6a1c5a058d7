"""itertools.cycle over 7 numbers: document 003 sends its readers to itertools."""

from itertools import cycle, islice

from support.splitmix64 import numbers_below

ENDLESS = True
SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return (numbers_below(1000, 7, 20),)


def eager(numbers, n):
    return list(islice(cycle(numbers), n))


def lazy(numbers):
    return cycle(numbers)
