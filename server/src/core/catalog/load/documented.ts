import { lazily } from "../../text/lazily.js";
import type { Language } from "../../text/message.js";
import type { Action, ApiOperation, Dependency, Permission, Source } from "../model.js";
import type { ActionSchema } from "../schema.js";
import type { ActionsFile, LabelRecord, NeedRecord, PackedCatalog, RowRecord, SourceRecord } from "./file.js";
import { pageUrl } from "./page-url.js";
import { toActionSchema } from "./schemas.js";

/** The texts about rows that are not in their file. */
export type RowTexts = Pick<PackedCatalog, "labels" | "cases">;

/** The rows of a file from wanted sources. */
export class FileRows {
  readonly #sources: () => ReadonlyMap<string, Source>;

  constructor(
    private readonly file: ActionsFile,
    isWanted: (source: Source) => boolean,
    private readonly about: RowTexts,
  ) {
    this.#sources = lazily(() => {
      const all = Object.entries(file.sources).map(([id, record]) => toSource(id, record));
      return new Map(all.filter(isWanted).map((source) => [source.id, source]));
    });
  }

  has(name: string): boolean {
    return this.file.actions[name]?.some(({ source }) => this.#sources().has(source)) === true;
  }

  /** The rows of an action in the order of the file. */
  of(name: string): readonly Permission[] {
    const { cases = {}, labels } = this.about;
    const { service, actions } = this.file;
    return (actions[name] ?? []).flatMap((row, index) =>
      toPermission(row, this.#sources().get(row.source), cases, {
        labels: {
          zh: labelIn("zh", row.label) ?? labels?.zh[service]?.[name]?.[index] ?? undefined,
          en: labelIn("en", row.label) ?? labels?.en[service]?.[name]?.[index] ?? undefined,
        },
        derivedLabel: labels?.derived?.[service]?.[name]?.[index] ?? undefined,
      }),
    );
  }

  schemaOf(name: string): ActionSchema | undefined {
    const record = this.file.schema?.actions[name];
    return record && toActionSchema(record);
  }
}

/** In an overlay, a label may be null. */
function labelIn(language: Language, label: string | LabelRecord | null | undefined): string | undefined {
  return typeof label === "string" ? label : label?.[language];
}

/** Reads its rows on first use: a policy names a dozen of the thousands of actions. */
export class DocumentedAction implements Action {
  readonly status = "documented";
  #permissions: readonly Permission[] | undefined;
  #schema: { readonly read: ActionSchema | undefined } | undefined;

  readonly #rows: FileRows;

  constructor(
    readonly name: string,
    rows: FileRows,
  ) {
    this.#rows = rows;
  }

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
    return (this.#permissions ??= this.#rows.of(this.name));
  }

  get schema(): ActionSchema | undefined {
    return (this.#schema ??= { read: this.#rows.schemaOf(this.name) }).read;
  }
}

/** The page of rows. */
export function toSource(id: string, record: SourceRecord): Source {
  const { edition, title, date, decides } = record;
  return {
    id,
    edition,
    title,
    date,
    decides: decides === true,
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
  return [
    {
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
    },
  ];
}

function toApi(text: string): ApiOperation {
  const space = text.indexOf(" ");
  return { method: text.slice(0, space), path: text.slice(space + 1) };
}
