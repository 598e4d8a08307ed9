import type { Connection, Diagnostic } from "vscode-languageserver";
import { Debounce } from "./debounce.js";

/** Sends diagnostics: at once for a document that was just opened, after a short rest while it is typed in. */
export interface Publisher {
  now(uri: string): void;
  changed(uri: string): void;
  /** Takes all diagnostics of a document back, at once. */
  clear(uri: string): void;
  /** A document was closed, and somebody else speaks for its file from now on. */
  forget(uri: string): void;
}

/**
 * Nothing is sent while `isPulled`: the client asks for it. `compute` may answer `undefined` for «not yet»; then nothing is
 * sent. Nor is what a newer run, or a newer version, has overtaken.
 */
export function publisher(
  connection: Connection,
  compute: (uri: string) => Promise<Diagnostic[] | undefined>,
  versionOf: (uri: string) => number | undefined,
  isPulled: () => boolean,
): Publisher {
  const waiting = new Map<string, Debounce>();
  const published = new Set<string>();
  const runs = new Map<string, number>();

  function stopWaiting(uri: string): void {
    waiting.get(uri)?.cancel();
    waiting.delete(uri);
  }

  async function run(uri: string): Promise<void> {
    stopWaiting(uri);
    const version = versionOf(uri);
    if (version === undefined || isPulled()) return;
    const mine = (runs.get(uri) ?? 0) + 1;
    runs.set(uri, mine);
    const diagnostics = await compute(uri);
    if (diagnostics === undefined || runs.get(uri) !== mine || versionOf(uri) !== version) return;
    published.add(uri);
    void connection.sendDiagnostics({ uri, version, diagnostics });
  }

  const now = (uri: string) => void run(uri);

  function forget(uri: string): void {
    stopWaiting(uri);
    published.delete(uri);
    runs.delete(uri);
  }

  return {
    now,
    forget,
    changed(uri) {
      if (!published.has(uri)) return now(uri);
      const debounce = waiting.get(uri) ?? new Debounce();
      waiting.set(uri, debounce);
      debounce.afterLast(() => now(uri));
    },
    clear(uri) {
      forget(uri);
      if (!isPulled()) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}
