import type { CancellationToken, ClientCapabilities, Connection, FileEvent, ServerCapabilities, TextDocuments, WorkDoneProgressReporter } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Snapshot } from "../../features/snapshot.js";
import { guarded } from "./guard.js";
import type { PolicyIndex } from "../workspace/policy-index.js";
import type { Publisher } from "../state/publish.js";
import type { Session } from "../state/session.js";
import type { ClosedFileDiagnostics } from "../workspace/closed-file-diagnostics.js";
import type { Workspace } from "../workspace/workspace.js";

/** What every group of features works with. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly session: Session;
  readonly publish: Publisher;
  /** The JSON files of the workspace. */
  readonly workspace: Workspace;
  /** The problems of those that are not open. */
  readonly closedFiles: ClosedFileDiagnostics;
  /** What all policies of the workspace say. */
  readonly policies: PolicyIndex;
}

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
  /** Answers requests and notifications. Called once, before the connection listens. */
  register?(context: ServerContext): void;
  /** Settings or configuration files hold anew, and with them new snapshots. */
  settingsChanged?(context: ServerContext): void;
  /** JSON files have come, changed or gone. A group that wants to hear of others than configuration files asks the client to watch: see Workspace. */
  filesChanged?(context: ServerContext, changes: readonly FileEvent[]): void;
}

/** Answers from the snapshot of the document that a request names, as soon as all that speaks about it is known; without one there is nothing to say. */
export function answer<P extends { textDocument: { uri: string } }, R>(
  { connection, session }: ServerContext,
  name: string,
  work: (snapshot: Snapshot, params: P) => R | undefined | Promise<R>,
): (params: P) => R | null | Promise<R | null> {
  function now(params: P): R | null | Promise<R> {
    const snapshot = session.snapshot(params.textDocument.uri);
    return (snapshot && work(snapshot, params)) ?? null;
  }
  const later = async (waiting: Promise<void>, params: P): Promise<R | null> => {
    await waiting;
    return await now(params);
  };
  return guarded<[P], R | null | Promise<R | null>>(connection, name, null, (params) => {
    const waiting = session.ready(params.textDocument.uri);
    return waiting ? later(waiting, params) : now(params);
  });
}
