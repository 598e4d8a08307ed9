# 统一身份认证：运维与审计 😀
terraform {
  required_version = ">= 1.5.0"
  required_providers {
    huaweicloud = {
      source  = "huaweicloud/huaweicloud"
      version = "~> 1.85"
    }
  }
}

provider "huaweicloud" {
  region = var.region
}

resource "huaweicloud_identity_role" "operator" {
  name        = "ecs-operator-${var.environment}"
  description = "Start and stop servers; no changes" # not more
  type        = "XA"

  policy = jsonencode({
    Version = "1.1"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "ecs:servers:start", # 开机
          "ecs:servers:stop",  # 关机
          "ecs:servers:reboot",
          "ecs:servers:get",
        ]
      },
      {
        Effect   = "Deny"
        Action   = ["ecs:servers:delete", "ecs:servers:create"]
        Resource = ["ecs:*:*:instance:*"]
        Condition = {
          StringEquals = {
            "g:UserName" = ["intern", "guest"]
          }
        }
      },
    ]
  })
}

resource "huaweicloud_identity_role" "reader" {
  name        = "obs-reader"
  description = "说明：只读"
  type        = "AX"
  policy      = <<EOF
{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["obs:object:GetObject", "obs:bucket:ListBucket"],
      "Resource": ["obs:*:*:object:logs/$${g:UserName}/*", "obs:*:*:bucket:${var.bucket}"]
    }
  ]
}
EOF
}

resource "huaweicloud_identityv5_policy" "audit" {
  name            = "audit"
  policy_document = jsonencode({ "Version" : "5.0", "Statement" : [{ "Effect" : "Allow", "Action" : ["cts:*:list*", "lts:*:get*"] }] })
}
