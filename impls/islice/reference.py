"""itertools.islice(numbers, 8, None, 3): document 003 sends its readers to itertools."""

from itertools import islice

from support.splitmix64 import numbers_below

START, STEP = 8, 3
SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return (numbers_below(1000, START + n * STEP, 30),)


def eager(numbers):
    return numbers[START::STEP]


def lazy(numbers):
    return islice(numbers, START, None, STEP)
