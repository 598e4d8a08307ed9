/**
 * How a text differs from an earlier one: `start` to `oldEnd` of the earlier text became `start` to `newEnd`. Offsets
 * are UTF-16.
 */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** How much longer the new text is. */
export function growth({ oldEnd, newEnd }: TextChange): number {
  return newEnd - oldEnd;
}

/** One change for two that follow each other. It may include text between the two that stayed the same. */
export function combine(first: TextChange, second: TextChange): TextChange {
  return {
    start: Math.min(first.start, second.start),
    oldEnd: second.oldEnd > first.newEnd ? second.oldEnd - growth(first) : first.oldEnd,
    newEnd: second.oldEnd > first.newEnd ? second.newEnd : first.newEnd + growth(second),
  };
}
