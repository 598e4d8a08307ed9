import { groupBy, groupByEach } from "../../text/group-by.js";
import { lazily } from "../../text/lazily.js";
import type { ObsRequestRecord, PackedOperations } from "../load/file.js";
import { createPathTree, type PathHit, type PathTree, shapeOf } from "../lookup/path-tree.js";

/** One API operation as the vendor's API definitions, SDKs and KooCLI call it. */
export interface Operation {
  /** As in KooCLI: `ECS`, `Kafka`. */
  readonly product: string;
  /** `BatchRebootServers`. Of several operations with one method and path the definitions list one only. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** The published API operations with their look-ups. Names are found in any case. */
export interface Operations {
  /** The product of this name. */
  product(name: string): string | undefined;
  ofProduct(product: string): readonly Operation[];
  /** All operations of a name, in all products. */
  named(name: string): readonly Operation[];
  /** Operations whose names have as many words, of which all but one are the same. */
  like(words: readonly string[], product: string | undefined): readonly Operation[];
  /** The operation of a published `METHOD /path` in the products of a service; the names of parameters do not count. */
  ofApi(method: string, path: string, service: string): Operation | undefined;
  /** The operations of a concrete path, whatever the method. */
  at(path: string, isInScope: (service: string) => boolean): PathHit<Operation>;
  /** The services whose actions a product checks, in lower case: the first parts of their names. */
  servicesOf(product: string): readonly string[];
  /** The products behind the first label of a host, such as `dds`. */
  productsAt(host: string): readonly string[];
  readonly obs: readonly ObsRequestRecord[];
}

/** Reads the packed list. Nothing is unpacked before the first question. */
export function createOperations(packed: PackedOperations = { table: "", hosts: {}, services: {} }): Operations {
  const all = lazily(() => unpack(packed.table));
  const byProduct = lazily(() => groupBy(all(), ({ product }) => product.toLowerCase()));
  const byName = lazily(() => groupBy(all(), ({ name }) => name.toLowerCase()));
  const bySkippedWord = lazily(() => groupByEach(all(), ({ name }) => wordsOfName(name).map((_, index, words) => skipping(words, index))));
  const servicesOf = (product: string): readonly string[] => (Object.hasOwn(packed.services, product) ? packed.services[product]! : [product.toLowerCase()]);
  const byService = lazily(() => groupByEach(all(), ({ product }) => servicesOf(product)));
  const apisOf = new Map<string, ReadonlyMap<string, Operation>>();
  const tree = lazily((): PathTree<Operation> => createPathTree(all(), ({ path }) => path, ({ product }) => servicesOf(product)));
  return {
    product: (name) => byProduct().get(name.toLowerCase())?.[0]?.product,
    ofProduct: (product) => byProduct().get(product.toLowerCase()) ?? [],
    like: (words, product) => words.flatMap((_, index) => bySkippedWord().get(skipping(words, index)) ?? []).filter((one) => product === undefined || one.product === product),
    named: (name) => byName().get(name.toLowerCase()) ?? [],
    ofApi(method, path, service) {
      const known = apisOf.get(service) ?? new Map([...(byService().get(service) ?? [])].sort(stackFirst).map((one) => [`${one.method} ${shapeOf(one.path)}`, one]));
      apisOf.set(service, known);
      return known.get(`${method} ${shapeOf(path)}`);
    },
    at: (path, isInScope) => tree().find(path, isInScope),
    servicesOf,
    productsAt: (host) => (Object.hasOwn(packed.hosts, host) ? packed.hosts[host]! : []),
    obs: packed.obs ?? [],
  };
}

/** Huawei Cloud Stack has the same services under names of its own; the names of the public cloud count. */
function stackFirst(left: Operation, right: Operation): number {
  return Number(right.product.startsWith("HCS")) - Number(left.product.startsWith("HCS"));
}

/** The inverse of `packOperations` in `scripts/packed-catalog.mjs`. */
function unpack(table: string): Operation[] {
  const found: Operation[] = [];
  let product = "";
  let last = "";
  for (const line of table === "" ? [] : table.split("\n")) {
    if (line.startsWith("#")) {
      product = line.slice(1);
      last = "";
      continue;
    }
    const [method = "", shared = "", rest = "", name = ""] = line.split(" ");
    last = last.slice(0, Number(shared)) + rest;
    found.push({ product, name, method, path: last });
  }
  return found;
}

/** The words of a name with a gap in the place of one. */
function skipping(words: readonly string[], index: number): string {
  return words.map((word, at) => (at === index ? "*" : word)).join(" ");
}

/** The words of a name, in lower case: `BatchStopServers`, `batch_stop_servers` and `batchStopServers` are three words. */
export function wordsOfName(name: string): string[] {
  return name.split(/_|(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/).filter((word) => word !== "").map((word) => word.toLowerCase());
}
