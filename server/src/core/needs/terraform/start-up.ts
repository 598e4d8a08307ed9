import type { Bilingual } from "../../text/message.js";
import type { Configuration } from "./configuration.js";

/** A call that the provider makes before any resource. */
export interface StartUpCall {
  readonly method: string;
  readonly path: string;
  /** What the provider asks for, and when it does not. */
  readonly why: Bilingual;
}

/**
 * The calls of the provider at its start, for access keys as credentials. A setting of an environment variable is not
 * known here, so only arguments of the configuration leave a call out. Source: the provider's `LoadAndValidate` in
 * huaweicloud/config/config.go and `v3AKSKAuth` in chnsz/golangsdk, openstack/client.go.
 */
export function startUpCalls({ providers }: Configuration): StartUpCall[] {
  const allHave = (...names: readonly string[]) =>
    providers.length > 0 && providers.every((one) => names.some((name) => one.names.has(name)));
  return [
    ...(allHave("project_id", "tenant_id") ? [] : [projects]),
    ...(allHave("domain_id", "account_id") ? [] : [domains]),
    ...(allHave("security_token") ? [] : [serviceCatalog]),
    ...(providers.some(({ names }) => names.has("assume_role")) ? [temporaryKeys] : []),
  ];
}

const projects: StartUpCall = {
  method: "GET",
  path: "/v3/projects",
  why: { en: "project of the region, unless project_id is set", zh: "查询区域对应的项目；设置 project_id 后不调用" },
};
const domains: StartUpCall = {
  method: "GET",
  path: "/v3/auth/domains",
  why: { en: "account, unless domain_id is set", zh: "查询账号；设置 domain_id 后不调用" },
};
const serviceCatalog: StartUpCall = {
  method: "GET",
  path: "/v3/auth/catalog",
  why: { en: "list of services, unless security_token is set", zh: "查询服务目录；设置 security_token 后不调用" },
};
const temporaryKeys: StartUpCall = {
  method: "POST",
  path: "/v3.0/OS-CREDENTIAL/securitytokens",
  why: { en: "temporary access key of the agency in assume_role", zh: "获取 assume_role 所指委托的临时访问密钥" },
};
