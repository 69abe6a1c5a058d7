"""Lotka-Volterra steps without end: document 000, "simulating real-world phenomena"."""

ENDLESS = True
STEP = 1 / 256
ZERO = 0.0


def arguments(n):
    return ((10.0, 10.0),)


def after_a_step(now):
    prey, predators = now
    prey += STEP * prey * (1.1 - 0.4 * predators)
    predators += STEP * predators * (0.1 * prey - 0.4)
    return prey, predators


def eager(start, n):
    result = []
    now = start
    for _ in range(n):
        result.append(now)
        now = after_a_step(now)
    return result


def lazy(start):
    now = start
    while True:
        yield now
        now = after_a_step(now)


def fold(total, item):
    return total + (item[0] + item[1])
