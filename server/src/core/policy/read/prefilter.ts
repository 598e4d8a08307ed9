import { containerKinds } from "../containers/kinds.js";
import { isMisspelled } from "../elements.js";

/**
 * Whether a text may contain a policy: it has the key `Statement`, spelled right or with an accepted slip, or escaped
 * in a string, or a field for policies, and its root may hold one. For most files this costs two searches. Every search
 * for policies among other files uses this function, so that all agree.
 */
export function mayHoldPolicy(text: string): boolean {
  return (mayHaveField(text) && fieldOf5.test(text)) || (statementKey.test(text) && mayRootHold(text));
}

/**
 * Whether `mayHoldPolicy` may be true for a text of which only the bytes of its UTF-8 form are known, as a string with
 * one character for each byte. Text that is not ASCII counts as white space or punctuation, so it never says no to a
 * policy, and nothing has to be decoded for all the files without one.
 */
export function mayBytesHoldPolicy(bytes: string): boolean {
  return (mayHaveField(bytes) && fieldOf5InBytes.test(bytes)) || statementKeyInBytes.test(bytes);
}

/** Fields that hold policies of version 5.0 only. Such a policy is read even without its statements. */
const fields = "policy_document|trust_policy|custom_policy";
const fieldOf5 = new RegExp(String.raw`"(?:${fields})"\s*:`);
const fieldOf5InBytes = new RegExp(String.raw`"(?:${fields})"[\s\x80-\xff]*:`);

/** A search for a rare letter first: JSON has many quotes. */
function mayHaveField(text: string): boolean {
  return text.includes("_policy") || text.includes("_document");
}

const statementKey = statementKeyWith({ open: '"“＂', close: '"”＂', blank: String.raw`\s`, colon: ":：" });
const statementKeyInBytes = statementKeyWith({
  open: String.raw`"\x80-\xff`,
  close: String.raw`"\x80-\xff`,
  blank: String.raw`[\s\x80-\xff]`,
  colon: String.raw`:\x80-\xff`,
});

type KeyParts = Readonly<Record<"open" | "close" | "blank" | "colon", string>>;

/** Each slip of one letter keeps the first five letters or the last four, except one near the middle. */
function statementKeyWith({ open, close, blank, colon }: KeyParts): RegExp {
  // With a limit, because a quote may be followed by megabytes of blanks.
  const blanks = String.raw`(?:${blank}|\\[nrt]){0,200}`;
  const slips = String.raw`(?:s\w{0,4}te?m\w{0,5}t|state\w{2,5}|\w{4,7}ments?|statme\w{1,3})`;
  const end = String.raw`(?:${blanks}\\?[${close}])?${blanks}[${colon}]`;
  return new RegExp(`statement|[${open}]${blanks}${slips}${end}`, "i");
}

/**
 * Whether a policy can be at the root of a text, or in one of the containers below it. Other valid JSON with the word
 * "statement" in it costs a native parse, and none at all if its root is a list.
 */
function mayRootHold(text: string): boolean {
  if (usualStart.test(text)) return true;
  if (listStart.test(text)) return seemsMeant(text);
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return true;
  }
  if (typeof root !== "object" || root === null) return typeof root === "string";
  return Object.keys(root).some((key) => isOfPolicy(key)) || seemsMeant(text);
}

/** How policies usually begin. */
const usualStart = /^\s*\{\s*(?:"Version"\s*:\s*"[^"\\]*"\s*,\s*)?"(?:Statement|role|policy)"/;
/** However broken the rest is, the parser reads such a text as a list. */
const listStart = /^\s*\[/;

function isOfPolicy(key: string): boolean {
  return key === "Statement" || isMisspelled(key, "Statement") || containers.has(key);
}

const containers = new Set(containerKinds.flatMap(({ path: [first] }) => first ?? []));

/** Whether a text that cannot be parsed has the words of a Huawei Cloud policy and none of another cloud's. */
export function seemsMeant(text: string): boolean {
  return effect.test(text) && (ourVersion.test(text) || actionOfThreeParts.test(text)) && !otherClouds.test(text);
}

const effect = /\beffect\b["'”＂]?\s*[:：]?\s*["'“＂]?\s*(?:allow|deny)\b/i;
const ourVersion = /\bversion\b["'”＂]?\s*[:：]?\s*["'“＂]?\s*1\.[01]\b/i;
/** A string that consists of an action, or begins with one and is not closed. */
const actionOfThreeParts = /["'“”＂]\s*[\w*-]+[:：][\w*-]*[:：][\w*-]+(?=["'“”＂,，\s\]])/;
/**
 * Versions that are dates (AWS, buckets) or numbers of other clouds (Alibaba Cloud, Tencent Cloud), and the prefixes of
 * their resources.
 */
const otherClouds =
  /["'](?:20\d\d-\d\d-\d\d|Principal)["']|["']version["']\s*:\s*["'](?:1|[23]\.0)["']|["'\s](?:arn|acs|qcs):/i;
