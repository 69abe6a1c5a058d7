"""n tasks that each hand control back after every step, run in turn: documents 000 and 001."""

MASK = 2**64 - 1
STEPS = 16
SIZES = [4**k for k in range(7)]


def step(state):
    return (state * 6364136223846793005 + 1442695040888963407) & MASK


def task(number):
    state = number
    for _ in range(STEPS):
        state = step(state)
        yield state


def lazy(n):
    running = [task(number) for number in range(n)]
    while running:
        still_running = []
        for one in running:
            try:
                yield next(one)
                still_running.append(one)
            except StopIteration:
                pass
        running = still_running


def eager(n):
    tasks = [list(task(number)) for number in range(n)]
    return [steps[i] for i in range(STEPS) for steps in tasks]
