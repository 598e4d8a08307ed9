import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { lazily } from "../../server/src/core/text/lazily.js";
import { LineIndex } from "../../server/src/core/text/line-index.js";
import { noHost } from "../../server/src/lsp/host/host.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { filesOf } from "../support/files.js";
import { textsFor } from "./lsp/model.js";
import { Session } from "./lsp/session.js";
import { inProcess } from "./lsp/wire.js";
import { rows } from "./grammars/policy.js";
import { Random } from "./random.js";

/** The memory of the process after a garbage collection, in MB. */
export interface DayMemory {
  readonly changes: number;
  readonly heap: number;
  readonly rss: number;
}

const names = ["json", "jsonc", "tf", "hwpolicy-test.json"];
const uris = Array.from({ length: 50 }, (_, index) =>
  index === 0 ? "file:///w/.huawei-iam.json" : `file:///w/d${index % 7}/p${index}.${names[index % names.length]!}`,
);

/**
 * An author's long day: changes in 50 documents, which are opened and closed again, with requests, settings and a
 * configuration file that change. `measure` is called about twenty times.
 */
export async function playDay(changes: number, seed: number, measure: (done: number) => void): Promise<void> {
  const random = new Random(seed);
  const session = new Session(
    inProcess(catalogs(JSON.stringify(packedOf(rows))), { ...noHost, files: filesOf(new Map()) }),
  );
  await session.request("initialize", { processId: null, rootUri: "file:///w", capabilities: {} });
  session.tell("initialized", {});
  const texts = new Map<string, { version: number; text: string }>();
  const batch = 50;
  for (let done = 0; done < changes; done += batch) {
    for (let left = batch; left > 0; left--) edit(session, texts, random);
    const [uri, { text }] = random.pick([...texts]);
    for (const method of ["textDocument/completion", "textDocument/hover"])
      session.ask(method, {
        textDocument: { uri },
        position: new LineIndex(text).positionAt(random.below(text.length)),
      });
    if (random.oneIn(40))
      session.tell("workspace/didChangeConfiguration", {
        settings: { huaweiIam: { language: random.pick(["en", "zh"]) } },
      });
    await session.settled();
    if (random.oneIn(20)) await new Promise((next) => setTimeout(next, 60));
    session.forget();
    if (done % (Math.ceil(changes / 20 / batch) * batch) === 0) measure(done);
  }
  measure(changes);
}

function edit(session: Session, texts: Map<string, { version: number; text: string }>, random: Random): void {
  const uri = random.pick(uris);
  const known = texts.get(uri);
  if (!known) {
    const text = textsFor(uri).sound(random);
    texts.set(uri, { version: 1, text });
    return session.tell("textDocument/didOpen", { textDocument: { uri, languageId: "json", version: 1, text } });
  }
  if (random.oneIn(30)) {
    texts.delete(uri);
    return session.tell("textDocument/didClose", { textDocument: { uri } });
  }
  const at = new LineIndex(known.text).positionAt(random.below(known.text.length + 1));
  const isWhole = known.text.length > 4000;
  const text = isWhole ? textsFor(uri).sound(random) : random.pick([" ", '"', ",", "a", "\n"]);
  const offset = new LineIndex(known.text).offsetAt(at);
  texts.set(uri, {
    version: known.version + 1,
    text: isWhole ? text : known.text.slice(0, offset) + text + known.text.slice(offset),
  });
  const contentChanges = [isWhole ? { text } : { range: { start: at, end: at }, text }];
  session.tell("textDocument/didChange", { textDocument: { uri, version: known.version + 1 }, contentChanges });
}

/** Collects garbage. The flag may be set at run time, and then a new context has the function. */
const collectGarbage = lazily(() => {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
});

/** The memory now, without garbage. */
export function memoryNow(changes: number): DayMemory {
  collectGarbage()();
  collectGarbage()();
  const status = /VmRSS:\s+(\d+)/.exec(readStatus())?.[1];
  const { heapUsed, rss } = process.memoryUsage();
  return { changes, heap: heapUsed / 2 ** 20, rss: status === undefined ? rss / 2 ** 20 : Number(status) / 1024 };
}

function readStatus(): string {
  try {
    return readFileSync("/proc/self/status", "utf8");
  } catch {
    return "";
  }
}
