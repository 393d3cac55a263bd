"""Words by which questions and texts tell amounts: what became more or less, how fast, and how much in all."""

CHANGES = (
    "上涨|上升|上调|提高|提升|增加|增长|增|涨|(?<![每毫公0-9一二两三四五六七八九十百千万亿半几])升|扩大|翻"
    "|下降|下跌|下调|降低|减少|缩短|压缩|回落|降|跌|减"
)
"""A pattern of what becomes more or less; 升 in 三升 and 每升 is a measure."""

RATES = "[涨增升降跌减]幅|增速|增长率"
"""A pattern of how much more or less it became."""

TOTALS = "总[量额数和]|规模|[数金]额"
"""A pattern of nouns that say of another noun that its amount is meant: 外汇储备规模 is as much as 外汇储备."""
