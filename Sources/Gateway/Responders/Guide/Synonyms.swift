import GRDB

/// Words that people use for the same thing, in English and Chinese. Small on purpose: it is about
/// chat, caches, keys and servers, which is what the shipped contexts are about.
enum Synonyms {
  private static let groups: [String] = [
    "stop cancel abort interrupt halt 停止 停下 中断 中止 取消",
    "quit exit close leave 退出 离开 关闭",
    "delete remove forget trash erase 删除 忘记 移除 回收站",
    "switch change choose select go 切换 更换 选择",
    "copy clipboard 复制 拷贝 剪贴板",
    "paste pasting 粘贴",
    "key keys shortcut binding hotkey keyboard 键 按键 快捷键 键位",
    "scroll page 滚动 翻页",
    "code status 码 退出码 状态码",
    "upstream ollama vllm llama local self-hosted own openai 上游 本地 自己",
    "expire ttl lifetime live expiry 过期 有效期 寿命 存活 失效",
    "create make new build add 创建 新建 建立 添加",
    "error fail failure problem wrong 错误 失败 出错 报错",
    "price cost money cheap expensive pay save 价格 费用 花费 省钱 多少钱 便宜",
    "configuration config setting settings configure option preferences 配置 设置",
    "theme color colour colors colours dark light 主题 颜色",
    "search find look 搜索 查找 检索",
    "history past previous earlier 历史 以前",
    "draft unsent 草稿",
    "newline multiline line 换行 多行",
    "undo revert drop 撤销 撤回",
    "edit change modify correct 编辑 修改",
    "retry regenerate again repeat 重试 重新",
    "fork branch copy 分叉 分支",
    "import existing elsewhere 导入",
    "export save download 导出",
    "garbled broken mess corrupt messed 乱码 花屏",
    "mouse wheel 鼠标 滚轮",
    "pipe stdin input standard 管道 标准输入",
    "file document upload attach folder directory 文件 文档 目录",
    "memory remember 记忆 记住 记得",
    "context cache 上下文 缓存",
    "session 会话",
    "prefix common_prefix 前缀 公共前缀",
    "conversation chat talk 对话 会话 聊天",
    "rebuild recreate 重建",
    "unconfirmed uncertain 未确认 待确认",
    "parameter sampling 参数",
    "temperature 温度", "model 模型", "gateway demo 网关 演示", "token tokens 令牌",
    "stream streaming 流式 流 推流", "message messages 消息", "reply answer response 回复 回答 应答 返回",
    "request 请求", "field 字段", "secret private privacy safe secure 隐私 安全",
    "api_key key 密钥", "usage tokens 用量", "command 命令 指令", "limit rate 限流 限制", "mode 模式",
    "list lists 列表", "prompt question 提示 问题", "send sent 发送", "install 安装", "image picture 图片",
    "where stored store data disk 存放 保存 数据",
    "truncation_strategy truncation truncate 截断", "range rule minimum maximum 范围",
    "rebind remap change changing 改键", "ai llm language-model bot assistant talking 人工智能",
    "server endpoint 服务器",
  ]

  /// The Chinese words of two characters and more.
  static let ideographicWords: [String] = groups.flatMap { $0.split(separator: " ") }.map(
    String.init
  )
  .filter { $0.count > 1 && $0.unicodeScalars.allSatisfy(TokenCount.isIdeographic) }

  /// Puts the table into the database of an index, so that its stemmer knows their forms as well.
  static func fill(_ connection: Database) throws {
    try connection.execute(
      sql: """
        CREATE VIRTUAL TABLE synonym USING fts5(
          word, circle UNINDEXED, size UNINDEXED, tokenize = 'porter unicode61')
        """)
    let insertion = try connection.makeStatement(
      sql: "INSERT INTO synonym (word, circle, size) VALUES (?, ?, ?)")
    for (circle, group) in groups.enumerated() {
      for word in group.split(separator: " ") {
        for phrase in SearchPhrase.of(String(word)) {
          try insertion.execute(arguments: [
            phrase.tokens.joined(separator: " "), circle, phrase.tokens.count,
          ])
        }
      }
    }
  }

  /// Synonyms of a phrase, without the phrase itself.
  static func of(_ phrase: SearchPhrase, _ connection: Database) throws -> [SearchPhrase] {
    let statement = try connection.cachedStatement(
      sql: """
        WITH same AS (SELECT rowid AS id, circle FROM synonym WHERE synonym MATCH ? AND size = ?)
        SELECT DISTINCT word FROM synonym
        WHERE circle IN (SELECT circle FROM same) AND rowid NOT IN (SELECT id FROM same)
        """)
    let words = try String.fetchAll(statement, arguments: [phrase.match, phrase.tokens.count])
    return words.map { SearchPhrase(tokens: $0.split(separator: " ").map(String.init)) }
      .filter { $0 != phrase }
  }
}
