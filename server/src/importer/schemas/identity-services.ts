import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ActionsFile, RowRecord, SchemaRecord, SourceRecord } from "../../core/catalog/load/file.js";
import type { Operations } from "../../core/catalog/operations/operations.js";
import { compareNames } from "../../core/text/order.js";
import type { ServiceFiles } from "../catalog/catalog-files.js";
import type { Labels } from "../catalog/labels.js";
import { ImportProblem } from "../problem.js";
import { schemaFiles } from "./schema-files.js";

/** The definition of the API has the complete authorization schema of one service as its example. */
const definition = "definitions/IAM/GetAuthorizationSchemaV5.json";

interface IndexEntry {
  readonly file: string;
  readonly repo: string;
  readonly commit: string;
  readonly commitDate: string;
  readonly path: string;
}

interface Definition {
  readonly components?: { readonly schemas?: { readonly AuthorizationSchema?: { readonly example?: unknown } } };
}

/** The schema in the API definition of a folder, as files of version 5.0; none if the folder does not have it. */
export function publishedSchema(folder: string, operations: Operations): ActionsFile[] {
  const index = join(folder, "api-explorer", "INDEX.json");
  if (!existsSync(index)) return [];
  const entry = (JSON.parse(readFileSync(index, "utf8")) as readonly IndexEntry[]).find(
    ({ file }) => file === definition,
  );
  if (!entry) return [];
  const json = JSON.parse(readFileSync(join(folder, "api-explorer", definition), "utf8")) as Definition;
  const example = json.components?.schemas?.AuthorizationSchema?.example;
  if (example === undefined) throw new ImportProblem({ page: definition }, "The definition has no example.");
  const source: Pick<SourceRecord, "repository" | "path" | "commit"> = {
    repository: entry.repo,
    path: entry.path,
    commit: entry.commit,
  };
  const saved = { file: definition, date: entry.commitDate.slice(0, 10), json: example };
  return schemaFiles([saved], operations).map((file) => ({
    ...file,
    sources: Object.fromEntries(Object.entries(file.sources).map(([id, one]) => [id, { ...one, ...source }])),
  }));
}

/**
 * The services of version 5.0 with further files: rows of an action that already has some are left out, so the order of
 * `more` decides. Labels move to the files for labels.
 */
export function withIdentityFiles(services: readonly ServiceFiles[], more: readonly ActionsFile[]): ServiceFiles[] {
  const byName = new Map(services.map((one) => [one.actions.service, one]));
  for (const file of more) {
    const known = byName.get(file.service);
    const taken = new Set(Object.keys(known?.actions.actions ?? {}));
    const own = Object.entries(file.actions).filter(([name]) => !taken.has(name));
    byName.set(file.service, merged(known, file, own));
  }
  return [...byName.values()].sort((a, b) => compareNames(a.actions.service, b.actions.service));
}

function merged(
  known: ServiceFiles | undefined,
  file: ActionsFile,
  own: readonly (readonly [string, readonly RowRecord[]])[],
): ServiceFiles {
  const used = new Set(own.flatMap(([, rows]) => rows.map(({ source }) => source)));
  const sources = Object.entries(file.sources).filter(([id]) => used.has(id));
  const labels = (language: "en" | "zh"): Labels =>
    Object.fromEntries(
      own.map(([name, rows]) => [
        name,
        rows.map(({ label }) => (typeof label === "object" ? label[language] : (label ?? null))),
      ]),
    );
  const schema = schemaWith(known?.actions.schema, file.schema, new Set(own.map(([name]) => name)));
  return {
    actions: {
      service: file.service,
      sources: { ...known?.actions.sources, ...Object.fromEntries(sources) },
      actions: sorted({
        ...known?.actions.actions,
        ...Object.fromEntries(own.map(([name, rows]) => [name, rows.map(withoutLabel)])),
      }),
      ...(schema ? { schema } : {}),
    },
    zh: sorted({ ...known?.zh, ...labels("zh") }),
    en: sorted({ ...known?.en, ...labels("en") }),
  };
}

function schemaWith(
  known: SchemaRecord | undefined,
  added: SchemaRecord | undefined,
  names: ReadonlySet<string>,
): SchemaRecord | undefined {
  if (!added) return known;
  const own = Object.fromEntries(Object.entries(added.actions).filter(([name]) => names.has(name)));
  return { ...added, ...known, actions: sorted({ ...known?.actions, ...own }) };
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareNames(a, b)));
}

function withoutLabel(row: RowRecord): RowRecord {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== "label")) as unknown as RowRecord;
}
