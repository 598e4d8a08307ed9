/**
 * Whether a text may hold a policy, at the cost of one search: it has the key `Statement`, spelled right or with the slips
 * that are read as it, or the key stands escaped in a string. All who look for policies among other files ask here, so that
 * they agree.
 */
export function mayHoldPolicy(text: string): boolean {
  return statementKey.test(text);
}

/** Each slip of one letter leaves the first five letters or the last four, but for one around the middle. */
const statementKey = /statement|["“＂](?:\s|\\[nrt])*(?:s\w{0,4}te?m\w{0,5}t|state\w{2,5}|\w{4,7}ments?|statme\w{1,3})(?:\s|\\[nrt])*\\?["”＂]?(?:\s|\\[nrt])*[:：]/i;

/** Whether a text that cannot be read holds the words of a policy of ours, and none of another cloud's. */
export function seemsMeant(text: string): boolean {
  return effect.test(text) && (ourVersion.test(text) || actionOfThreeParts.test(text)) && !otherClouds.test(text);
}

const effect = /\beffect\b["'”＂]?\s*[:：]?\s*["'“＂]?\s*(?:allow|deny)\b/i;
const ourVersion = /\bversion\b["'”＂]?\s*[:：]?\s*["'“＂]?\s*1\.[01]\b/i;
/** A string that is just this, or begins with it and was not closed. */
const actionOfThreeParts = /["'“”＂]\s*[\w*-]+[:：][\w*-]*[:：][\w*-]+(?=["'“”＂,，\s\]])/;
/** Versions that are days (AWS, buckets) or numbers of theirs (Alibaba Cloud, Tencent Cloud), and how their resources begin. */
const otherClouds = /["'](?:20\d\d-\d\d-\d\d|Principal)["']|["']version["']\s*:\s*["'](?:1|[23]\.0)["']|["'\s](?:arn|acs|qcs):/i;
