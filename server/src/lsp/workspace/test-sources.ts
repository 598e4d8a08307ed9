import { CancellationToken, type TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TestFiles } from "../../core/policy-tests/gather.js";
import type { PolicyTest } from "../../core/policy-tests/model.js";
import { isSiblingName, mayMatterInFolder } from "../../core/terraform/file-notation.js";
import { siblingTexts } from "../../core/terraform/override-files.js";
import { fileNameOf } from "../../features/file-name.js";
import { mayNameLocals } from "../../core/terraform/local-references.js";
import { isPolicySource, placeOf } from "../../core/policy-tests/paths.js";
import { fileKey, folderOf, isInFolder } from "./uri.js";
import type { Workspace } from "./workspace.js";

/** The files that policy tests name: open documents as in the editor, others as the workspace has them. */
export class TestSources {
  constructor(
    private readonly documents: TextDocuments<TextDocument>,
    private readonly workspace: Workspace,
  ) {}

  /** The text of a file, open or not; `undefined` if it cannot be read. */
  async textOf(uri: string): Promise<string | undefined> {
    const key = fileKey(uri);
    const open = this.documents.all().find((document) => fileKey(document.uri) === key);
    return open?.getText() ?? this.workspace.read(uri);
  }

  /** The Terraform files in the folders of those that use local values. */
  async #siblingsOf(texts: ReadonlyMap<string, string | undefined>) {
    const folders = new Set([...texts].flatMap(([key, text]) =>
      text !== undefined && isSiblingName(key) && mayNameLocals(text) ? [folderOf(key)] : []));
    if (folders.size === 0) return [];
    const all = [...(await this.workspace.list(CancellationToken.None)).values()];
    const found: { readonly key: string; readonly text: string }[] = [];
    for (const uri of all.filter((one) => isSiblingName(one) && folders.has(folderOf(one))).sort()) {
      const text = await this.textOf(uri);
      if (text !== undefined && mayMatterInFolder(text)) found.push({ key: fileKey(uri), text });
    }
    return found;
  }

  /** Reads the policies that some tests of a file name. Folders and patterns are searched in the workspace. */
  async load(testUri: string, tests: readonly PolicyTest[]): Promise<TestFiles> {
    const texts = new Map<string, string | undefined>();
    const read = async (uri: string) => {
      if (!texts.has(fileKey(uri))) texts.set(fileKey(uri), await this.textOf(uri));
    };
    const places = tests.flatMap(({ policies }) => policies.map(({ value }) => placeOf(value, testUri)));
    await Promise.all(places.map((place) => (place.kind === "path" ? read(place.uri) : undefined)));
    const isMissing = (uri: string) => texts.get(fileKey(uri)) === undefined;
    const isSearched = places.some((place) => place.kind === "glob" || isMissing(place.uri));
    const all = isSearched ? [...(await this.workspace.list(CancellationToken.None)).values()] : [];
    const isWanted = (uri: string) =>
      places.some((place) =>
        place.kind === "glob" ? place.fits(uri) : isMissing(place.uri) && isInFolder(fileKey(uri), fileKey(place.uri)),
      );
    await Promise.all(all.filter((uri) => isPolicySource(uri) && isWanted(uri)).map(read));
    const siblings = await this.#siblingsOf(texts);
    return {
      siblings: (uri) => siblingTexts(fileNameOf(uri), siblings.flatMap(({ key, text }) =>
        key !== fileKey(uri) && folderOf(key) === folderOf(uri) ? [{ name: fileNameOf(key), text }] : [])),
      read(uri) {
        const text = texts.get(fileKey(uri));
        return text === undefined ? undefined : { text };
      },
      list: (folder) => all.filter((uri) => isInFolder(fileKey(uri), fileKey(folder))),
    };
  }
}
