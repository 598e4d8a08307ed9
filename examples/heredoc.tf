# A policy as JSON in a heredoc; "$${g:UserName}" is the policy variable "g:UserName", not a value of Terraform.
# heredoc 中的 JSON 策略；“$${g:UserName}”是策略变量“g:UserName”，而不是 Terraform 的取值。
resource "huaweicloud_identity_role" "home" {
  name        = "obs-home"
  description = "The user's own folder"
  type        = "AX"

  policy = <<-JSON
    {
      "Version": "1.1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": [
            "OBS:object:GetObject"
          ],
          "Resource": [
            "obs:*:*:object:homes/$${g:UserName}/*"
          ]
        }
      ]
    }
  JSON
}
