import createServers from "example:create-servers.json";
import deniedDependency from "example:denied-dependency.jsonc";
import heredoc from "example:heredoc.tf";
import misprint from "example:resize-with-misprint.json";
import scopes from "example:two-scopes.json";
import stopServers from "example:stop-servers.json";
import wildcards from "example:wildcards.json";
import type { Bilingual } from "../app/text.js";
import pasted from "./pasted.txt";

/** A policy to begin with. */
export interface Example {
  readonly id: string;
  readonly title: Bilingual;
  readonly text: string;
}

/** The first one is shown when the page opens. */
export const examples: readonly Example[] = [
  { id: "stop", text: stopServers, title: { en: "Stop and restart servers", zh: "关机与重启云服务器" } },
  {
    id: "wildcards",
    text: wildcards,
    title: { en: "Wildcards, and what they grant", zh: "通配写法与其实际授予的权限" },
  },
  { id: "create-servers", text: createServers, title: { en: "Create servers", zh: "创建云服务器" } },
  {
    id: "misprint",
    text: misprint,
    title: { en: "Resize servers, with a misspelled action", zh: "变更规格，含拼写有误的授权项" },
  },
  {
    id: "denied",
    text: deniedDependency,
    title: { en: "A Deny that blocks an allowed action", zh: "Deny 影响已允许的授权项" },
  },
  {
    id: "scopes",
    text: scopes,
    title: { en: "Global and project-level services in one policy", zh: "同一策略中混用全局级与项目级服务" },
  },
  {
    id: "pasted",
    text: pasted,
    title: { en: "Pasted from a document, with wrong quotes", zh: "从文档粘贴，引号和标点有误" },
  },
  { id: "terraform", text: heredoc, title: { en: "Terraform: a role with a policy", zh: "Terraform：含策略的角色" } },
];
