import { type ApiCall, parseApiCall } from "./api-call.js";

/** An operation as KooCLI names it: `hcloud VPC ShowVpc/v3`. */
export interface CommandOperation {
  readonly product: string;
  readonly name: string;
  /** `v3`; `undefined` where the command leaves it to KooCLI. */
  readonly version?: string;
}

/** UTF-16 units of what the look-ups read of a body; the rest is not kept. */
export const longestSent = 4000;

/** A call that was read from a text. The path is empty where only an operation is named. */
export interface ReadCall extends ApiCall {
  /** The first line of the call, from 1. */
  readonly line: number;
  /** The beginning of what the call sends, body and headers: it can decide between the actions of a path. */
  readonly sent: string;
  /** The command that made the call, or one of the calls that the command makes. */
  readonly operation?: CommandOperation;
}

/** The parts of a call by its method and its target: an address, a path, or `?query` alone. `undefined` for what is no target. */
export function callTo(method: string | undefined, target: string, host?: string): ApiCall | undefined {
  // Collections write {{endpoint}}, scripts $ENDPOINT or ${ENDPOINT}: a host that is nothing but a variable says nothing.
  const known = target.replace(/^(?:https?:\/\/)?(?:\{\{[^}]*\}\}|\$\{[^}]*\}|\$\w+|<[\w-]+>)(?=\/|$)/, "").replaceAll("{{", "{").replaceAll("}}", "}");
  const call = parseApiCall(`${method ?? ""} ${known}`.trim());
  if (!call) return undefined;
  const own = call.host ?? host;
  return own === undefined ? call : { ...call, host: own.replace(/:(?:443|80)$/, "") };
}
