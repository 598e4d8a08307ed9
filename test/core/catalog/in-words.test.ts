import assert from "node:assert/strict";
import test from "node:test";
import { actionInWords, operationInWords } from "../../../server/src/core/catalog/operations/in-words.js";
import { catalog } from "../../support/catalog.js";

const operations = {
  BatchStopServers: "Batch stop servers",
  NovaListServers: "List servers (Nova)",
  NeutronShowFloatingIp: "Show floating IP (Neutron)",
  Nova: "Nova",
  ListEIPs: "List EIPs",
  ShowVpcPeering: "Show VPC peering",
  UpdateHTTPSCert: "Update HTTPS cert",
  create_ssl_certificate: "Create SSL certificate",
  createCoreV1NamespacedPod: "Create core V1 namespaced pod",
};

test("operations in words", () => {
  for (const [name, words] of Object.entries(operations)) assert.equal(operationInWords(name), words);
});

const actions = {
  "bms:servers:reboot": "Reboot servers",
  "bms:serverFlavors:get": "Get server flavors",
  "ces:metric:list_alarm": "List alarm (metric)",
  "cc:instances:listByTag": "List instances by tag",
  "hilens:project:getProject": "Get project",
  "iam:users:listUsersForProject": "List users for project",
  "bms:servers:updateMetadata": "Update metadata (servers)",
  "vpc:publicIps:create": "Create public IPs",
  "cci:rbac:Create": "Create RBAC",
  "bcc::listMetric": "List metric",
};

test("actions in words", () => {
  for (const [name, words] of Object.entries(actions)) assert.equal(actionInWords(catalog(name).action(name)!), words);
});
