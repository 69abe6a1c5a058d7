"""n timers on an event loop with a simulated clock: document 001, "Asynchronous Programming".

The generator form suspends each timer's body, the list form calls callbacks.
"""

import heapq

MASK = 2**64 - 1
TIMES = 16
SIZES = [4**k for k in range(7)]


def step(state):
    return (state * 6364136223846793005 + 1442695040888963407) & MASK


def timer(number):
    state = number
    for _ in range(TIMES):
        state = step(state)
        yield (state >> 54) + 1


def lazy(n):
    timers = [timer(number) for number in range(n)]
    events = [(next(body), number) for number, body in enumerate(timers)]
    heapq.heapify(events)
    while events:
        now, number = heapq.heappop(events)
        yield now << 12 | number
        for wait in timers[number]:
            heapq.heappush(events, (now + wait, number))
            break


def eager(n):
    events, result = [], []

    def start(now, number, state, left):
        def fire(at):
            result.append(at << 12 | number)
            if left > 1:
                start(at, number, state, left - 1)

        state = step(state)
        heapq.heappush(events, (now + (state >> 54) + 1, number, fire))

    for number in range(n):
        start(0, number, number, TIMES)
    while events:
        at, _, callback = heapq.heappop(events)
        callback(at)
    return result
