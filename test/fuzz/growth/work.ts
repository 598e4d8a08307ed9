import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Range } from "vscode-languageserver-types";
import { run } from "../../../server/src/cli/run.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { codeActions } from "../../../server/src/features/code-actions/code-actions.js";
import { onSaveActions, refactoringActions } from "../../../server/src/features/code-actions/refactorings.js";
import { refactoringData, resolveRefactoring } from "../../../server/src/features/code-actions/resolve.js";
import { codeLenses } from "../../../server/src/features/code-lens.js";
import { compareWith } from "../../../server/src/features/compare.js";
import { completion } from "../../../server/src/features/completion/completion.js";
import { convertDocument } from "../../../server/src/features/convert.js";
import { diagnostics } from "../../../server/src/features/diagnostics/diagnostics.js";
import { documentLinks } from "../../../server/src/features/document-links.js";
import { explanation } from "../../../server/src/features/explain.js";
import { copyPolicy } from "../../../server/src/features/export/copy-policy.js";
import { hover } from "../../../server/src/features/hover/hover.js";
import { inlayHints } from "../../../server/src/features/inlay-hints.js";
import { insertChoices } from "../../../server/src/features/insert/insert-actions.js";
import { findActions } from "../../../server/src/features/insert/find-actions.js";
import { definition, references, subjectAt, usesIn } from "../../../server/src/features/navigation.js";
import type { Snapshot } from "../../../server/src/features/snapshot.js";
import { documentStatus } from "../../../server/src/features/status.js";
import { whoGrants } from "../../../server/src/features/who-grants.js";

/** One thing that an editor or the command line does with a document. */
type Work = (snapshot: Snapshot) => unknown;

/** The most actions that are resolved: an editor resolves the chosen one. */
const resolved = 5;

const places = [0.05, 0.5, 0.95];
/** What a feature does at three places of the text. */
const atPlaces = (work: (snapshot: Snapshot, range: Range) => unknown): Work => (snapshot) =>
  places.map((part) => {
    // The middle of the next word, where there is one.
    const from = Math.floor(snapshot.text.length * part);
    const word = snapshot.text.slice(from, from + 200).search(/(?<=\w)\w/);
    const offset = from + Math.max(word, 0);
    return work(snapshot, snapshot.range({ start: offset, end: offset }));
  });
const whole = (snapshot: Snapshot): Range => snapshot.range({ start: 0, end: snapshot.text.length });

const support = { disabled: true, opened: 1 };

/** In the order of an editor: each may use what an earlier one has computed. */
export const features: Readonly<Record<string, Work>> = {
  "diagnostics": diagnostics,
  "fixes of findings": ({ findings }) => findings.slice(0, 5).map((one) => [one.fixes(), one.fixAll()]),
  "completion": atPlaces((snapshot, { start }) => completion(snapshot, start, { labelDetails: true, snippets: true })),
  "hover": atPlaces((snapshot, { start }) => hover(snapshot, start)),
  "code actions": atPlaces((snapshot, range) => codeActions(snapshot, range, support)),
  "code actions of everything": (snapshot) => codeActions(snapshot, whole(snapshot), support),
  "refactorings": atPlaces((snapshot, range) => refactoringActions(snapshot, range, undefined, support)),
  "refactorings of everything": (snapshot) => refactoringActions(snapshot, whole(snapshot), undefined, support),
  "resolved refactorings": atPlaces((snapshot, range) =>
    refactoringActions(snapshot, range, undefined, support).slice(0, resolved).map(({ data }) => {
      const known = refactoringData(data);
      return known && resolveRefactoring(snapshot, known, support);
    }),
  ),
  "on save": (snapshot) => onSaveActions(snapshot, () => true),
  "safe fixes": ({ text, notation, environment }) => applySafeFixes(text, environment.catalog, environment, notation),
  "explain": explanation,
  "compare with itself": (snapshot) => compareWith({ name: "old", text: snapshot.text }, snapshot),
  "compare with another": (snapshot) =>
    compareWith({ name: "old", text: snapshot.text.replaceAll(/stop|get/g, "list") }, snapshot),
  "convert to 5.0": (snapshot) => convertDocument(snapshot, "5.0"),
  "convert to 1.1": (snapshot) => convertDocument(snapshot, "1.1"),
  "copy": (snapshot) => copyPolicy(snapshot, { form: "pretty", position: { line: 0, character: 1 } }),
  "inlay hints": (snapshot) => inlayHints(snapshot, whole(snapshot)),
  "code lenses": (snapshot) => codeLenses(snapshot, "x"),
  "links": documentLinks,
  "status": documentStatus,
  "references": atPlaces((snapshot, { start }) => {
    const subject = subjectAt(snapshot, start);
    const uses = [usesIn(snapshot) ?? []].flat();
    const { catalog } = snapshot.environment;
    return subject && [references(subject, uses, catalog), definition(subject, snapshot.uri, uses, catalog)];
  }),
  "who grants": (snapshot) => whoGrants("ecs:*:*", [usesIn(snapshot) ?? []].flat(), snapshot.environment, {
    keyOf: (uri) => uri,
    nameOf: (uri) => uri,
  }),
  "insert actions": atPlaces((snapshot, { start }) =>
    insertChoices(["ecs:servers:stop", "vpc:ports:get"], snapshot.environment, { snapshot, position: start }),
  ),
  "find actions": (snapshot) => findActions("stop server", snapshot.environment, snapshot),
  "find by the text": (snapshot) => findActions(snapshot.text, snapshot.environment, snapshot),
  "next version": (snapshot) => {
    const start = snapshot.text.length >> 1;
    const text = `${snapshot.text.slice(0, start)}a${snapshot.text.slice(start)}`;
    return diagnostics(snapshot.after({ start, oldEnd: start, newEnd: start + 1 }, 2, text));
  },
};

/** Command lines with FILE for the file of the text. */
const lines: readonly (readonly string[])[] = [
  ...["text", "json", "sarif", "github"].map((format) => ["lint", "FILE", "--format", format]),
  ["explain", "FILE"],
  ["explain", "FILE", "--format", "json"],
  ["diff", "FILE", "FILE"],
  ["needs", "FILE"],
  ["needs", "--existing", "FILE", "FILE"],
  ["find", "--calls", "FILE"],
  ["who-grants", "ecs:servers:stop", "FILE"],
];

interface CommandWork {
  readonly title: string;
  readonly work: (file: string, text: string) => Promise<void>;
}

/** What the command line does with a file, by the command line. */
export const commands: readonly CommandWork[] =
  lines.map((words) => ({
    title: `huawei-iam ${words.join(" ")}`,
    async work(file, text) {
      const folder = mkdtempSync(join(tmpdir(), "growth-"));
      try {
        writeFileSync(join(folder, file), text);
        await run(
          words.map((word) => (word === "FILE" ? file : word)),
          {
            cwd: folder,
            env: { LANG: "en_US.UTF-8" },
            stdin: () => Promise.resolve(new Uint8Array()),
            stdinPieces: async function* () {},
            inIsTerminal: false,
            out: () => undefined,
            err: () => undefined,
            outIsTerminal: false,
            errIsTerminal: false,
            columns: undefined,
          },
          "0.0.0",
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  }));
