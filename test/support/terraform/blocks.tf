resource "opentelekomcloud_identity_role_v3" "network" {
  display_name  = "network"
  description   = "VPC and subnets"
  display_layer = "project"

  statement {
    effect = "Allow"
    action = [
      "vpc:vpcs:list",
      "vpc:vpcs:get",
      "vpc:subnets:get",
    ]
  }

  statement {
    effect    = "Allow"
    action    = ["ecs:cloudServers:list"]
    resource  = ["ecs:*:*:instance:${var.server_id}"]
    condition = <<-JSON
      {
        "StringEquals": {
          "ecs:SSHKeyPair": ["team"]
        }
      }
    JSON
  }

  dynamic "statement" {
    for_each = var.denied
    content {
      effect = "Deny"
      action = [for name in statement.value : "ecs:servers:${name}" if name != ""]
    }
  }
}

resource "opentelekomcloud_identity_role_v3" "dns" {
  display_name  = format("dns-%s", var.environment)
  description   = "DNS"
  display_layer = "domain"
  statement {
    effect = "Allow"
    action = concat(local.dns_read, var.write ? ["dns:zone:create", "dns:zone:update"] : [])
  }
}
