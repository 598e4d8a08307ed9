import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The amount of text after which garbage is collected. */
const step = 64 * 1024 * 1024;

/**
 * Keeps the memory small while a long text is streamed: a stream leaves garbage only, which V8 would let grow. Returns
 * a function that counts the characters of each piece. The flags are those of the V8 versions of Node 20 to 24; others
 * keep their defaults.
 */
export function keepHeapSmall(): (length: number) => void {
  if (!isKnownEngine()) return () => undefined;
  setFlagsFromString("--semi-space-growth-factor=1");
  let collect: (() => void) | undefined;
  let count = 0;
  return (length) => {
    count += length;
    if (count < step) return;
    count = 0;
    if (!collect) {
      setFlagsFromString("--expose-gc");
      collect = runInNewContext("gc") as () => void;
    }
    collect();
  };
}

function isKnownEngine(): boolean {
  return Number(process.versions.v8.split(".")[0]) <= 13;
}

/** The size of the young generation above which it does not grow. */
const youngLimit = 6 * 1024 * 1024;

/**
 * Keeps the memory small while many files are checked: nearly everything is garbage when the next file is read. The old
 * generation may grow by less than half before it is collected, and the young one stays at a few megabytes, where it
 * costs the least. Returns a function to call after each file.
 */
export function limitHeap(): () => void {
  if (!isKnownEngine()) return () => undefined;
  setFlagsFromString("--heap-growing-percent=40");
  let count = 0;
  let isGrowing = true;
  return () => {
    if (!isGrowing || ++count % 8 !== 0) return;
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
    isGrowing = young !== undefined && young.space_size < youngLimit;
    if (!isGrowing) setFlagsFromString("--semi-space-growth-factor=1");
  };
}
