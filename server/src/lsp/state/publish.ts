import type { Connection, Diagnostic } from "vscode-languageserver";
import { Debounce } from "./debounce.js";

/** Sends diagnostics: at once for a document that was just opened, after a short delay while it is edited. */
export interface Publisher {
  now(uri: string): void;
  changed(uri: string): void;
  /** Clears all diagnostics of a document at once. */
  clear(uri: string): void;
  /** A document was closed, and another part of the server reports its file from now on. */
  forget(uri: string): void;
  /** Clears all that was sent: the client has begun to ask, and would show it twice. */
  takeBack(): void;
}

/** Whether the client asks for diagnostics itself. */
interface Pull {
  /** It announces that it will. */
  readonly mayPullDiagnostics: boolean;
  /** It has. */
  readonly pullsDiagnostics: boolean;
}

/**
 * Sends nothing to a client that asks for diagnostics. One that announces it gets its first diagnostics after the rest of
 * `changed`, so that it can ask before they are sent. `compute` returns `undefined` for «not yet»; then nothing is sent.
 * Results that a newer run or version has overtaken are dropped.
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
    if (diagnostics === undefined || client.pullsDiagnostics || runs.get(uri) !== mine || versionOf(uri) !== version) return;
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
