import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The amount of text after which garbage is collected. */
const step = 64 * 1024 * 1024;

/**
 * Keeps the memory small while a long text is streamed: a stream leaves garbage only, which V8 would let grow. Returns
 * a function that counts the characters of each piece. The flags are those of the V8 versions of Node 20 to 24; others
 * keep their defaults.
 */
export function keepHeapSmall(): (length: number) => void {
  if (!(Number(process.versions.v8.split(".")[0]) <= 13)) return () => undefined;
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
