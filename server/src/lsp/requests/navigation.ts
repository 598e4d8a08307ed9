import type { CancellationToken, Location, LocationLink } from "vscode-languageserver";
import { definition, type PolicyUses, references, type SearchSubject, subjectAt } from "../../features/navigation.js";
import { whoGrants } from "../../features/who-grants.js";
import { type WhoGrantsParams, whoGrantsRequest } from "../../protocol.js";
import type { ServerContext } from "../state/context.js";
import type { FeatureGroup } from "./group.js";
import { guarded } from "../guard.js";
import { fileKey, pathInWorkspace } from "../workspace/uri.js";

/** Finds where an action is granted or denied in all policies of the workspace. */
export const navigationGroup: FeatureGroup = {
  capabilities: () => ({ definitionProvider: true, referencesProvider: true }),

  register(context) {
    const { connection, documents, settings, policies, changes, workspace } = context;
    connection.onReferences(
      guarded(connection, "references", null, (params, token) =>
        // Actions are not declared anywhere, so there is no declaration to exclude.
        navigate(context, params, token, (subject, all) => references(subject, all, settings.environment.catalog)),
      ),
    );
    connection.onDefinition(
      guarded(connection, "definition", null, (params, token) =>
        navigate(context, params, token, (subject, all, uri) =>
          supported(context, definition(subject, uri, all, settings.environment.catalog)),
        ),
      ),
    );
    connection.onRequest(
      whoGrantsRequest,
      guarded(connection, whoGrantsRequest, null, async ({ query }: WhoGrantsParams, token: CancellationToken) => {
        await settings.known;
        const all = await policies.all("", token);
        const nameOf = (uri: string) => pathInWorkspace(uri, workspace.folders);
        return all ? whoGrants(query, all, settings.environment, { keyOf: fileKey, nameOf }) : null;
      }),
    );
    changes.onChange((cause) => {
      if (cause !== "config-typed") policies.environmentChanged();
    });
    documents.onDidClose(({ document }) => policies.closed(document.uri));
  },

  filesChanged: ({ policies }, changes) => policies.filesChanged(changes),
};

interface Place {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/** Files are read only if the position has something that can be searched for. */
async function navigate<R extends readonly unknown[]>(
  { snapshots, policies }: ServerContext,
  { textDocument: { uri }, position }: Place,
  token: CancellationToken,
  find: (subject: SearchSubject, all: readonly PolicyUses[], uri: string) => R,
): Promise<R | null> {
  await snapshots.ready(uri);
  const snapshot = snapshots.of(uri);
  if (!snapshot?.environment.features.navigation) return null;
  const subject = subjectAt(snapshot, position);
  const all = subject && await policies.all(uri, token);
  const found = all && find(subject, all, uri);
  return found && found.length > 0 ? found : null;
}

function supported({ client }: ServerContext, links: LocationLink[]): Location[] | LocationLink[] {
  if (client.capabilities.textDocument?.definition?.linkSupport === true) return links;
  return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
}
