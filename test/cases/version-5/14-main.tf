resource "huaweicloud_identityv5_policy" "start" {
  name = "start"
  policy_document = jsonencode({
    Version = "5.0"
    Statement = [
      { Effect = "Allow", Action = ["ecs:cloudServers:start"], Resource = ["ecs:*:*:instance:*"] },
    ]
  })
}

resource "huaweicloud_identity_trust_agency" "gateway" {
  name = "gateway"
  trust_policy = jsonencode({
    Version = "5.0"
    Statement = [
      { Effect = "Allow", Principal = { Service = ["service.APIG"] }, Action = ["sts:agencies:assume"] },
    ]
  })
}

resource "huaweicloud_organizations_policy" "full" {
  name = "full"
  type = "service_control_policy"
  content = jsonencode({ Version = "5.0", Statement = [{ Effect = "Allow", Action = ["*"], Resource = ["*"] }] })
}
