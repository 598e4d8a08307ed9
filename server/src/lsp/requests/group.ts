import type {
  CancellationToken,
  ClientCapabilities,
  FileEvent,
  ServerCapabilities,
  WorkDoneProgressReporter,
} from "vscode-languageserver";
import type { Snapshot } from "../../features/snapshot.js";
import { cancelledResponse, guarded, isCancelled } from "../guard.js";
import type { ServerContext } from "../state/context.js";

/** Progress and cancellation of a command that takes time. */
export interface Waiting {
  readonly progress: WorkDoneProgressReporter;
  readonly token: CancellationToken;
}

/** A command that a client may execute. The client receives its result; an error is logged and answered with null. */
export type ServerCommand = (context: ServerContext, args: readonly unknown[], waiting: Waiting) => unknown;

/** A group of related features: their server capabilities and their handlers. */
export interface FeatureGroup {
  capabilities?(client: ClientCapabilities): Partial<ServerCapabilities>;
  /** The commands by name, for clients that support them. */
  commands?(client: ClientCapabilities): Readonly<Record<string, ServerCommand>>;
  /**
   * Registers handlers for requests and notifications, and follows `changes`. Called once before the connection
   * listens.
   */
  register?(context: ServerContext): void;
  /**
   * Called when JSON files were created, changed or deleted. A group that needs other files than configuration files
   * must ask the client to watch them: see Workspace.
   */
  filesChanged?(context: ServerContext, changes: readonly FileEvent[]): void;
}

/**
 * Answers a request from the snapshot of its document as soon as the configuration files are read; null if the document
 * is not open.
 */
export function answer<P extends { textDocument: { uri: string } }, R>(
  { connection, snapshots }: ServerContext,
  name: string,
  work: (snapshot: Snapshot, params: P) => R | undefined | Promise<R>,
): (params: P, token?: CancellationToken) => Result<R> {
  function now(params: P): R | null | Promise<R> {
    const snapshot = snapshots.of(params.textDocument.uri);
    return (snapshot && work(snapshot, params)) ?? null;
  }
  const later = async (waiting: Promise<void>, params: P, token?: CancellationToken): Promise<R | null> => {
    await waiting;
    return isCancelled(token) ? cancelledResponse<R>() : await now(params);
  };
  return guarded<[P, CancellationToken?], Result<R>>(connection, name, null, (params, token) => {
    const waiting = snapshots.ready(params.textDocument.uri);
    return waiting ? later(waiting, params, token) : now(params);
  });
}

type Result<R> = R | null | Promise<R | null>;
