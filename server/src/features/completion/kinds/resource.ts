import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import { identityActionsMatching } from "../../../core/catalog/identity.js";
import { parseResource } from "../../../core/policy/forms/resource.js";
import { kinds } from "../../../core/language/policy-languages.js";
import { resourceTypesOf, servicesWithResources } from "../../../core/language/resource-types.js";
import type { Bilingual } from "../../../core/text/message.js";
import { type CompletionChoice, quoted, sortText, toItem } from "../item/item.js";
import { type Request, say, servicesOf } from "../item/request.js";
import { fillIn, literal } from "../item/snippet.js";
import type { CompletionKind } from "../kind.js";

/**
 * A resource of a custom policy, part by part: service, region, account, type and path. The services are those of the
 * statement, because a resource of another one would grant nothing. The complete form of each type is also offered.
 */
export const resourceKind: CompletionKind = {
  at: "value",
  elements: ["Resource"],
  isList: true,

  items(request) {
    const {
      place: { policy },
      slot,
    } = request;
    const { actions } = kinds[policy.kind];
    if (actions === "agency") return agencyItems(request);
    const parts = slot.typed.trim().split(":");
    const everything = parts.length === 1 ? [plain(request, "*", everyResource, 0)] : [];
    const choices =
      actions === "identity" ? urns(request) : actions === "tables" ? next(request, parts) : [];
    return [...everything, ...choices].map((choice) => toItem(request, choice));
  },
};

/** The items for the next part. */
function next(request: Request, parts: readonly string[]): CompletionChoice[] {
  const before = parts.slice(0, -1).join(":");
  switch (parts.length) {
    case 1:
      return fittingServices(request).flatMap((service, index) => [
        ...resourceTypesOf(service).map((type, typeIndex) =>
          plain(request, `${service}:*:*:${type}:*`, everyOfType, 10 * (index + 1) + typeIndex, { type }),
        ),
        ...step(request, `${service}:`, byParts, 5000 + index),
      ]);
    case 2:
      return step(request, `${before}:*:`, everyRegion, 0);
    case 3:
      return step(request, `${before}:*:`, everyAccount, 0);
    case 4:
      return [...resourceTypesOf(parts[0]!), "*"].flatMap((type, index) =>
        step(request, `${before}:${type}:`, type === "*" ? everyType : oneType, index),
      );
    case 5:
      return [plain(request, `${before}:*`, everyPath, 0)];
    default:
      return [];
  }
}

/** URNs of all resources of the types that the statement's actions of version 5.0 have, by their templates. */
function urns(request: Request): CompletionChoice[] {
  const { identity } = request.snapshot.environment.catalog;
  const entries = request.place.statement?.actions ?? [];
  const actions = identity ? entries.flatMap(({ pattern }) => identityActionsMatching(identity, pattern.text)) : [];
  const templates = actions
    .flatMap(({ schema }) => schema?.resources ?? [])
    .flatMap(({ urn }) => parseResource(urn) ?? []);
  const byUrn = new Map(
    templates.map(({ service, region, account, type }) => {
      const [anyRegion, anyAccount] = [region, account].map((part) => (part.startsWith("<") ? "*" : part));
      return [`${service}:${anyRegion}:${anyAccount}:${type}:*`, type] as const;
    }),
  );
  return [...byUrn].map(([urn, type], index) => plain(request, urn, everyOfType, index + 1, { type }));
}

/** The statement's services with resources; all services with resources if it has none. */
function fittingServices({ place: { statement } }: Request): readonly string[] {
  const own = servicesOf(statement?.actions);
  return own.size === 0 || own.has("*")
    ? servicesWithResources
    : servicesWithResources.filter((service) => own.has(service));
}

function plain(
  request: Request,
  label: string,
  meaning: Bilingual,
  index: number,
  args: { readonly type?: string } = {},
): CompletionChoice {
  return {
    label,
    kind: CompletionItemKind.Value,
    beside: say(request, meaning, args),
    text: quoted(request.slot, label),
    sortText: sortText(0, index),
  };
}

/** An item for one more part, with the cursor after it. */
function step(request: Request, label: string, meaning: Bilingual, index: number): CompletionChoice[] {
  const { slot, support } = request;
  if (slot.open !== "" && !support.snippets) return [];
  const isSnippet = support.snippets === true && slot.close !== "";
  const text = isSnippet ? quoted(slot, `${literal(label)}$0`) : slot.lead + label;
  return [
    {
      label,
      kind: CompletionItemKind.Module,
      beside: say(request, meaning),
      text,
      isSnippet,
      sortText: sortText(0, index),
      retrigger: true,
    },
  ];
}

function agencyItems(request: Request): CompletionItem[] {
  const { slot, support } = request;
  const prefix = "/iam/agencies/";
  return [
    toItem(request, {
      label: prefix,
      kind: CompletionItemKind.Value,
      beside: say(request, agency),
      ...fillIn(support, quoted(slot, `${prefix}\${1:agencyId}`)),
      sortText: sortText(0, 0),
    }),
  ];
}

const everyResource = { en: "all resources", zh: "所有资源" };
const everyOfType = { en: "every {type}", zh: "所有 {type}" };
const byParts = { en: "part by part", zh: "逐段填写" };
const everyRegion = { en: "every region", zh: "所有区域" };
const everyAccount = { en: "every account", zh: "所有账号" };
const everyType = { en: "every resource type", zh: "所有资源类型" };
const oneType = { en: "resource type", zh: "资源类型" };
const everyPath = { en: "all of this type", zh: "该类型的所有资源" };
const agency = { en: "an agency, by its ID", zh: "以 ID 指定的委托" };
