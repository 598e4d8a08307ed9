import { compareNames } from "../../core/text/order.js";
import { ImportProblem } from "../problem.js";

/** The annotations of a Terraform provider: which API calls each of its types makes. */
export interface ProviderAnnotations {
  readonly provider: string;
  readonly repository: string;
  readonly commit: string;
  readonly date: string;
  readonly version: string;
  readonly resources: Readonly<Record<string, AnnotatedType>>;
}

interface AnnotatedType {
  readonly apis: readonly AnnotatedCall[];
}

/** `in`: the phases (create, read, update, delete) from which the path is reachable; absent if not derivable. */
interface AnnotatedCall {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly in?: string;
}

/** The shape of `server/catalog/terraform/corrections.json`. */
export interface ProviderCorrections {
  readonly remove: readonly { readonly type: string; readonly call: string }[];
  readonly service: readonly { readonly type: string; readonly call: string; readonly service: string }[];
  readonly incomplete: readonly { readonly type: string }[];
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);

/**
 * The committed form of the annotations: type, service, method, path and phases, one call a line, in a fixed order. A
 * type without calls has a line with its name alone. Throws an `ImportProblem` at the first entry that it does not
 * understand, and for a correction of a call or type that does not exist.
 */
export function toProviderTable(
  page: string,
  { resources }: ProviderAnnotations,
  corrections: ProviderCorrections,
): string {
  const removed = new Set(corrections.remove.map(({ type, call }) => `${type} ${call}`));
  const moved = new Map(corrections.service.map(({ type, call, service }) => [`${type} ${call}`, service]));
  const serviceOf = (key: string, annotated: string): string => {
    const service = moved.get(key) ?? annotated;
    moved.delete(key);
    return service;
  };
  const types = Object.entries(resources).sort(([left], [right]) => compareNames(left, right));
  const unknown = corrections.incomplete.find(({ type }) => resources[type] === undefined);
  if (unknown) throw new ImportProblem({ page, cell: unknown.type }, "a correction names an unknown type");
  const lines = types.flatMap(([type, { apis }]) => {
    if (!/^(?:data\.)?[a-z]\w*$/.test(type)) throw new ImportProblem({ page, cell: type }, "not the name of a type");
    const calls = apis
      .filter(({ method, path }) => !removed.delete(`${type} ${method} ${path}`))
      .map((call) => ({ ...call, service: serviceOf(`${type} ${call.method} ${call.path}`, call.service) }));
    const own = [...new Set(calls.map((call) => toLine(call, { page, cell: type })))].sort(compareNames);
    return own.length === 0 ? [type] : own.map((call) => `${type}\t${call}`);
  });
  const [left] = [...removed, ...moved.keys()];
  if (left !== undefined) throw new ImportProblem({ page, cell: left }, "a correction names a call that is not there");
  return `${lines.join("\n")}\n`;
}

function toLine(
  { service, method, path, in: phases = "" }: AnnotatedCall,
  place: { readonly page: string; readonly cell: string },
): string {
  if (!/^[\w-]+$/.test(service)) throw new ImportProblem(place, `"${service}" is not a service`);
  if (!methods.has(method)) throw new ImportProblem(place, `unknown method "${method}"`);
  if (!/^[/?]\S*$/.test(path)) throw new ImportProblem(place, `"${path}" is not a path`);
  if (!/^c?r?u?d?$/.test(phases)) throw new ImportProblem(place, `unknown phases "${phases}"`);
  return [service, method, path, phases].join("\t");
}
