/** A place in the pages. Tables, rows and cells count from 1; the header is row 0. */
export interface PagePlace {
  readonly page: string;
  readonly table?: number;
  readonly row?: number;
  readonly cell?: string;
}

/**
 * Text that the importer does not understand. The import stops there: guessing would put wrong permissions into
 * policies.
 */
export class ImportProblem extends Error {
  readonly place: PagePlace;

  constructor(place: PagePlace, what: string) {
    super(`${describePlace(place)}: ${what}`);
    this.name = "ImportProblem";
    this.place = place;
  }
}

/** `huaweicloud-cn/ecs/x.md, table 1, row 3, cell "授权项"`. */
function describePlace({ page, table, row, cell }: PagePlace): string {
  const parts = [page];
  if (table !== undefined) parts.push(`table ${table}`);
  if (row !== undefined) parts.push(`row ${row}`);
  if (cell !== undefined) parts.push(`cell "${cell}"`);
  return parts.join(", ");
}
