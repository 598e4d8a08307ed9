/** The parts of a resource of version 1.1: `obs:*:*:object:my-bucket/dir/*`. The path may contain colons. */
export interface ResourceParts {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly type: string;
  readonly path: string;
}

/** Splits a resource into its five parts; `undefined` for any other text, including the plain `*`. */
export function parseResource(text: string): ResourceParts | undefined {
  const [service, region, account, type, ...path] = text.trim().split(":");
  if (service === undefined || region === undefined || account === undefined || type === undefined || path.length === 0)
    return undefined;
  return { service, region, account, type, path: path.join(":") };
}

/** Whether a string of `Resource` means all resources: `*`, or five parts of wildcards. */
export function isEveryResource(text: string): boolean {
  return /^\*(:\*)*$/.test(text.trim());
}

/**
 * A resource as its author means it: without blanks next to its colons, without full-width characters, and with an
 * empty region read as all regions.
 */
export function meantResource(text: string): string {
  const marks = text.trim().replaceAll("：", ":").replaceAll("＊", "*").replace(/\s*:\s*/g, ":");
  const parts = parseResource(marks);
  return parts?.region === "" ? [parts.service, "*", parts.account || "*", parts.type, parts.path].join(":") : marks;
}
