/** A role in a Terraform file whose `Action` is this text. */
export const terraformRole = (actions) => `resource "huaweicloud_identity_role" "operator" {
  name        = "operator"
  description = "Stop servers"
  type        = "XA"

  policy = jsonencode({
    Version = "1.1"
    Statement = [
      {
        Effect = "Allow"
        Action = ${actions}
      },
    ]
  })
}
`;
