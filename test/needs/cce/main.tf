resource "huaweicloud_vpc" "main" {
  name = "cce"
  cidr = "172.16.0.0/16"
}

resource "huaweicloud_vpc_subnet" "main" {
  name       = "cce"
  vpc_id     = huaweicloud_vpc.main.id
  cidr       = "172.16.0.0/20"
  gateway_ip = "172.16.0.1"
}

resource "huaweicloud_compute_keypair" "nodes" {
  name = "nodes"
}

resource "huaweicloud_cce_cluster" "main" {
  name                   = "main"
  flavor_id              = "cce.s1.small"
  vpc_id                 = huaweicloud_vpc.main.id
  subnet_id              = huaweicloud_vpc_subnet.main.id
  container_network_type = "overlay_l2"
}

resource "huaweicloud_cce_node_pool" "main" {
  cluster_id         = huaweicloud_cce_cluster.main.id
  name               = "workers"
  initial_node_count = 2
  flavor_id          = "s6.large.2"
  key_pair           = huaweicloud_compute_keypair.nodes.name

  root_volume {
    size       = 40
    volumetype = "SAS"
  }

  dynamic "data_volumes" {
    for_each = [100]

    content {
      size       = data_volumes.value
      volumetype = "SAS"
    }
  }
}
