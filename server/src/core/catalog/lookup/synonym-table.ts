/** Words with one meaning: `terms` of names and labels, the most exact ones first, and what authors also say. */
export interface SynonymGroup {
  readonly terms: readonly string[];
  readonly alsoSaid: readonly string[];
}

/**
 * Written for this project: what authors call the things and operations of the tables. Lower case; English nouns are
 * singular. A word may be in several groups. "ecs server" means the word "server" in a name of the service ecs.
 */
export const synonymTable: readonly SynonymGroup[] = [
  // Operations.
  {
    terms: ["stop", "关闭", "停止"],
    alsoSaid: ["关机", "停机", "关停", "shut down", "shutdown", "power off", "turn off", "halt"],
  },
  { terms: ["start", "启动"], alsoSaid: ["开机", "上电", "power on", "turn on", "boot", "boot up"] },
  { terms: ["reboot", "restart", "重启"], alsoSaid: ["重新启动"] },
  {
    terms: ["create", "add", "创建", "添加"],
    alsoSaid: ["新建", "新增", "建立", "购买", "申请", "make", "new", "provision", "buy", "launch", "allocate", "分配"],
  },
  {
    terms: ["delete", "remove", "release", "删除", "移除", "释放"],
    alsoSaid: ["销毁", "清除", "destroy", "drop", "erase", "terminate"],
  },
  {
    terms: ["list", "get", "show", "query", "查询", "view"],
    alsoSaid: ["查看", "列出", "列表", "列举", "获取", "浏览", "读取", "see", "read", "describe", "display", "fetch", "give"],
  },
  {
    terms: ["update", "modify", "change", "set", "修改", "更新", "设置"],
    alsoSaid: ["编辑", "变更", "调整", "配置", "edit", "alter", "configure"],
  },
  {
    terms: ["resize", "变更规格"],
    alsoSaid: [
      "升配", "降配", "变配", "规格变更",
      "change flavor", "change specifications", "scale up", "scale down",
    ],
  },
  { terms: ["extend", "expand", "扩容"], alsoSaid: ["扩大", "resize", "grow", "enlarge", "increase", "scale up"] },
  { terms: ["attach", "挂载"], alsoSaid: ["mount"] },
  { terms: ["detach", "卸载"], alsoSaid: ["unmount", "umount", "解挂"] },
  { terms: ["bind", "associate", "绑定", "关联"], alsoSaid: ["link", "connect"] },
  { terms: ["unbind", "disassociate", "解绑"], alsoSaid: ["解除绑定", "解除关联", "unlink", "disconnect"] },
  { terms: ["upload", "put", "上传"], alsoSaid: [] },
  { terms: ["download", "get", "下载"], alsoSaid: [] },
  { terms: ["enable", "启用", "开启"], alsoSaid: ["打开", "activate", "turn on"] },
  { terms: ["disable", "禁用", "停用", "关闭"], alsoSaid: ["deactivate", "turn off"] },
  {
    terms: ["permission grant role to group", "permission grant role", "grant", "授权"],
    alsoSaid: [
      "授予权限", "赋权", "授予角色", "分配权限", "分配角色", "添加权限", "加权限", "给权限",
      "assign role", "assign a role", "assign permission", "give permission", "give access", "grant access",
    ],
  },
  {
    terms: ["permission revoke role from group", "permission revoke role", "revoke"],
    alsoSaid: [
      "撤销权限", "收回权限", "收回", "取消授权", "移除权限", "撤销授权",
      "unassign role", "remove role", "remove permission", "revoke permission", "revoke access",
    ],
  },
  { terms: ["add user to group"], alsoSaid: ["加入用户组", "添加到用户组", "加到用户组", "add to group", "join group"] },
  { terms: ["remove user from group"], alsoSaid: ["移出用户组", "从用户组移除", "remove from group", "leave group"] },
  {
    terms: ["security group rule create", "创建安全组规则"],
    alsoSaid: [
      "加安全组规则", "添加安全组规则", "新增安全组规则", "放通端口", "开放端口", "放行端口", "开端口",
      "open port", "open a port", "allow port", "open firewall port",
    ],
  },
  {
    terms: ["reset server pwd"],
    alsoSaid: ["重置云服务器密码", "重置虚拟机密码", "重置服务器密码", "重置主机密码", "reset vm password", "reset ecs password"],
  },
  {
    terms: ["tag create", "tag add", "add tag", "set tag", "添加标签"],
    alsoSaid: ["打标签", "加标签", "贴标签"],
  },
  {
    terms: ["public ip update"],
    alsoSaid: ["bind eip", "bind an eip", "associate eip", "attach eip", "绑定eip", "绑定弹性公网ip", "绑定公网ip"],
  },
  { terms: ["login", "log in", "登录"], alsoSaid: ["登陆", "log on", "logon", "sign in"] },
  { terms: ["vnc"], alsoSaid: ["远程登录", "远程连接", "remote login", "remote console", "log in remotely"] },
  { terms: ["renewal"], alsoSaid: ["renew", "续费", "续订", "续期"] },
  { terms: ["unsubscribe"], alsoSaid: ["退订"] },
  { terms: ["attach volume", "挂载"], alsoSaid: ["挂盘"] },
  { terms: ["snapshot create", "创建快照"], alsoSaid: ["打快照"] },
  // Things.
  { terms: ["server", "云服务器", "ecs"], alsoSaid: ["主机", "服务器", "machine", "host"] },
  {
    terms: ["ecs server", "云服务器"],
    alsoSaid: ["弹性云服务器", "云主机", "虚拟机", "虚机", "vm", "virtual machine"],
  },
  { terms: ["instance", "实例", "ecs server"], alsoSaid: [] },
  { terms: ["volume", "disk", "云硬盘", "磁盘"], alsoSaid: ["硬盘", "云盘", "数据盘", "系统盘", "block storage"] },
  {
    terms: ["public ip", "eip", "弹性公网ip", "公网ip"],
    alsoSaid: ["弹性ip", "弹性公网", "公有ip", "浮动ip", "elastic ip", "floating ip"],
  },
  { terms: ["bucket", "桶"], alsoSaid: ["存储桶"] },
  { terms: ["object", "对象"], alsoSaid: ["文件", "file"] },
  { terms: ["security group", "安全组"], alsoSaid: ["sg"] },
  { terms: ["loadbalancer", "load balancer", "负载均衡"], alsoSaid: ["lb"] },
  { terms: ["listener", "监听器"], alsoSaid: [] },
  { terms: ["database", "db", "数据库"], alsoSaid: [] },
  { terms: ["vpc"], alsoSaid: ["虚拟私有云", "专有网络", "虚拟网络", "virtual private cloud"] },
  { terms: ["subnet", "子网"], alsoSaid: [] },
  { terms: ["image", "镜像"], alsoSaid: [] },
  { terms: ["snapshot", "快照"], alsoSaid: [] },
  { terms: ["backup", "备份"], alsoSaid: ["back up"] },
  { terms: ["keypair", "key pair", "密钥对"], alsoSaid: ["ssh key"] },
  { terms: ["password", "密码"], alsoSaid: ["passwd", "pwd"] },
  { terms: ["user", "用户"], alsoSaid: [] },
  { terms: ["group", "用户组"], alsoSaid: ["user group"] },
  { terms: ["cluster", "集群"], alsoSaid: ["kubernetes", "k8s"] },
  { terms: ["certificate", "cert", "证书"], alsoSaid: [] },
  { terms: ["alarm", "告警"], alsoSaid: ["alert", "报警"] },
  { terms: ["tag", "标签"], alsoSaid: ["label"] },
  { terms: ["log", "日志"], alsoSaid: [] },
  { terms: ["bill", "billing"], alsoSaid: ["账单"] },
  { terms: ["order"], alsoSaid: ["订单"] },
  { terms: ["balance"], alsoSaid: ["余额"] },
  { terms: ["coupon"], alsoSaid: ["优惠券", "代金券", "voucher"] },
  { terms: ["recordset", "record set", "记录集"], alsoSaid: ["解析记录", "域名记录", "dns record"] },
  { terms: ["role", "permission", "权限"], alsoSaid: ["角色"] },
];
