import assert from "node:assert/strict";
import test from "node:test";
import { servicesWithResources } from "../../../server/src/core/language/resource-types.js";
import { catalog } from "../../support/catalog.js";
import { type Asking, labelsAt, listAt, taken } from "../../support/completion.js";

const asking: Asking = { facts: catalog("ecs:servers:get") };
const resource = (text: string, actions = '"obs:object:GetObject"') => `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": [${actions}], "Resource": ${text} }] }`;
const labels = (marked: string) => labelsAt(marked, asking);

test("completion of resources: part by part", () => {
  assert.deepEqual(labels(resource('["|"]')), ["* | all resources", "obs:*:*:bucket:* | every bucket", "obs:*:*:object:* | every object", "obs: | part by part"]);
  assert.deepEqual(labels(resource('["obs:|"]')), ["obs:*: | every region"]);
  assert.deepEqual(labels(resource('["obs:*:|"]')), ["obs:*:*: | every account"]);
  assert.deepEqual(labels(resource('["obs:cn-north-4:*:|"]')), ["obs:cn-north-4:*:bucket: | resource type", "obs:cn-north-4:*:object: | resource type", "obs:cn-north-4:*:*: | every resource type"]);
  assert.deepEqual(labels(resource('["obs:*:*:bucket:|"]')), ["obs:*:*:bucket:* | all of this type"]);
  assert.deepEqual(labels(resource('["obs:*:*:object:a:b|"]')), [], "a path may contain colons");
});

test("completion of resources: of the services of the statement, or of all that have resources", () => {
  const services = (actions: string) => labels(resource('["|"]', actions)).filter((line) => line.endsWith("part by part")).map((line) => line.split(":")[0]);
  assert.deepEqual(services('"ecs:servers:get", "obs:object:GetObject"'), ["obs", "ecs"]);
  assert.deepEqual(services('"vpc:ports:get"'), [], "only * is possible");
  assert.deepEqual(labels(resource('["|"]', '"vpc:ports:get"')), ["* | all resources"]);
  assert.deepEqual(services(""), [...servicesWithResources]);
  assert.deepEqual(services('"*:*:get*"'), [...servicesWithResources]);
});

test("completion of resources: the inserted text, and where suggestions are retriggered", () => {
  assert.equal(taken(resource('["|"]'), "obs:*:*:bucket:*", asking), resource('["obs:*:*:bucket:*"]'));
  assert.equal(taken(resource('["ob|s:*:*:x:y"]'), "obs:", asking), resource('["obs:"]'), "the whole text is replaced");
  assert.equal(taken(resource("[|]"), "obs:", asking), resource('["obs:‹›"]'));
  assert.equal(taken(resource("|"), "*", asking), resource('["*"]'));
  assert.equal(taken(resource('["*" "|"]'), "obs:*:*:object:*", asking), resource('["*", "obs:*:*:object:*"]'));
  const again = listAt(resource('["|"]'), asking)!.items.filter(({ data }) => (data as { retrigger?: true } | undefined)?.retrigger).map(({ label }) => label);
  assert.deepEqual(again, ["obs:"]);
});

test("completion of resources: an agency by its ID", () => {
  const agency = resource('{ "uri": ["|"] }', '"iam:agencies:assume"');
  assert.deepEqual(labels(agency), ["/iam/agencies/ | an agency, by its ID"]);
  assert.equal(taken(agency, "/iam/agencies/", asking), agency.replace("|", "/iam/agencies/‹agencyId›"));
});

test("completion of resources: for an identity policy only the wildcard", () => {
  assert.deepEqual(labels(resource('["|"]').replace("1.1", "5.0")), ["* | all resources"]);
  assert.deepEqual(labels(resource('["ecs:|"]').replace("1.1", "5.0")), []);
});
