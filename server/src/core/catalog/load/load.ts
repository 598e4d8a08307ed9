import { type Catalog, createCatalog } from "../catalog.js";
import { renamesIn } from "./edition-renames.js";
import type {
  ActionsFile,
  LabelRecord,
  NeedRecord,
  PackedCatalog,
  RowRecord,
  ScenariosFile,
  SchemaActionRecord,
  SourceRecord,
} from "./file.js";
import type { Action, ApiOperation, Dependency, Permission, Source } from "../model.js";
import type { Language } from "../../text/message.js";
import { createOperations } from "../operations/operations.js";
import { createScenarios, type Scenario } from "../scenarios.js";
import { pageUrl } from "./page-url.js";
import { renamesByAlias, schemaDefinitions, toActionSchema } from "./schemas.js";
import type { ActionSchema } from "../schema.js";

/** The editions of the published tables: two clouds that run the same software. */
export const editions = ["huaweicloud", "otc"] as const;

export type Edition = (typeof editions)[number];

/** The content of an overlay file: the user's own tables and authorization schemas in the format of the importer. */
export interface Overlay extends Pick<PackedCatalog, "services"> {
  readonly identity?: Pick<PackedCatalog, "services">;
}

/**
 * The catalog of one edition. Rows of the overlay replace the rows of the edition for the same action, whatever edition
 * they name.
 */
export function loadCatalog(packed: PackedCatalog, edition: Edition = "huaweicloud", overlay?: Overlay): Catalog {
  const own = overlay?.services.flatMap((file) => actionsOf(file, () => true)) ?? [];
  const published = packed.services.flatMap((file) => actionsOf(file, (source) => source.edition === edition, packed));
  return createCatalog({
    release: { edition, newest: newestOf(packed.services, edition), hasOverlay: overlay !== undefined },
    documented: [...own, ...published],
    otherEditions: () => packed.services.flatMap((file) => actionsOf(file, (source) => source.edition !== edition)),
    guideNames: packed.guideNames ?? [],
    errata: packed.errata.actions,
    patterns: packed.services.flatMap(({ patterns = [] }) => patterns),
    renames: renamesIn(packed, edition),
    identity: (packed.identity ?? overlay?.identity) && identityOf(packed.identity, overlay?.identity),
    operations: createOperations(packed.operations),
    scenarios: createScenarios(() => scenariosOf(packed.scenarios)),
    allNamed: allNamedIn(packed, edition),
  });
}

function scenariosOf({ sources, scenarios }: ScenariosFile = { sources: {}, scenarios: [] }): Scenario[] {
  const read = new Map(
    Object.entries(sources).map(([id, record]) => [id, { product: record.product, source: toSource(id, record) }]),
  );
  return scenarios.flatMap(({ source, scenario: name, roles = [], purpose, ...record }) => {
    const guide = read.get(source);
    return guide ? [{ ...record, name, roles, purpose, product: guide.product, source: guide.source }] : [];
  });
}

/** Services whose tables have every action that their pages and the official guides name. */
function allNamedIn({ coverage = {}, guideNames = [] }: PackedCatalog, edition: Edition): string[] {
  const inGuides = new Set(guideNames.map((name) => name.slice(0, name.indexOf(":"))));
  return Object.entries(coverage)
    .filter(([service, records]) => records[edition]?.status === "all-named" && !inGuides.has(service))
    .map(([service]) => service);
}

/** The edition of the actions of version 5.0. */
export const identityEdition = "huaweicloud-5.0";

function identityOf(published: PackedCatalog["identity"], overlay: Overlay["identity"]): () => Catalog {
  return () => {
    const own = overlay?.services ?? [];
    const files = [...own, ...(published?.services ?? [])];
    return createCatalog({
      release: {
        edition: identityEdition,
        newest: newestOf(files, identityEdition),
        hasOverlay: overlay !== undefined,
      },
      documented: [
        ...own.flatMap((file) => actionsOf(file, () => true)),
        ...(published?.services ?? []).flatMap((file) => actionsOf(file, () => true, published)),
      ],
      errata: [],
      patterns: [],
      renames: renamesByAlias(files),
      // A schema has all actions of its service.
      allNamed: files.filter(({ schema }) => schema?.version !== undefined).map(({ service }) => service),
      schemas: schemaDefinitions(files),
    });
  };
}

