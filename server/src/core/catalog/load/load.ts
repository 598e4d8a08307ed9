import { type Catalog, createCatalog } from "../catalog.js";
import { renamesIn } from "./edition-renames.js";
import type { ActionsFile, PackedCatalog, ScenariosFile } from "./file.js";
import type { Action, Source } from "../model.js";
import { createOperations } from "../operations/operations.js";
import { createScenarios, type Scenario } from "../scenarios.js";
import { DocumentedAction, FileRows, type RowTexts, toSource } from "./documented.js";
import { renamesByAlias, schemaDefinitions } from "./schemas.js";

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
  const facts = packed.index?.facts(edition);
  return createCatalog({
    release: {
      edition,
      newest: facts ? facts.newest : newestOf(packed.services, edition),
      hasOverlay: overlay !== undefined,
    },
    documented: [...own, ...publishedIn(packed, edition)],
    // Rows of an overlay may need other names, and document some of these.
    dependencyOnly: overlay ? undefined : facts?.dependencyOnly,
    otherEditions: () => publishedIn(packed, edition, true),
    guideNames: packed.guideNames ?? [],
    errata: packed.errata.actions,
    patterns: packed.index?.patterns ?? packed.services.flatMap(({ patterns = [] }) => patterns),
    renames: facts?.renames ?? renamesIn(packed, edition),
    identity: (packed.identity ?? overlay?.identity) && identityOf(packed.identity, overlay?.identity),
    operations: createOperations(packed.operations),
    scenarios: createScenarios(() => scenariosOf(packed.scenarios)),
    allNamed: facts?.allNamed ?? allNamedIn(packed, edition),
  });
}

/** The actions with a row of an edition, or with a row of another one; with labels only those of the edition. */
function publishedIn(packed: PackedCatalog, edition: string, isOther = false): Action[] {
  const isWanted = (source: Source) => (source.edition === edition) !== isOther;
  const about: RowTexts = isOther ? {} : packed;
  const { index } = packed;
  if (!index) return packed.services.flatMap((file) => actionsOf(file, isWanted, about));
  return packed.services.flatMap((file) => {
    const rows = new FileRows(file, isWanted, about);
    return index.names(file.service, edition, isOther).map((name) => new DocumentedAction(name, rows));
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
export function allNamedIn({ coverage = {}, guideNames = [] }: PackedCatalog, edition: Edition): string[] {
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
    const facts = overlay ? undefined : published?.index?.facts(identityEdition);
    const names = published?.index;
    return createCatalog({
      release: {
        edition: identityEdition,
        newest: facts ? facts.newest : newestOf(files, identityEdition),
        hasOverlay: overlay !== undefined,
      },
      documented: [
        ...own.flatMap((file) => actionsOf(file, () => true)),
        ...(published?.services ?? []).flatMap((file) => {
          if (!names) return actionsOf(file, () => true, published);
          const rows = new FileRows(file, () => true, published);
          return names.names(file.service, identityEdition, false).map((name) => new DocumentedAction(name, rows));
        }),
      ],
      dependencyOnly: facts?.dependencyOnly,
      errata: [],
      patterns: [],
      renames: facts?.renames ?? renamesByAlias(files),
      allNamed: facts?.allNamed ?? allNamedInSchemas(files),
      schemas: schemaDefinitions(files),
    });
  };
}

/** Services with a schema, which has all actions of its service. */
export function allNamedInSchemas(files: readonly ActionsFile[]): string[] {
  return files.filter(({ schema }) => schema?.version !== undefined).map(({ service }) => service);
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
export function actionsOf(file: ActionsFile, isWanted: (source: Source) => boolean, about: RowTexts = {}): Action[] {
  const rows = new FileRows(file, isWanted, about);
  return Object.keys(file.actions).flatMap((name) => (rows.has(name) ? new DocumentedAction(name, rows) : []));
}
