resource "sbercloud_identity_role" "t" {
  name        = "t"
  description = "t"
  type        = "XA"
  policy      = "{\"Version\":\"1.1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"ecs:servers:stop\",\"ecs:servers:get\"]}]}"
}
resource "flexibleengine_identity_role_v3" "u" {
  name = "u"
  type = "AX"
  policy = jsonencode(
    {
      "Version" = "1.1",
      "Statement" = [
        { "Effect" = "Allow", "Action" = ["obs:bucket:*", "obs:object:*"], "Resource" = ["*"] },
        { Effect : "Deny", Action : ["obs:bucket:DeleteBucket"] }
      ]
    }
  )
}
resource "huaweicloud_identity_trust_agency" "v" {
  name         = "v"
  trust_policy = jsonencode({
    Version   = "5.0"
    Statement = [{
      Effect    = "Allow"
      Action    = ["sts:agencies:assume"]
      Principal = { Service = ["service.APIG"] }
    }]
  })
}
locals {
  windows = "C:\\Users\\${var.user}\\AppData"
  unicode = "\u4e2d\U0001F600 tab\tquote\" percent %%{ dollar $${x}"
  empty   = ""
  nested  = "a ${join(", ", [for s in ["x", "y"] : "<${upper(s)}>"])} b"
  multi   = "before ${jsonencode({
    a = ["1", "2"]
    b = "three"
  })} after"
}
