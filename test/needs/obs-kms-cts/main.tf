resource "huaweicloud_kms_key" "logs" {
  key_alias    = "logs"
  pending_days = "7"
}

resource "huaweicloud_obs_bucket" "logs" {
  bucket     = "example-logs"
  acl        = "private"
  encryption = true
  kms_key_id = huaweicloud_kms_key.logs.id
}

resource "huaweicloud_obs_bucket_policy" "logs" {
  bucket = huaweicloud_obs_bucket.logs.bucket
  policy = "{}"
}

resource "huaweicloud_cts_tracker" "main" {
  bucket_name = huaweicloud_obs_bucket.logs.bucket
  lts_enabled = false
}
