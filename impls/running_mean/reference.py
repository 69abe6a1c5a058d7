"""The mean of the last 64 readings of a feed: documents 003 and 004, "Streaming Data"."""

from collections import deque

from support.splitmix64 import splitmix64

WINDOW = 64
ZERO = 0.0


def arguments(n):
    random = splitmix64(64)
    return ([15.0 + 10.0 * ((next(random) >> 11) * 2.0**-53) for _ in range(n)],)


def lazy(readings):
    window, total = deque(), 0.0
    for reading in readings:
        window.append(reading)
        total += reading
        if len(window) > WINDOW:
            total -= window.popleft()
        yield total / len(window)


def eager(readings):
    means, total = [], 0.0
    for i, reading in enumerate(readings):
        total += reading
        if i >= WINDOW:
            total -= readings[i - WINDOW]
        means.append(total / min(i + 1, WINDOW))
    return means
