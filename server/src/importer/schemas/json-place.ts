import type { Bilingual, MessageArgs } from "../../core/text/message.js";

/** A place in a file that is not what an authorization schema has there. The import stops, because a guess is wrong. */
export class SchemaProblem extends Error {
  /** The template has the places `{file}` and `{path}`. */
  constructor(
    readonly template: Bilingual,
    readonly args: MessageArgs,
  ) {
    super(template.en);
    this.name = "SchemaProblem";
  }
}

/** A value of a JSON file with its place. Each reader throws a `SchemaProblem` if the value has another form. */
export class JsonPlace {
  /** `path`: a JSON path, such as `$.actions[2].name`. */
  constructor(
    readonly file: string,
    readonly path: string,
    readonly value: unknown,
  ) {}

  /** The properties of an object. All of `required` are present, and there are no others than `optional`. */
  fields<Required extends string, Optional extends string = never>(
    required: readonly Required[],
    optional: readonly Optional[] = [],
  ): Record<Required, JsonPlace> & Partial<Record<Optional, JsonPlace>> {
    const object = this.object();
    const missing = required.find((name) => !Object.hasOwn(object, name));
    if (missing !== undefined) throw this.problem(texts.missing, { name: missing });
    const known: readonly string[] = [...required, ...optional];
    const unknown = Object.keys(object).find((name) => !known.includes(name));
    if (unknown !== undefined) throw this.property(unknown).problem(texts.unknownProperty);
    return Object.fromEntries(Object.keys(object).map((name) => [name, this.property(name)])) as Record<
      Required,
      JsonPlace
    >
      & Partial<Record<Optional, JsonPlace>>;
  }

  object(): Readonly<Record<string, unknown>> {
    if (typeof this.value !== "object" || this.value === null || Array.isArray(this.value))
      throw this.problem(texts.notObject);
    return this.value as Readonly<Record<string, unknown>>;
  }

  list(): JsonPlace[] {
    if (!Array.isArray(this.value)) throw this.problem(texts.notList);
    return this.value.map((item: unknown, index) => new JsonPlace(this.file, `${this.path}[${index}]`, item));
  }

  text(pattern = /\S/): string {
    if (typeof this.value !== "string") throw this.problem(texts.notText);
    if (!pattern.test(this.value)) throw this.problem(texts.otherForm, { value: shortened(this.value) });
    return this.value;
  }

  flag(): boolean {
    if (typeof this.value !== "boolean") throw this.problem(texts.notFlag);
    return this.value;
  }

  oneOf<Word extends string>(words: readonly Word[]): Word {
    const found = words.find((word) => word === this.value);
    if (found === undefined)
      throw this.problem(texts.otherWord, { value: shortened(String(this.value)), words: words.join(", ") });
    return found;
  }

  problem(template: Bilingual, args: MessageArgs = {}): SchemaProblem {
    return new SchemaProblem(template, { ...args, file: this.file, path: this.path });
  }

  private property(name: string): JsonPlace {
    const step = /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
    return new JsonPlace(this.file, this.path + step, this.object()[name]);
  }
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

const texts = {
  missing: { en: '{file}, {path}: "{name}" is missing.', zh: "{file}，{path}：缺少“{name}”。" },
  unknownProperty: {
    en: "{file}, {path}: an authorization schema has no such property.",
    zh: "{file}，{path}：授权概要中没有该属性。",
  },
  notObject: { en: "{file}, {path}: an object is expected.", zh: "{file}，{path}：此处应为对象。" },
  notList: { en: "{file}, {path}: an array is expected.", zh: "{file}，{path}：此处应为数组。" },
  notText: { en: "{file}, {path}: a string is expected.", zh: "{file}，{path}：此处应为字符串。" },
  notFlag: { en: "{file}, {path}: true or false is expected.", zh: "{file}，{path}：此处应为 true 或 false。" },
  otherForm: {
    en: '{file}, {path}: "{value}" does not have the form that is defined for this property.',
    zh: "{file}，{path}：“{value}”不符合该属性规定的格式。",
  },
  otherWord: {
    en: '{file}, {path}: "{value}" is not one of {words}.',
    zh: "{file}，{path}：“{value}”不在 {words} 之列。",
  },
} as const satisfies Record<string, Bilingual>;
