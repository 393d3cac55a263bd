"""What a question says without asking for it: polite openings, question words, particles. None of it has weight."""

import re

OPENINGS = re.compile(
    r"^(?:\s|[,。!?;:、~·…—-]|你好|您好|大家好|请问|想问一下|想问下|想问|我想问|我想知道|想知道|想请教一下|请教一下|想请教"
    r"|请教|麻烦问一下|麻烦问|麻烦|劳驾|打扰|不好意思|问一下|问下|能不能告诉我|请告诉我|告诉我|帮我查一下|帮我查|帮我找"
    r"|查一下|请介绍一下|请介绍|介绍一下|请说说|说说|谁能告诉我|有谁知道|谢谢|一下)+"
)
"""Polite words at the start of a folded question."""

_FILLER = """
什么 啥 怎么 怎样 怎么样 怎么办 如何 哪 哪些 哪里 哪儿 哪个 哪位 哪几个 哪几 哪一 哪种 哪年 多少 几 几个 几次 几点
吗 么 呢 呀 啊 吧 嘛 哦 啦 是不是 有没有 能不能 可不可以 会不会 要不要 算不算 对不对 为什么 为何 何以 谁 何 何时 何地
何处 何种 何人 多久 多大 多长 多高 多远 多长时间 请 请问 谢谢 一下 知道 告诉 想问 想 的 了 着 过 是 在 和 与 及 或 把 被
让 将 给 对 从 向 由 于 以 为 而 也 都 就 还 又 再 才 这 那 这个 那个 这些 那些 这样 那样 它 他 她 我 你 您 我们 你们
他们 咱们 其 之 所 者 有 没有 会 能 可以 到底 究竟 具体 分别 一共 总共 共 主要 这次 那会儿 那时候 时候 地 得 个 说 讲 谈
提 提到 讲到 说到 上 下 里 中 是什么 属于 关于 对于 根据 按照
"""
FILLER = frozenset(_FILLER.split())
"""Words of a question that are not looked up while others are left."""
