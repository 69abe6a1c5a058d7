"""0, 1, 2, ... without end: document 003."""

ENDLESS = True


def eager(n):
    return list(range(n))


def lazy():
    num = 0
    while True:
        yield num
        num += 1
