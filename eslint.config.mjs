import { posix } from "node:path";
import js from "@eslint/js";
import tseslint from "typescript-eslint";

/**
 * The floor plan: each room of server/src, and the rooms that it may use. A room uses only rooms above it in this list,
 * so there are no cycles between rooms.
 */
const plan = {
  "core/text": [],
  "core/hcl": ["core/text"],
  "core/outline": ["core/text"],
  "core/view": ["core/text"],
  "core/templates": ["core/text"],
  "core/calls": ["core/text"],
  "core/catalog": ["core/text", "core/calls"],
  "core/language": ["core/text", "core/catalog"],
  "core/policy": ["core/text", "core/view", "core/catalog", "core/language"],
  "core/terraform": ["core/text", "core/hcl", "core/view", "core/catalog", "core/policy"],
  "core/analysis": ["core/text", "core/catalog", "core/language", "core/policy"],
  "core/evaluate": ["core/text", "core/catalog", "core/language", "core/policy"],
  "core/edit": ["core/text", "core/language", "core/policy"],
  "core/convert": ["core/text", "core/catalog", "core/language", "core/policy", "core/edit"],
  "core/refactor": ["core/text", "core/catalog", "core/language", "core/policy", "core/analysis", "core/edit"],
  "core/fix": ["core/text", "core/policy", "core/edit"],
  "core/rule": [
    "core/text",
    "core/catalog",
    "core/language",
    "core/policy",
    "core/analysis",
    "core/edit",
    "core/convert",
    "core/fix",
  ],
  "core/rules": [
    "core/text",
    "core/catalog",
    "core/language",
    "core/policy",
    "core/analysis",
    "core/edit",
    "core/convert",
    "core/fix",
    "core/rule",
  ],
  "core/config": ["core/text", "core/catalog", "core/language", "core/policy", "core/edit", "core/rule", "core/rules"],
  "core/lint": [
    "core/terraform",
    "core/text",
    "core/view",
    "core/catalog",
    "core/language",
    "core/policy",
    "core/analysis",
    "core/edit",
    "core/fix",
    "core/rule",
    "core/rules",
    "core/config",
  ],
  "core/policy-tests": [
    "core/text",
    "core/view",
    "core/catalog",
    "core/language",
    "core/policy",
    "core/terraform",
    "core/config",
    "core/rules",
    "core/lint",
    "core/evaluate",
  ],
  "core/export": [
    "core/terraform",
    "core/view",
    "core/text",
    "core/catalog",
    "core/language",
    "core/policy",
    "core/rule",
    "core/config",
    "core/lint",
  ],
  "core/explain": ["core/terraform", "core/text", "core/catalog", "core/language", "core/policy", "core/analysis"],
  "core/needs": [
    "core/text",
    "core/hcl",
    "core/view",
    "core/catalog",
    "core/language",
    "core/policy",
    "core/terraform",
    "core/analysis",
  ],
  "core/diff": [
    "core/text",
    "core/view",
    "core/catalog",
    "core/language",
    "core/policy",
    "core/terraform",
    "core/analysis",
    "core/evaluate",
  ],
  "core/describe": [
    "core/text",
    "core/outline",
    "core/calls",
    "core/catalog",
    "core/language",
    "core/policy",
    "core/analysis",
    "core/explain",
    "core/needs",
    "core/evaluate",
    "core/policy-tests",
    "core/diff",
    "core/convert",
  ],
  importer: ["core/text", "core/catalog"],
  disk: ["core/text"],
  features: ["core"],
  agents: ["core", "disk"],
  mcp: ["agents"],
  lsp: ["core", "features", "disk", "agents"],
  cli: ["core", "importer", "disk", "agents"],
};

/** Packages that only some rooms may import: the editor protocol and Node. The rooms of core may import none. */
const closedPackages = {
  importer: ["vscode"],
  disk: ["vscode"],
  features: ["vscode-languageserver", "vscode-languageserver/", "node:"],
  agents: ["vscode"],
  mcp: ["vscode"],
  lsp: [],
  cli: ["vscode"],
};

