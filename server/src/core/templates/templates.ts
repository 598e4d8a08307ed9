import { serviceAdmin, serviceReader } from "./service-templates.js";
import type { PolicyTemplate } from "./template.js";

const empty: PolicyTemplate = {
  id: "empty",
  title: { en: "Empty policy", zh: "空白策略" },
  description: { en: "One Allow statement to fill in.", zh: "含一条待填写的 Allow 语句。" },
  text: `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "\${1:service:resourceType:operation}"
      ]
    }
  ]
}`,
};

const operateServers: PolicyTemplate = {
  id: "operate-servers",
  title: { en: "Operate servers", zh: "操作云服务器" },
  description: { en: "View, start, stop and restart ECSs, without creating, changing or deleting them.", zh: "查看、开机、关机和重启弹性云服务器，不含创建、变更和删除。" },
  text: `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ecs:cloudServers:list",
        "ecs:cloudServers:showServer",
        "ecs:cloudServers:start",
        "ecs:cloudServers:stop",
        "ecs:cloudServers:reboot"
      ]
    }
  ]
}`,
};

// The wildcards of the system policy "ECS ReadOnlyAccess" (ECS user manual, page "Permissions"), without its two
// actions that can also change something, and with "show*", which newer tables use instead of "get*".
const readOnly: PolicyTemplate = {
  id: "read-only",
  title: { en: "Read-only access to servers", zh: "只读访问云服务器" },
  description: { en: "View ECSs with their disks, images and networks, without any changes.", zh: "查看弹性云服务器及其云硬盘、镜像和网络，不做任何变更。" },
  text: `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ecs:*:get*",
        "ecs:*:list*",
        "ecs:*:show*",
        "evs:*:get*",
        "evs:*:list*",
        "ims:*:get*",
        "ims:*:list*",
        "vpc:*:get*",
        "vpc:*:list*"
      ]
    }
  ]
}`,
};

const imageUser: PolicyTemplate = {
  id: "image-user",
  title: { en: "Work with images", zh: "管理镜像" },
  description: { en: "View, create, upload, change and copy images, without sharing, exporting or deleting them.", zh: "查看镜像，用弹性云服务器制作镜像，上传、修改和复制镜像，不含共享、导出和删除。" },
  text: `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ims:*:get*",
        "ims:*:list*",
        "ims:serverImages:create",
        "ims:images:update",
        "ims:images:copy",
        "ims:images:upload",
        "ecs:cloudServers:list",
        "ecs:cloudServers:showServer"
      ]
    }
  ]
}`,
};

// The only form that the service accepts for agencies (IAM user guide, "Assigning permissions to switch roles";
// IAM.1038).
const agency: PolicyTemplate = {
  id: "agency",
  title: { en: "Switch to an agency", zh: "切换委托" },
  description: { en: "Let users switch to the agencies that are listed by their ids.", zh: "允许用户切换到所列的委托，以委托 ID 指定。" },
  text: `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "iam:agencies:assume"
      ],
      "Resource": {
        "uri": [
          "/iam/agencies/\${1:00000000000000000000000000000000}"
        ]
      }
    }
  ]
}`,
};

const bucketReader: PolicyTemplate = {
  id: "obs-bucket-read",
  title: { en: "Read one OBS bucket", zh: "读取一个 OBS 桶" },
  description: { en: "List the objects of one bucket and download them.", zh: "列举一个桶中的对象并下载。" },
  text: `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "obs:bucket:HeadBucket",
        "obs:bucket:GetBucketLocation",
        "obs:bucket:ListBucket",
        "obs:object:GetObject"
      ],
      "Resource": [
        "obs:*:*:bucket:\${1:bucket-name}",
        "obs:*:*:object:\${1:bucket-name}/*"
      ]
    }
  ]
}`,
};

const bucketWriter: PolicyTemplate = {
  id: "obs-bucket-write",
  title: { en: "Write to one OBS bucket", zh: "写入一个 OBS 桶" },
  description: { en: "Upload objects to one bucket, also in parts, without reading or deleting them.", zh: "向一个桶上传对象（包括分段上传），不含读取和删除。" },
  text: `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "obs:bucket:HeadBucket",
        "obs:bucket:GetBucketLocation",
        "obs:bucket:ListBucketMultipartUploads",
        "obs:object:PutObject",
        "obs:object:ListMultipartUploadParts",
        "obs:object:AbortMultipartUpload"
      ],
      "Resource": [
        "obs:*:*:bucket:\${1:bucket-name}",
        "obs:*:*:object:\${1:bucket-name}/*"
      ]
    }
  ]
}`,
};

const denyOnTop: PolicyTemplate = {
  id: "deny-on-top",
  title: { en: "Deny on top of another policy", zh: "追加拒绝" },
  description: { en: "Remove some of the permissions that a broad policy grants, such as deleting servers.", zh: "从范围较大的策略中收回部分权限，例如删除云服务器。" },
  text: `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": [
        "\${1:ecs:*:delete*}"
      ]
    }
  ]
}`,
};

/** The templates in the order of the list: the simplest first. */
export const templates: readonly PolicyTemplate[] = [
  empty,
  operateServers,
  readOnly,
  imageUser,
  agency,
  bucketReader,
  bucketWriter,
  serviceReader,
  serviceAdmin,
  denyOnTop,
];
