import { type Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { guarded } from "../guard.js";
import type { Host } from "../host/host.js";
import { ClosedFileDiagnostics } from "../workspace/closed-file-diagnostics.js";
import { PolicyIndex } from "../workspace/policy-index.js";
import { TestSources } from "../workspace/test-sources.js";
import { Workspace } from "../workspace/workspace.js";
import type { CatalogProvider } from "./catalogs.js";
import { DocumentCheck } from "./check-document.js";
import { Client } from "./client.js";
import { Configs } from "./configs.js";
import { CurrentSettings } from "./current-settings.js";
import { DocumentChanges } from "./document-changes.js";
import { EnvironmentChanges } from "./environment-changes.js";
import { type Publisher, publisher } from "./publish.js";
import { DocumentSiblings } from "./siblings.js";
import { Snapshots } from "./snapshots.js";

/** The state of a connection, with one object for each subject. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  /** The client's capabilities. */
  readonly client: Client;
  /** Fires when settings, folders or configuration files change. */
  readonly changes: EnvironmentChanges;
  readonly settings: CurrentSettings;
  readonly configs: Configs;
  readonly snapshots: Snapshots;
  /** The other Terraform files of a document's folder. */
  readonly siblings: DocumentSiblings;
  /** Computes the diagnostics of a document. */
  readonly check: DocumentCheck;
  readonly publish: Publisher;
  /** The workspace folders and their policy files. */
  readonly workspace: Workspace;
  /** The diagnostics of files that are not open. */
  readonly closedFiles: ClosedFileDiagnostics;
  /** The files that policy tests name. */
  readonly testSources: TestSources;
  /** The actions that the policies of the workspace name. */
  readonly policies: PolicyIndex;
}

/** The state of a connection before `initialize`. */
export function createContext(connection: Connection, catalogFor: CatalogProvider, host: Host): ServerContext {
  const documentChanges = new DocumentChanges();
  const documents = new TextDocuments(documentChanges);
  const client = new Client(host);
  const changes = new EnvironmentChanges();
  const workspace = new Workspace(connection, client);
  const settings = new CurrentSettings(catalogFor, client, workspace, changes);
  const configs = new Configs((uri) => documents.get(uri)?.getText(), workspace, changes);
  const siblings = new DocumentSiblings(documents, workspace);
  const snapshots = new Snapshots(documents, documentChanges, settings, configs, siblings);
  const testSources = new TestSources(documents, workspace);
  const check = new DocumentCheck(settings, configs, snapshots, testSources);
  const compute = guarded(connection, "diagnostics", undefined, async (uri: string) =>
    settings.areKnown ? check.open(uri) : undefined,
  );
  const publish = publisher(
    connection,
    async (uri) => compute(uri),
    (uri) => documents.get(uri)?.version,
    client,
  );
  const closedFiles = new ClosedFileDiagnostics(connection, documents, { client, snapshots, check }, workspace);
  const policies = new PolicyIndex(documents, settings, snapshots, workspace);
  return {
    connection,
    documents,
    client,
    changes,
    settings,
    configs,
    snapshots,
    siblings,
    check,
    publish,
    workspace,
    closedFiles,
    testSources,
    policies,
  };
}
