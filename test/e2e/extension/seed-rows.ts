/** The ten rows of the ECS page 状态管理 as published, with its misprint vpc:ports:creare corrected to vpc:ports:create. */
export interface SeedRow {
  readonly label: string;
  readonly apis: readonly string[];
  readonly action: string;
  readonly dependencies: readonly string[];
}

const serversAction = ["POST /v2.1/{project_id}/servers/{server_id}/action"];

export const seedRows: readonly SeedRow[] = [
  {
    label: "切换弹性云服务器操作系统",
    apis: ["POST /v2/{project_id}/cloudservers/{server_id}/changeos", "POST /v1/{project_id}/cloudservers/{server_id}/changeos"],
    action: "ecs:cloudServers:changeOS",
    dependencies: [],
  },
  {
    label: "重装弹性云服务器操作系统",
    apis: ["POST /v2/{project_id}/cloudservers/{server_id}/reinstallos", "POST /v1/{project_id}/cloudservers/{server_id}/reinstallos"],
    action: "ecs:cloudServers:rebuild",
    dependencies: [],
  },
  { label: "变更云服务器规格", apis: ["POST /v1.1/{project_id}/cloudservers/{server_id}/resize"], action: "ecs:cloudServers:resize", dependencies: [] },
  { label: "变更云服务器规格（按需）", apis: ["POST /v1/{project_id}/cloudservers/{server_id}/resize"], action: "ecs:cloudServers:resize", dependencies: [] },
  { label: "冷迁移云服务器", apis: ["POST /v1/{project_id}/cloudservers/{server_id}/migrate"], action: "ecs:cloudServers:migrate", dependencies: [] },
  { label: "关闭云服务器（OpenStack原生）", apis: serversAction, action: "ecs:servers:stop", dependencies: ["ecs:servers:get"] },
  { label: "重启云服务器（OpenStack原生）", apis: serversAction, action: "ecs:servers:reboot", dependencies: ["ecs:servers:get"] },
  {
    label: "变更云服务器规格（OpenStack原生）",
    apis: serversAction,
    action: "ecs:servers:resize",
    dependencies: [
      "ecs:servers:get", "evs:volumes:list", "evs:volumes:create", "evs:volumes:get", "evs:volumes:attach", "evs:volumes:detach",
      "evs:volumes:manage", "vpc:ports:get", "vpc:ports:update", "vpc:ports:create", "vpc:ports:delete",
    ],
  },
  { label: "锁定云服务器（OpenStack原生）", apis: serversAction, action: "ecs:servers:lock", dependencies: ["ecs:servers:get"] },
  { label: "解锁定云服务器（OpenStack原生）", apis: serversAction, action: "ecs:servers:unlock", dependencies: ["ecs:servers:get"] },
];
