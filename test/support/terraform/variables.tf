variable "region" {
  type        = string
  default     = "cn-north-4"
  description = "Region of all resources"
}

variable "servers" {
  description = <<-EOT
    Servers to make. Each has:
    - `name`: what it's called, e.g. "web-1"
    - `flavor`: e.g. "s6.large.2"
  EOT
  type = list(object({
    name   = string
    flavor = optional(string, "s6.large.2")
    disks  = optional(list(object({ size = number, type = string })), [])
  }))
  default = []

  validation {
    condition     = alltrue([for s in var.servers : can(regex("^[a-z][a-z0-9-]{1,62}$", s.name))])
    error_message = "A name has 2 to 63 characters: letters, digits, \"-\"."
  }
}

variable "tags" {
  type    = map(string)
  default = {}
}

variable "denied" {
  type    = map(list(string))
  default = { "read only" = ["create", "delete"], empty = [] }
}

variable "cidr" { default = "10.0.0.0/8" }
