"""itertools.groupby over n numbers: document 003 sends its readers to itertools."""

from itertools import groupby

from support.splitmix64 import MASK, splitmix64

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    random, numbers, key = splitmix64(44), [], 0
    while len(numbers) != n:
        for _ in range(min(n - len(numbers), 1 + next(random) % 15)):
            numbers.append(key % 8 * 1024 + next(random) % 1024)
        key += 1
    return (numbers,)


def eager(numbers):
    groups = [(key, list(group)) for key, group in groupby(numbers, lambda x: x // 1024)]
    return [(key, sum(group)) for key, group in groups]


def lazy(numbers):
    return ((key, sum(group)) for key, group in groupby(numbers, lambda x: x // 1024))


def fold(total, group):
    return total + group[1] & MASK
