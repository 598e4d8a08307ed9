/** One saved page with what its INDEX.json says about it. */
export interface Page {
  /** Name of the edition's folder. */
  readonly folder: string;
  readonly service: string;
  /** Relative to the edition's folder, with `/`. */
  readonly file: string;
  readonly topicId: string;
  readonly title: string;
  /** Day of the published state, `YYYY-MM-DD`. */
  readonly date: string;
  readonly repository: string;
  readonly path: string;
  readonly commit: string;
  readonly text: string;
  /** Whether another folder of the edition has a newer state of the topic. */
  readonly isReplaced?: boolean;
}

/** The folders of rows from API definitions, by the policy version of their actions. */
export const definitionFolders = { "1.1": "api-explorer", "5.0": "api-explorer-5.0" } as const;

/** A table as written: header cells and rows of cells, every row as wide as the header. */
export interface Table {
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The lines of a cell, without markup. */
export type Cell = readonly CellLine[];

export interface CellLine {
  readonly text: string;
  /** Number of the list item that contains the line; 0 outside of lists. */
  readonly item: number;
}

/** The name of the page in messages. */
export function pageName({ folder, file }: Page): string {
  return `${folder}/${file}`;
}

/** The words of a cell on one line. */
export function cellText(cell: Cell): string {
  return cell.map(({ text }) => text).join(" ");
}

/** The text blocks of a table with their markup, and the number of header rows. */
export interface RawTable {
  readonly headerRows: number;
  readonly rows: readonly (readonly string[])[];
}
