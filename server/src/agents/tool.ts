import type { Catalog } from "../core/catalog/catalog.js";
import type { Bilingual, Language, MessageArgs } from "../core/text/message.js";
import type { FileAccess } from "./file-access.js";

type SchemaType = "object" | "array" | "string" | "integer" | "boolean";

/** A part of a JSON Schema, with its description in both languages. */
export interface Schema {
  readonly type: SchemaType | readonly SchemaType[];
  readonly about?: Bilingual;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
}

/** A tool of a coding agent. It reads and never writes. */
export interface AgentTool {
  readonly name: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** The arguments. With access to files, a policy may also be given by its file. */
  input(hasFiles: boolean): Schema;
  readonly output: Schema;
  /** Whether the tool exists only with access to files. */
  readonly needsFiles?: boolean;
  /** The arguments conform to `input`, the answer to `output`. Throws a `ToolProblem` if there is no answer. */
  run(args: Readonly<Record<string, unknown>>, context: AgentContext): object | Promise<object>;
}

/** What a tool may use. */
export interface AgentContext {
  readonly catalog: Catalog;
  readonly language: Language;
  readonly files: FileAccess | undefined;
  readonly signal: AbortSignal;
}

/** An error that the agent can correct: one sentence in its answer. */
export class ToolProblem extends Error {
  readonly template: Bilingual;
  readonly args: MessageArgs;

  constructor(template: Bilingual, args: MessageArgs = {}) {
    super(template.en);
    this.name = "ToolProblem";
    this.template = template;
    this.args = args;
  }
}
