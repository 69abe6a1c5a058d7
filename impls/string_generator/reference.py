"""Each character of a string of n characters: document 002. Of bytes, so that a character is a number as in C++."""

from support.splitmix64 import splitmix64


def arguments(n):
    random = splitmix64(2)
    return (bytes(ord("a") + next(random) % 26 for _ in range(n)),)


def eager(string):
    return list(string)


def lazy(string):
    for char in string:
        yield char
