import type { PolicyTemplate } from "./template.js";

/**
 * A choice of the services that people grant most, and not a text to type: the list of suggestions would replace a
 * whole name, in all linked places at once.
 */
const service =
  "${1|cce,ecs,vpc,evs,rds,elb,ims,dns,nat,as,cbr,ces,css,dcs,dli,dms,dws,functiongraph,modelarts,mrs,vpn,waf|}";

/** Reads everything of one service. */
export const serviceReader: PolicyTemplate = {
  id: "service-read-only",
  title: { en: "Read-only for a service", zh: "只读访问某个服务" },
  description: { en: "View all resources of one service, without any changes.", zh: "查看某个服务的全部资源，不做任何变更。" },
  text: `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "${service}:*:get*",
        "${service}:*:list*"
      ]
    }
  ]
}`,
};

/** Everything of one service except deleting. */
export const serviceAdmin: PolicyTemplate = {
  id: "service-admin",
  title: { en: "Admin of a service without delete", zh: "管理某个服务但不能删除" },
  description: { en: "All actions of one service, except those that delete something.", zh: "某个服务的全部授权项，但不含删除类操作。" },
  text: `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "${service}:*:*"
      ]
    },
    {
      "Effect": "Deny",
      "Action": [
        "${service}:*:delete*"
      ]
    }
  ]
}`,
};
