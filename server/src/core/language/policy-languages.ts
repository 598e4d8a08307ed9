import { limits, type Limit } from "./limits.js";

/** The policy languages of Huawei Cloud IAM, named by their `Version`. */
export type LanguageVersion = "1.0" | "1.1" | "5.0";

/** The purpose of a policy. Kinds of one language share its rules and differ in a few elements. */
export type PolicyKind = "custom-policy" | "agency-policy" | "role" | "identity-policy" | "trust-policy";

/** The keys of an object at each level, in the spelling of the service. */
export interface Elements {
  readonly policy: readonly string[];
  readonly statement: readonly string[];
}

/** Facts about one policy language. A new language is a new entry here; rules name the languages that they check. */
export interface PolicyLanguage {
  readonly version: LanguageVersion;
  /** `service:type:operation`; with `-or-any` the type may also be empty, and `*` may be alone. */
  readonly actionForm: "three-parts" | "three-parts-or-any";
  /** Whether the actions of the catalog belong to this language. */
  readonly hasCatalog: boolean;
  /** The service's limits; `undefined` if they are unknown. */
  readonly limits: Readonly<Record<keyof typeof limits, Limit>> | undefined;
}

/** Facts about one kind of policy. */
export interface KindFacts {
  readonly language: LanguageVersion;
  /** The elements that the language has. */
  readonly known: Elements;
  /** The elements that completion proposes, in writing order. */
  readonly offered: Elements;
}

export const languages: Readonly<Record<LanguageVersion, PolicyLanguage>> = {
  "1.0": { version: "1.0", actionForm: "three-parts-or-any", hasCatalog: true, limits: undefined },
  "1.1": { version: "1.1", actionForm: "three-parts", hasCatalog: true, limits },
  "5.0": { version: "5.0", actionForm: "three-parts-or-any", hasCatalog: false, limits: undefined },
};

/**
 * 1.1: API reference and error table (IAM.1025, IAM.1031, IAM.1059), which includes `NotAction` although no guide of
 * 1.1 does; 5.0: grammar page of the identity policies.
 */
const policyElements = ["Version", "Statement"];
const elementsOf11: Elements = {
  policy: policyElements,
  statement: ["Effect", "Action", "NotAction", "Resource", "Condition"],
};
const elementsOf5: Elements = { policy: policyElements, statement: [...elementsOf11.statement, "Sid", "NotResource"] };

export const kinds: Readonly<Record<PolicyKind, KindFacts>> = {
  "custom-policy": {
    language: "1.1",
    known: elementsOf11,
    offered: { policy: policyElements, statement: ["Effect", "Action", "Resource", "Condition"] },
  },
  // It has no condition: IAM.1039 most likely rejects one.
  "agency-policy": {
    language: "1.1",
    known: elementsOf11,
    offered: { policy: policyElements, statement: ["Effect", "Action", "Resource"] },
  },
  // The service creates roles; users only read them.
  role: {
    language: "1.0",
    known: { ...elementsOf11, policy: [...policyElements, "Depends"] },
    offered: { policy: [], statement: [] },
  },
  "identity-policy": {
    language: "5.0",
    known: elementsOf5,
    offered: {
      policy: policyElements,
      statement: ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"],
    },
  },
  "trust-policy": {
    language: "5.0",
    known: { policy: policyElements, statement: [...elementsOf5.statement, "Principal", "NotPrincipal"] },
    offered: {
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
    },
  },
};

/** The version under which tables of condition keys and operators list a language: an older one shares those of 1.1. */
export function conditionVersion(language: LanguageVersion): string {
  return language === "5.0" ? "5.0" : "1.1";
}

/** Whether a rule for these languages or kinds applies to a policy of this kind. */
export function isAbout(subjects: readonly (LanguageVersion | PolicyKind)[], kind: PolicyKind): boolean {
  return subjects.includes(kind) || subjects.includes(kinds[kind].language);
}
