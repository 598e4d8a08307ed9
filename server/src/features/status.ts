import type { Catalog } from "../core/catalog/catalog.js";
import { counted, separated, nouns, problemCount } from "../core/text/counted.js";
import type { PolicyDocument, PolicyKind } from "../core/policy/model.js";
import type { Bilingual } from "../core/text/message.js";
import { type Say, sayIn } from "../core/text/say.js";
import { editionName } from "../core/describe/edition.js";
import type { Snapshot } from "./snapshot.js";

/** What the status area of an editor shows about a policy. */
export interface Status {
  /** The recognized kind: "Custom policy 1.1". */
  readonly label: string;
  /** The numbers of statements and actions. */
  readonly actions: string;
  /** The numbers of findings, statements and actions. */
  readonly detail: string;
  /** The catalog that the policy was checked against. */
  readonly catalog: string;
}

/** The status of a document; `undefined` if it has no policy, not even a broken one. */
export function documentStatus({
  file,
  findings,
  environment,
}: Pick<Snapshot, "file" | "findings" | "environment">): Status | undefined {
  if (!file.looksLikePolicy) return undefined;
  const { language, catalog, features } = environment;
  const say = sayIn(language);
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const statements = file.policies.flatMap((policy) => policy.statements);
  const actionCount = statements.reduce((sum, one) => sum + one.actions.length, 0);
  const actions = say(separated([counted(statements.length, nouns.statement), counted(actionCount, nouns.action)]));
  const parts = [
    ...(features.diagnostics ? [say(problemCount(count("error"), count("warning")))] : []),
    ...(file.policies.length > 0 ? [actions] : []),
  ];
  return {
    label: labelOf(file.policies, say),
    actions,
    detail: parts.join(say(texts.separator)),
    catalog: catalogText(catalog, say),
  };
}

function labelOf(policies: readonly PolicyDocument[], say: Say): string {
  const [first, ...more] = policies;
  if (!first) return say(texts.unreadable);
  if (more.length > 0) return say(counted(policies.length, nouns.policy));
  const name = say(kinds[first.kind]);
  return first.version === undefined ? name : say(texts.withVersion, { name, version: first.version.value });
}

/** The default edition is not named, and only the month is shown, because there is little room. */
function catalogText({ release: { edition, newest = "", hasOverlay } }: Catalog, say: Say): string {
  const month = newest.slice(0, "2024-04".length);
  const text =
    edition === "huaweicloud"
      ? say(texts.catalog, { month })
      : say(texts.otherCatalog, { edition: editionName(edition), month });
  return hasOverlay ? say(texts.withOwn, { text }) : text.trimEnd();
}

const kinds: Readonly<Record<PolicyKind, Bilingual>> = {
  "custom-policy": { en: "Custom policy", zh: "自定义策略" },
  "agency-policy": { en: "Agency policy", zh: "委托策略" },
  role: { en: "Role", zh: "角色" },
  "identity-policy": { en: "Identity policy", zh: "身份策略" },
  "trust-policy": { en: "Trust policy", zh: "信任策略" },
  "service-control-policy": { en: "Service control policy", zh: "服务控制策略" },
  "session-policy": { en: "Session policy", zh: "会话策略" },
  "permission-set-policy": { en: "Permission set policy", zh: "权限集策略" },
  "share-permission": { en: "RAM permission", zh: "RAM 权限" },
  "resource-policy": { en: "Resource policy", zh: "资源策略" },
};

const texts = {
  withVersion: { en: "{name} {version}", zh: "{name} {version}" },
  unreadable: { en: "Policy, not readable yet", zh: "策略（暂时无法读取）" },
  catalog: { en: "Catalog {month}", zh: "目录 {month}" },
  otherCatalog: { en: "Catalog {edition} {month}", zh: "目录 {edition} {month}" },
  withOwn: { en: "{text} + own tables", zh: "{text} + 自有授权表" },
  separator: { en: " · ", zh: " · " },
} as const;
