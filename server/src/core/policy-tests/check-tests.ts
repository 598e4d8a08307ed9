import type { Catalog } from "../catalog/catalog.js";
import { covers, parseActionPattern } from "../catalog/pattern.js";
import type { ConfigProblem } from "../config/config-file.js";
import { foldKey } from "../evaluate/request.js";
import { conditionKey, globalKeys } from "../language/condition-keys.js";
import { parseResource } from "../policy/forms/resource.js";
import { nearest } from "../text/near.js";
import { testMessages } from "./messages.js";
import type { Expectation, PolicyTest } from "./model.js";
import type { SourcedPolicy } from "./policies.js";
import { rejectionOf } from "./rejection.js";
import { languagesOf, readSubject, type Subject } from "./subject.js";

/**
 * What is wrong with a test besides its files: nothing to test, unknown actions and contradictions. Such a test cannot
 * be run. `sources`: the policies that were found.
 */
export function checkTest(
  { expectations, policies, range }: PolicyTest,
  catalog: Catalog,
  sources: readonly SourcedPolicy[] = [],
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
  const rejected = [...new Set(sources.map(({ source }) => source))].flatMap((source): ConfigProblem[] => {
    const rejection = rejectionOf(source, catalog);
    const args = { file: source.shown, line: rejection?.line ?? 0, finding: rejection?.finding ?? "" };
    const place = policies[0]?.range ?? range;
    return rejection ? [{ range: place, severity: "error", message: testMessages.rejectedPolicy, args }] : [];
  });
  const limits = expectations.flatMap((expectation) => problemsOfLimits(expectation, sources));
  return [...rejected, ...empty, ...unknown, ...limits, ...contradictions].sort(
    (a, b) => a.range.start - b.range.start,
  );
}

/** A resource of another form, and misspelled keys: they would be without effect if something else decides. */
function problemsOfLimits(
  { subject, resource, values }: Expectation,
  sources: readonly SourcedPolicy[],
): ConfigProblem[] {
  const own = new Set(
    sources.flatMap(({ policy }) =>
      policy.statements.flatMap(({ conditions }) => conditions.map(({ key }) => foldKey(key.value))),
    ),
  );
  const isForm = !resource || resource.value === "*" || resource.value.startsWith("/") || parseResource(resource.value);
  const ofResource: ConfigProblem[] = isForm
    ? []
    : [
        {
          range: resource.range,
          severity: "error",
          message: testMessages.wantsResource,
          args: { resource: resource.value },
        },
      ];
  const ofKeys = [...values.keys()].flatMap((key): ConfigProblem[] => {
    const isKnown = own.has(foldKey(key)) || conditionKey(key) !== undefined;
    const near = isKnown || (key.includes(":") && !/^g:/i.test(key)) ? undefined : nearKey(key);
    const message = testMessages.misspelledKey;
    return near === undefined ? [] : [{ range: subject.range, severity: "error", message, args: { key, near } }];
  });
  return [...ofResource, ...ofKeys];
}

function nearKey(key: string): string | undefined {
  const all = [...new Set([...globalKeys("1.1"), ...globalKeys("5.0")])];
  return nearest(key.includes(":") ? key : `g:${key}`, all, 1, 2)[0];
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
