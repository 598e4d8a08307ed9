import { type Mark, takeMarks } from "./marks.js";

/** One code block of a rule's page: a text with its expected findings. */
export interface Example {
  readonly line: number;
  readonly dialect: "json" | "jsonc";
  /** `finding`: has findings; `fixed`: the previous text after its first fixes; `sound`: has none. */
  readonly kind: "finding" | "fixed" | "sound";
  readonly marks: readonly Mark[];
  readonly text: string;
  /** The JSON after the kind: settings of the file, such as `{"grantedByEnterpriseProject": true}`. */
  readonly settings: Readonly<Record<string, unknown>>;
}

const block = /^```(jsonc?) (finding|fixed|sound)(?: (\{.*\}))?\n([\s\S]*?)^```$/gm;

/** The examples of a page, in order. */
export function examplesOf(page: string): Example[] {
  return [...page.matchAll(block)].map(({ 1: dialect, 2: kind, 3: settings, 4: body, index }) => ({
    line: page.slice(0, index).split("\n").length,
    dialect: dialect as Example["dialect"],
    kind: kind as Example["kind"],
    settings: JSON.parse(settings ?? "{}") as Example["settings"],
    ...takeMarks(wholePolicy(body!.replace(/\n$/, ""))),
  }));
}

/** Completes a fragment: it is the content of one Allow statement's Action list, unless it begins with a brace. */
function wholePolicy(body: string): string {
  return /^\s*[{[｛“]/.test(body) ? body : `{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": [\n${body}\n]}]}`;
}
