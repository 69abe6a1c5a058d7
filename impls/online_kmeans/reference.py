"""The moving centre that each point is assigned to, read once and in order: document 004, "clustering"."""

from support.splitmix64 import splitmix64

SIZES = [4**k for k in range(11)]


def arguments(n):
    random = splitmix64(4)
    return ([((next(random) >> 11) * 2.0**-53, (next(random) >> 11) * 2.0**-53) for _ in range(n)],)


class MovingCentres:
    def __init__(self):
        self.centres = [[0.125 + 0.25 * (i % 4), 0.25 + 0.5 * (i // 4)] for i in range(8)]
        self.counts = [1.0] * 8

    def assign(self, point):
        x, y = point
        nearest, least = 0, float("inf")
        for i, (cx, cy) in enumerate(self.centres):
            dx, dy = x - cx, y - cy
            distance = dx * dx + dy * dy
            if distance < least:
                nearest, least = i, distance
        self.counts[nearest] += 1.0
        centre, count = self.centres[nearest], self.counts[nearest]
        centre[0] += (x - centre[0]) / count
        centre[1] += (y - centre[1]) / count
        return nearest


def eager(points):
    centres = MovingCentres()
    return [centres.assign(point) for point in points]


def lazy(points):
    centres = MovingCentres()
    for point in points:
        yield centres.assign(point)
