# 策略
policy = <<-EOF
  {"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:servers:stop"]}]}
EOF
policies = ["a", "{\"Version\":\"1.1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"ecs:servers:list\"]}]}"]
