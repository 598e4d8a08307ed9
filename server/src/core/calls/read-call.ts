import { type ApiCall, parseApiCall } from "./api-call.js";

/** An operation in the form of KooCLI: `hcloud VPC ShowVpc/v3`. */
export interface CommandOperation {
  readonly product: string;
  readonly name: string;
  /** `v3`; `undefined` if the command does not specify it. */
  readonly version?: string;
}

/** The UTF-16 units of a body that look-ups need; the rest is dropped. */
export const longestSent = 4000;

/** A call that was read from a text. The path is empty if only an operation is named. */
export interface ReadCall extends ApiCall {
  /** The first line of the call, from 1. */
  readonly line: number;
  /** The beginning of the sent headers and body, which can decide between the actions of a path. */
  readonly sent: string;
  /** The command that sent the call, or one of several calls of the command. */
  readonly operation?: CommandOperation;
}

/**
 * The parts of a call from its method and its target: a URL, a path, or `?query` alone. `undefined` for any other
 * target.
 */
export function callTo(method: string | undefined, target: string, host?: string): ApiCall | undefined {
  // Collections use {{endpoint}}, scripts $ENDPOINT or ${ENDPOINT}: a host that is only a variable has no information.
  const known = target.replace(/^(?:https?:\/\/)?(?:\{\{[^}]*\}\}|\$\{[^}]*\}|\$\w+|<[\w-]+>)(?=\/|$)/, "").replaceAll("{{", "{").replaceAll("}}", "}");
  const call = parseApiCall(`${method ?? ""} ${known}`.trim());
  if (!call) return undefined;
  const own = call.host ?? host;
  return own === undefined ? call : { ...call, host: own.replace(/:(?:443|80)$/, "") };
}
