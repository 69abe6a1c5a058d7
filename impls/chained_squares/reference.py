"""An endless generator of integers, feeding a generator of their squares: document 003."""

ENDLESS = True
MASK = 2**64 - 1


def eager(n):
    integer_list = list(range(1, n + 1))
    return [i * i & MASK for i in integer_list]


def integers():
    i = 1
    while True:
        yield i
        i += 1


def lazy():
    for i in integers():
        yield i * i & MASK
