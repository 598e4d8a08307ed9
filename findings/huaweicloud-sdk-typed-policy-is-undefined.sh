#!/usr/bin/env bash
# @huaweicloud/huaweicloud-sdk-iam 3.1.172: `showCustomPolicy` returns the JSON of the answer as it is, but its types promise
# objects with other names. `role.policy.statement` compiles and is undefined; `role.policy.Statement`, which has the statements,
# does not compile. A well-informed guess is that a property with a type is there: a script that lists what
# `statement ?? []` grants finds nothing, for every policy of the account.
#
# Expected output:
#   TypeScript accepts: statement, displayName
#   TypeScript refuses: Statement, display_name
#   in the answer: statement undefined, displayName undefined, Statement 1, display_name mine
# For users: write `JSON.stringify(response.role.policy)` to a file; it has the names of the policy language. docs/cli.md says so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @huaweicloud/huaweicloud-sdk-iam@3.1.172 @huaweicloud/huaweicloud-sdk-core@3.1.211 uuid@9.0.1 typescript@5.9.3 @types/node@20.19.25
for name in policy.statement displayName policy.Statement display_name; do
  echo "import type { ShowCustomPolicyResponse } from \"@huaweicloud/huaweicloud-sdk-iam/v3/public-api\";
declare const answer: Required<ShowCustomPolicyResponse>;
export const value = answer.role.${name/policy./policy!.};" > "$name.ts"
  node node_modules/typescript/bin/tsc --noEmit --strict --skipLibCheck --module nodenext "$name.ts" >/dev/null && echo "${name#policy.}" >> accepted || echo "${name#policy.}" >> refused
done
cat > check.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { createServer } = require("node:http");
const { GlobalCredentials } = require("@huaweicloud/huaweicloud-sdk-core");
const { IamClient, ShowCustomPolicyRequest } = require("@huaweicloud/huaweicloud-sdk-iam/v3/public-api");
const policy = { Version: "1.1", Statement: [{ Effect: "Allow", Action: ["ecs:*:*"] }] };
const server = createServer((_, response) => {
  response.setHeader("content-type", "application/json").end(JSON.stringify({ role: { display_name: "mine", policy } }));
}).listen(0, "127.0.0.1", async () => {
  const credentials = new GlobalCredentials().withAk("ak").withSk("sk").withDomainId("domain");
  const client = IamClient.newBuilder().withCredential(credentials).withEndpoint(`http://127.0.0.1:${server.address().port}`).build();
  const { role } = await client.showCustomPolicy(new ShowCustomPolicyRequest("id"));
  server.close();
  const names = (file) => readFileSync(file, "utf8").trim().split("\n").join(", ");
  const typed = `statement ${role.policy.statement}, displayName ${role.displayName}`;
  const sent = `Statement ${role.policy.Statement?.length}, display_name ${role.display_name}`;
  const seen = [`TypeScript accepts: ${names("accepted")}`, `TypeScript refuses: ${names("refused")}`, `in the answer: ${typed}, ${sent}`];
  console.log(seen.join("\n"));
  const expected = ["TypeScript accepts: statement, displayName", "TypeScript refuses: Statement, display_name",
    "in the answer: statement undefined, displayName undefined, Statement 1, display_name mine"];
  process.exitCode = seen.join("\n") === expected.join("\n") ? 0 : 1;
});
JS
node check.cjs
