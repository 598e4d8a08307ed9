import { groupBy, groupByEach } from "../../text/group-by.js";
import { lazily } from "../../text/lazily.js";
import type { ObsRequestRecord, PackedOperations } from "../load/file.js";
import { lastWords } from "./last-words.js";
import { wordsOfName } from "./name-words.js";
import { packedProducts } from "./packed-table.js";
import { createPathTree, type PathHit, type PathTree, shapeOf } from "../lookup/path-tree.js";

/** One API operation as named in the vendor's API definitions, SDKs and KooCLI. */
export interface Operation {
  /** As in KooCLI: `ECS`, `Kafka`. */
  readonly product: string;
  /** `BatchRebootServers`. The definitions list only one of several operations with the same method and path. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** The published API operations and the look-ups by which they are found. Names are found in any letter case. */
export interface Operations {
  /** The product with this name in any letter case. */
  product(name: string): string | undefined;
  ofProduct(product: string): readonly Operation[];
  /** All operations with a name, in all products. */
  named(name: string): readonly Operation[];
  /** Operations whose names have the same number of words and differ in one of them. */
  like(words: readonly string[], product: string | undefined): readonly Operation[];
  /** The operation of a published `METHOD /path` in the products of a service; the names of parameters are ignored. */
  ofApi(method: string, path: string, service: string): Operation | undefined;
  /** The operations of a concrete path with any method. */
  at(path: string, isInScope: (service: string) => boolean): PathHit<Operation>;
  /** Whether the last segment of a concrete path is a word of the API and not an id; see `lastWords`. */
  endsWithWord(path: string, isInScope: (service: string) => boolean): boolean;
  /** The services whose actions a product checks, in lower case: the first parts of their names. */
  servicesOf(product: string): readonly string[];
  /** The products for the first label of a host, such as `dds`. */
  productsAt(host: string): readonly string[];
  readonly obs: readonly ObsRequestRecord[];
  /** The names that the API definition gives for an operation, if no table of version 1.1 proves them. */
  annotated(operation: Operation): readonly string[];
  readonly annotatedNames: readonly string[];
}

/** The operations of one product. */
interface Product {
  readonly product: string;
  rows(): readonly Operation[];
}

/** Reads the packed list. Each product is unpacked on first use. */
export function createOperations(packed: PackedOperations = { table: "", hosts: {}, services: {} }): Operations {
  const products = () => packedProducts(packed.table).map(({ product, rows }) => ({ product, rows: lazily(rows) }));
  return lookUpsIn(lazily(products), packed);
}

/** The look-ups in a list of operations. The list is read on first use. */
export function operationsIn(list: () => readonly Operation[], packed: Omit<PackedOperations, "table">): Operations {
  const products = () => [...groupBy(list(), ({ product }) => product)];
  return lookUpsIn(lazily(() => products().map(([product, own]) => ({ product, rows: () => own }))), packed);
}

/** The look-ups. Those about one product or service read no other operations. */
function lookUpsIn(products: () => readonly Product[], packed: Omit<PackedOperations, "table">): Operations {
  const all = lazily(() => products().flatMap(({ rows }) => rows()));
  const annotated = lazily(() => packed.annotated?.names ?? {});
  const byProduct = lazily(() => groupBy(products(), ({ product }) => product.toLowerCase()));
  const byName = lazily(() => groupBy(all(), ({ name }) => name.toLowerCase()));
  const bySkippedWord = lazily(() =>
    groupByEach(all(), ({ name }) => wordsOfName(name).map((_, index, words) => skipping(words, index))),
  );
  const servicesOf = (product: string): readonly string[] =>
    Object.hasOwn(packed.services, product) ? packed.services[product]! : [product.toLowerCase()];
  const byService = lazily(() => groupByEach(products(), ({ product }) => servicesOf(product)));
  const ofService = (service: string) => (byService().get(service) ?? []).flatMap(({ rows }) => rows());
  const apisOf = new Map<string, ReadonlyMap<string, Operation>>();
  const tree = lazily(
    (): PathTree<Operation> =>
      createPathTree(
        all(),
        ({ path }) => path,
        ({ product }) => servicesOf(product),
      ),
  );
  const endsWithWord = lazily(() =>
    lastWords(all().map(({ path, product }) => ({ path, owners: servicesOf(product) }))),
  );
  return {
    product: (name) => byProduct().get(name.toLowerCase())?.[0]?.product,
    ofProduct: (product) => (byProduct().get(product.toLowerCase()) ?? []).flatMap(({ rows }) => rows()),
    like: (words, product) =>
      words
        .flatMap((_, index) => bySkippedWord().get(skipping(words, index)) ?? [])
        .filter((one) => product === undefined || one.product === product),
    named: (name) => byName().get(name.toLowerCase()) ?? [],
    ofApi(method, path, service) {
      const known =
        apisOf.get(service)
        ?? new Map(ofService(service).sort(stackFirst).map((one) => [`${one.method} ${shapeOf(one.path)}`, one]));
      apisOf.set(service, known);
      return known.get(`${method} ${shapeOf(path)}`);
    },
    at: (path, isInScope) => tree().find(path, isInScope),
    endsWithWord: (path, isInScope) => endsWithWord()(path, isInScope),
    servicesOf,
    productsAt: (host) => (Object.hasOwn(packed.hosts, host) ? packed.hosts[host]! : []),
    get obs() {
      return packed.obs ?? [];
    },
    annotated: ({ product, name }) => (Object.hasOwn(annotated(), product) && annotated()[product]?.[name]) || [],
    get annotatedNames() {
      return Object.values(annotated()).flatMap((byOperation) => Object.values(byOperation).flat());
    },
  };
}

/** Huawei Cloud Stack has the same services under other names; those of the public cloud take precedence. */
function stackFirst(left: Operation, right: Operation): number {
  return Number(right.product.startsWith("HCS")) - Number(left.product.startsWith("HCS"));
}

/** The words of a name with a placeholder for one of them. */
function skipping(words: readonly string[], index: number): string {
  return words.map((word, at) => (at === index ? "*" : word)).join(" ");
}
