import { pushAll } from "../../core/text/push-all.js";
import type { Table } from "../pages/page.js";

/** Names learned from the clean cells of all pages. They are needed to split glued names. */
export interface KnownNames {
  /** Service prefixes in lower case. */
  readonly services: ReadonlySet<string>;
  /** Complete names in lower case. */
  readonly names: ReadonlySet<string>;
}

/** A segment of a line: an action, or the words between two actions. */
export type LineSegment = { readonly action: string } | { readonly prose: string };

const run = /[A-Za-z][\w-]*(?:[:：][\w*-]+)+/g;
const cleanName = /^["“]?([A-Za-z][\w-]*):([\w*-]+):([\w*-]+)["”]?[,，]?$/;

/** Collects names that are alone on a line of a cell, and the known actions. */
export function readKnownNames(
  pages: Iterable<{ readonly tables: readonly Table[] }>,
  knownActions: Iterable<string>,
): KnownNames {
  const lines = [...pages].flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.flat(2))).map(({ text }) => text);
  const services = new Set<string>();
  const names = new Set<string>();
  for (const line of [...lines, ...knownActions]) {
    const [, service, resourceType, operation] = cleanName.exec(line) ?? [];
    if (!service) continue;
    services.add(service.toLowerCase());
    names.add(`${service}:${resourceType}:${operation}`.toLowerCase());
  }
  return { services, names };
}

/** Splits a line into actions and prose; `undefined` if a part looks like a name but is none. */
export function readSegments(line: string, vocabulary: KnownNames): LineSegment[] | undefined {
  const text = isSpacedName(line) ? line.replace(/\s*:\s*/g, ":") : line;
  const segments: LineSegment[] = [];
  let end = 0;
  for (const match of text.matchAll(run)) {
    const names = splitRun(match[0], vocabulary);
    if (!names) return undefined;
    segments.push({ prose: text.slice(end, match.index) + names.label });
    pushAll(segments, names.actions.map((action) => ({ action })));
    end = match.index + match[0].length;
  }
  segments.push({ prose: text.slice(end) });
  return segments;
}

/** Whether the line is only a name with blanks after its colons, such as `elb: healthmonitors:create`. */
function isSpacedName(line: string): boolean {
  return /\s/.test(line) && cleanName.test(line.replace(/\s*:\s*/g, ":"));
}

function splitRun(text: string, vocabulary: KnownNames): { label: string; actions: string[] } | undefined {
  const parts = text.split(/[:：]/);
  // `EVS：evs:volumes:get`: a full-width colon ends a label.
  if (parts.length === 4 && text[parts[0]?.length ?? 0] === "：")
    return { label: `${parts[0]}：`, actions: [parts.slice(1).join(":")] };
  if (parts.length < 3 || parts.length % 2 === 0) return undefined;
  const actions = unglue(parts, vocabulary);
  return actions && { label: "", actions };
}

/**
 * Splits glued names: `ims:images:getims:images:update` has five parts, and the third holds an operation and the next
 * service.
 */
function unglue(parts: readonly string[], vocabulary: KnownNames): string[] | undefined {
  const [service = "", resourceType = "", glued = ""] = parts;
  if (parts.length === 3) return [parts.join(":")];
  const candidates = Array.from({ length: glued.length - 1 }, (_, index) => index + 1)
    .filter((cut) => vocabulary.services.has(glued.slice(cut).toLowerCase()));
  const nameAt = (cut: number) => `${service}:${resourceType}:${glued.slice(0, cut)}`;
  const cut = candidates.find((one) => vocabulary.names.has(nameAt(one).toLowerCase())) ?? candidates[0];
  if (cut === undefined) return undefined;
  const rest = unglue([glued.slice(cut), ...parts.slice(3)], vocabulary);
  return rest && [nameAt(cut), ...rest];
}
