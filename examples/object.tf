# A policy as an object: hover an action, complete one, apply the quick fix.
# 以对象形式书写的策略：可悬停查看授权项、补全或应用快速修复。
variable "more_actions" {
  type    = list(string)
  default = []
}

locals {
  read_servers = [
    "ecs:servers:list",
    "ecs:servers:get",
  ]
}

resource "huaweicloud_identity_role" "operator" {
  name        = "ecs-operator"
  description = "Start and stop servers"
  type        = "XA"

  policy = jsonencode({
    Version = "1.1"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "ecs:servers:stop", # needs ecs:servers:get, which is missing here
        ]
      },
    ]
  })
}

# What the local grants counts, and what a variable may grant is not said to be missing.
resource "huaweicloud_identity_role" "viewer" {
  name        = "ecs-viewer"
  description = "See servers"
  type        = "XA"

  policy = jsonencode({
    Version = "1.1"
    Statement = [
      {
        Effect = "Allow"
        Action = concat(local.read_servers, ["ecs:servers:start"], var.more_actions)
      },
    ]
  })
}
