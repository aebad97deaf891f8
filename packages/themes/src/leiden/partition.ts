/** Community of each node. */
export type Partition = Int32Array<ArrayBuffer>;

export interface NumberedPartition {
  partition: Partition;
  count: number;
}

/** Renumbers communities 0 … count − 1 in order of first appearance. */
export function numberDensely(partition: Partition): NumberedPartition {
  const numbers = new Map<number, number>();
  const dense = partition.map((community) => {
    const known = numbers.get(community);
    if (known !== undefined) return known;
    numbers.set(community, numbers.size);
    return numbers.size - 1;
  });
  return { partition: dense, count: numbers.size };
}
