const allow = (action: readonly string[], more: object = {}) => ({ Effect: "Allow", Action: action, ...more });
const deny = (action: readonly string[], more: object = {}) => ({ Effect: "Deny", Action: action, ...more });
const custom = (...statements: object[]) => ({ Version: "1.1", Statement: statements });
const bucket = { Resource: ["OBS:*:*:bucket:logs", "OBS:*:*:object:logs/*"] };
const withMfa = { Condition: { Bool: { "g:MFAPresent": ["true"] } } };

/** Policies of different kinds. A golden file of the same name has the explanation of each in both languages. */
export const explained: Readonly<Record<string, object>> = {
  "one-action": custom(allow(["ecs:servers:list"])),
  "missing-need": custom(allow(["ecs:servers:stop"])),
  "need-listed": custom(allow(["ecs:servers:stop", "ecs:servers:get"])),
  "need-by-wildcard": custom(allow(["ecs:servers:stop", "ecs:*:get*"])),
  "joint-call-alone": custom(allow(["evs:volumes:get"])),
  "joint-call-whole": custom(allow(["evs:volumes:get", "evs:volumes:delete"])),
  "joint-call-one-denied": custom(allow(["evs:volumes:get", "evs:volumes:delete"]), deny(["evs:volumes:delete"])),
  "joint-call-group": custom(allow(["iam:permissions:removeUserFromGroup"])),
  "denied-by-name": custom(allow(["ecs:servers:stop", "ecs:servers:get"]), deny(["ecs:servers:stop"])),
  "denied-by-wildcard": custom(allow(["cce:*:*"]), deny(["cce:*:delete*"])),
  "denied-by-two": custom(allow(["cce:*:*"]), deny(["cce:node:delete"]), deny(["cce:cluster:delete", "cce:node:delete"])),
  "need-denied": custom(allow(["ecs:servers:stop"]), deny(["ecs:servers:get"])),
  "wildcard-need-denied": custom(allow(["ecs:servers:*"]), deny(["ecs:servers:get"])),
  "need-denied-and-missing": custom(allow(["ges:graph:create"]), deny(["vpc:subnets:get"])),
  "denied-whole-service": custom(allow(["kms:*:*"]), deny(["kms:*:*"])),
  "denied-for-bucket": custom(allow(["obs:object:*"]), deny(["obs:object:DeleteObject"], bucket)),
  "denied-under-condition": custom(allow(["ecs:servers:reboot", "ecs:servers:get"]), deny(["ecs:servers:reboot"], withMfa)),
  "deny-only": custom(deny(["ecs:*:delete*", "vpc:vpcs:delete"])),
  "deny-only-in-part": custom(deny(["obs:bucket:DeleteBucket"], bucket)),
  "everything": custom(allow(["*:*:*"])),
  "everything-but": custom(allow(["*:*:*"]), deny(["iam:*:*"])),
  "read-only": custom(allow(["vpc:*:get", "vpc:*:list"])),
  "wildcard-one-match": custom(allow(["as:groups:ge*"])),
  "wildcard-no-match": custom(allow(["ecs:nothing:*", "nosuch:*:*"])),
  "one-bucket": custom(allow(["obs:object:PutObject", "obs:object:GetObject", "obs:bucket:ListBucket"], bucket)),
  "condition": custom(allow(["rds:backup:list"], { Condition: { StringEquals: { "g:UserName": ["anna", "li"] } } })),
  "several-services": custom(allow(["ims:images:list", "evs:volumes:list", "vpc:vpcs:list", "ecs:cloudServers:list"]), allow(["ces:metricData:list"])),
  "unknown-and-malformed": custom(allow(["ecs:servers:fly", "nosuch:thing:get", "get everything", "ecs:*: *"])),
  "misprint": custom(allow(["vpc:ports:creare", "ECS:Servers:List"])),
  "same-action-twice": custom(allow(["vpc:vpcs:get"]), allow(["vpc:vpcs:get"], withMfa)),
  "many-apis": custom(allow(["iam:permissions:grantRoleToGroup", "evs:volumes:create", "obs:bucket:HeadBucket"])),
  "no-effect": custom({ Action: ["ecs:servers:list"] }, { Effect: "Alow", Action: ["ecs:servers:get"] }),
  "no-actions": custom(allow([]), { Effect: "Allow", NotAction: ["ecs:*:*"] }),
  "agencies": custom(allow(["iam:agencies:assume"], { Resource: { uri: ["/iam/agencies/0123456789abcdef0123456789abcdef"] } })),
  "role": { Version: "1.0", Statement: [allow(["ecs:*:*"])], Depends: [{ catalog: "BASE", display_name: "Tenant Guest" }] },
  "identity-policy": { Version: "5.0", Statement: [allow(["ecs:cloudServers:stopServers", "iam:users:*"]), deny(["*"])] },
  "not-action": { Version: "5.0", Statement: [{ Effect: "Deny", NotAction: ["iam:users:get", "ecs:*:*"] }, { Effect: "Deny", NotAction: [] }] },
  "not-action-in-1.1": custom({ Effect: "Deny", NotAction: ["iam:users:get"] }),
  "trust-policy": { Version: "5.0", Statement: [{ Effect: "Allow", Principal: { Service: ["service.ECS"] }, Action: ["sts:agencies:assume"] }] },
};
