import type { Catalog } from "../catalog/catalog.js";
import { covers, parseActionPattern } from "../catalog/pattern.js";
import type { ConfigProblem } from "../config/config-file.js";
import type { PolicyDocument } from "../policy/model.js";
import { testMessages } from "./messages.js";
import type { Expectation, PolicyTest } from "./model.js";
import { languagesOf, readSubject, type Subject } from "./subject.js";

/**
 * What is wrong with a test besides its files: nothing to test, unknown actions and contradictions. Such a test cannot
 * be run. `sources`: the policies that were found.
 */
export function checkTest(
  { expectations, policies, range }: PolicyTest,
  catalog: Catalog,
  sources: readonly { readonly policy: PolicyDocument }[] = [],
): ConfigProblem[] {
  const languages = languagesOf(sources);
  const empty: ConfigProblem[] = [
    ...(policies.length === 0 ? [testMessages.noPolicies] : []),
    ...(expectations.length === 0 ? [testMessages.noExpectations] : []),
  ].map((message) => ({ range, severity: "error", message, args: {} }));
  const read = expectations.map((expectation) => ({
    expectation,
    subject: readSubject(expectation.subject.value, catalog, languages),
  }));
  const unknown = read.flatMap(({ expectation, subject }): ConfigProblem[] =>
    subject.kind === "unknown"
      ? [{ range: expectation.subject.range, severity: "error", message: subject.message, args: subject.args }]
      : [],
  );
  const refused = read.filter(({ expectation }) => expectation.kind === "cannot");
  const contradictions = read.flatMap(({ expectation, subject }): ConfigProblem[] => {
    if (expectation.kind !== "can") return [];
    const other = refused.find((one) => isSameRequest(expectation, one.expectation) && isWithin(subject, one.subject));
    const args = { subject: expectation.subject.value, other: other?.expectation.subject.value ?? "" };
    return other
      ? [{ range: expectation.subject.range, severity: "error", message: testMessages.contradicts, args }]
      : [];
  });
  return [...empty, ...unknown, ...contradictions].sort((a, b) => a.range.start - b.range.start);
}

/** Whether a part of `allowed` is refused: an action of both. */
function isWithin(allowed: Subject, refused: Subject): boolean {
  if (allowed.kind === "unknown" || refused.kind !== "actions") return false;
  const pattern = parseActionPattern(refused.pattern);
  const names = allowed.kind === "actions" ? [allowed.pattern, ...allowed.names] : allowed.groups.flat();
  return names.some((name) => name.toLowerCase() === refused.pattern.toLowerCase() || covers(pattern, name));
}

/** An expectation without a resource or values is about each of them. */
function isSameRequest(allowed: Expectation, refused: Expectation): boolean {
  const isSameResource = refused.resource === undefined || refused.resource.value === allowed.resource?.value;
  return (
    isSameResource && [...refused.values].every(([key, values]) => String(allowed.values.get(key)) === String(values))
  );
}
