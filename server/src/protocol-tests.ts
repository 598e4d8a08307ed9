// Our own requests about policy tests; a part of protocol.ts.

/** The policy tests of a file, open or not; null if it cannot be read. */
export const policyTestsRequest = "huaweiIam/policyTests";

export interface PolicyTestsParams {
  readonly uri: string;
}

export interface PolicyTestsResult {
  readonly tests: readonly PolicyTestItem[];
}

/** A test with its expectations. Texts are in the user's language. */
export interface PolicyTestItem {
  readonly name: string;
  readonly range: ProtocolRange;
  readonly cases: readonly { readonly title: string; readonly range: ProtocolRange }[];
}

/** Runs policy tests of a file; null if it cannot be read. */
export const runPolicyTestsRequest = "huaweiIam/runPolicyTests";

export interface RunPolicyTestsParams extends PolicyTestsParams {
  /** The indexes of the tests; all if absent. */
  readonly tests?: readonly number[];
}

export interface RunPolicyTestsResult {
  /** What is wrong with the file itself. */
  readonly problems: readonly TestNote[];
  readonly tests: readonly PolicyTestOutcome[];
}

/** The result of a test. With problems, the test was not run and has no cases. */
export interface PolicyTestOutcome {
  readonly index: number;
  readonly problems: readonly TestNote[];
  /** In the order of the cases of `PolicyTestItem`. */
  readonly cases: readonly PolicyTestCase[];
}

export interface TestNote {
  readonly message: string;
  readonly range: ProtocolRange;
}

export interface PolicyTestCase extends Pick<TestNote, "range"> {
  readonly isPassed: boolean;
  /** What was found instead of what is expected; "" if it passed. */
  readonly summary: string;
  /** The author's reason; "" if none is given. */
  readonly because: string;
  /** The deciding statements; those of depth 1 are reasons for the line before. */
  readonly lines: readonly PolicyTestLine[];
}

export interface PolicyTestLine {
  readonly message: string;
  readonly depth: 0 | 1;
  /** `shown`: the path of the file as the test names it. */
  readonly place?: { readonly uri: string; readonly shown: string; readonly range: ProtocolRange };
}

/** A range of the protocol. */
export interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
