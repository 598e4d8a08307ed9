import { lazily } from "../../text/lazily.js";
import type { ActionsFile, LabelsFile, RowRecord, SchemaRecord } from "./file.js";

/** A part of the compact catalog with the rows of a service. */
interface FileCells extends Pick<ActionsFile, "sources" | "patterns"> {
  readonly schema?: SchemaRecord;
  /** By action, in the order of the names: the cells of each row. */
  readonly rows: readonly (readonly RowCells[])[];
}

/** A file whose rows are read on first use. */
export function lazyFile(service: string, names: readonly string[], readCells: () => unknown): ActionsFile {
  const read = lazily((): ActionsFile => {
    const { rows, ...rest } = readCells() as FileCells;
    return { service, ...rest, actions: Object.fromEntries(names.map((name, at) => [name, rows[at]!.map(toRow)])) };
  });
  const keys = ["sources", "patterns", "actions", "schema"] as const;
  return Object.assign(
    lazyRecord(keys, (key) => read()[key]),
    { service },
  ) as unknown as ActionsFile;
}

/** An object whose values are made on first use. */
export function lazyRecord<K extends string, T>(keys: readonly K[], make: (key: K) => T): Readonly<Record<K, T>> {
  const record = {};
  for (const key of keys) Object.defineProperty(record, key, { get: lazily(() => make(key)), enumerable: true });
  return record as Readonly<Record<K, T>>;
}

type RowCells = readonly [
  source: string,
  apis: readonly string[],
  dependsOn: RowRecord["dependsOn"],
  flags: string,
  joint?: RowRecord["with"] | null,
  operation?: string | null,
  label?: RowRecord["label"] | null,
];

function toRow([source, apis, dependsOn, flags, joint, operation, label]: RowCells): RowRecord {
  const flag = (at: number) => (flags[at] === "-" ? null : flags[at] === "y");
  return {
    source,
    apis,
    dependsOn,
    iamProject: flag(0),
    enterpriseProject: flag(1),
    instanceAuth: flag(2),
    tagAuth: flag(3),
    ...(joint ? { with: joint } : {}),
    ...(typeof operation === "string" ? { operation } : {}),
    ...(label ? { label } : {}),
  };
}

/** The label of the only row of an action, or those of all rows. */
export type LabelCell = string | null | readonly (string | null)[];

/** The labels of a service; `cells` are in the order of its names. */
export function toLabels(names: readonly string[], cells: readonly LabelCell[]): LabelsFile {
  const lists = cells.map((cell) => (typeof cell === "string" || cell === null ? [cell] : cell));
  return Object.fromEntries(names.flatMap((name, at) => (lists[at]!.length > 0 ? [[name, lists[at]!]] : [])));
}
