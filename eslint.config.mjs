import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** The floor plan: each room, and the rooms that it may use. Nothing else is open to it. */
const core = ["text", "templates", "catalog", "language", "policy", "analysis", "edit", "refactor", "rules", "lint", "explain", "handover"];
const plan = {
  text: [],
  templates: ["text"],
  catalog: ["text"],
  // Its data lies in server/catalog/language, which the pattern for the room "catalog" would close.
  language: ["text", "catalog"],
  policy: ["text", "catalog"],
  analysis: ["text", "catalog", "policy"],
  edit: ["text", "language", "policy"],
  refactor: ["text", "catalog", "language", "policy", "analysis", "edit"],
  rules: ["text", "catalog", "language", "policy", "analysis", "edit"],
  lint: ["text", "catalog", "language", "policy", "analysis", "edit", "rules"],
  handover: ["text", "catalog", "language", "policy", "lint"],
  explain: ["text", "catalog", "language", "policy", "analysis"],
  features: core,
  importer: ["text", "catalog"],
  disk: ["text"],
  lsp: ["features", "disk", ...core],
  cli: ["importer", "disk", ...core],
};

/** What only the outermost rooms may know: the editor protocol and the machine. */
const outside = {
  features: ["vscode-languageserver", "vscode-languageserver/*", "node:*"],
  lsp: [],
  importer: ["vscode*"],
  disk: ["vscode*"],
  cli: ["vscode*"],
};

const walls = Object.entries(plan).map(([room, uses]) => {
  const closed = Object.keys(plan).filter((other) => other !== room && !uses.includes(other)).map((other) => `**/${other}/**`);
  const group = [...closed, ...(outside[room] ?? ["vscode*", "node:*"])];
  return {
    files: [`server/src/${core.includes(room) ? "core/" : ""}${room}/**/*.ts`],
    rules: { "no-restricted-imports": ["error", { patterns: [{ group, message: `Not open to ${room}: see the floor plan in eslint.config.mjs.` }] }] },
  };
});

export default tseslint.config(
  { ignores: ["node_modules", "dist", "dist-test", "test-results", ".vscode-test"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { globals: Object.fromEntries(["process", "console", "setTimeout", "clearTimeout", "setInterval", "clearInterval", "URL", "URLSearchParams", "Buffer", "performance", "fetch", "document", "window", "MutationObserver"].map((name) => [name, "readonly"])) },
    rules: {
      // An index that was just checked, or the group of a pattern that always matches: said with "!", where a check could never fail.
      "@typescript-eslint/no-non-null-assertion": "off",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
      eqeqeq: "error",
    },
  },
  { files: ["test/**"], rules: { "max-lines": "off", "max-lines-per-function": "off" } },
  {
    // The client knows nothing of the server but the requests that both speak.
    files: ["client/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: [{ group: ["**/server/src/*/**"], message: "The client imports server/src/protocol.ts and nothing else of the server." }] }] },
  },
  ...walls,
);
