import type { CancellationToken } from "vscode-languageserver";
import type { Configuration } from "../../core/needs/terraform/configuration.js";
import { isConfigurationName } from "../../core/needs/terraform/read-file.js";
import { loadConfiguration, type SourceFile } from "../../core/needs/terraform/load.js";
import { decodeUri } from "../../core/text/decode-uri.js";
import { counted, nouns } from "../../core/text/counted.js";
import { addTo } from "../../core/text/group-by.js";
import { compareNames } from "../../core/text/order.js";
import { sayIn } from "../../core/text/say.js";
import type { TerraformFolders } from "../../protocol.js";
import type { ServerContext } from "../state/context.js";
import { fileKey, isInFolder } from "./uri.js";

/** A folder of the workspace with Terraform files, by its path in the workspace folder. */
interface Folder {
  readonly uri: string;
  readonly workspaceFolder: string;
  /** "." for the workspace folder itself. */
  readonly path: string;
  readonly files: readonly string[];
}

/** The folders with Terraform files, those near the top first. Downloaded modules and hidden folders are left out. */
export async function terraformFolders(context: ServerContext, token: CancellationToken): Promise<TerraformFolders> {
  const folders = [...(await foldersOf(context, token)).values()];
  const say = sayIn(context.settings.environment.language);
  const depth = ({ path }: Folder) => (path === "." ? 0 : path.split("/").length);
  return folders
    .sort((a, b) => depth(a) - depth(b) || compareNames(a.path, b.path))
    .map((one) => ({ uri: one.uri, name: nameOf(one), detail: say(counted(one.files.length, nouns.file)) }));
}

/** The configuration in a folder, as far as its files are in the workspace. Unsaved text of editors counts. */
export async function configurationIn(
  uri: string,
  context: ServerContext,
  token: CancellationToken,
): Promise<{ readonly configuration: Configuration; readonly shown: string }> {
  const folders = await foldersOf(context, token);
  const root = folders.get(fileKey(uri.replace(/\/$/, "")));
  const open = new Map(context.documents.all().map((document) => [fileKey(document.uri), document.getText()]));
  const read = async (folder: Folder | undefined): Promise<SourceFile[]> => {
    const files: SourceFile[] = [];
    for (const file of folder?.files ?? []) {
      const text = open.get(fileKey(file)) ?? (await context.workspace.read(file));
      if (text !== undefined) files.push({ path: relativePath(file, folder!.workspaceFolder), text });
    }
    return files;
  };
  const inside = (path: string) =>
    [...folders.values()].find((one) => one.workspaceFolder === root?.workspaceFolder && one.path === path);
  const reading = loadConfiguration(await read(root));
  let step = reading.next();
  while (step.done !== true) step = reading.next(await read(inside(step.value)));
  return { configuration: step.value, shown: root ? nameOf(root) : lastPart(uri) };
}

/** The folders by their keys. */
async function foldersOf({ workspace }: ServerContext, token: CancellationToken): Promise<Map<string, Folder>> {
  const files = new Map<string, string[]>();
  for (const uri of (await workspace.list(token, true)).values())
    if (isConfigurationName(uri) && !/\/\.[^/]*\//.test(uri)) addTo(files, uri.slice(0, uri.lastIndexOf("/")), uri);
  const found = new Map<string, Folder>();
  for (const [uri, own] of files) {
    const workspaceFolder = workspace.folders.find((one) => isInFolder(`${uri}/`, one)) ?? uri;
    const path = relativePath(uri, workspaceFolder);
    found.set(fileKey(uri), { uri, workspaceFolder, path, files: own.sort(compareNames) });
  }
  return found;
}

function relativePath(uri: string, folder: string): string {
  const path = uri.slice(folder.replace(/\/$/, "").length + 1);
  return path === "" ? "." : decodeUri(path);
}

function nameOf({ path, workspaceFolder }: Folder): string {
  return path === "." ? lastPart(workspaceFolder) : path;
}

function lastPart(uri: string): string {
  const path = decodeUri(uri).replace(/\/$/, "");
  return path.slice(path.lastIndexOf("/") + 1);
}
