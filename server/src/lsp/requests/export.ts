import { catalogInformation } from "../../core/describe/catalog.js";
import { compareWith } from "../../features/compare.js";
import { convertDocument } from "../../features/convert.js";
import { copyPolicy } from "../../features/export/copy-policy.js";
import { explainedVersion, explanation } from "../../features/explain.js";
import { contentFiles, type ContentOf } from "../../features/policy-contents.js";
import type { Snapshot } from "../../features/snapshot.js";
import { documentStatus } from "../../features/status.js";
import {
  type CatalogResult,
  catalogRequest,
  type CompareParams,
  compareRequest,
  type CompareResult,
  type ConvertParams,
  convertRequest,
  type ConvertResult,
  type CopyPolicyParams,
  copyPolicyRequest,
  type CopyPolicyResult,
  type DocumentStatus,
  documentStatusRequest,
  explainRequest,
  type ExplainResult,
} from "../../protocol.js";
import { answer, type FeatureGroup } from "./group.js";
import { guarded } from "../guard.js";
import type { ServerContext } from "../state/context.js";
import { fileKey, folderOf, isInFolder } from "../workspace/uri.js";

/** Exports and explanations: requests of our own, which any client may send. */
export const exportGroup: FeatureGroup = {
  register(context) {
    const { connection, settings } = context;
    connection.onRequest(
      explainRequest,
      answer(context, "explain", async (snapshot): Promise<ExplainResult> => ({
        markdown: explanation(snapshot, await contentsOf(context, snapshot)),
        version: explainedVersion(snapshot),
      })),
    );
    connection.onRequest<CompareResult | null, unknown>(
      compareRequest,
      answer(context, "compare", (snapshot, { old }: CompareParams): CompareResult => compareWith(old, snapshot)),
    );
    connection.onRequest<ConvertResult | null, unknown>(
      convertRequest,
      answer(context, "convert", (snapshot, { to }: ConvertParams): ConvertResult =>
        convertDocument(snapshot, to === "1.1" ? "1.1" : "5.0"),
      ),
    );
    connection.onRequest(documentStatusRequest, answer(context, "status", toStatus));
    connection.onRequest<CopyPolicyResult | null, unknown>(
      copyPolicyRequest,
      answer(context, "copy", async (snapshot, params: CopyPolicyParams): Promise<CopyPolicyResult> =>
        copyPolicy(snapshot, params, await contentsOf(context, snapshot)),
      ),
    );
    connection.onRequest(
      catalogRequest,
      guarded(connection, "catalog", null, (): CatalogResult => {
        const { catalog, language } = settings.environment;
        return { markdown: catalogInformation(catalog, language, new Date().toISOString().slice(0, 10)) };
      }),
    );
  },
};

/**
 * The contents of the files that are policies of a document, as in the editor or on disk. Only files of the workspace
 * and of the document's folder are read.
 */
async function contentsOf({ documents, workspace }: ServerContext, snapshot: Snapshot): Promise<ContentOf> {
  const open = new Map(documents.all().map((one) => [fileKey(one.uri), one.getText()]));
  const folders = [...workspace.folders.map(fileKey), folderOf(snapshot.uri)];
  const contents = new Map<string, string | undefined>();
  for (const { path, uri } of contentFiles(snapshot)) {
    const key = fileKey(uri);
    if (!folders.some((folder) => isInFolder(key, folder))) continue;
    contents.set(path, open.get(key) ?? (await workspace.read(uri)));
  }
  return (path) => contents.get(path);
}

/** All policies of a document together. */
function allPolicies({ parts, findings }: Snapshot): Pick<Snapshot, "file" | "findings"> | undefined {
  const files = parts.map(({ file }) => file);
  const [first, ...more] = files;
  if (!first || more.length === 0) return first && { findings, file: first };
  return {
    findings,
    file: {
      ...first,
      policies: files.flatMap(({ policies }) => policies),
      looksLikePolicy: files.some(({ looksLikePolicy }) => looksLikePolicy),
    },
  };
}

function toStatus(snapshot: Snapshot): DocumentStatus | undefined {
  const about = allPolicies(snapshot);
  const status = about && documentStatus({ ...about, environment: snapshot.environment });
  return status && { label: status.label, detail: status.detail, catalog: status.catalog };
}
