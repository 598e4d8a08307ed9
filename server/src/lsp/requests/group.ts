import type { CancellationToken, ClientCapabilities, FileEvent, ServerCapabilities, WorkDoneProgressReporter } from "vscode-languageserver";
import type { Snapshot } from "../../features/snapshot.js";
import { guarded } from "../guard.js";
import type { ServerContext } from "../state/context.js";

/** What a command that takes its time tells of itself, and hears from who waits for it. */
export interface Waiting {
  readonly progress: WorkDoneProgressReporter;
  readonly token: CancellationToken;
}

/** A command that a client may have executed. Its answer goes back to the client; an error is logged and answered by null. */
export type ServerCommand = (context: ServerContext, args: readonly unknown[], waiting: Waiting) => unknown;

/** Features that belong together: what the server says that it can do, and how it does it. */
export interface FeatureGroup {
  capabilities?(client: ClientCapabilities): Partial<ServerCapabilities>;
  /** Commands by their names, for clients that can make use of them. */
  commands?(client: ClientCapabilities): Readonly<Record<string, ServerCommand>>;
  /** Answers requests and notifications, and follows `changes`. Called once, before the connection listens. */
  register?(context: ServerContext): void;
  /** JSON files have come, changed or gone. A group that wants to hear of others than configuration files asks the client to watch: see Workspace. */
  filesChanged?(context: ServerContext, changes: readonly FileEvent[]): void;
}

/** Answers from the snapshot of the document that a request names, once its configuration files are known; null if it is not open. */
export function answer<P extends { textDocument: { uri: string } }, R>(
  { connection, snapshots }: ServerContext,
  name: string,
  work: (snapshot: Snapshot, params: P) => R | undefined | Promise<R>,
): (params: P) => R | null | Promise<R | null> {
  function now(params: P): R | null | Promise<R> {
    const snapshot = snapshots.of(params.textDocument.uri);
    return (snapshot && work(snapshot, params)) ?? null;
  }
  const later = async (waiting: Promise<void>, params: P): Promise<R | null> => {
    await waiting;
    return await now(params);
  };
  return guarded<[P], R | null | Promise<R | null>>(connection, name, null, (params) => {
    const waiting = snapshots.ready(params.textDocument.uri);
    return waiting ? later(waiting, params) : now(params);
  });
}
