import fc from "fast-check";

/** Local values that the expressions may use. */
export const knownLocals = `locals {
  ecs     = "ecs"
  servers = "\${local.ecs}:servers"
  get     = "get"
  yes     = true
  two     = 2
  ops     = ["get", "list"]
  names   = ["ecs:servers:get", "evs:volumes:list"]
  more    = concat(local.names, ["vpc:ports:create"])
  joined  = "ecs:servers:get,evs:volumes:list"
  byName  = { read = "ecs:servers:get", stop = "ecs:servers:stop" }
  nested  = { ecs = { read = ["ecs:servers:get", "ecs:servers:list"] } }
}
`;

const names = ["ecs:servers:stop", "ecs:servers:get", "ecs:servers:gett", "ECS:servers:list", "evs:volumes:list", "vpc:*:*", ""];
const quoted = (value: string) => JSON.stringify(value);

interface Expressions {
  readonly text: string;
  readonly list: string;
}

/** Variables whose values are not known, and two values of each. */
export const variables: Readonly<Record<string, readonly [string, string]>> = {
  text: ['"ecs:servers:get"', '"x"'],
  flag: ["true", "false"],
  list: ['["evs:volumes:list"]', '["ecs:servers:get", "vpc:ports:create"]'],
  none: ["[]", '["ims:images:list"]'],
};

/**
 * Expressions of Terraform for lists of actions: calls, loops, conditions and templates of literals and of
 * `knownLocals`, and if asked for of `variables`. Some are errors of Terraform.
 */
export const expressionsWith = (hasVariables: boolean) => fc.letrec<Expressions>((tie) => {
  const when = (made: readonly fc.Arbitrary<string>[]) => (hasVariables ? made : []);
  const text = tie("text") as fc.Arbitrary<string>;
  const list = tie("list") as fc.Arbitrary<string>;
  const calls = (...made: readonly fc.Arbitrary<string>[]) => fc.oneof({ maxDepth: 3, withCrossShrink: true }, ...made);
  const of1 = (write: (a: string) => string, a = list) => a.map(write);
  const of2 = (write: (a: string, b: string) => string, a = list, b = list) =>
    fc.tuple(a, b).map(([x, y]) => write(x, y));
  return {
    text: calls(
      fc.constantFrom(...names).map(quoted),
      fc.constantFrom("local.get", "local.ecs", '"${local.servers}:${local.get}"', '"${local.ecs}:servers:list"', "local.byName.read", 'local.byName["stop"]', "local.names[0]", '"${local.two}"'),
      of1((a) => `format("%s", ${a})`, text),
      of1((a) => `format("%s:%v", local.servers, ${a})`, text),
      of1((a) => `lower(${a})`, text),
      of1((a) => `upper(${a})`, text),
      of1((a) => `"\${${a}}"`, text),
      of1((a) => `"x:\${${a}}"`, text),
      of1((a) => `trimprefix(${a}, "ecs:")`, text),
      of1((a) => `trimsuffix(${a}, "t")`, text),
      of1((a) => `replace(${a}, "servers", "volumes")`, text),
      of1((a) => `trimspace(" \${${a}} ")`, text),
      of1((a) => `join(":", split(".", ${a}))`, text),
      of1((a) => `join(":", ${a})`, list),
      of1((a) => `element(${a}, 1)`, list),
      of1((a) => `${a}[0]`, list),
      of1((a) => `title(${a})`, text),
      of1((a) => `substr(${a}, 0, 3)`, text),
      of2((a, b) => `coalesce(${a}, ${b})`, text, text),
      of2((a, b) => `(local.yes ? ${a} : ${b})`, text, text),
      of2((a, b) => `(${a} == ${b} ? ${a} : "x")`, text, text),
      of2((a, b) => `lookup({ a = ${a} }, "a", ${b})`, text, text),
      of2((a, b) => `lookup(local.byName, ${a}, ${b})`, text, text),
      of2((a, b) => `try(local.byName[${a}], ${b})`, text, text),
      of2((a, b) => `"%{ if ${a} == ${b} }y%{ else }n%{ endif }"`, text, text),
      ...when([
        fc.constantFrom("var.text", '"ecs:servers:${var.text}"', "var.list[0]"),
        of2((a, b) => `(var.flag ? ${a} : ${b})`, text, text),
        of2((a, b) => `"%{ if var.flag }\${${a}}%{ else }\${${b}}%{ endif }"`, text, text),
      ]),
    ),
    list: calls(
      fc.array(fc.constantFrom(...names).map(quoted), { maxLength: 4 }).map((items) => `[${items.join(", ")}]`),
      fc.array(text, { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
      fc.constantFrom("local.names", "local.more", "local.nested.ecs.read", 'split(",", local.joined)', "values(local.byName)", "keys(local.byName)"),
      of2((a, b) => `concat(${a}, ${b})`),
      of2((a, b) => `flatten([${a}, [${b}]])`),
      of2((a, b) => `coalescelist(${a}, ${b})`),
      of2((a, b) => `setunion(${a}, ${b})`),
      of2((a, b) => `setsubtract(${a}, ${b})`),
      of2((a, b) => `setintersection(${a}, ${b})`),
      of2((a, b) => `(local.yes ? ${a} : ${b})`),
      of2((a, b) => `(length(${a}) > 1 ? ${a} : ${b})`),
      of2((a, b) => `try(${a}, ${b})`),
      of2((a, b) => `[for x in ${a} : x if !contains(${b}, x)]`),
      of2((a, b) => `[for x in ${a} : "\${x}:\${length(${b})}"]`),
      of2((a, b) => `[for p in setproduct(${a}, ${b}) : join(":", p)]`),
      of2((a, b) => `values(merge({ a = ${a} }, { b = ${b} }))[0]`),
      of1((a) => `distinct(${a})`),
      of1((a) => `compact(${a})`),
      of1((a) => `reverse(${a})`),
      of1((a) => `sort(${a})`),
      of1((a) => `toset(${a})`),
      of1((a) => `tolist(${a})`),
      of1((a) => `slice(${a}, 0, 1)`),
      of1((a) => `chunklist(${a}, 2)[0]`),
      of1((a) => `formatlist("%s:x", ${a})`),
      of1((a) => `[for x in ${a} : x]`),
      of1((a) => `[for i, x in ${a} : "\${i}:\${x}"]`),
      of1((a) => `[for x in ${a} : upper(x) if x != ""]`),
      of1((a) => `[for k, v in { for x in distinct(${a}) : x => "v" } : k]`),
      of1((a) => `[for k, v in local.byName : v if contains(${a}, v)]`),
      of1((a) => `${a}[*]`),
      of1((a) => `jsondecode(jsonencode(${a}))`),
      ...when([
        fc.constantFrom("var.list", "var.none", "concat(local.names, var.none)"),
        of2((a, b) => `(var.flag ? ${a} : ${b})`),
        of1((a) => `[for x in ${a} : x if var.flag]`),
        of1((a) => `[for x in ${a} : "\${x}:\${var.text}"]`),
        of1((a) => `[for x in ${a} : x if x != var.text]`),
      ]),
    ),
  };
});
