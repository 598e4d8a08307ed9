locals {
  environment = terraform.workspace == "default" ? "dev" : terraform.workspace
  name_prefix = "${local.environment}-${var.project}"
  dns_read    = ["dns:zone:list", "dns:zone:get"]
  tags = merge(var.tags, {
    managed_by = "terraform"
    "cost:center" = var.cost_center != null ? var.cost_center : "none"
  })
  subnets = {
    for index, zone in data.huaweicloud_availability_zones.all.names :
    zone => cidrsubnet(var.cidr, 8, index)
    if index < 3
  }
  servers = { for s in var.servers : s.name => s... }
  flat = flatten([for group, members in var.groups : [for m in members : { group = group, member = m }]])
  ids  = [for k, v in huaweicloud_compute_instance.node : v.id]
  all  = huaweicloud_compute_instance.node[*].access_ip_v4
  first = try(huaweicloud_compute_instance.node[0].id, null)
  size = max(1, length(local.ids) * 2 - 1)
  port = var.tls && !var.plain ? 443 : 80
}

data "huaweicloud_availability_zones" "all" {}

/* Two lines
   of a comment with "quotes" and { braces */
output "ids" {
  value     = local.ids
  sensitive = false
}
output "summary" { value = "n=${length(local.ids)} first=${local.first == null ? "none" : local.first}" }