function newestOf(services: PackedCatalog["services"], edition: string): string | undefined {
  return services
    .flatMap(({ sources }) => Object.values(sources))
    .filter((source) => source.edition === edition)
    .map(({ date }) => date)
    .sort()
    .at(-1);
}

/** The actions of a file that have a row from a wanted source, with those rows in the order of the file. */
export function actionsOf(
  file: ActionsFile,
  isWanted: (source: Source) => boolean,
  { labels, cases = {} }: Pick<PackedCatalog, "labels" | "cases"> = {},
): Action[] {
  const all = Object.entries(file.sources).map(([id, record]) => toSource(id, record));
  const sources = new Map(all.filter(isWanted).map((source) => [source.id, source]));
  return Object.entries(file.actions)
    .filter(([, rows]) => rows.some(({ source }) => sources.has(source)))
    .map(
      ([name, rows]) =>
        new DocumentedAction(name, () =>
          rows.flatMap((row, index) =>
            toPermission(row, sources.get(row.source), cases, {
              labels: {
                zh: labelIn("zh", row.label) ?? labels?.zh[file.service]?.[name]?.[index] ?? undefined,
                en: labelIn("en", row.label) ?? labels?.en[file.service]?.[name]?.[index] ?? undefined,
              },
              derivedLabel: labels?.derived?.[file.service]?.[name]?.[index] ?? undefined,
            }),
          ),
          file.schema?.actions[name],
        ),
    );
}

/** In an overlay, a label may be null. */
function labelIn(language: Language, label: string | LabelRecord | null | undefined): string | undefined {
  return typeof label === "string" ? label : label?.[language];
}

/** Reads its rows on first use: a policy names a dozen of the thousands of actions. */
class DocumentedAction implements Action {
  readonly status = "documented";
  #permissions: readonly Permission[] | undefined;
  #schema: ActionSchema | undefined;

  constructor(
    readonly name: string,
    private readonly read: () => readonly Permission[],
    private readonly schemaRecord: SchemaActionRecord | undefined,
  ) {}

  get service(): string {
    return this.name.slice(0, this.name.indexOf(":"));
  }

  get resourceType(): string {
    return this.name.slice(this.service.length + 1, this.name.lastIndexOf(":"));
  }

  get operation(): string {
    return this.name.slice(this.name.lastIndexOf(":") + 1);
  }

  get permissions(): readonly Permission[] {
    return (this.#permissions ??= this.read());
  }

  get schema(): ActionSchema | undefined {
    return (this.#schema ??= this.schemaRecord && toActionSchema(this.schemaRecord));
  }
}

function toSource(id: string, record: SourceRecord): Source {
  const { edition, title, date, decides } = record;
  return {
    id, edition, title, date, decides: decides === true,
    // Computed on demand: thousands of pages are known, and a hover shows two.
    get url() {
      return pageUrl(record);
    },
  };
}

/** Drops rows whose source is missing from the file or not wanted: a fact without a source cannot be verified. */
function toPermission(
  row: RowRecord,
  source: Source | undefined,
  cases: Readonly<Record<string, string>>,
  labels: Pick<Permission, "labels" | "derivedLabel">,
): Permission[] {
  if (source === undefined) return [];
  const toDependency = (need: NeedRecord): Dependency => {
    if (typeof need === "string") return { action: need };
    return Object.hasOwn(cases, need.when) ? { ...need, english: cases[need.when]! } : need;
  };
  const together = (row.with ?? []).map(toDependency);
  return [{
    ...labels,
    apis: row.apis.map(toApi),
    operation: row.operation,
    dependencies: row.with || row.dependsOn ? [...together, ...(row.dependsOn ?? []).map(toDependency)] : undefined,
    together,
    iamProject: row.iamProject ?? undefined,
    enterpriseProject: row.enterpriseProject ?? undefined,
    instanceLevel: row.instanceAuth ?? undefined,
    tagLevel: row.tagAuth ?? undefined,
    source,
  }];
}

function toApi(text: string): ApiOperation {
  const space = text.indexOf(" ");
  return { method: text.slice(0, space), path: text.slice(space + 1) };
}
