"""What the bot says in Simplified Chinese."""

from bot.texts.sentences import Texts

TEXTS = Texts(
    code="zh-Hans",
    name="简体中文",
    day=lambda day: f"{day.year}年{day.month}月{day.day}日",
    command_ask="提问：/ask 问题",
    command_speeches="有哪些讲话，可按标题查",
    command_language="切换语言",
    command_help="怎么用",
    command_reindex="重建索引",
    command_stats="使用情况",
    about="用讲话原文回答问题，一字不改。",
    description="直接发来问题，我从收录的讲话里找出原文来回答：一字不改，注明出处，还可以看前后文和全文。\n\n"
    "群里用 /ask，在任何聊天里用 @ 加我的名字。",
    welcome="您好！这里收录了 {speeches} 篇讲话，共 {passages} 个段落。",
    how="直接发来问题，我用讲话原文回答，一字不改。",
    how_in_groups="在群里发 /ask 加问题，或者回复我、@我 提问，我用讲话原文回答，一字不改。",
    thanked="不客气！有问题随时问我。",
    try_these="比如可以问：",
    help="{how}\n\n/speeches 看看有哪些讲话\n/language 切换语言\n\n想知道更多，点下面的按钮。",
    unknown_command="没有 {command} 这个命令。",
    help_asking="怎么问\n\n"
    "• 一句话、几个词都可以，简体繁体都行\n"
    "• “原话” 加引号，就找一字不差的\n"
    "• -词 去掉含这个词的段落\n"
    "• 标题:就业 只在标题含“就业”的讲话里找\n"
    "• 接着问“那和平区呢？”，我会接上前一个问题\n"
    "• “还有吗”“下一个”看后面的段落\n"
    "• 回复某条回答来提问，就只在那篇讲话里找",
    help_reading="怎么读\n\n"
    "• 数字按钮换一段，◀ ▶ 看更多\n"
    "• 前后文：这一段的上下文\n"
    "• 全文：打开整篇，翻页、看目录，或存成文件\n"
    "• 复制出处：标题和原话一起复制\n"
    "• 👍 👎 告诉我答得好不好\n"
    "• /speeches 就业：按标题找讲话",
    help_sharing="在群里用\n\n"
    "• 发 /ask 加问题，或回复我的消息，或 @我 提问\n"
    "• 在任何聊天里输入 @{bot} 加问题，选一段发出去\n"
    "• 打开一篇讲话后，“复制链接”可以分享给别人",
    button_help_asking="怎么问",
    button_help_reading="怎么读",
    button_help_sharing="群里用",
    read_as="理解为：{question}",
    corrected="已按“{question}”查找",
    asked="问：{question}",
    within="只在《{title}》里找",
    nearest="没有直接的回答，最接近的是：",
    unsure="没有把握，最接近的是：",
    missing="文中没有提到{parts}",
    quoted="“{text}”",
    others="其他段落",
    same_speech="同篇",
    also_in="同样的话也见于：{titles}",
    citation="“{quotation}”——{source}",
    file_page="第 {page} 页",
    button_part="本段 {part}/{parts}",
    button_around="前后文",
    button_full="全文",
    button_cite="复制出处",
    button_back="返回",
    button_alone="只问“{question}”",
    button_widen="在全部讲话里找",
    button_nearest="看看最接近的段落",
    useful="谢谢！很高兴帮上忙。",
    useless="谢谢，已经记下。",
    silence="没有找到能回答这个问题的段落。",
    silence_within="在《{title}》里没有找到能回答这个问题的段落。",
    silence_advice="换个说法，或只写关键的词再试试。",
    did_you_mean="您是不是要找：{spellings}",
    pause="、",
    or_try="也可以试试：",
    page="第 {page}/{pages} 页",
    contents="目录",
    button_contents="目录",
    button_text="回到正文",
    button_link="复制链接",
    reply_hint="回复这条消息，就在这篇讲话里提问",
    speech_gone="这篇讲话已经不在资料里了，用 /speeches 看看现有的。",
    speeches="共 {speeches} 篇讲话",
    speeches_found="标题含“{query}”的讲话：{speeches} 篇",
    speeches_none="没有标题含“{query}”的讲话。",
    button_in_passages="在正文里找“{query}”",
    speeches_advice="点数字打开；按标题找：/speeches 关键词",
    language_ask="请选择语言：",
    language_set="好的，之后用简体中文。",
    inline_open="看全文",
    inline_help="输入问题，选一段原文发出去",
    inline_none="没有找到，换个说法试试",
    group_ask="请在 /ask 后面写上问题，比如：/ask {example}",
    nothing_asked="请写上问题，比如：{example}",
    no_letters="请用文字提问，几个词也可以。",
    text_only="我只看得懂文字，请把问题写出来。",
    no_more="没有更多段落了。",
    nothing_before="还没有可以接着看的问题，请先提一个问题。",
    too_fast="问得有点快，请过 {seconds} 秒再问。",
    too_many_waiting="前面的问题还在查，请稍等一下。",
    expired="这个按钮已经过期，请重新提问。",
    not_yours="这是别人的提问。想自己查，请发 /ask 加上您的问题。",
    failed="抱歉，出了点问题，请稍后再试。",
    no_index="资料还没有准备好，请稍后再来。",
    no_index_admin="还没有索引。发 /reindex 建立索引。",
    busy="正忙，请稍后再试。",
    admins_only="抱歉，只有管理员可以这样做。",
    reindex_started="正在重建索引……",
    reindex_reading="正在读文件：{done}/{total}",
    reindex_analysing="正在分析段落：{done}/{total}",
    reindex_writing="正在写入索引：{done}/{total}",
    reindex_running="已经在重建索引了，完成后会告诉您。",
    reindex_done="已按 {paths} 重建索引：{speeches} 篇讲话，{passages} 个段落，"
    "{files} 个文件（{unchanged} 个未变），用时 {seconds} 秒。",
    reindex_before="配置文件里写的是它；原来的索引来自 {paths}。",
    reindex_refused="{count} 个文件没有收录：",
    reindex_refused_more="……还有 {count} 个",
    reindex_failed="重建没有成功，原来的索引照常使用。\n{reason}",
    stats="{days}\n提问 {questions} 次，{silent} 次没有找到，👍 {useful}，👎 {useless}",
    stats_days="{first} 至 {last}",
    stats_silent="没有找到的：",
    stats_disliked="答得不好的：",
    stats_none="还没有人提问。",
)
