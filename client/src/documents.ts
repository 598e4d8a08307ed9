/**
 * The documents that may contain policies. By language, because a policy may also be on a remote machine, in a virtual
 * workspace or in an unsaved editor. The language of a Terraform file depends on the installed extensions, so it is
 * recognized by name.
 */
export const documents = [
  { language: "json" },
  { language: "jsonc" },
  { pattern: "**/*.{tf,tofu,tfvars,tftpl,json.tpl}" },
];

/** Files that are looked at before one of them is open: Terraform configurations and policy tests. */
export const closedFiles = "**/*.{tf,tofu,hwpolicy-test.json}";
