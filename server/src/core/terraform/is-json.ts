/** Whether a text of a Terraform file is JSON: no text in HCL's own syntax begins with a brace. */
export function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** No text in HCL's own syntax begins with a sequence. A template file often is one: `${jsonencode({ … })}`. */
export function isTemplate(text: string): boolean {
  return /^\s*[$%]\{/.test(text);
}
