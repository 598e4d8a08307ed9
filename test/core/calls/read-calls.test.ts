import assert from "node:assert/strict";
import test from "node:test";
import { createCallReader, readCalls } from "../../../server/src/core/calls/read-calls.js";
import type { ReadCall } from "../../../server/src/core/calls/read-call.js";

const project = "0970dd7a1300f5672ff2c003c60ae115";

/** `line: METHOD host/path?query {body}`, `line: product operation`. */
function shown({ line, method, host, path, query, sent, operation }: ReadCall): string {
  const key = /\{\s*\\?["']([\w.-]+)\\?["']\s*:/.exec(sent)?.[1];
  const parts = [method ?? "?", `${host ?? ""}${path}${query === undefined ? "" : `?${query}`}`, ...(key === undefined ? [] : [`{${key}}`])];
  return `${String(line)}: ${operation ? `[${operation.product} ${operation.name}${operation.version === undefined ? "" : `/${operation.version}`}] ` : ""}${path === "" ? "" : parts.join(" ")}`.trimEnd();
}

const calls = (text: string) => readCalls(text).sort((a, b) => a.line - b.line).map(shown);
const check = (name: string, text: string, expected: readonly string[]) => test(`calls: ${name}`, () => assert.deepEqual(calls(text), expected));

const provider = "2024-02-07T16:02:05.123+0800 [DEBUG] provider.terraform-provider-huaweicloud_v1.60.1:";

check("a Terraform log, with requests side by side", `
2024-02-07T16:02:05.200+0800 [DEBUG] GET https://registry.terraform.io/v1/providers/huaweicloud/huaweicloud/versions
${provider} 2024/02/07 16:02:05 [DEBUG] [1707292925123-1] API Request URL: GET https://iam.myhuaweicloud.com/v3/projects?name=x: timestamp="2024-02-07T16:02:05.123+0800"
${provider} API Request Headers:
${provider} Authorization: ***
${provider} 2024/02/07 16:02:06 [DEBUG] [1707292925123-2] API Request URL: POST https://ecs.cn-north-4.myhuaweicloud.com/v2.1/${project}/servers/s/action
${provider} 2024/02/07 16:02:06 [DEBUG] [1707292925123-3] API Request URL: GET https://ecs.cn-north-4.myhuaweicloud.com/v1/${project}/cloudservers/s
${provider} 2024/02/07 16:02:06 [DEBUG] [1707292925123-2] API Request Body: {: timestamp="2024-02-07T16:02:05.123+0800"
${provider}   "os-stop": {}: timestamp="2024-02-07T16:02:05.123+0800"
${provider} }
${provider} 2024/02/07 16:02:06 [DEBUG] [1707292925123-2] API Response Code: 202
${provider} 2024/02/07 16:02:06 [DEBUG] [1707292925123-2] API Response Body: {
${provider}   "error": {}
${provider} 2024/02/07 16:02:06 [DEBUG] [1707292925123-4] API Request URL: PUT https://b.obs.cn-north-4.myhuaweicloud.com:443/?acl
`, [
  "2: GET registry.terraform.io/v1/providers/huaweicloud/huaweicloud/versions",
  "3: GET iam.myhuaweicloud.com/v3/projects?name=x",
  `6: POST ecs.cn-north-4.myhuaweicloud.com/v2.1/${project}/servers/s/action {os-stop}`,
  `7: GET ecs.cn-north-4.myhuaweicloud.com/v1/${project}/cloudservers/s`,
  "14: PUT b.obs.cn-north-4.myhuaweicloud.com/?acl",
]);

check("an older Terraform log", `
2022/04/01 11:22:33 [DEBUG] API Request URL: POST https://ecs.cn-north-4.myhuaweicloud.com/v2.1/${project}/servers/s/action
2022/04/01 11:22:33 [DEBUG] API Request Headers:
Content-Type: application/json
2022/04/01 11:22:33 [DEBUG] API Request Body: {
  "reboot": {
    "type": "SOFT"
  }
}
2022/04/01 11:22:34 [DEBUG] API Response Code: 202
`, [`2: POST ecs.cn-north-4.myhuaweicloud.com/v2.1/${project}/servers/s/action {reboot}`]);

check("a log of another provider of the family", `
2022/04/01 11:22:33 [DEBUG] OpenStack Request URL: POST https://ecs.eu-de.otc.t-systems.com/v2.1/${project}/servers/s/action
2022/04/01 11:22:33 [DEBUG] OpenStack Request Body: {
  "os-stop": {}
}
2022/04/01 11:22:34 [DEBUG] OpenStack Response Code: 202
2022/04/01 11:22:34 [DEBUG] OpenStack Response Body: {
  "reboot": {}
}
`, [`2: POST ecs.eu-de.otc.t-systems.com/v2.1/${project}/servers/s/action {os-stop}`]);

check("TF_LOG=JSON, and the fields of the plugin framework", [
  `{"@level":"info","@message":"Terraform version: 1.7.0","@timestamp":"2024-02-07T16:02:05.123Z"}`,
  JSON.stringify({ "@level": "debug", "@message": `2024/02/07 16:02:05 [DEBUG] [1-1] API Request URL: POST https://ecs.cn-north-4.myhuaweicloud.com/v2.1/${project}/servers/s/action\nAPI Request Headers:\nAccept: application/json`, "@module": "provider.x" }),
  JSON.stringify({ "@level": "debug", "@message": '2024/02/07 16:02:05 [DEBUG] [1-1] API Request Body: {\n  "os-start": {}\n}' }),
  JSON.stringify({ "@level": "debug", "@message": "Sending HTTP Request", Host: "vpc.cn-north-4.myhuaweicloud.com", tf_http_op_type: "request", tf_http_req_method: "GET", tf_http_req_uri: `/v1/${project}/vpcs` }),
  `2024-02-07T16:02:05.123Z [DEBUG] provider.x: Sending HTTP Request: Host=vpc.cn-north-4.myhuaweicloud.com tf_http_req_method=DELETE tf_http_req_uri=/v1/${project}/vpcs/v tf_http_req_version=HTTP/1.1`,
].join("\n"), [
  `2: POST ecs.cn-north-4.myhuaweicloud.com/v2.1/${project}/servers/s/action {os-start}`,
  `4: GET vpc.cn-north-4.myhuaweicloud.com/v1/${project}/vpcs`,
  `5: DELETE vpc.cn-north-4.myhuaweicloud.com/v1/${project}/vpcs/v`,
]);

check("dumps of the HTTP transport", `
2020/05/05 10:11:12 [DEBUG] Request Details:
---[ REQUEST ]---------------------------------------
POST /v2.1/${project}/servers/s/action HTTP/1.1
Host: ecs.cn-north-4.myhuaweicloud.com
User-Agent: Go-http-client/1.1
Content-Type: application/json

{
 "os-stop": {}
}
-----------------------------------------------------
---[ RESPONSE ]--------------------------------------
HTTP/2.0 202 Accepted
Host: other.example.com

{"error": {}}
GET /v3/${project}/instances HTTP/1.1
host: dds.cn-north-4.myhuaweicloud.com
send: b'GET /v1/${project}/vpcs HTTP/1.1\\r\\nHost: vpc.cn-north-4.myhuaweicloud.com\\r\\nAccept: */*\\r\\n\\r\\n'
`, [
  `4: POST ecs.cn-north-4.myhuaweicloud.com/v2.1/${project}/servers/s/action {os-stop}`,
  `18: GET dds.cn-north-4.myhuaweicloud.com/v3/${project}/instances`,
  `20: GET vpc.cn-north-4.myhuaweicloud.com/v1/${project}/vpcs`,
]);

check("KooCLI: --debug, --dryrun, commands alone", `
$ hcloud VPC ShowVpc/v3 --cli-region="cn-north-4" --vpc_id="0bbe****-****-****-****-****235be6e7" --debug
[debug info] 2022/06/21 19:59:25 Read and connection timeouts are 40s and 30s respectively.
[debug info] 2022/06/21 19:59:25 URL: https://vpc.cn-north-4.myhuaweicloud.com/v3/0dd8cb****************19b5a84546/vpc/vpcs/0bbe
[debug info] 2022/06/21 19:59:26 API response status code is 200.
{ "vpc": { "id": "0bbe" } }
hcloud RDS CreateConfiguration --cli-region="cn-north-4" --dryrun
-------- The execution is eliminated in dry-run mode. Current request: --------
POST https://rds.cn-north-4.myhuaweicloud.com/v3/${project}/configurations
Content-Type: application/json

{
  "datastore": {}
}
hcloud configure list
hcloud ECS BatchStopServers \\
  --project_id=${project} \\
  --os-stop.servers.1.id=7
hcloud.exe --cli-region=x ECS NovaListServers
C:\\Users\\x>hcloud VPC DeleteVpc --vpc_id=1
`, [
  "4: [VPC ShowVpc/v3] ? vpc.cn-north-4.myhuaweicloud.com/v3/0dd8cb****************19b5a84546/vpc/vpcs/0bbe",
  `9: [RDS CreateConfiguration] POST rds.cn-north-4.myhuaweicloud.com/v3/${project}/configurations {datastore}`,
  "16: [ECS BatchStopServers]",
  "19: [ECS NovaListServers]",
  "20: [VPC DeleteVpc]",
]);

check("access logs", `
10.0.0.1 - - [07/Feb/2024:16:02:05 +0800] "GET /v1/${project}/cloudservers/detail?limit=10 HTTP/1.1" 200 2326 "-" "curl/7.68.0"
10.0.0.1 - bob [07/Feb/2024:16:02:05 +0800] "POST /v1/${project}/vpcs HTTP/2.0" 200 2326 "https://console.huaweicloud.com/vpc" "Mozilla/5.0"
ecs.cn-north-4.myhuaweicloud.com 10.0.0.1 - - [07/Feb/2024:16:02:07 +0800] "DELETE /v1/${project}/x HTTP/1.1" 404 0
10.0.0.1 "PUT /v1/${project}/y HTTP/1.1" 404 0 host="ecs.cn-north-4.myhuaweicloud.com"
2020-06-16 10:44:02,019 4568 HuaweiCloud-SDK http_handler.py 28 INFO "GET https://vpc.cn-north-1.myhuaweicloud.com/v1/${project}/vpcs" 200 735 e5c4
DEBUG:urllib3.connectionpool:https://dds.cn-north-4.myhuaweicloud.com:443 "GET /v3/${project}/instances HTTP/1.1" 200 None
1644819836.370 eb11 [2022-02-14T14:23:56+08:00] elb_01 10.0.0.1:888 200 "POST https://ecs.cn-north-4.myhuaweicloud.com/v1/${project}/z HTTP/1.1" 1411
{"time":"2024","request":"GET /v1/${project}/a HTTP/1.1","host":"ecs.cn-north-4.myhuaweicloud.com","status":200}
{"method":"GET","uri":"/v1/${project}/b","host":"ecs.cn-north-4.myhuaweicloud.com","status":200}
10.0.0.1 - - [07/Feb/2024:16:02:05 +0800] "-" 400 0 "-" "-"
`, [
  `2: GET /v1/${project}/cloudservers/detail?limit=10`,
  `3: POST /v1/${project}/vpcs`,
  `4: DELETE ecs.cn-north-4.myhuaweicloud.com/v1/${project}/x`,
  `5: PUT ecs.cn-north-4.myhuaweicloud.com/v1/${project}/y`,
  `6: GET vpc.cn-north-1.myhuaweicloud.com/v1/${project}/vpcs`,
  `7: GET dds.cn-north-4.myhuaweicloud.com/v3/${project}/instances`,
  `8: POST ecs.cn-north-4.myhuaweicloud.com/v1/${project}/z`,
  `9: GET ecs.cn-north-4.myhuaweicloud.com/v1/${project}/a`,
  `10: GET ecs.cn-north-4.myhuaweicloud.com/v1/${project}/b`,
]);

check("an access log of OBS", `
787f2f92b20943998a4fe2ab75eb09b8 mybucket [13/Aug/2015:01:43:42 +0000] 10.1.1.1 787f2f92b20943998a4fe2ab75eb09b8 281599BA REST.GET.BUCKET.LOCATION - "GET /mybucket?location HTTP/1.1" 200 - 211 - 6 6 "-" "HttpClient" - -
`, ["2: GET obs.myhuaweicloud.com/mybucket?location"]);

check("code and other commands", `
r = requests.get("https://ecs.cn-north-4.myhuaweicloud.com/v1/p/cloudservers/detail", headers=h)
requests.post(f"https://ecs.cn-north-4.myhuaweicloud.com/v1.1/{project_id}/cloudservers", json=b)
Invoke-RestMethod -Method Put -Uri "https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v" -Body $b
iwr https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs
wget --method=DELETE https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v
http POST https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs
Error: Bad request with: [POST https://vpc.cn-north-4.myhuaweicloud.com/v1/p/subnets], request_id: 1
map.get("key"); list.delete("/v1/x");
`, [
  "2: GET ecs.cn-north-4.myhuaweicloud.com/v1/p/cloudservers/detail",
  "3: POST ecs.cn-north-4.myhuaweicloud.com/v1.1/{project_id}/cloudservers",
  "4: PUT vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v",
  "5: GET vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs",
  "6: DELETE vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v",
  "7: POST vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs",
  "8: POST vpc.cn-north-4.myhuaweicloud.com/v1/p/subnets",
]);

check("curl: continuations, bodies over several lines, options of every form", `
#!/bin/bash
curl -X POST "https://ecs.cn-north-4.myhuaweicloud.com/v2.1/$PROJECT/servers/$ID/action" \\
  -H "X-Auth-Token: $TOKEN" \\
  -d '{
    "os-stop": {}
  }'
curl -sSI https://b.obs.cn-north-4.myhuaweicloud.com/a.txt
curl --request=PATCH --url 'https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v' -o out.json
curl -XDELETE https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v; curl https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs | jq .
TOKEN=$(curl -i -d '{"auth":{}}' https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens)
curl -G -d limit=1 https://vpc.cn-north-4.myhuaweicloud.com/v1/p/subnets
curl --json '{"vpc":{}}' https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs
curl -T a.txt https://b.obs.cn-north-4.myhuaweicloud.com/a.txt
curl -e https://referer.example.com -x http://proxy:8080 "$ENDPOINT/v1/$PROJECT/cloudservers/detail"
curl -H 'Host: rds.cn-north-4.myhuaweicloud.com' https://10.0.0.1/v3/p/instances
curl.exe https://a.example.com/v1/a --next -X PUT https://a.example.com/v1/b
curl 'https://ecs.cn-north-4.myhuaweicloud.com/v2.1/p/servers/s/action' --compressed --data-raw $'{"os-stop": {"why": "it\\'s"}}'
Do not use curl here, it's not a command.
GET https://vpc.cn-north-4.myhuaweicloud.com/v1/p/last
`, [
  "3: POST ecs.cn-north-4.myhuaweicloud.com/v2.1/$PROJECT/servers/$ID/action {os-stop}",
  "8: HEAD b.obs.cn-north-4.myhuaweicloud.com/a.txt",
  "9: PATCH vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v",
  "10: DELETE vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v",
  "10: GET vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs",
  "11: POST iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens {auth}",
  "12: GET vpc.cn-north-4.myhuaweicloud.com/v1/p/subnets",
  "13: POST vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs {vpc}",
  "14: PUT b.obs.cn-north-4.myhuaweicloud.com/a.txt",
  "15: GET /v1/$PROJECT/cloudservers/detail",
  "16: GET rds.cn-north-4.myhuaweicloud.com/v3/p/instances",
  "17: GET a.example.com/v1/a",
  "17: PUT a.example.com/v1/b",
  "18: POST ecs.cn-north-4.myhuaweicloud.com/v2.1/p/servers/s/action {os-stop}",
  "20: GET vpc.cn-north-4.myhuaweicloud.com/v1/p/last",
]);

check("curl of Windows", [
  'curl ^"https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs?limit=2^&marker=x^" ^',
  '  -H ^"accept: */*^" ^',
  '  --data-raw ^"^{^\\^"vpc^\\^":^{^\\^"name^\\^":^\\^"a^\\^"^}^}^"',
  'curl -X DELETE ^',
  '  "https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v"',
  'curl.exe -X PUT `',
  '  "https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/w"',
].join("\r\n"), [
  "1: POST vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs?limit=2&marker=x {vpc}",
  "4: DELETE vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v",
  "6: PUT vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/w",
]);

check("curl -v repeats its request", `
$ curl -v https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs
* Connected to vpc.cn-north-4.myhuaweicloud.com
> GET /v1/p/vpcs HTTP/1.1
> Host: vpc.cn-north-4.myhuaweicloud.com
>
< HTTP/1.1 200 OK
> POST /v1/p/vpcs HTTP/1.1
> Host: vpc.cn-north-4.myhuaweicloud.com
`, ["2: GET vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs", "8: POST vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs"]);

check("lists in any form", `
GET https://ecs.cn-north-4.myhuaweicloud.com/v1/{project_id}/cloudservers/detail
POST /v1/{project_id}/vpcs
1. DELETE   /v1/{project_id}/vpcs/{vpc_id}
- \`GET /v3/groups\`: lists the groups.
| PUT | /v1/{project_id}/vpcs/{vpc_id} | change |
GET,/v2/{project_id}/volumes/detail
PUT ?policy
GET obs.cn-north-4.myhuaweicloud.com/b?acl
https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs
POST /v2.1/p/servers/s/action {"os-stop": {}}
GET / HEAD requests are not counted.
See https://support.huaweicloud.com/api-ecs/ for more.
Error: Post "https://ecs.cn-north-4.myhuaweicloud.com/v1/p/cloudservers": EOF
`, [
  "2: GET ecs.cn-north-4.myhuaweicloud.com/v1/{project_id}/cloudservers/detail",
  "3: POST /v1/{project_id}/vpcs",
  "4: DELETE /v1/{project_id}/vpcs/{vpc_id}",
  "5: GET /v3/groups",
  "6: PUT /v1/{project_id}/vpcs/{vpc_id}",
  "7: GET /v2/{project_id}/volumes/detail",
  "8: PUT /?policy",
  "9: GET obs.cn-north-4.myhuaweicloud.com/b?acl",
  "10: ? vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs",
  "11: POST /v2.1/p/servers/s/action {os-stop}",
  "14: POST ecs.cn-north-4.myhuaweicloud.com/v1/p/cloudservers",
]);

check("a list whose line breaks are lost", "GET /v1/p/vpcs POST /v1/p/vpcs curl -X DELETE https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v hcloud ECS NovaListServers", [
  "1: GET /v1/p/vpcs",
  "2: POST /v1/p/vpcs",
  "3: DELETE vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v",
  "4: [ECS NovaListServers]",
]);

check("a curl command whose line breaks are lost", `curl -X DELETE \\ -H 'X-Auth-Token: t' \\ "https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v"`, ["1: DELETE vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v"]);
check("a curl command of Windows whose line breaks are lost", `curl ^ -X DELETE ^ "https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v" ^ -H "a: b"`, ["1: DELETE vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs/v"]);

const har = {
  log: {
    version: "1.2",
    entries: [
      { request: { method: "GET", url: "https://ecs.cn-north-4.myhuaweicloud.com/v1/p/cloudservers/detail?limit=1", headers: [{ name: "Host", value: "x" }], queryString: [{ name: "limit", value: "1" }] }, response: { status: 200, content: { text: '{"method":"GET","url":"https://no.example.com/"}' } } },
      { request: { method: "POST", url: "https://ecs.cn-north-4.myhuaweicloud.com/v2.1/p/servers/s/action", postData: { mimeType: "application/json", text: '{"os-stop":{}}' } }, response: { status: 202 } },
    ],
  },
};
const harCalls = ["GET ecs.cn-north-4.myhuaweicloud.com/v1/p/cloudservers/detail?limit=1", "POST ecs.cn-north-4.myhuaweicloud.com/v2.1/p/servers/s/action {os-stop}"];

check("HAR in one line", JSON.stringify(har), harCalls.map((call) => `1: ${call}`));
check("HAR over many lines", JSON.stringify(har, undefined, 2), [`6: ${harCalls[0]!}`, `30: ${harCalls[1]!}`]);
check("a collection", JSON.stringify({ info: {}, item: [{ name: "List", request: { method: "GET", url: { raw: "{{endpoint}}/v1/{{project_id}}/vpcs", host: ["{{endpoint}}"] } } }, { name: "Create", request: { method: "POST", url: "https://vpc.{{region}}.myhuaweicloud.com/v1/{{project_id}}/vpcs", body: { mode: "raw", raw: '{"vpc":{}}' } } }] }), [
  "1: GET /v1/{project_id}/vpcs",
  "1: POST vpc.{region}.myhuaweicloud.com/v1/{project_id}/vpcs {vpc}",
]);

test("calls: a truncated HAR gives the calls before the cut, and a note", () => {
  const text = JSON.stringify(har, undefined, 2);
  const read: string[] = [];
  const reader = createCallReader((call) => void read.push(shown(call)));
  reader.push(text.slice(0, text.indexOf("servers/s/action")));
  assert.deepEqual([reader.end(), read], [{ isCut: true }, [`6: ${harCalls[0]!}`]]);
});

for (const [name, text] of [
  ["nothing", ""],
  ["a policy", '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop"]}]}'],
  ["prose", "Get the list, then POST it to the team.\nSee https://support.huaweicloud.com/iam/ for more.\n"],
  ["paths of files", "/usr/bin/env\n/v1/p/vpcs\n"],
  ["source code", 'import x from "https://example.com/a.js";\nconst GET = "/v1";\n'],
] as const) check(`none in ${name}`, text, []);

test("calls: lines between calls do not change what is read, in whatever pieces it arrives", () => {
  const noise = ['    "links": [', '      {"href": "https://x.example.com/v1/a", "rel": "self"}', "", "\tvertex visit complete", '{"a": 1}', "ürün 中文"];
  const wanted = [
    "2026/11/29 10:00:00 [DEBUG] API Request URL: GET https://vpc.cn-north-4.myhuaweicloud.com/v1/p/vpcs\n2026/11/29 10:00:00 [DEBUG] API Response Code: 200",
    "https://ecs.cn-north-4.myhuaweicloud.com/v1/p/cloudservers/detail",
    '{"message": "GET https://evs.cn-north-4.myhuaweicloud.com/v2/p/cloudvolumes/detail"}',
    '{"Method": "get", "url": "https://rds.cn-north-4.myhuaweicloud.com/v3/p/instances"}',
    "[debug info] 2022/06/21 19:59:25 URL: https://ims.cn-north-4.myhuaweicloud.com/v2/cloudimages",
    `${provider} https://dns.myhuaweicloud.com/v2/zones`,
    "Invoke-RestMethod https://smn.cn-north-4.myhuaweicloud.com/v2/p/notifications/topics",
  ];
  const line = (count: number) => Array.from({ length: count }, (_, at) => noise[at % noise.length]!).join("\n");
  const text = wanted.map((one, index) => `${line(index * 7 + 1)}\n${one}\n`).join("");
  const lines = text.split("\n");
  const expected = wanted.map((one) => `${String(lines.indexOf(one.split("\n")[0]!) + 1)}: `);
  for (const size of [1, 7, 64, 1000, text.length]) {
    const read: string[] = [];
    const reader = createCallReader((call) => void read.push(shown(call)));
    for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size));
    reader.end();
    assert.deepEqual(read.map((call) => /^\d+: /.exec(call)?.[0]), expected, `${String(size)}: ${read.join("\n")}`);
  }
});

test("calls: an endlessly nested JSON text has none, and does not exhaust the stack", () => {
  for (const text of ['{"a":'.repeat(50_000), "[".repeat(100_000), `{"log": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`])
    assert.deepEqual(calls(text), []);
});
