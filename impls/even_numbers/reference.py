"""The even numbers below maximum: document 002. Its prose bounds their number, its code their value: see README.md."""


def eager(maximum):
    return [i for i in range(maximum) if i % 2 == 0]


def lazy(maximum):
    i = 0
    while i < maximum:
        if i % 2 == 0:
            yield i
        i += 1
