import { apisOf } from "./apis.js";
import type { Action } from "./model.js";

/** Whether an action changes something, as far as its name and its calls show. */
export type Access = "read" | "write";

/**
 * The access of an action: reading if its operation begins with a verb that reads, or if the tables list only calls
 * with GET and HEAD for it. The tables have no column for it; names are more reliable than methods, because many
 * queries are sent with POST. `operation`: the third part of a name or pattern, in any letter case.
 */
export function accessOf(operation: string, action?: Action): Access {
  if (readingVerb.test(operation)) return "read";
  const calls = action ? apisOf(action, "en") : [];
  return calls.length > 0 && calls.every((call) => /^(?:GET|HEAD) /.test(call.operation)) ? "read" : "write";
}

/** A table of the published names shows no other meaning of these, except for the words that are excluded. */
const readingVerb =
  /^(?:batch)?(?:get|list(?!en)|query|show|check(?!out)|count|describe|display|search|view|head|read|download|export|preview|find)/i;
