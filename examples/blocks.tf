# Open Telekom Cloud: statements as blocks. The quick fix adds a block.
resource "opentelekomcloud_identity_role_v3" "operator" {
  display_name  = "ecs-operator"
  description   = "Start and stop one server"
  display_layer = "project"

  statement {
    effect   = "Allow"
    action   = ["ecs:servers:stop"]
    resource = ["ecs:*:*:instance:i-1"]
  }
}
