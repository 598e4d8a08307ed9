import { element, fill } from "../app/element.js";
import type { Shell } from "../app/shell.js";
import type { PlacedFinding } from "./diagnostics.js";
import { type OfferedFixes } from "./fixes.js";
import type { LspCodeAction } from "./protocol.js";
import { findingTexts as texts } from "./texts.js";

/** A finding with its fixes, if they are known already. */
export interface ListedFinding {
  readonly finding: PlacedFinding;
  readonly line: number;
  readonly offered: OfferedFixes | undefined;
}

/** What the list can do with a finding. */
export interface FindingActions {
  show(finding: PlacedFinding): void;
  apply(action: LspCodeAction): void;
}

/** The number of fixes that are buttons of their own; the others are behind «More». */
const shownFixes = 2;

/** Fills the list of findings. */
export function showFindings(
  list: HTMLElement,
  findings: readonly ListedFinding[],
  shell: Shell,
  actions: FindingActions,
): void {
  fill(
    list,
    findings.map((finding, index) => item(finding, index, shell, actions)),
  );
}

function item({ finding, line, offered }: ListedFinding, index: number, shell: Shell, actions: FindingActions): Node {
  const { say, href } = shell;
  const { severity, diagnostic } = finding;
  const code = String(diagnostic.code ?? "");
  const fixes = offered?.fixes ?? [];
  const hidden = [...fixes.slice(shownFixes), ...(offered?.suppressions ?? [])];
  const button = (action: LspCodeAction, isFirst = false) =>
    element(
      "button",
      {
        type: "button",
        class: isFirst ? "fix fix-first" : "fix",
        onclick: () => {
          actions.apply(action);
        },
      },
      action.title,
    );
  return element(
    "li",
    { class: `finding finding-${severity}`, "data-finding": index },
    element(
      "div",
      { class: "finding-head" },
      element("span", { class: "severity" }, say(texts.severities[severity])),
      element(
        "button",
        {
          type: "button",
          class: "place",
          onclick: () => {
            actions.show(finding);
          },
        },
        say(texts.line, { line }),
      ),
      element("a", { class: "rule-link", href: href({ page: "rule", rule: code }) }, code),
    ),
    element("p", { class: "finding-text" }, diagnostic.message),
    fixes.length + hidden.length > 0
      && element(
        "div",
        { class: "fixes" },
        fixes.slice(0, shownFixes).map((fix, place) => button(fix, place === 0)),
        hidden.length > 0
          && element(
            "details",
            { class: "more-fixes" },
            element("summary", {}, say(fixes.length > 0 ? texts.more : texts.suppress)),
            element(
              "div",
              { class: "fixes" },
              hidden.map((action) => button(action)),
            ),
          ),
      ),
  );
}

/** «2 errors, 1 warning», or that there is nothing. */
export function summaryOf(findings: readonly PlacedFinding[], { say }: Shell): string {
  const parts = (["error", "warning", "info", "hint"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [say(texts.counts[severity][count === 1 ? "one" : "other"], { count })];
  });
  return parts.length === 0 ? say(texts.none) : parts.join(say(texts.separator));
}
