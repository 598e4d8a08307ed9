// Typical configurations and logs with a reviewed set of actions: each action with the calls that it is for. Review a
// changed golden file call by call against server/catalog: a wrong action must not be in a policy.
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { golden, runHere } from "./support.js";

interface Report {
  readonly actions: readonly {
    readonly action: string;
    readonly calls?: readonly { readonly call: string }[];
    readonly because?: readonly { readonly calls: readonly string[] }[];
    readonly startUp?: readonly string[];
  }[];
  readonly resources?: readonly {
    readonly address: string;
    readonly state: string;
    readonly calls: number;
    readonly missing: readonly { readonly call: string; readonly alternatives: readonly string[][] }[];
  }[];
  readonly unanswered?: readonly { readonly call: string }[];
}

async function reportOn(name: string): Promise<string> {
  const {
    actions,
    resources = [],
    unanswered = [],
  } = JSON.parse((await runHere(["needs", `test/needs/${name}`, "--format", "json"])).out) as Report;
  return [
    ...actions.flatMap(({ action, calls = [], because = [], startUp = [] }) => {
      const all = [...calls.map(({ call }) => call), ...because.flatMap((one) => one.calls), ...startUp];
      return [action, ...[...new Set(all)].sort().map((call) => `  ${call}`)];
    }),
    "",
    ...resources.flatMap(({ address, state, calls, missing }) => [
      `${address}: ${state}, ${String(calls - missing.length)} of ${String(calls)} calls`,
      ...missing.map(
        ({ call, alternatives }) =>
          `  ${call}${alternatives.length > 0 ? ` (one of ${alternatives.map((names) => names.join(" + ")).join(", ")})` : ""}`,
      ),
    ]),
    ...unanswered.map(({ call }) => `without an action: ${call}`),
    "",
  ].join("\n");
}

for (const name of readdirSync("test/needs").filter((one) => one !== "logs"))
  test(`needs: the configuration ${name} needs exactly the reviewed actions (real catalog)`, async () =>
    golden(`needs/${name}.txt`, await reportOn(name)));

for (const name of readdirSync("test/needs/logs"))
  test(`needs: the log ${name} needs exactly the reviewed actions (real catalog)`, async () =>
    golden(`needs/${name}.txt`, await reportOn(`logs/${name}`)));
