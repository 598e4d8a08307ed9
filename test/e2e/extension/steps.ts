// Steps of the tests in VS Code. Every wait is for a state, none for a time. They need no Node, so the same tests run
// in the browser's extension host.
import assert from "node:assert/strict";
import * as vscode from "vscode";

/** Titles, and functions that throw if a test fails. */
export type Tests = Record<string, () => Promise<void>>;

export const extension = () => {
  const found = vscode.extensions.getExtension("huawei-iam-policy.huawei-iam-policy");
  assert.ok(found, "the extension is installed");
  return found;
};

/** A policy that allows these actions, one per line. */
export const policyOf = (...actions: string[]) => `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
${actions.map((action) => `        ${JSON.stringify(action)}`).join(",\n")}
      ]
    }
  ]
}
`;

/** Opens texts as files, runs the work, and removes everything again. Files `beside` them are not opened. */
export async function withFiles(
  texts: Record<string, string>,
  work: (documents: vscode.TextDocument[]) => Promise<void>,
  beside: Record<string, string> = {},
): Promise<void> {
  await extension().activate();
  const folder = newFolder();
  try {
    // Together, so that the editor notices them once.
    await Promise.all(Object.entries(beside).map(([name, text]) => write(folder, name, text)));
    const documents: vscode.TextDocument[] = [];
    for (const [name, text] of Object.entries(texts)) documents.push(await open(await write(folder, name, text)));
    await work(documents);
  } finally {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await remove(folder);
  }
}

/**
 * Closes the active editor and discards its text. VS Code deletes the backup of the text a moment later, and until then
 * a new editor of the same name gets that text instead of its own. So this waits until a new editor is empty.
 */
export async function discardActiveEditor(): Promise<void> {
  const discard = () => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await discard();
  await until("a new editor without the discarded text", async () => {
    const next = await vscode.workspace.openTextDocument({ language: "plaintext" });
    if (next.getText() === "") return true;
    await vscode.window.showTextDocument(next);
    await discard();
    return false;
  });
}

let folders = 0;

/** An unused folder in the workspace. */
function newFolder(): vscode.Uri {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace, "a folder is open");
  folders += 1;
  return vscode.Uri.joinPath(workspace.uri, `policies-${folders}`);
}

/** Ignores a folder that was never created: the test then fails for the actual reason. */
async function remove(folder: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
}

/** Writes a file, and creates its folder. */
export async function write(folder: vscode.Uri, name: string, text: string): Promise<vscode.Uri> {
  const file = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}

/**
 * Opens a file like a user. vscode.workspace.openTextDocument would keep it open for minutes after its tab is closed.
 */
async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand("vscode.open", uri, { preview: false });
  return until(uri.path, () =>
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString()),
  );
}

export async function withPolicy(text: string, work: (document: vscode.TextDocument) => Promise<void>, name = "policy.json", beside: Record<string, string> = {}): Promise<void> {
  await withFiles({ [name]: text }, async ([document]) => work(document!), beside);
}

/**
 * Waits until `check` returns a true value, and returns it. The limit is a minute and at least 1,200 attempts, because
 * slow answers mean a slow machine and not a failure.
 */
export async function until<T>(
  what: string,
  check: () => T | undefined | false | null | Promise<T | undefined | false | null>,
): Promise<T> {
  const end = Date.now() + 60_000;
  for (let asked = 0; ; asked++) {
    const value = await check();
    if (value) return value;
    if (asked > 1200 && Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export const codeOf = ({ code }: vscode.Diagnostic) => String(typeof code === "object" ? code.value : code);

/** The current diagnostics of our extension in a document. */
export const findings = (document: vscode.TextDocument) => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "huawei-iam");

export const findingsWith = (document: vscode.TextDocument, code: string) =>
  findings(document).filter((finding) => codeOf(finding) === code);

/**
 * Waits until the server has checked the documents as they are now: a policy with a known finding, opened after them,
 * has received it. Only then does a missing finding prove anything.
 */
export async function settled(...documents: vscode.TextDocument[]): Promise<void> {
  const folder = newFolder();
  try {
    const file = await write(folder, "known.json", policyOf("ecs:servers:stop"));
    for (const document of documents) await vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, new vscode.Position(0, 0));
    const known = await open(file);
    await until("the known finding", () => findingsWith(known, "missing-dependency").length === 1);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  } finally {
    await remove(folder);
  }
}

/** The position of the first `text` in a document, moved by `delta` characters. */
export function placeOf(document: vscode.TextDocument, text: string, delta = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `the document contains ${text}`);
  return document.positionAt(offset + delta);
}

/** Without the leading blank that sorts our suggestions before those of VS Code's JSON support. */
export const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === "string" ? label : label.label).trimStart();

export async function completionsAt(
  document: vscode.TextDocument,
  place: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  return (
    await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      place,
    )
  ).items;
}

/** Accepts a suggestion like the editor: replaces its range by its text. */
export async function accept(document: vscode.TextDocument, item: vscode.CompletionItem): Promise<void> {
  const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
  assert.ok(range, "the suggestion says what it replaces");
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, typeof item.insertText === "string" ? item.insertText : item.insertText?.value ?? labelOf(item));
  assert.ok(await vscode.workspace.applyEdit(edit));
}

export async function hoverAt(document: vscode.TextDocument, place: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, place);
  return hovers.flatMap(({ contents }) => contents).map((content) => (typeof content === "string" ? content : content.value)).join("\n");
}

export async function fixesFor(
  document: vscode.TextDocument,
  finding: vscode.Diagnostic,
): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    finding.range,
    vscode.CodeActionKind.QuickFix.value,
    100,
  );
  return actions.filter(({ disabled }) => !disabled);
}

export async function applyFix(
  document: vscode.TextDocument,
  finding: vscode.Diagnostic,
  title: RegExp,
): Promise<void> {
  const fixes = await fixesFor(document, finding);
  const fix = fixes.find((action) => title.test(action.title));
  assert.ok(fix, `a fix like ${title} is offered; there are: ${fixes.map((action) => action.title).join(" | ") || "none"}`);
  if (fix.edit) assert.ok(await vscode.workspace.applyEdit(fix.edit), "the fix can be applied");
  if (fix.command) await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
}

/** All actions of all statements, parsed by JSON.parse, which throws if the file is broken. */
export function actionsIn(document: vscode.TextDocument): string[] {
  const policy = JSON.parse(document.getText()) as { Statement: { Action: string[] }[] };
  return policy.Statement.flatMap((statement) => statement.Action);
}

/** Names of the form service:type:operation in a text, in alphabetical order. */
export const actionNamesIn = (text: string) => [...new Set(text.match(/\b[a-z]+:[A-Za-z]+:[A-Za-z]+\b/g) ?? [])].sort();
