import type { Range } from "vscode-languageserver-types";
import type { ConfigProblem } from "../../core/config/config-file.js";
import { type CaseLine, testCases, titleOfExpectation } from "../../core/describe/policy-test/test-cases.js";
import type { PolicyTest, PolicyTestFile } from "../../core/policy-tests/model.js";
import type { PolicyTestResult } from "../../core/policy-tests/run.js";
import { LineIndex } from "../../core/text/line-index.js";
import { type Language } from "../../core/text/message.js";
import type { TextRange } from "../../core/text/range.js";
import { sayIn } from "../../core/text/say.js";
import type { PolicyTestItem, PolicyTestOutcome, RunPolicyTestsResult, TestNote } from "../../protocol.js";

/** The tests of a text for a list of tests: their names and expectations, with their places. */
export function testItems(text: string, { tests }: PolicyTestFile, language: Language): PolicyTestItem[] {
  const say = sayIn(language);
  const lines = new LineIndex(text);
  const casesOf = ({ expectations, needsComplete }: PolicyTest) => [
    ...expectations.map((one) => ({ title: titleOfExpectation(one, say), range: rangeIn(lines, one.subject.range) })),
    ...(needsComplete ? [{ title: "needs: complete", range: rangeIn(lines, needsComplete) }] : []),
  ];
  return tests.map((test) => ({ name: test.name, range: rangeIn(lines, test.range), cases: casesOf(test) }));
}

/** The results of some tests of a text. `indexes` are the places of the tests in the file. */
export function testOutcomes(
  text: string,
  problems: readonly ConfigProblem[],
  results: readonly { readonly index: number; readonly result: PolicyTestResult }[],
  language: Language,
): RunPolicyTestsResult {
  const say = sayIn(language);
  const lines = new LineIndex(text);
  const known = new Map<string, LineIndex>();
  const noteOf = ({ message, args, range }: ConfigProblem): TestNote => ({
    message: say(message, args),
    range: rangeIn(lines, range),
  });
  const lineOf = ({ text: told, depth, place }: CaseLine) => {
    if (!place) return { message: told, depth };
    const index = known.get(place.source.uri) ?? new LineIndex(place.source.text);
    known.set(place.source.uri, index);
    const { uri, shown } = place.source;
    return { message: told, depth, place: { uri, shown, range: rangeIn(index, place.range) } };
  };
  const outcomeOf = (result: PolicyTestResult, index: number): PolicyTestOutcome => ({
    index,
    problems: result.problems.map(noteOf),
    cases: testCases(result, say).map((one) => ({
      range: rangeIn(lines, one.range),
      isPassed: one.isPassed,
      summary: one.summary,
      because: one.because ?? "",
      lines: one.lines.map(lineOf),
    })),
  });
  return {
    problems: problems.map(noteOf),
    tests: results.map(({ index, result }) => outcomeOf(result, index)),
  };
}

function rangeIn(lines: LineIndex, { start, end }: TextRange): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}
