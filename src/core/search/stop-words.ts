// Words that say nothing of what a case is about: grammar, and the phrases every proposal has.

const grammar = `的 了 和 与 及 以及 或 在 对 对于 把 被 为 为了 从 向 到 由 于 以 等 是 有 这 那 这些 那些 其 其中 之 也 都 就 而 而且 但 但是 因 因为 所以
  如 如果 将 要 应 应当 应该 可 可以 能 能够 会 并 并且 还 更 更加 最 很 不 没 没有 我 我们 你 他 她 它 他们 中 上 下 里 内 外 前 后 时 个 一 一个 一些 二 三
  请 吗 呢 吧 什么 怎么 如何 怎样 哪些 多少 目前 当前 同时 此外 另外 通过 进行 作为 按照 根据 随着 由于 存在 方面 情况 主要 相关 有关 各 各类 各级 各种 每 该 本`

/** 公文里谁都有的话。 */
const office = `关于 建议 提案 意见 调研 报告 几点 若干 进一步 切实 着力 积极 全面 大力 尽快 做好 要求 问题 解决问题
  我省 我市 我县 我区 全省 全市 全县 全区 本省 本市 本县 本区`

/** 公文里的动词：说的是怎么办，不是办什么，只算一半。 */
const verbs = `建设 发展 管理 工作 提升 提高 解决 实施 规范 支持 打造 优化 建立 健全 强化 加快 推进 推动 促进 加强 完善 加大 深化 探索 鼓励 力度 推广 助力 落实`

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

export const stopWords: ReadonlySet<string> = new Set([...set(grammar), ...set(office)])

export const officeVerbs: ReadonlySet<string> = set(verbs)
