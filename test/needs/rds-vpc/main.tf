module "network" {
  source = "./network"
}

data "huaweicloud_rds_flavors" "mysql" {
  db_type       = "MySQL"
  db_version    = "8.0"
  instance_mode = "ha"
}

resource "huaweicloud_rds_instance" "main" {
  name              = "main"
  flavor            = data.huaweicloud_rds_flavors.mysql.flavors[0].name
  vpc_id            = module.network.vpc_id
  subnet_id         = module.network.subnet_id
  security_group_id = module.network.security_group_id

  db {
    type     = "MySQL"
    version  = "8.0"
    password = var.password
  }

  volume {
    type = "CLOUDSSD"
    size = 40
  }
}

resource "huaweicloud_rds_mysql_database" "app" {
  instance_id   = huaweicloud_rds_instance.main.id
  name          = "app"
  character_set = "utf8mb4"
}

resource "huaweicloud_rds_mysql_account" "app" {
  instance_id = huaweicloud_rds_instance.main.id
  name        = "app"
  password    = var.password
}

variable "password" {
  type      = string
  sensitive = true
}
