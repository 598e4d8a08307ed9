import type { Connection, Diagnostic } from "vscode-languageserver";
import { Debounce } from "./debounce.js";

/** Sends diagnostics: at once for a document that was just opened, after a short delay while it is edited. */
export interface Publisher {
  now(uri: string): void;
  changed(uri: string): void;
  /** Clears all diagnostics of a document at once. */
  clear(uri: string): void;
  /** Called when a document is closed and its file gets its diagnostics from elsewhere. */
  forget(uri: string): void;
  /** Clears everything that was sent: the client has started to pull and would show it twice. */
  takeBack(): void;
}

/** Whether the client pulls diagnostics. */
interface Pull {
  /** It declares that it will. */
  readonly mayPullDiagnostics: boolean;
  /** It has done so. */
  readonly pullsDiagnostics: boolean;
}

/**
 * Sends nothing to a client that pulls diagnostics. If it only declares that it will, its first diagnostics are sent
 * after the delay of `changed`, so that it can pull before. `compute` may return `undefined` for «not yet», and then
 * nothing is sent. A result is dropped if a newer run or version has overtaken it.
 */
export function publisher(
  connection: Connection,
  compute: (uri: string) => Promise<Diagnostic[] | undefined>,
  versionOf: (uri: string) => number | undefined,
  client: Pull,
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
    if (version === undefined || client.pullsDiagnostics) return;
    const mine = (runs.get(uri) ?? 0) + 1;
    runs.set(uri, mine);
    const diagnostics = await compute(uri);
    if (diagnostics === undefined || client.pullsDiagnostics || runs.get(uri) !== mine || versionOf(uri) !== version)
      return;
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
      if (!published.has(uri) && !client.mayPullDiagnostics) return now(uri);
      const debounce = waiting.get(uri) ?? new Debounce();
      waiting.set(uri, debounce);
      debounce.afterLast(() => now(uri));
    },
    clear(uri) {
      forget(uri);
      if (!client.pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    takeBack() {
      for (const uri of published) void connection.sendDiagnostics({ uri, diagnostics: [] });
      published.clear();
    },
  };
}
