import type { TextDocument } from "vscode-languageserver-textdocument";
import * as protocol from "../../../server/src/protocol.js";
import type { Random } from "../random.js";
import { positionIn } from "./model.js";

type Make = (uri: string, document: TextDocument | undefined, random: Random) => object | null;

const here: Make = (uri, document, random) => ({ textDocument: { uri }, position: positionIn(document, random) });
const range = (document: TextDocument | undefined, random: Random) => ({
  start: positionIn(document, random),
  end: positionIn(document, random),
});
const whole: Make = (uri) => ({ textDocument: { uri } });

/** Requests about one document whose results a fresh server must give, too. */
export const documentRequests: Readonly<Record<string, Make>> = {
  "textDocument/completion": here,
  "textDocument/hover": here,
  "textDocument/codeAction": (uri, document, random) => ({
    textDocument: { uri },
    range: range(document, random),
    context: {
      diagnostics: [],
      ...(random.oneIn(2) ? {} : { only: [random.pick(["quickfix", "refactor", "source", "source.fixAll", ""])] }),
    },
  }),
  "textDocument/inlayHint": (uri, document, random) => ({ textDocument: { uri }, range: range(document, random) }),
  "textDocument/codeLens": whole,
  "textDocument/documentLink": whole,
  "textDocument/definition": here,
  "textDocument/references": (uri, document, random) => ({
    ...here(uri, document, random),
    context: { includeDeclaration: true },
  }),
  [protocol.documentStatusRequest]: whole,
  [protocol.explainRequest]: whole,
  [protocol.compareRequest]: (uri, document, random) => ({
    textDocument: { uri },
    old: { name: "old", text: random.oneIn(2) ? "" : (document?.getText().slice(9) ?? "{}") },
  }),
  [protocol.convertRequest]: (uri, _, random) => ({ textDocument: { uri }, to: random.pick(["1.1", "5.0"]) }),
  [protocol.copyPolicyRequest]: (uri, document, random) => ({
    ...here(uri, document, random),
    form: random.pick(["pretty", "minified", "api-body"]),
  }),
  [protocol.insertActionsRequest]: (uri, document, random) => ({
    ...here(uri, document, random),
    actions: random.pick([["ecs:servers:get"], ["ecs:servers:resize", "x:y:z"], []]),
  }),
};

/** All other requests. */
export const otherRequests: Readonly<Record<string, Make>> = {
  [protocol.whoGrantsRequest]: (_, __, random) => ({
    query: random.pick(["ecs:servers:stop", "ecs:*:*", "", "GET /v1/x", "说明"]),
  }),
  [protocol.describeActionRequest]: (_, __, random) => ({
    action: random.pick(["ecs:servers:stop", "x", "", "ecs:*:*"]),
  }),
  [protocol.policyTemplatesRequest]: () => null,
  [protocol.catalogRequest]: () => null,
  "completionItem/resolve": () => ({ label: "ecs:servers:stop", data: { name: "ecs:servers:stop" } }),
  "textDocument/rename": here,
  "textDocument/formatting": whole,
  "x/unknown": whole,
  "workspace/executeCommand": (_, __, random) => ({
    command: random.pick([protocol.checkWorkspaceCommand, "huaweiIam.showRulePage", "x"]),
    arguments: [],
  }),
};

export const malformedParams: readonly unknown[] = [
  undefined,
  null,
  {},
  [],
  { textDocument: null },
  { textDocument: {} },
  { textDocument: { uri: 1 }, position: null },
];
