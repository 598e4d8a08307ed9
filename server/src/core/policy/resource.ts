/** A resource of version 1.1, taken apart: `obs:*:*:object:my-bucket/dir/*`. The path may have colons in it. */
export interface ResourceParts {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly type: string;
  readonly path: string;
}

/** The five parts; `undefined` for any other text, also for the plain `*`. */
export function parseResource(text: string): ResourceParts | undefined {
  const [service, region, account, type, ...path] = text.trim().split(":");
  if (service === undefined || region === undefined || account === undefined || type === undefined || path.length === 0) return undefined;
  return { service, region, account, type, path: path.join(":") };
}

/** Whether a string of `Resource` speaks about everything: `*`, or five parts of nothing else. */
export function isEveryResource(text: string): boolean {
  return /^\*(:\*)*$/.test(text.trim());
}

/** The resource that is meant: without blanks beside its colons, without full-width marks, an empty region as all regions. */
export function meantResource(text: string): string {
  const marks = text.trim().replaceAll("：", ":").replaceAll("＊", "*").replace(/\s*:\s*/g, ":");
  const parts = parseResource(marks);
  return parts?.region === "" ? [parts.service, "*", parts.account || "*", parts.type, parts.path].join(":") : marks;
}
