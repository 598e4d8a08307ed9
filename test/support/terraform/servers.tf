resource "huaweicloud_compute_instance" "node" {
  for_each = { for s in var.servers : s.name => s }

  name              = "${local.name_prefix}-${each.key}"
  image_id          = data.huaweicloud_images_image.ubuntu.id
  flavor_id         = each.value.flavor
  security_groups   = ["default", huaweicloud_networking_secgroup.web.name]
  availability_zone = data.huaweicloud_availability_zones.all.names[0]

  user_data = <<-EOF
    #!/bin/bash
    set -euo pipefail
    echo "host ${each.key}" > /etc/motd
    cat > /etc/app.json <<JSON
    { "name": "${each.key}", "peers": ["$${PEER:-none}"] }
    JSON
    if [ -n "$HOME" ]; then echo '$HOME' "it's"; fi
    %{ for peer in var.peers ~}
    echo "${peer}" >> /etc/peers
    %{ endfor ~}
    awk '{ print $1 "," $2 }' /etc/passwd
  EOF

  network {
    uuid = huaweicloud_vpc_subnet.main["a"].id
  }

  dynamic "data_disks" {
    for_each = each.value.disks
    content {
      type = data_disks.value.type
      size = data_disks.value["size"]
    }
  }

  lifecycle {
    ignore_changes = [image_id, user_data]
    create_before_destroy = true
  }

  depends_on = [huaweicloud_vpc_subnet.main]
}

resource "huaweicloud_networking_secgroup_rule" "in" {
  count             = length(var.ports)
  direction         = "ingress"
  ports             = join(",", [for p in var.ports : tostring(p)])
  remote_ip_prefix  = "0.0.0.0/0"
  security_group_id = huaweicloud_networking_secgroup.web.id
}
