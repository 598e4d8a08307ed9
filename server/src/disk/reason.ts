import type { Bilingual } from "../core/text/message.js";

/** The reason of a system error, in words if its code is common. */
export function reasonOf(error: unknown): string | Bilingual {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : reasons[code]) ?? code ?? message;
}

const denied = { en: "permission denied", zh: "没有权限" };
const reasons: Readonly<Record<string, Bilingual>> = {
  EACCES: denied,
  EPERM: denied,
  ENOENT: { en: "there is no such file or folder", zh: "文件或文件夹不存在" },
  EISDIR: { en: "it is a folder", zh: "这是文件夹" },
  ELOOP: { en: "its symbolic links form a loop", zh: "链接循环" },
  EROFS: { en: "it is on a read-only disk", zh: "所在磁盘为只读" },
  ENOSPC: { en: "the disk is full", zh: "磁盘空间不足" },
  EBUSY: { en: "another program uses it", zh: "正被其他程序使用" },
};
