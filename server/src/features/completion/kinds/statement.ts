import { CompletionItemKind } from "vscode-languageserver-types";
import { beginsLine } from "../../../core/edit/trivia.js";
import { paragraph } from "../../../core/outline/outline.js";
import { type KindFacts, kinds } from "../../../core/language/policy-languages.js";
import type { PolicyDocument, PolicyKind } from "../../../core/policy/model.js";
import { statementSnippet, withTabs } from "../../../core/templates/snippet.js";
import { templates } from "../../../core/templates/templates.js";
import type { Bilingual } from "../../../core/text/message.js";
import { bare, type ItemSubject, sortText, toItem } from "../item/item.js";
import { say } from "../item/request.js";
import { fillIn, onOneLine, statementOnLines } from "../item/snippet.js";
import type { CompletionKind } from "../kind.js";

/** Whole statements for a gap in `Statement`, then those for common tasks; as its value, with the array around them. */
export const statementKind: CompletionKind = {
  at: "value",
  elements: ["Statement"],
  applies: ({ statement, spot }) => !statement && spot.kind.endsWith("gap"),

  items(request) {
    const { snapshot: { text }, slot, support, place: { policy, spot } } = request;
    const isWhole = spot.kind === "value-gap";
    const isOnLines = beginsLine(text, slot.range.start) || isWhole;
    const shapes = statements.filter(
      ({ kinds, isFirst }) =>
        kinds.includes(policy.kind) && (!isFirst || actionsOf(policy) === "agency" || policy.statements.length === 0),
    );
    return [...shapes, ...(actionsOf(policy) === "tables" ? jobs : [])].map(
      ({ label, snippet, retrigger, subject }, index) => {
        const body = isWhole ? `[\n\t${snippet.replaceAll("\n", "\n\t")}\n]` : snippet;
        const filled = fillIn(support, bare(slot, isOnLines ? body : onOneLine(body)));
        return toItem(request, {
          label: say(request, label),
          kind: CompletionItemKind.Snippet,
          ...filled,
          sortText: sortText(0, index),
          filterText: `${label.en} ${label.zh}`,
          retrigger: retrigger === true && filled.isSnippet,
          ...(subject ? { subject } : {}),
        });
      },
    );
  },

  // Also for whole policies, which are offered outside of elements: see whole-policy.ts.
  describe: {
    template: ({ id }, { language }) =>
      templates.filter((template) => template.id === id).map(({ description }) => paragraph([description[language]])),
  },
};

interface Shape {
  readonly label: Bilingual;
  readonly snippet: string;
  readonly kinds: readonly PolicyKind[];
  /** Only as the first statement of a policy, because it changes the kind of policy. */
  readonly isFirst?: boolean;
  /** Whether the first placeholder has its own suggestions. */
  readonly retrigger?: boolean;
  readonly subject?: ItemSubject;
}

const withActions = [
  "custom-policy",
  "identity-policy",
  "service-control-policy",
  "session-policy",
  "permission-set-policy",
] as const;
const statements: readonly Shape[] = [
  {
    label: { en: "Trust a cloud service", zh: "信任云服务" },
    snippet: statementOnLines("Allow", '"sts:agencies:assume"', ['"Principal": {\n\t\t"Service": ["service.$1"]\n\t}']),
    kinds: ["trust-policy"],
  },
  {
    label: { en: "Trust an account", zh: "信任账号" },
    snippet: statementOnLines("Allow", '"sts:agencies:assume"', ['"Principal": {\n\t\t"IAM": ["$1"]\n\t}']),
    kinds: ["trust-policy"],
  },
  { label: { en: "Allow actions", zh: "允许授权项" }, snippet: statementOnLines("Allow", '"$1"'), kinds: withActions, retrigger: true },
  { label: { en: "Deny actions", zh: "拒绝授权项" }, snippet: statementOnLines("Deny", '"$1"'), kinds: withActions, retrigger: true },
  {
    label: { en: "Allow actions on some resources", zh: "允许对部分资源执行授权项" },
    snippet: statementOnLines("Allow", '"$1"', ['"Resource": [\n\t\t"$2"\n\t]']), kinds: withActions, retrigger: true,
  },
  {
    label: { en: "Allow actions under a condition", zh: "按条件允许授权项" },
    snippet: statementOnLines("Allow", '"$1"', ['"Condition": {\n\t\t"${2:Bool}": {\n\t\t\t"${3:g:MFAPresent}": ["${4:true}"]\n\t\t}\n\t}']), kinds: withActions, retrigger: true,
  },
  {
    label: { en: "Allow switching to an agency", zh: "允许切换委托" },
    snippet: statementOnLines("Allow", '"iam:agencies:assume"', [
      '"Resource": {\n\t\t"uri": ["/iam/agencies/${1:agencyId}"]\n\t}',
    ]),
    kinds: ["custom-policy", "agency-policy"],
    isFirst: true,
  },
];

/** The tasks that the shapes above do not cover. */
const jobs: readonly Pick<Shape, "label" | "snippet" | "retrigger" | "subject">[] = templates
  .filter(({ id }) => !["empty", "agency", "deny-on-top"].includes(id))
  .map((template) => ({
    label: template.title,
    snippet: withTabs(statementSnippet(template)),
    subject: { kind: "template", id: template.id },
  }));

function actionsOf({ kind }: PolicyDocument): KindFacts["actions"] {
  return kinds[kind].actions;
}
