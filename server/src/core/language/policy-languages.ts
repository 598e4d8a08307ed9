import { parseIdentityPattern } from "../catalog/identity.js";
import { type ActionPattern, parseActionPattern } from "../catalog/pattern.js";
import { limits, type Limit } from "./limits.js";
import {
  alternatives5,
  type Kind5,
  type SizeLimit,
  sizeLimits5,
  validationCodes,
  type ValueType,
  valueTypes5,
} from "./version-5.js";

/** The policy languages of Huawei Cloud IAM, named by their `Version`. */
export type LanguageVersion = "1.0" | "1.1" | "5.0";

/** The purpose of a policy. Kinds of one language share its rules and differ in a few elements. */
export type PolicyKind = "custom-policy" | "agency-policy" | "role" | Kind5;

/** The keys of an object at each level, in the spelling of the service. */
export interface Elements {
  readonly policy: readonly string[];
  readonly statement: readonly string[];
}

/** What a service may find wrong with the shape of a policy; see `codes` of a language. */
export type Violation = keyof typeof validationCodes;

/** Facts about one policy language. A new language is a new entry here; rules name the languages that they check. */
export interface PolicyLanguage {
  readonly version: LanguageVersion;
  /** `service:type:operation`; with `-or-any` the type may also be empty, and `*` may be alone. */
  readonly actionForm: "three-parts" | "three-parts-or-any";
  /** Parses an entry of an `Action` list. Any text is accepted. */
  readonly parseAction: (text: string) => ActionPattern;
  /** Whether the actions of the catalog belong to this language. */
  readonly hasCatalog: boolean;
  /** The service's limits; `undefined` if they are unknown. */
  readonly limits: Readonly<Record<keyof typeof limits, Limit>> | undefined;
  /** The code of the service for each violation, as far as it is published; `undefined`: each rule has its own. */
  readonly codes: Readonly<Record<Violation, string>> | undefined;
  /** The types that its grammar gives the values of elements; `undefined` if there is no published grammar. */
  readonly valueTypes: Readonly<Record<string, ValueType>> | undefined;
  /** Pairs of elements that exclude each other in one statement. */
  readonly alternatives: readonly (readonly [string, string])[];
}

/** Whether the statements of a kind of policy name the identities that they are for. */
export type PrincipalUse = "none" | "required" | "unknown";

/** Facts about one kind of policy. */
export interface KindFacts {
  readonly language: LanguageVersion;
  /** The elements that the language has. */
  readonly known: Elements;
  /** The elements that completion proposes, in writing order. */
  readonly offered: Elements;
  /** What `Action` lists are about: the actions of which catalog, if any are proposed and explained in full. */
  readonly actions: "tables" | "identity" | "agency" | "other";
  readonly principals: PrincipalUse;
  /** Whether its elements are known completely. Otherwise an unknown one is not reported. */
  readonly hasGrammar: boolean;
  /** Whether it only limits what other policies grant: a statement that allows everything is then normal. */
  readonly onlyLimits: boolean;
  readonly sizes: readonly SizeLimit[];
}

export const languages: Readonly<Record<LanguageVersion, PolicyLanguage>> = {
  "1.0": {
    version: "1.0",
    parseAction: parseActionPattern,
    actionForm: "three-parts-or-any",
    hasCatalog: true,
    limits: undefined,
    codes: undefined,
    valueTypes: undefined,
    alternatives: [["Action", "NotAction"]],
  },
  "1.1": {
    version: "1.1",
    parseAction: parseActionPattern,
    actionForm: "three-parts",
    hasCatalog: true,
    limits,
    codes: undefined,
    valueTypes: undefined,
    alternatives: [["Action", "NotAction"]],
  },
  "5.0": {
    version: "5.0",
    parseAction: parseIdentityPattern,
    actionForm: "three-parts-or-any",
    hasCatalog: false,
    limits: undefined,
    codes: validationCodes,
    valueTypes: valueTypes5,
    alternatives: alternatives5,
  },
};

/**
 * Version 1.1: API reference and error table (IAM.1025, IAM.1031, IAM.1059), which includes `NotAction` although no
 * guide of 1.1 does.
 */
const policyElements = ["Version", "Statement"];
const elementsOf11: Elements = {
  policy: policyElements,
  statement: ["Effect", "Action", "NotAction", "Resource", "Condition"],
};
const of11 = {
  language: "1.1",
  known: elementsOf11,
  principals: "none",
  hasGrammar: true,
  onlyLimits: false,
  sizes: [],
} as const;

/** The grammar of identity policies, and of trust policies, which adds the principals. */
const identityElements: Elements = {
  policy: policyElements,
  statement: ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"],
};
const trustElements: Elements = {
  policy: policyElements,
  statement: [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
  ],
};

export const kinds: Readonly<Record<PolicyKind, KindFacts>> = {
  "custom-policy": {
    ...of11,
    offered: { policy: policyElements, statement: ["Effect", "Action", "Resource", "Condition"] },
    actions: "tables",
  },
  // It has no condition: IAM.1039 most likely rejects one.
  "agency-policy": {
    ...of11,
    offered: { policy: policyElements, statement: ["Effect", "Action", "Resource"] },
    actions: "agency",
  },
  // The service creates roles; users only read them.
  role: {
    ...of11,
    language: "1.0",
    known: { ...elementsOf11, policy: [...policyElements, "Depends"] },
    offered: { policy: [], statement: [] },
    actions: "other",
  },
  "identity-policy": of5("identity-policy"),
  "trust-policy": of5("trust-policy", { principals: "required" }),
  "service-control-policy": of5("service-control-policy", { onlyLimits: true }),
  "session-policy": of5("session-policy", { onlyLimits: true }),
  "permission-set-policy": of5("permission-set-policy"),
  // Only answers of the service have it, and its elements are not published.
  "share-permission": of5("share-permission", { principals: "unknown", hasGrammar: false, onlyLimits: true }),
  // A policy of a VPC endpoint or of another resource: it has principals of a form that no definition describes.
  "resource-policy": of5("resource-policy", { principals: "unknown", hasGrammar: false, onlyLimits: true }),
};

function of5(kind: Kind5, facts: Partial<Pick<KindFacts, "principals" | "hasGrammar" | "onlyLimits">> = {}): KindFacts {
  const elements = (facts.principals ?? "none") === "none" ? identityElements : trustElements;
  return {
    language: "5.0",
    known: elements,
    offered: elements,
    actions: "identity",
    principals: "none",
    hasGrammar: true,
    onlyLimits: false,
    sizes: sizeLimits5[kind] ?? [],
    ...facts,
  };
}

/** The version under which tables of condition keys and operators list a language: an older one shares those of 1.1. */
export function conditionVersion(language: LanguageVersion): string {
  return language === "5.0" ? "5.0" : "1.1";
}

/** Whether a rule for these languages or kinds applies to a policy of this kind. */
export function isAbout(subjects: readonly (LanguageVersion | PolicyKind)[], kind: PolicyKind): boolean {
  return subjects.includes(kind) || subjects.includes(kinds[kind].language);
}
