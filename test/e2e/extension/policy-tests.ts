import assert from "node:assert/strict";
import * as vscode from "vscode";
import { completionsAt, extension, findings, hoverAt, labelOf, placeOf, policyOf, until, withFiles, write, type Tests } from "./steps.js";

const name = "ops.hwpolicy-test.json";
const test = `{
  // What operators do.
  "policies": ["ops.json"],
  "tests": [
    { "name": "servers", "can": ["ecs:servers:get"], "cannot": ["ecs:servers:stop"], "because": "on call" },
    { "name": "users", "cannot": ["iam:*:*"] }
  ]
}
`;

const controller = () => (extension().exports as { readonly testController: vscode.TestController }).testController;

interface Seen {
  readonly passed: string[];
  readonly failed: { readonly label: string; readonly message: vscode.TestMessage }[];
  readonly errored: string[];
  runs: number;
}

/** Records the results of the runs that the work starts. */
async function watching(work: (seen: Seen) => Promise<void>): Promise<void> {
  const seen: Seen = { passed: [], failed: [], errored: [], runs: 0 };
  const own = controller();
  const create = own.createTestRun;
  own.createTestRun = (...args) => {
    const run = create.apply(own, args);
    type Message = vscode.TestMessage | readonly vscode.TestMessage[];
    const first = (message: Message) => [message].flat()[0] as vscode.TestMessage;
    return new Proxy(run, {
      get(target, key) {
        if (key === "passed") return (item: vscode.TestItem) => (seen.passed.push(item.label), target.passed(item));
        if (key === "failed") return (item: vscode.TestItem, message: vscode.TestMessage) => (seen.failed.push({ label: item.label, message: first(message) }), target.failed(item, message));
        if (key === "errored") return (item: vscode.TestItem, message: vscode.TestMessage) => (seen.errored.push(item.label), target.errored(item, message));
        if (key === "end") return () => (seen.runs++, target.end());
        const value: unknown = Reflect.get(target, key);
        return typeof value === "function" ? value.bind(target) as unknown : value;
      },
    });
  };
  try {
    await work(seen);
  } finally {
    own.createTestRun = create;
  }
}

const labelsOf = (items: vscode.TestItemCollection) => [...items].map(([, item]) => item.label);

/** The item of a file, once the Testing view has it. */
const itemOf = (uri: vscode.Uri) => until("the tests of the file", () => controller().items.get(uri.toString()));

export const policyTestTests: Tests = {
  "all tests run, also before the Testing view has listed them": () => withFiles({ "ops.json": policyOf("ecs:servers:get"), [name]: test }, async ([, document]) => {
    await itemOf(document!.uri);
    await watching(async (seen) => {
      controller().items.replace([]);
      await vscode.commands.executeCommand("testing.runAll");
      await until("the results", () => seen.runs > 0);
      assert.deepEqual(seen.passed.sort(), ["can: ecs:servers:get", "cannot: ecs:servers:stop", "cannot: iam:*:*"]);
    });
  }),
  "policy tests are listed, run, and fail at their expectation with a link to the deciding statement": () => withFiles({ "ops.json": policyOf("ecs:servers:get", "ecs:servers:stop"), [name]: test }, async ([, document]) => {
    const uri = document!.uri;
    const item = await itemOf(uri);
    assert.deepEqual(labelsOf(item.children), ["servers", "users"]);
    const [, servers] = [...item.children][0]!;
    assert.deepEqual(labelsOf(servers.children), ["can: ecs:servers:get", "cannot: ecs:servers:stop"]);
    assert.equal(servers.range?.start.line, 4);
    await watching(async (seen) => {
      await vscode.commands.executeCommand("testing.runAll");
      await until("the results", () => seen.runs > 0);
      assert.deepEqual(seen.errored, []);
      for (const label of ["can: ecs:servers:get", "cannot: iam:*:*"]) assert.ok(seen.passed.includes(label), label);
      assert.deepEqual(seen.failed.map(({ label }) => label), ["cannot: ecs:servers:stop"]);
      const { message, location } = seen.failed[0]!.message;
      assert.equal(location?.uri.toString(), uri.toString());
      assert.equal(location?.range.start.line, 4);
      const markdown = (message as vscode.MarkdownString).value;
      assert.match(markdown, /is allowed/);
      assert.match(markdown, /on call/);
      assert.match(markdown, /\(\S+\/ops\.json#8,10\)/);
      assert.doesNotMatch(markdown, /&nbsp;/);
    });
  }),
  "a test file has completion and hovers of actions, and its own errors": () => withFiles({ "ops.json": policyOf("ecs:servers:get"), [name]: test.replace('"iam:*:*"', '"ecs:servers:stpo"') }, async ([, document]) => {
    assert.equal(document!.languageId, "jsonc");
    const found = await until("the error", () => findings(document!).length > 0 && findings(document!));
    assert.deepEqual(found.map(({ code, range }) => [code, range.start.line]), [["policy-test", 5]]);
    assert.match(await hoverAt(document!, placeOf(document!, "ecs:servers:get", 5)), /servers/);
    const labels = (await completionsAt(document!, placeOf(document!, "ecs:servers:stop", "ecs:servers:".length))).map(labelOf);
    assert.ok(labels.includes("ecs:servers:reboot"), labels.slice(0, 9).join());
  }),
  "the tests of a changed and of a deleted file follow": () => withFiles({ "ops.json": policyOf("ecs:servers:get"), [name]: test }, async ([, document]) => {
    const uri = document!.uri;
    await itemOf(uri);
    await write(vscode.Uri.joinPath(uri, ".."), name, test.replace('"users"', '"people"'));
    await until("the new name", () => labelsOf(controller().items.get(uri.toString())!.children).includes("people"));
    await vscode.workspace.fs.delete(uri);
    await until("no item", () => !controller().items.get(uri.toString()));
  }),
};
