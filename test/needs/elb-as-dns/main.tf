data "huaweicloud_vpc_subnet" "main" {
  name = "main"
}

resource "huaweicloud_elb_loadbalancer" "main" {
  name           = "main"
  ipv4_subnet_id = data.huaweicloud_vpc_subnet.main.ipv4_subnet_id

  availability_zone = ["cn-north-4a"]
}

resource "huaweicloud_elb_listener" "http" {
  name            = "http"
  protocol        = "HTTP"
  protocol_port   = 80
  loadbalancer_id = huaweicloud_elb_loadbalancer.main.id
}

resource "huaweicloud_elb_pool" "web" {
  name        = "web"
  protocol    = "HTTP"
  lb_method   = "ROUND_ROBIN"
  listener_id = huaweicloud_elb_listener.http.id
}

resource "huaweicloud_as_configuration" "web" {
  scaling_configuration_name = "web"

  instance_config {
    flavor = "s6.large.2"
    image  = var.image

    disk {
      size        = 40
      volume_type = "SSD"
      disk_type   = "SYS"
    }
  }
}

resource "huaweicloud_as_group" "web" {
  scaling_group_name       = "web"
  scaling_configuration_id = huaweicloud_as_configuration.web.id
  desire_instance_number   = 2
  min_instance_number      = 1
  max_instance_number      = 4
  vpc_id                   = data.huaweicloud_vpc_subnet.main.vpc_id

  networks {
    id = data.huaweicloud_vpc_subnet.main.id
  }
}

resource "huaweicloud_as_policy" "busy" {
  scaling_policy_name = "busy"
  scaling_policy_type = "RECURRENCE"
  scaling_group_id    = huaweicloud_as_group.web.id
}

resource "huaweicloud_dns_zone" "main" {
  name = "example.com."
}

resource "huaweicloud_dns_recordset" "web" {
  zone_id = huaweicloud_dns_zone.main.id
  name    = "web.example.com."
  type    = "A"
  records = [huaweicloud_elb_loadbalancer.main.ipv4_address]
}

variable "image" {
  type = string
}
