module "network" {
  source = "../modules/network"
  # The tag is checked by the pipeline.
  providers = {
    huaweicloud = huaweicloud.north
  }
  cidr    = cidrsubnet("10.0.0.0/8", 8, 2)
  subnets = { a = "10.2.0.0/24", b = "10.2.1.0/24" }
}

module "roles" {
  source   = "git::https://example.com/roles.git?ref=v1.2.0"
  for_each = toset(["viewer", "editor"])
  name     = each.value
  policy = templatefile("${path.module}/policies/${each.value}.json.tftpl", {
    bucket = var.bucket,
    users  = jsonencode(var.users),
  })
  documents = [
    file("policies/a.json"),
    <<-JSON
      {
        "Version": "1.1",
        "Statement": [{ "Effect": "Allow", "Action": ["kms:*:list*"] }]
      }
    JSON
    , "last",
  ]
}

moved {
  from = module.net
  to   = module.network
}

import {
  to = huaweicloud_identity_role.operator
  id = "0b9dbd0a-1c7a-4a5c-8d52-6a4c7b6ec3a1"
}

check "health" {
  data "http" "front" {
    url = "https://${module.network.address}/health"
  }
  assert {
    condition     = data.http.front.status_code == 200
    error_message = "${data.http.front.url} answers ${data.http.front.status_code}"
  }
}
