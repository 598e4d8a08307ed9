import type { Action } from "../model.js";
import { wordsInName } from "./name-words.js";

/**
 * The name of an API operation as a phrase: `BatchStopServers` is “Batch stop servers”. A name that begins with an
 * OpenStack service ends with it: `NovaListServers` is “List servers (Nova)”.
 */
export function operationInWords(name: string): string {
  const words = wordsIn(name);
  const openStack = openStackServices.has(words[0]!.toLowerCase()) && words.length > 1 ? words.shift()! : undefined;
  return `${phrase(words)}${openStack === undefined ? "" : ` (${capital(openStack)})`}`;
}

/** The name of an action as a phrase: `ecs:serverFlavors:get` is “Get server flavors”. */
export function actionInWords({ resourceType, operation }: Pick<Action, "resourceType" | "operation">): string {
  const [type, words] = [wordsIn(resourceType), wordsIn(operation)];
  const has = (part: string) => words.some((word) => word.toLowerCase().startsWith(part.toLowerCase()));
  if (type.length === 0 || type.every((part) => has(singular(part)))) return phrase(words);
  const [verb, next, ...rest] = words;
  if (next === undefined) return phrase([verb ?? "", ...type]);
  // «List instances by tag», but «Update metadata (servers)»: only a preposition shows where the type belongs.
  if (prepositions.has(next.toLowerCase())) return phrase([verb!, ...type, next, ...rest]);
  return `${phrase(words)} (${lower(type).join(" ")})`;
}

/** Names of actions may also have hyphens. */
function wordsIn(name: string): string[] {
  return name.split(/[-\s]/).flatMap(wordsInName);
}

function phrase(words: readonly string[]): string {
  return capital(lower(words).join(" "));
}

function lower(words: readonly string[]): string[] {
  return words.map((word) => {
    const plain = word.toLowerCase();
    const stem = singular(plain);
    if (abbreviations.has(plain)) return plain.toUpperCase();
    if (abbreviations.has(stem)) return `${stem.toUpperCase()}s`;
    return /^[A-Z\d]{2,}$/.test(word) ? word : plain;
  });
}

function singular(word: string): string {
  return word.replace(/s$/i, "");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const prepositions = new Set(["by", "for", "from", "in", "of", "on", "to", "with"]);

const openStackServices = new Set(["nova", "neutron", "cinder", "glance", "keystone"]);

const abbreviations = new Set([
  "acl", "ad", "ak", "aom", "api", "apm", "bms", "cbr", "cce", "cdm", "cdn", "ces", "cidr", "cmk", "coc", "cpu",
  "css", "das", "db", "dcs", "dds", "deh", "dli", "dms", "dnat", "dns", "drs", "dss", "dws", "ecs", "eip", "elb",
  "eps", "er", "evs", "ges", "gpu", "ha", "hba", "hss", "http", "https", "iam", "id", "ims", "ip", "ipv6", "jdbc",
  "json", "kms", "lts", "mfa", "mrs", "nat", "nfs", "nic", "obs", "oidc", "os", "pg", "qos", "ram", "rbac", "rds",
  "rms", "saml", "scm", "sdk", "sfs", "sk", "slb", "smn", "sms", "snat", "sql", "ssh", "ssl", "sts", "swr", "tde",
  "tls", "tms", "ttl", "udp", "url", "vip", "vm", "vnc", "vpc", "vpcep", "vpn", "waf", "xml",
]);
