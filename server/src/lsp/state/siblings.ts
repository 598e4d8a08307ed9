import { CancellationToken, type TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isSiblingName, mayHold, mayMatterInFolder } from "../../core/terraform/file-notation.js";
import type { SiblingTexts } from "../../core/terraform/find.js";
import { siblingTexts } from "../../core/terraform/override-files.js";
import { mayNameLocals } from "../../core/terraform/local-references.js";
import { fileNameOf } from "../../features/file-name.js";
import type { OtherFile } from "../../features/code-actions/other-files.js";
import { fileKey, folderOf, isInFolder } from "../workspace/uri.js";
import type { Workspace } from "../workspace/workspace.js";

/** The Terraform files of a folder on disk that matter to its others, by the key of their URI. */
interface Folder {
  readonly revision: number;
  readonly files: ReadonlyMap<string, OtherFile & { readonly text: string }>;
  /** The URIs of those that define or use local values. */
  readonly uris: readonly string[];
}

/**
 * The other Terraform files of a document's folder: they share their local values. They are read only for a file that
 * defines or uses such values. Text in an editor takes precedence over the disk.
 */
export class DocumentSiblings {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #workspace: Workspace;
  readonly #folders = new Map<string, Folder>();
  readonly #known = new Map<string, SiblingTexts>();

  constructor(documents: TextDocuments<TextDocument>, workspace: Workspace) {
    this.#documents = documents;
    this.#workspace = workspace;
  }

  /**
   * Resolves when the siblings of a file are known; `undefined` if they already are, or do not matter. Those of a file
   * that is not open matter for its policies, or if it `isWanted`.
   */
  ready(uri: string, text = this.#documents.get(uri)?.getText(), isWanted = false): Promise<void> | undefined {
    if (text === undefined || !isSiblingName(uri) || !mayNameLocals(text)) return undefined;
    const folder = folderOf(uri);
    const known = this.#folders.get(folder);
    if (!isWanted && !known && !this.#documents.get(uri) && !mayHold(text, "terraform")) return undefined;
    const isRead = known?.revision === this.#workspace.revision;
    return isRead || !this.#isInWorkspace(folder) ? undefined : this.#read(folder);
  }

  /** Whether other files of its folder matter to a file, as far as they are known. */
  has(uri: string, text: string): boolean {
    return this.mayHave(uri) && this.of(uri, text).length > 0;
  }

  /** Whether `has` may be true for a file of which the text is not known. */
  mayHave(uri: string): boolean {
    return isSiblingName(uri) && (this.#folders.size > 0 || this.#documents.keys().length > 0);
  }

  /** The siblings of a file. The same list is returned as long as none of them changes. */
  of(uri: string, text = this.#documents.get(uri)?.getText()): SiblingTexts {
    if (text === undefined || !isSiblingName(uri) || !mayNameLocals(text)) return none;
    const files = this.#filesBeside(uri).map((one) => ({ name: fileNameOf(one.uri), text: one.text }));
    const found = siblingTexts(fileNameOf(uri), files);
    const known = this.#known.get(uri) ?? none;
    if (isSame(known, found)) return known;
    this.#known.set(uri, found);
    return found;
  }

  /** The sibling of a file that has this text. */
  withText(uri: string, wanted: string): OtherFile | undefined {
    return this.#filesBeside(uri).find(({ text }) => text === wanted);
  }

  /** The other files of a file's folder that matter. */
  #filesBeside(uri: string): readonly (OtherFile & { readonly text: string })[] {
    const folder = folderOf(uri);
    const files = new Map(this.#folders.get(folder)?.files);
    for (const document of this.#documents.all())
      if (isSiblingName(document.uri) && folderOf(document.uri) === folder)
        files.set(fileKey(document.uri), {
          uri: document.uri,
          version: document.version,
          text: document.getText(),
        });
    files.delete(fileKey(uri));
    return [...files.values()];
  }

  /**
   * The files that may define local values for policies of their folders, as far as those policies were checked. Such a
   * file may have been checked before them.
   */
  filesOfFolders(): readonly string[] {
    return [...this.#folders.values()].flatMap(({ uris }) => uris);
  }

  /** The open documents whose findings may change with a file. */
  affectedBy(uri: string): readonly string[] {
    if (!isSiblingName(uri)) return [];
    return this.#documents.all().flatMap((document) =>
      document.uri !== uri
      && isSiblingName(document.uri)
      && folderOf(document.uri) === folderOf(uri)
      && mayNameLocals(document.getText())
        ? [document.uri]
        : [],
    );
  }

  /** Called when a document was closed. */
  forget(uri: string): void {
    this.#known.delete(uri);
  }

  #isInWorkspace(folder: string): boolean {
    return this.#workspace.folders.some((one) => isInFolder(`${folder}/x`, fileKey(one)));
  }

  async #read(folder: string): Promise<void> {
    const { revision } = this.#workspace;
    const uris = [...(await this.#workspace.list(CancellationToken.None)).values()];
    const files = new Map<string, OtherFile & { readonly text: string }>();
    const withLocals: string[] = [];
    for (const uri of uris.filter((one) => isSiblingName(one) && folderOf(one) === folder).sort()) {
      const text = await this.#workspace.read(uri);
      if (text === undefined || !mayMatterInFolder(text)) continue;
      files.set(fileKey(uri), { uri, version: null, text });
      if (mayNameLocals(text)) withLocals.push(uri);
    }
    this.#folders.set(folder, { revision, files, uris: withLocals });
  }
}

function isSame(known: SiblingTexts, found: SiblingTexts): boolean {
  const [names, others] = [known.overrides?.names ?? [], found.overrides?.names ?? []];
  return (
    known.length === found.length
    && found.every((one, index) => one === known[index] && names[index] === others[index])
  );
}

const none: SiblingTexts = [];
