import { elementText } from "../../../core/describe/element-texts.js";
import { entitled } from "../../../core/describe/voice.js";
import { kinds, type PolicyKind } from "../../../core/language/policy-languages.js";
import { hasElement } from "../../../core/policy/elements.js";
import { toItem } from "../item/item.js";
import { keyChoice, objectAt, type Skeleton, withoutCurrent } from "../item/key-choice.js";
import { statementOnLines } from "../item/snippet.js";
import type { CompletionKind } from "../kind.js";

/** The keys that a policy or statement can still get, in writing order, each with an initial value. */
export const elementKind: CompletionKind = {
  at: "key",
  applies({ policy, statement, spot }) {
    const object = objectAt(spot);
    return object === policy.node || object === statement?.node;
  },

  items(request) {
    const { place: { policy, statement, spot }, snapshot } = request;
    const level = objectAt(spot) === statement?.node ? "statement" : "policy";
    const others = withoutCurrent(request);
    return kinds[policy.kind].offered[level]
      .filter((key) => level === "policy" || snapshot.nameInFile(key) !== undefined)
      .filter((key) => ![key, ...(rivals[key] ?? [])].some((one) => hasElement(others, one)))
      .map((key, index) =>
        toItem(request, {
          ...keyChoice(request, { key, value: skeletonOf(key, policy.kind), index }),
          label: snapshot.nameInFile(key) ?? key,
          subject: { kind: "element", level, name: key, policy: policy.kind },
        }),
      );
  },

  describe: {
    element({ level, name, policy }, { language }) {
      const text = elementText(level === "policy" ? "policy" : "statement", String(name), policy as PolicyKind);
      return text && [entitled(String(name), text, language)];
    },
  },
};

/** Elements that exclude each other in one statement. */
const rivals: Readonly<Record<string, readonly string[]>> = {
  Action: ["NotAction"],
  NotAction: ["Action"],
  Resource: ["NotResource"],
  NotResource: ["Resource"],
  Principal: ["NotPrincipal"],
  NotPrincipal: ["Principal"],
};

const strings: Skeleton = { snippet: '[\n\t"$1"\n]' };
const skeletons: Readonly<Record<string, Skeleton>> = {
  Effect: { snippet: '"${1|Allow,Deny|}"' },
  Action: strings,
  NotAction: strings,
  Resource: { snippet: '["${1:*}"]' },
  NotResource: { snippet: '["$1"]' },
  Condition: { snippet: "{\n\t$1\n}", retrigger: true },
  Sid: { snippet: '"$1"' },
  Principal: { snippet: "{\n\t$1\n}", retrigger: true },
  NotPrincipal: { snippet: "{\n\t$1\n}", retrigger: true },
};

function skeletonOf(key: string, kind: PolicyKind): Skeleton {
  if (key === "Version") return { snippet: `"${kinds[kind].language}"` };
  if (key === "Statement")
    return { snippet: `[\n\t${statementOnLines("${1|Allow,Deny|}", '"$2"').replaceAll("\n", "\n\t")}\n]` };
  const { actions } = kinds[kind];
  if (actions === "agency" && key === "Action") return { snippet: '["iam:agencies:assume"]' };
  if (actions === "agency" && key === "Resource")
    return { snippet: '{\n\t"uri": ["/iam/agencies/${1:agencyId}"]\n}' };
  const known = skeletons[key]!;
  const isProposed = actions === "tables" || actions === "identity";
  return (key === "Action" || key === "NotAction") && isProposed ? { ...known, retrigger: true } : known;
}
