import { extensions, type Uri } from "vscode";

/** The part of the API of VS Code's git extension that we use. */
interface GitApi {
  getRepository(uri: Uri): { show(revision: string, path: string): Promise<string> } | null;
}

/**
 * Returns a function that reads a file as of the last commit; `undefined` if there is no git extension, as in a
 * browser, or the file is in no repository. The function throws if the commit does not have the file.
 */
export async function readerOfHead(uri: Uri): Promise<(() => Promise<string>) | undefined> {
  try {
    const extension = extensions.getExtension<{ getAPI(version: 1): GitApi }>("vscode.git");
    const repository = (await extension?.activate())?.getAPI(1).getRepository(uri);
    return repository ? () => repository.show("HEAD", uri.fsPath) : undefined;
  } catch {
    // Git is not installed, or switched off in the settings.
    return undefined;
  }
}
