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
