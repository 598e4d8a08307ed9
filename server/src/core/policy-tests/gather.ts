import type { ConfigProblem } from "../config/config-file.js";
import { mayHold, notationOf } from "../terraform/file-notation.js";
import { decodeUri } from "../text/decode-uri.js";
import type { Bilingual } from "../text/message.js";
import type { Located } from "../text/range.js";
import { testMessages } from "./messages.js";
import type { PolicyTest } from "./model.js";
import { isPolicySource, placeOf, shownFrom } from "./paths.js";
import { readSource, type SourcedPolicy, type SourceReading } from "./policies.js";
import { pushAll } from "../text/push-all.js";

/** The files of the editor or of the command line. Files and folders are identified by URI. */
export interface TestFiles {
  /** The text of a file, or the reason why it cannot be used; `undefined` if there is no such file. */
  read(uri: string): { readonly text: string } | { readonly reason: Bilingual } | undefined;
  /** The other Terraform files of the folder of a file, if it uses local values. */
  siblings?(uri: string, text: string): readonly string[];
  /** The files below a folder, without ignored ones; empty if there is no such folder. */
  list(folder: string): readonly string[];
}

/** The policies of a test, and the paths that give none. */
export interface Gathered {
  readonly policies: readonly SourcedPolicy[];
  readonly problems: readonly ConfigProblem[];
}

/** Finds and reads the policies of the tests of one file. Each policy file is read once. */
export class PolicyGatherer {
  readonly #testUri: string;
  readonly #files: TestFiles;
  readonly #known = new Map<string, SourceReading | { readonly reason: Bilingual } | undefined>();
  readonly #lists = new Map<string, readonly string[]>();

  constructor(testUri: string, files: TestFiles) {
    this.#testUri = testUri;
    this.#files = files;
  }

  /** The policies of all paths of a test, each file once. */
  of(test: PolicyTest): Gathered {
    const sources = new Map<string, readonly SourcedPolicy[]>();
    const problems: ConfigProblem[] = [];
    for (const path of test.policies) {
      const found = this.#at(path);
      pushAll(problems, found.problems);
      for (const { uri, policies } of found.files) sources.set(decodeUri(uri), policies);
    }
    // The policy that Terraform reads from a file is known if the test names the file, too.
    const isListed = ({ contentOf, source }: SourcedPolicy) => {
      const place = contentOf === undefined ? undefined : placeOf(contentOf, source.uri);
      return place?.kind === "path" && sources.has(decodeUri(place.uri));
    };
    return { policies: [...sources.values()].flat().filter((policy) => !isListed(policy)), problems };
  }

  #at({ value, range }: Located<string>) {
    const problem = (message: Bilingual, args: ConfigProblem["args"] = {}): ConfigProblem => ({
      range,
      severity: "error",
      message,
      args: { path: value, ...args },
    });
    const place = placeOf(value, this.#testUri);
    const isFile = place.kind === "path" && this.#read(place.uri) !== undefined;
    const uris =
      place.kind === "glob"
        ? this.#list(place.folder).filter((uri) => place.fits(uri))
        : isFile
          ? [place.uri]
          : this.#list(place.uri).filter(isPolicySource);
    const files: { readonly uri: string; readonly policies: readonly SourcedPolicy[] }[] = [];
    const problems: ConfigProblem[] = [];
    for (const uri of uris) {
      const reading = this.#read(uri);
      if (!reading) continue;
      if ("reason" in reading)
        problems.push(
          problem(testMessages.unreadable, { path: shownFrom(this.#testUri, uri), reason: reading.reason }),
        );
      else if (reading.brokenLine !== undefined)
        problems.push(
          problem(testMessages.brokenPolicy, { file: shownFrom(this.#testUri, uri), line: reading.brokenLine }),
        );
      else if (reading.policies.length > 0) files.push({ uri, policies: reading.policies });
    }
    if (files.length + problems.length > 0) return { files, problems };
    const message = isFile
      ? testMessages.noPolicyIn
      : place.kind === "glob" || uris.length > 0
        ? testMessages.noMatch
        : /[{}[\]?!]/.test(value)
          ? testMessages.noSuchPattern
          : testMessages.noSuchFile;
    return { files, problems: [problem(message)] };
  }

  #list(folder: string): readonly string[] {
    const list = this.#lists.get(folder) ?? this.#files.list(folder);
    this.#lists.set(folder, list);
    return list;
  }

  #read(uri: string) {
    const key = decodeUri(uri);
    const known = this.#known.get(key) ?? this.#readNow(uri);
    this.#known.set(key, known);
    return known;
  }

  #readNow(uri: string): SourceReading | { readonly reason: Bilingual } | undefined {
    const read = this.#files.read(uri);
    if (!read || "reason" in read) return read;
    // Most files of a folder have no policy, and cost one search.
    if (!mayHold(read.text, notationOf(uri))) return { policies: [], brokenLine: undefined };
    const siblings = this.#files.siblings?.(uri, read.text);
    return readSource({ uri, shown: shownFrom(this.#testUri, uri), text: read.text, siblings });
  }
}
