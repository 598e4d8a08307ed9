/**
 * Whether a text may contain a policy, at the cost of two searches: it has the key `Statement`, spelled right or with
 * an accepted slip, or escaped in a string, or a field for policies. Every search for policies
 * among other files uses this function, so that all agree.
 */
export function mayHoldPolicy(text: string): boolean {
  return statementKey.test(text) || fieldOf5.test(text);
}

/** Fields that hold policies of version 5.0 only. Such a policy is read even without its statements. */
const fieldOf5 = /"(?:policy_document|trust_policy|custom_policy)"\s*:/;

/** Each slip of one letter keeps the first five letters or the last four, except one near the middle. */
const statementKey = /statement|["“＂](?:\s|\\[nrt])*(?:s\w{0,4}te?m\w{0,5}t|state\w{2,5}|\w{4,7}ments?|statme\w{1,3})(?:\s|\\[nrt])*\\?["”＂]?(?:\s|\\[nrt])*[:：]/i;

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
const otherClouds = /["'](?:20\d\d-\d\d-\d\d|Principal)["']|["']version["']\s*:\s*["'](?:1|[23]\.0)["']|["'\s](?:arn|acs|qcs):/i;
