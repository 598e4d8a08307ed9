import assert from "node:assert/strict";
import { test } from "node:test";
import { parseConfig } from "../../../server/src/core/config/parse-config.js";
import { format } from "../../../server/src/core/text/message.js";

const problemsOf = (name: string) => parseConfig(JSON.stringify({ assumeGranted: [name] })).problems.map(({ message, args }) => format(message, args, "en"));

test("assumeGranted: a known system policy without published content is accepted, and nothing is assumed", () => {
  for (const name of ["VPC FullAccess", "Tenant Guest", "RDS ReadOnlyAccess", "KMS Administrator", "VPC Administrator", "OBS OperateAccess", "CES Administrator", "SMN Administrator", "DNS FullAccess"]) {
    const { config, problems } = parseConfig(JSON.stringify({ assumeGranted: [name] }));
    assert.deepEqual([problems, config.assumeGranted], [[], []], name);
  }
  assert.notEqual(parseConfig('{"assumeGranted": ["ecs fullaccess"]}').config.assumeGranted?.length, 0);
});

test("assumeGranted: only a misspelled name gets a suggestion, and never that of another service", () => {
  assert.match(problemsOf("Server Adminstrator")[0]!, /Server Administrator/);
  assert.match(problemsOf("VPC FullAcess")[0]!, /VPC FullAccess/);
  assert.doesNotMatch(problemsOf("XYZ Nothing")[0]!, /Did you mean/);
});