const rooms = Object.keys(plan);
const isIn = (path, folder) => path === folder || path.startsWith(`${folder}/`);
const pathInServer = (file) => /(?:^|\/)server\/src\/(.+)$/.exec(file.replaceAll("\\", "/"))?.[1];

/** Reports an import from another room that the plan does not allow. */
const floorPlan = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const file = pathInServer(context.filename);
    const room = file && rooms.find((one) => isIn(file, one));
    if (!room) return {};
    const closed = closedPackages[room] ?? ["vscode", "node:"];
    const check = ({ source }) => {
      if (!source) return;
      const name = String(source.value);
      const target = name.startsWith(".") ? posix.normalize(posix.join(posix.dirname(file), name)) : undefined;
      const isOpen = target === undefined
        ? !closed.some((one) => (one.endsWith("/") || one.endsWith(":") || one === "vscode" ? name.startsWith(one) : name === one))
        : isIn(target, room) || target.startsWith("../") || plan[room].some((one) => isIn(target, one)) || !rooms.some((one) => isIn(target, one));
      if (!isOpen) context.report({ node: source, message: `"${name}" is not open to ${room}: see the floor plan in eslint.config.mjs.` });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};

/** The longest line of code, in characters. */
const longest = 120;

/** Reports a line that is too long, unless it has a text that people read, a long literal or an address. */
const lineLength = {
  meta: { type: "layout", schema: [] },
  create({ sourceCode, report }) {
    const isLiteral = ({ type }) => ["String", "Template", "RegularExpression"].includes(type);
    const isMessage = (index, all) => ["en", "zh"].includes(all[index - 2]?.value);
    return {
      Program({ tokens }) {
        // The characters of literals on each line. A message counts as long.
        const literal = new Map();
        for (const [index, token] of tokens.entries()) {
          if (!isLiteral(token)) continue;
          for (let line = token.loc.start.line; line <= token.loc.end.line; line++) {
            const size = isMessage(index, tokens) ? longest : token.value.length;
            literal.set(line, Math.max(literal.get(line) ?? 0, size));
          }
        }
        for (const [index, text] of sourceCode.lines.entries()) {
          const line = index + 1;
          if (text.length <= longest || text.includes("://") || (literal.get(line) ?? 0) >= 40) continue;
          report({ loc: { line, column: longest }, message: `This line has more than ${longest} characters.` });
        }
      },
    };
  },
};

export default tseslint.config(
  { ignores: ["node_modules", "dist", "dist-test", "test-results", ".vscode-test"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: {
      globals: Object.fromEntries(
        [
          "process",
          "console",
          "setTimeout",
          "clearTimeout",
          "setInterval",
          "clearInterval",
          "URL",
          "URLSearchParams",
          "Buffer",
          "performance",
          "fetch",
          "document",
          "window",
          "MutationObserver",
        ].map((name) => [name, "readonly"]),
      ),
    },
    rules: {
      // "!" is allowed after an index that was just checked, or a group of a pattern that always matches: a check could
      // never fail.
      "@typescript-eslint/no-non-null-assertion": "off",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
      eqeqeq: "error",
    },
  },
  {
    // Tests are texts, and scripts print them.
    files: ["test/**", "scripts/**", "bench/**"],
    rules: { "max-len": ["error", { code: 120, ignoreRegExpLiterals: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreUrls: true }] },
  },
  { files: ["test/**", "scripts/editors/**"], rules: { "max-lines": "off", "max-lines-per-function": "off" } },
  {
    // The client imports nothing from the server except the shared requests.
    files: ["client/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: [{ group: ["**/server/src/*/**"], message: "The client imports server/src/protocol.ts and agent-options.ts and nothing else of the server." }] }] },
  },
  {
    files: ["server/src/**/*.ts"],
    plugins: { house: { rules: { "floor-plan": floorPlan } } },
    rules: {
      "house/floor-plan": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name=/^(push|unshift)$/] > SpreadElement",
          message: "Use pushAll: as arguments, about 100,000 items exhaust the stack.",
        },
      ],
    },
  },
  {
    files: ["server/src/**/*.ts", "client/**/*.ts"],
    plugins: { layout: { rules: { "line-length": lineLength } } },
    rules: { "layout/line-length": "error" },
  },
);
