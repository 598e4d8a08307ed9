import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import { isPolicyName } from "../../core/policy/file-names.js";
import { withTabs } from "../../core/templates/snippet.js";
import { templates } from "../../core/templates/templates.js";
import { format } from "../../core/text/message.js";
import type { Snapshot } from "../snapshot.js";
import { toItem } from "./item/item.js";
import type { CompletionSupport } from "./item/request.js";
import { fillIn } from "./item/snippet.js";

/**
 * Whole policies for an empty document, possibly with braces. A document with a neutral name gets a single item, after
 * all other items; files with a known purpose get none.
 */
export function policyItems(snapshot: Snapshot, offset: number, support: CompletionSupport): CompletionItem[] {
  const isMeant = isPolicyName(snapshot.uri);
  const empty = emptyRange(snapshot.text, offset);
  if (!empty || (!isMeant && isSettled(snapshot.uri))) return [];
  const { range, isInBraces } = empty;
  const offered = isMeant ? templates : templates.slice(0, 1);
  return offered.map((template, index) => {
    const isFirst = index === 0;
    const json = withTabs(isFirst ? template.text.replace(/\$\{1:[^}]*\}/, "$1") : template.text);
    const filled = fillIn(
      support,
      isInBraces
        ? json
            .split("\n")
            .slice(1, -1)
            .map((line) => line.slice(1))
            .join("\n")
        : json,
    );
    const label = isFirst ? policyLabel : template.title;
    return toItem(
      { snapshot, support, slot: { additional: [] }, writing: { range: snapshot.range(range), write: (json) => json } },
      {
        label: format(label, {}, snapshot.environment.language),
        kind: CompletionItemKind.Snippet,
        ...filled,
        sortText: `${isMeant ? "!" : "~"}${String(index)}`,
        // The typed text may begin with a quote.
        filterText: `${snapshot.text.slice(range.start, offset)}${label.en} ${label.zh}`,
        subject: { kind: "template", id: template.id },
        retrigger: isFirst && filled.isSnippet,
      },
    );
  });
}

/** The range of the word in an empty document, inside or outside its braces. */
function emptyRange(
  text: string,
  offset: number,
): { readonly range: { readonly start: number; readonly end: number }; readonly isInBraces: boolean } | undefined {
  const [, blank = "", brace, gap = "", word = ""] =
    /^(\s*)(\{?)(\s*)("?[\w-]*"?)\s*\}?\s*$/.exec(text.replace(/^\uFEFF/, " ")) ?? [];
  if (brace === undefined || (brace === "" && word.startsWith('"'))) return undefined;
  const start = blank.length + brace.length + gap.length;
  const isInBraces = brace !== "";
  const end = start + word.length;
  if (word !== "") return start <= offset && offset <= end ? { range: { start, end }, isInBraces } : undefined;
  const isHere = isInBraces ? offset > blank.length && offset <= closing(text) : true;
  return isHere ? { range: { start: offset, end: offset }, isInBraces } : undefined;
}

function closing(text: string): number {
  const brace = text.indexOf("}");
  return brace < 0 ? text.length : brace;
}

/** Whether a file belongs to a well-known tool, or is in a hidden folder of an editor. */
function isSettled(uri: string): boolean {
  return /\/(?:package|package-lock|[jt]sconfig[^/]*|composer|manifest|launch|tasks|settings|\.[^/]*)\.jsonc?$|\/\.[^/]+\/[^/]*$/i.test(uri);
}

const policyLabel = { en: "Huawei Cloud IAM policy", zh: "华为云 IAM 策略" };
