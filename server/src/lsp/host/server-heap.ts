import { getHeapStatistics, setFlagsFromString } from "node:v8";

/** With more than this alive, collecting often costs more than the room that it saves. */
const smallHeap = 33 * 1024 * 1024;

/**
 * Keeps the memory of a server small as long as its documents are: the old generation grows by a quarter before it is
 * collected, and the young one does not grow. With large documents, the heap grows as V8 wants it. The flags are those
 * of the V8 versions of Node 20 to 24; others keep their defaults. So does Electron, in which VS Code runs servers: it
 * has a V8 of its own, with which this has not been tried.
 */
export function keepServerSmall(): void {
  const { v8, electron } = process.versions;
  if (electron !== undefined || Number(v8.split(".")[0]) > 13) return;
  limit(true);
  let isLimited = true;
  afterEachCollection(() => {
    const isSmall = getHeapStatistics().used_heap_size < smallHeap;
    if (isSmall !== isLimited) limit((isLimited = isSmall));
  });
}

function limit(isSmall: boolean): void {
  setFlagsFromString(`--heap-growing-percent=${isSmall ? 25 : 0}`);
  setFlagsFromString(`--semi-space-growth-factor=${isSmall ? 1 : 2}`);
}

let collections: FinalizationRegistry<undefined> | undefined;

/** Calls a function after each collection of the old generation: an object that nothing holds lives until then. */
function afterEachCollection(call: () => void): void {
  const watch = () => collections?.register({}, undefined);
  collections = new FinalizationRegistry(() => {
    watch();
    call();
  });
  watch();
}
