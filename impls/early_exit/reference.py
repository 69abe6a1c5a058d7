"""Squares until the first one above a limit: documents 000 and 003, "only when asked"."""

MASK = 2**64 - 1
PARAMETERS = [1, 10, 50]


def arguments(n, percent):
    found = max(n * percent // 100, 1) if percent else n
    return n, (found - 1) ** 2


def squares(n):
    for x in range(1, n + 1):
        yield x * x & MASK


def lazy(n, limit):
    for square in squares(n):
        yield square
        if square > limit:
            break


def eager(n, limit):
    found = []
    for square in list(squares(n)):
        found.append(square)
        if square > limit:
            break
    return found
