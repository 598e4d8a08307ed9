/** A URL or a path in a log line, as part of a regular expression: up to a blank or a quote. */
export const target = String.raw`[^\s"'<>\\]+`;

const vendorHost = String.raw`(?:[\w-]+\.)+(?:myhuaweicloud\.(?:com|cn|eu)|otc\.t-systems\.com)`;

/** A URL of the vendor without a scheme, as part of a regular expression. */
export const vendorAddress = String.raw`${vendorHost}(?::\d+)?[/?][^\s"'<>\\|\`]*`;

const urlBefore = /https?:\/\/([\w.-]+)(?::\d+)?\s{0,4}["'(]?$/;
const namedHost = /\b(?:host|http_host|server|upstream_host|authority)["']?\s{0,4}[=:]\s{0,4}["']?([\w-]+(?:\.[\w-]+)+)/i;
const hostBefore = new RegExp(String.raw`(?<![\w@/.-])(${vendorHost})(?![\w./-])`);
const hostAfter = new RegExp(String.raw`\s["']?(${vendorHost})["']?(?=\s|$)`);

/** The host on the line of a request: `https://ecs.…:443 "GET /v1/…"`, `host="ecs.…"`, or the vendor's host. */
export function hostIn(line: string, start: number, end: number): string | undefined {
  const [before, after] = [line.slice(0, start), line.slice(end)];
  return (
    urlBefore.exec(before)?.[1]
    ?? namedHost.exec(`${before} ${after}`)?.[1]
    ?? hostBefore.exec(before)?.[1]
    ?? hostAfter.exec(after)?.[1]
  );
}

/** The body after a call on its line: `POST /v1/… {"os-stop": {}}`. */
export function bodyBehind(line: string, from: number): string {
  const at = line.indexOf("{", from);
  return at < 0 ? "" : line.slice(at);
}
