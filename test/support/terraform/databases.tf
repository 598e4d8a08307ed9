resource "huaweicloud_rds_instance" "main" {
  name                = "${local.name_prefix}-db"
  flavor              = var.small ? "rds.pg.n1.large.2" : "rds.pg.n1.2xlarge.4"
  vpc_id              = module.network.vpc_id
  subnet_id           = module.network.subnet_ids["a"]
  ha_replication_mode = var.replicated ? "async" : null

  db {
    type     = "PostgreSQL"
    version  = "16"
    password = random_password.db.result
  }

  volume {
    type = "CLOUDSSD"
    size = 100
  }

  backup_strategy {
    start_time = "03:00-04:00"
    keep_days  = 7
  }

  parameters {
    name  = "log_min_duration_statement"
    value = "250"
  }

  tags = local.tags
}

resource "random_password" "db" {
  length           = 24
  override_special = "!#%*()-_=+[]{}<>:?"
}

resource "huaweicloud_obs_bucket" "logs" {
  bucket = "${local.name_prefix}-logs"
  acl    = "private"

  lifecycle_rule {
    name    = "old"
    prefix  = "logs/"
    enabled = true
    expiration { days = 365 }
  }
}

resource "huaweicloud_obs_bucket_policy" "logs" {
  bucket = huaweicloud_obs_bucket.logs.id
  policy = <<POLICY
{
  "Statement": [
    { "Sid": "read", "Effect": "Allow", "Principal": { "ID": ["*"] }, "Action": ["GetObject"], "Resource": ["${huaweicloud_obs_bucket.logs.id}/*"] }
  ]
}
POLICY
}
