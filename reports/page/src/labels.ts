/** Moves positions apart until neighbours are `gap` from each other, as little as possible, within [low, high]. */
export function separate(wanted: number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  interface Block {
    members: number[];
    start: number;
  }
  const blocks: Block[] = [];
  const place = (members: number[]): Block => {
    const sum = members.reduce((total, index, i) => total + wanted[index]! - i * gap, 0);
    const length = (members.length - 1) * gap;
    return { members, start: Math.max(low, Math.min(high - length, sum / members.length)) };
  };
  for (const index of order) {
    let block = place([index]);
    for (let last = blocks.at(-1); last && last.start + last.members.length * gap > block.start; last = blocks.at(-1)) {
      blocks.pop();
      block = place([...last.members, ...block.members]);
    }
    blocks.push(block);
  }
  const result = [...wanted];
  for (const { members, start } of blocks) members.forEach((index, i) => (result[index] = start + i * gap));
  return result;
}

/** Cut at its end to so many letters. */
export function cutAtEnd(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function cutInMiddle(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.ceil(most / 2))}…${text.slice(1 - Math.floor(most / 2))}`;
}

/** How many letters all begin with. */
function shared(texts: string[]): number {
  const [first = "", ...others] = texts;
  let n = 0;
  while (n < first.length && others.every((text) => text[n] === first[n])) n++;
  return n;
}

/** Cut to what they differ in, with what stands before it as far as there is room. */
function cutToDifference(texts: string[], most: number): string[] {
  const front = shared(texts);
  const reversed = (text: string): string => [...text.slice(front)].reverse().join("");
  const back = shared(texts.map(reversed));
  return texts.map((text) => {
    const own = text.length - front - back;
    const begin = Math.max(0, front - Math.max(0, most - 2 - own));
    const end = back > 0 ? "…" : "";
    return cutInMiddle(`${begin > 0 ? "…" : ""}${text.slice(begin, text.length - back)}${end}`, most);
  });
}

/** Each name in at most so many letters (4 or more); those that would look alike are cut to what tells them apart. */
export function shortNames(names: string[], most: number): Map<string, string> {
  const alike = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const short = cutInMiddle(name, most);
    alike.set(short, [...(alike.get(short) ?? []), name]);
  }
  const all = new Map<string, string>();
  for (const [short, group] of alike)
    if (group.length === 1) all.set(group[0]!, short);
    else cutToDifference(group, most).forEach((text, i) => all.set(group[i]!, text));
  return all;
}
