import type { CatalogIndex, EditionFacts } from "./catalog-index.js";
import { type LabelCell, lazyFile, lazyRecord, toLabels } from "./compact-rows.js";
import type { PackedCatalog, PackedLabels } from "./file.js";

/** The first line of the text of `scripts/compact-catalog.mjs`. */
interface CompactHeader extends CompactNames {
  readonly editions: Readonly<Record<string, EditionFacts>>;
  readonly identity: CompactNames & { readonly facts: EditionFacts };
  readonly patterns: readonly string[];
  /** The name and length of each part. */
  readonly parts: readonly (readonly [name: string, length: number])[];
}

interface CompactNames {
  /** The names are separated by blanks; a digit for each says which editions have it. */
  readonly services: readonly (readonly [service: string, names: string, editions: string])[];
}

/** Returns a part as JSON; `undefined` if the catalog does not have it. */
type ReadPart = (name: string) => unknown;

/**
 * Opens the text of a packed catalog: the compact one of `scripts/compact-catalog.mjs`, of which each part is parsed on
 * first use, or plain JSON in the shape of `PackedCatalog`.
 */
export function openPacked(text: string): PackedCatalog {
  const end = text.indexOf("\n");
  const first = JSON.parse(end < 0 ? text : text.slice(0, end)) as PackedCatalog | CompactHeader;
  if (!("parts" in first)) return first;
  const read = readerOf(text, end + 1, first.parts);
  const { facts } = first.identity;
  // A spread would read everything.
  return Object.assign(lazyRecord(["errata", "cases", "scenarios", "guideNames"], read), {
    ...tablesIn(first, "", read, (edition) => first.editions[edition], first.patterns),
    identity: tablesIn(first.identity, "identity/", read, () => facts, []),
    operations: lazyRecord(["table", "hosts", "annotated", "obs", "services"], (name) => read(`operations/${name}`)),
  }) as unknown as PackedCatalog;
}

function readerOf(text: string, start: number, parts: CompactHeader["parts"]): ReadPart {
  const places = new Map<string, readonly [start: number, end: number]>();
  let at = start;
  for (const [name, length] of parts) {
    places.set(name, [at, at + length]);
    at += length + 1;
  }
  return (name) => {
    const place = places.get(name);
    return place && (JSON.parse(text.slice(...place)) as unknown);
  };
}

function tablesIn(
  { services }: CompactNames,
  prefix: string,
  read: ReadPart,
  facts: CatalogIndex["facts"],
  patterns: readonly string[],
): Required<Pick<PackedCatalog, "services" | "labels" | "index">> {
  const names = new Map(
    services.map(([service, all, editions]) => [service, { names: all === "" ? [] : all.split(" "), editions }]),
  );
  const files = [...names].map(([service, own]) =>
    lazyFile(service, own.names, () => read(`${prefix}rows/${service}`)),
  );
  const labelsIn = (language: string) =>
    lazyRecord([...names.keys()], (service) => {
      const cells = read(`${prefix}${language}/${service}`) as readonly LabelCell[] | undefined;
      return cells && toLabels(names.get(service)!.names, cells);
    });
  const bitOf = (edition: string) => (edition === "otc" ? 2 : 1);
  return {
    services: files,
    labels: { zh: labelsIn("zh"), en: labelsIn("en"), derived: labelsIn("derived") } as PackedLabels,
    index: {
      facts,
      patterns,
      names(service, edition, isOther) {
        const own = names.get(service);
        const bit = isOther ? 3 - bitOf(edition) : bitOf(edition);
        // A catalog of one edition has no digits that differ.
        return own?.names.filter((_, at) => (prefix !== "" ? !isOther : (Number(own.editions[at]) & bit) !== 0)) ?? [];
      },
    },
  };
}
