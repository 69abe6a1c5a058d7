/** Whether no other spot is at least as good on both and better on one. */
export function onFront(spot: { ratio: number; bytes: number }, all: { ratio: number; bytes: number }[]): boolean {
  return !all.some(
    (o) => o.ratio <= spot.ratio && o.bytes <= spot.bytes && (o.ratio < spot.ratio || o.bytes < spot.bytes),
  );
}
