// What damages a data block, the same way for the same seed.

/** Numbers from 0 to below `below`, by a generator of 32 bits (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) % below;
  };
}

const hostile = [
  "<img src=x onerror=window.attacked=1>",
  "</script><script>window.attacked=1</script>",
  "javascript:window.attacked=1",
  '"><svg onload=window.attacked=1>',
  "__proto__",
  "constructor",
  "valueOf",
  "\u0000\u009b\u202e\u2028",
  "x".repeat(200_000),
];
const odd = [null, true, -1, 0, 1e308, -1e308, 4294967296, 0.1, "", [], {}, [[[]]], "NaN", "1e999", [null], { a: 1 }];

/** Every place of a value that holds something: its container and its key. */
function places(value) {
  const found = [];
  const open = [value];
  while (open.length > 0) {
    const one = open.pop();
    for (const key of Object.keys(one)) {
      found.push([one, key]);
      if (typeof one[key] === "object" && one[key] !== null) open.push(one[key]);
    }
  }
  return found;
}

const changes = [
  (holder, key, draw) => (holder[key] = odd[draw(odd.length)]),
  (holder, key, draw) => (holder[key] = hostile[draw(hostile.length)]),
  (holder, key) => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
  (holder, key) => (typeof holder[key] === "number" ? (holder[key] = -holder[key] * 1e9) : (holder[key] = 7)),
  (holder, key, draw) => Array.isArray(holder) && holder.push(odd[draw(odd.length)]),
  (holder, key, draw) =>
    Object.defineProperty(holder, Array.isArray(holder) ? key : hostile[draw(7)], {
      value: holder[key],
      enumerable: true,
      configurable: true,
      writable: true,
    }),
];

/** The text with one to eight changes of its values, or cut, or with a character exchanged. */
export function mutated(text, draw) {
  const kind = draw(8);
  if (kind === 0) return text.slice(0, draw(text.length));
  if (kind === 1) {
    const at = draw(text.length);
    return text.slice(0, at) + String.fromCharCode(32 + draw(90)) + text.slice(at + 1);
  }
  const data = JSON.parse(text);
  const shallow = places(data).filter(([holder]) => !Array.isArray(holder) || holder.length < 64);
  for (let count = 1 + draw(8); count > 0; --count) {
    const among = draw(2) === 0 ? places(data) : shallow;
    const [holder, key] = among[draw(among.length)];
    changes[draw(changes.length)](holder, key, draw);
  }
  return JSON.stringify(data);
}
