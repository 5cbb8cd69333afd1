// swift-format-ignore-file
// Made by Scripts/generate-wording from Translations/zh.strings: edit that.

extension Catalogue {
  /// The sentences in Chinese: each key, and its sentence in the line below.
  static let chinese = ##"""
     
    
      %1  %2 bytes
      %1  %2 字节
      label: 
      名称：
      title: 
      标题：
      … and %1 more
      … 另有 %1 个
     "%1" belongs %2.
    “%1”应写在%2。
     %1 left out.
    略去%1。
     %1 lists them.
    按 %1 查看。
     %1 without a settled ending left out.
    略去没有确定结果的 %1。
     %1.
    %1。
     (%1 cached)
    （缓存 %1）
     (%1 so far)
    （已读 %1）
     (%1 tokens)
    （%1 token）
     (%1)
    （%1）
     (a minute to a year)
    （一分钟到一年）
     (an hour to a week)
    （一小时到一周）
     (this one)
    （当前）
     A restored one can be rebuilt.
    恢复之后可以重建。
     Allowed: %1.
    可以写：%1。
     And %1 more.
    另有 %1 个。
     Did you mean "%1"?
    是否指“%1”？
     Did you mean %1?
    是否指 %1？
     Did you mean “%1”?
    是否指“%1”？
     If it is an id of the server, `ctxchat contexts import %1` imports it.
    如果它是服务器的 id，可用 `ctxchat contexts import %1` 导入。
     It has no profiles.
    它没有配置档。
     It has no recipes.
    它没有预设。
     Its mode is now %1.
    模式现在是 %1。
     Its mode is unknown: it is treated as a session until you set it.
    它的模式未知：在你设定之前按会话模式处理。
     Its mode stays %1.
    模式仍为 %1。
     Its text is in %1.
    文字在 %1 中。
     Left out: %1.
    略去：%1。
     Profiles: %1.%2
    配置档：%1。%2
     Recipes: %1.
    预设：%1。
     Set VISUAL or EDITOR to another editor.
    请用 VISUAL 或 EDITOR 指定另一个编辑器。
     The copy on the server expires by itself.
    服务器上的副本会自行过期。
     The copy on the server stays until it expires; /ctx delete deletes it there.
    服务器上的副本会保留到过期；用 /ctx delete 可在那里删除。
     The server may or may not have stored this turn. %1
    服务器可能已经记下这一轮，也可能没有。%1
     This reply was made without them: /retry asks again.
    这个回复没有用到它们：/retry 重新提问。
     `%1 --help` lists them.
    `%1 --help` 列出全部。
     `ctxchat config check` shows %1.
    `ctxchat config check` 显示%1。
     and 
     和 
     and %1 more
    等，另有 %1 个
     and %1 more are
    等（另有 %1 个）
     cached   
     缓存   
     fresh
     新读
     in the trash
    （回收站中）
     is
     
     of %1 tokens
    （%1 token）
     or 
     或 
     · %1 tokens
     · %1 token
     · %1 · %2 · profile %3\n\n
     · %1 · %2 · 配置档 %3\n\n
     ↓ %1 more
     ↓ 还有 %1 项
    ## System
    ## 系统
    ## You · %1
    ## 你 · %1
    %1 %2 /quit again quits anyway
    %1%2再次 /quit 则照样退出
    %1 %2 along, %3.%4%5
    %1%2，%3。%4%5
    %1 %2 of %3
    第 %2 个%1（共 %3 个）
    %1 (in use, but no known server answers)
    %1（那里是别的程序，或没有回应）
    %1 (outside a repository)
    %1（不在仓库里）
    %1 (port %2)
    %1（端口 %2）
    %1 (request %2)
    %1（请求 %2）
    %1 MB
    %1 MB
    %1 Nothing was written.
    %1没有写入任何内容。
    %1 The command is `%2`; `ctxchat setup` can replace it.
    %1命令是 `%2`；`ctxchat setup` 可以换掉它。
    %1 The draft is unchanged.
    %1草稿没有改变。
    %1 [y/N] 
    %1 [y/N] 
    %1 a day
    每天 %1
    %1 after last use
    最后一次使用后 %1
    %1 already exists and was not changed.
    %1 已存在，没有改动。
    %1 already exists and was not changed. Choose another file.
    %1 已存在，没有改动。请另选文件。
    %1 answers
    %1 个回复
    %1 answers (HTTP %2, %3 ms)
    %1 有回答（HTTP %2，%3 毫秒）
    %1 answers.
    %1 有回应。
    %1 appears twice; keep one.
    %1 出现了两次；请只留一个。
    %1 asks how much to replay: %2.
    %1 会先问重放多少：%2。
    %1 branch
    %1 个分支
    %1 byte
    %1 字节
    %1 bytes
    %1 字节
    %1 bytes, too large
    %1 字节，太大
    %1 can be read by others. Run `chmod go= %2` to make it private.
    其他人能读 %1。请运行 `chmod go= %2` 使它只有你能读。
    %1 cannot be created: %2 is not writable. Choose another folder with --data-dir.
    无法创建 %1：%2 不可写。请用 --data-dir 另选文件夹。
    %1 cannot be reached: %2
    无法连到 %1：%2
    %1 cannot be read (%2), so the files to leave out are unknown. Make it readable.
    无法读取 %1（%2），所以不知道哪些文件不该发送。请使它可读。
    %1 cannot be read.
    无法读取 %1。
    %1 cannot be read: %2
    无法读取 %1：%2
    %1 cannot be read: %2.
    无法读取 %1：%2。
    %1 cannot be read: No such file or directory.
    无法读取 %1：没有这个文件或目录。
    %1 cannot be sent: the Responses API does not have %2. Unset %3 for this profile or this prompt.
    无法发送 %1：Responses API 没有%2。请在这个配置档或这个提问中取消%3。
    %1 cannot be written: %2. Choose another file with --config.
    无法写入 %1：%2。请用 --config 另选文件。
    %1 cannot be written: %2. Choose another file.
    无法写入 %1：%2。请换一个文件。
    %1 cannot be written: %2. Name another place.
    无法写入 %1：%2。请另选位置。
    %1 cleared.
    已取消 %1。
    %1 contains a space or a character that an HTTP header cannot carry
    %1含有空格或 HTTP 头不能携带的字符
    %1 contains no files that can be sent.%2
    %1 中没有可以发送的文件。%2
    %1 context
    %1 个上下文
    %1 conversation
    %1 个对话
    %1 creates one
    按 %1 新建
    %1 creates one; /ctx import ID imports one you have.
    按 %1 新建；用 /ctx import ID 导入已有的。
    %1 days ago
    %1 天前
    %1 did not accept the connection in time
    %1 没有及时接受连接
    %1 does not exist yet; the first start creates it
    %1 还不存在；第一次启动时创建
    %1 does not exist.
    %1 不存在。
    %1 does not say which of its profiles to use: %2. Set default_profile, or name one with --profile.
    %1 没有说明使用哪个配置档：%2。请设置 default_profile，或用 --profile 指定。
    %1 does nothing here now.
    %1 在这里不起作用。
    %1 expires at a time that its server set; the API cannot extend it.
    %1 按服务器所说的时间到期，这种 API 不能续期。
    %1 file
    %1 个文件
    %1 file or folder
    %1 个文件或目录
    %1 found
    找到 %1 处
    %1 h %2 min
    %1 小时 %2 分
    %1 h ago
    %1 小时前
    %1 has %2 bytes; the limit is %3. %4
    %1 有 %2 字节；上限是 %3。%4
    %1 has a key that works. Choose another name, such as %2-2, or end it first: `ctxchat gateway keys revoke %3`.
    %1 已有可用的密钥。请换一个名字，例如 %2-2，或先让它失效：`ctxchat gateway keys revoke %3`。
    %1 has expired by our clock. Prompts wait until you choose what to do.
    按本机时钟，%1已过期。在你选择之前不会发送提问。
    %1 has more than %2 bytes and was not read, so the files to leave out are unknown.
    %1 超过 %2 字节，没有读取，所以不知道要略去哪些文件。
    %1 has no "%2".
    %1 没有“%2”。
    %1 has no profile "%2".
    %1 没有配置档“%2”。
    %1 has no recipe "%2".
    %1 没有预设“%2”。
    %1 has no valid key. `ctxchat gateway keys list` shows all keys.
    %1 没有可用的密钥。`ctxchat gateway keys list` 列出全部。
    %1 has the wrong type.
    %1 的类型不对。
    %1 hidden file or folder
    %1 个隐藏的文件或目录
    %1 holds no key. Remove it, and a new one is made.
    %1 里没有密钥。删除它，就会生成新的。
    %1 in
    输入 %1
    %1 in it whose record is missing.
    其中有 %1没有所属。
    %1 in progress, or left by a killed program: the next start recovers them
    %1正在进行，或是被强行结束的程序留下的：下次启动时恢复
    %1 in%2
    输入 %1%2
    %1 input token
    %1 个输入 token
    %1 is %2. Only text in UTF-8 can be sent; convert it first.
    %1 是%2。只能发送 UTF-8 文本；请先转换。
    %1 is %2; /set %3 off clears it.
    %1 是 %2；用 /set %3 off 取消。
    %1 is %2; the API accepts %3 to %4.
    %1 是 %2；API 接受 %3 到 %4。
    %1 is ambiguous: %2.
    %1 不明确：%2。
    %1 is cached by the gateway in this program, which answers with quotes.
    %1由本程序里的网关缓存，它用摘录来回答。
    %1 is damaged.
    %1 已损坏。
    %1 is damaged: %2%3. Export what can be read with `ctxchat history export --all`, then move the file away, or put a backup in its place.
    %1 已损坏：%2%3。请用 `ctxchat history export --all` 导出能读的内容，再把文件移走，或放回备份。
    %1 is in the trash; %2 brings it back.
    %1已移到回收站；用 %2 恢复。
    %1 is intact, version %2, %3
    %1 完好，版本 %2，%3
    %1 is kept here: every prompt sends the seed and all turns.
    %1存于本机：每次提问都会发送初始消息和各轮对话。
    %1 is larger than %2 MB, the most that a recording can have.
    %1 超过 %2 MB，不会是录制文件。
    %1 is longer than %2 MB, so nothing was imported. Export fewer conversations into one file.
    %1 超过 %2 MB，什么也没有导入。请把较少的对话导出到一个文件。
    %1 is not a file.
    %1 不是文件。
    %1 is not a lifetime; use 1h to 7d, such as "24h".
    %1 不是有效期；请写 1h 到 7d，例如 "24h"。
    %1 is not a recording of ctxchat. `ctxchat --record FILE` makes one; recordings of other programs can be watched with asciinema.
    %1 不是 ctxchat 的录制文件。`ctxchat --record 文件` 会生成一个；其他程序的录制可以用 asciinema 观看。
    %1 is not a regular file; - reads from standard input.
    %1 不是普通文件；从标准输入读取请写 -。
    %1 is not a value; put strings in quotes.
    %1 不是值；字符串请加引号。
    %1 is not an export of ctxchat: it must be JSON that starts with {"ctxchat": %2. Create one with `ctxchat history export --format json`.
    %1 不是 ctxchat 的导出：它必须是以 {"ctxchat": %2 开头的 JSON。请用 `ctxchat history export --format json` 生成。
    %1 is not on this machine and not encrypted: on the way there, others can read the key and all text.
    %1 不在本机上，也没有加密：途中别人能读到密钥和全部文字。
    %1 is not one of: %2.%3
    %1 不在可选的值里：%2。%3
    %1 is not set; it takes %2.
    %1 没有设置；可以是 %2。
    %1 is not writable, so nothing new would be saved. Fix its permissions.
    %1 不可写，新的内容不会保存。请修正权限。
    %1 is not writable. Fix its permissions, or choose another folder with --data-dir.
    %1 不可写。请修正权限，或用 --data-dir 另选文件夹。
    %1 is writable
    %1 可写
    %1 is writable, %2 MB free
    %1 可写，剩余 %2 MB
    %1 is writable, but only %2 MB are free
    %1 可写，但只剩 %2 MB
    %1 last refused a context of fewer than %2.
    上次 %1 不接受小于 %2 的上下文。
    %1 line
    %1 行
    %1 link
    %1 个链接
    %1 lists
    %1 列出
    %1 lists the contexts.
    按 %1 查看上下文。
    %1 message
    %1 条消息
    %1 min %2 s
    %1 分 %2 秒
    %1 min ago
    %1 分钟前
    %1 model
    %1 个模型
    %1 more line
    还有 %1 行
    %1 more mistake
    另外 %1 处错误
    %1 must be "last:4096" or "rolling:32768:4096".
    %1 必须是 "last:4096" 或 "rolling:32768:4096"。
    %1 named twice, sent once
    %1写了两次，只发送一次
    %1 names a kind of proxy that libcurl does not know; use http, https, socks4 or socks5.
    %1 是 libcurl 不认识的代理种类；请用 http、https、socks4 或 socks5。
    %1 needs --upstream: the base URL of the server to ask.
    %1 需要 --upstream，即所要询问的服务器的基础网址。
    %1 never expires, so there is nothing to extend.
    %1 没有期限，不必续期。
    %1 new line
    %1 行新内容
    %1 not saved
    %1 个未保存
    %1 of %2
    %1/%2
    %1 of %2 changed since the context was created
    %2 个中有 %1 个在创建上下文之后改变了
    %1 of the reply could not be read, so text may be missing; it began with %2. If it happens again, tell the provider the request's id.
    回复中有%1无法读取，文字可能有缺失；它以 %2 开头。如果再次发生，请把请求的 id 告诉服务商。
    %1 older turn
    较早的 %1 轮
    %1 other contexts · %2 new one · %3 all keys and commands
    %1 其他上下文 · %2 新建 · %3 全部按键和命令
    %1 out
    输出 %1
    %1 parts
     %1 部分
    %1 profile
    %1 个配置档
    %1 question
    %1 次提问
    %1 queued
    %1 个排队
    %1 reasoning, %2
    %1 推理过程，%2
    %1 rebuilds from %2.
    %1 会用%2重建。
    %1 redirects to another address. Redirects are never followed: correct base_url.
    %1 指向别处。从不跟随重定向：请更正 base_url。
    %1 replies and drafts are only in memory and would be lost.
    有 %1 个回复和草稿只在内存里，退出就会丢失。
    %1 reply
    %1 个回复
    %1 repository of its own
    %1 个单独的仓库
    %1 restored; %2 lists it.
    %1已恢复；按 %2 查看。
    %1 row
    %1 行
    %1 s
    %1 秒
    %1 saving
    %1 个保存中
    %1 sends %2.%3
    %1 发送%2。%3
    %1 sends the edited prompt, %2 cancels.
    按 %1 发送修改后的提问，按 %2 取消。
    %1 server
    %1 个服务器
    %1 set to %2.
    %1 已设为 %2。
    %1 stopping
    %1 停止中
    %1 streaming
    %1 个接收中
    %1 that %2 ignored
    %1%2忽略
    %1 to %2; the server's default if empty
    %1 到 %2；空着用服务器的默认值
    %1 to files inside the folder
    %1指向目录内的文件
    %1 tok/s
    %1 token/秒
    %1 token
    %1 token
    %1 tokens
    %1 token
    %1 tokens at creation
    创建时 %1 token
    %1 tokens in%2
    输入 %1 token%2
    %1 turn
    %1 轮
    %1 turns were
    有 %1 轮
    %1 turns without a settled ending are left out.
    略去没有确定结果的 %1 轮。
    %1 unread
    %1 个未读
    %1 was already imported as “%2”.
    %1 早已导入，名称为“%2”。
    %1 was created elsewhere: the first prompt shows if the server has it.
    %1是在别处创建的：第一个提问会显示服务器上有没有它。
    %1 was interrupted: %2 in flight. %3
    %1曾被中断：%2正在进行。%3
    %1 was written by a newer ctxchat (format %2, this one reads up to %3). Update, then import it.
    %1 是由更新版本的 ctxchat 写的（格式 %2，这个版本最多读到 %3）。请更新后再导入。
    %1 with a name that is not UTF-8
    %1的名称不是 UTF-8
    %1 without JSON
    没有 JSON 的%1
    %1 · %2
    %1 · %2
    %1%2: %3, %4
    %1%2：%3，%4
    %1%2: the full screen needs 40×10
    %1%2：全屏需要 40×10
    %1, %2
    %1，%2
    %1, %2 bytes, %3
    %1，%2 字节，%3
    %1, %2 bytes, about %3 tokens (estimate)
    %1，%2 字节，约 %3 token（估计）
    %1, %2 left
    %1，还剩 %2
    %1, about %2 left
    %1，大约还剩 %2
    %1, each saves %2
    %1，每次节省 %2
    %1, line %2, is not a line of a recording.
    %1 第 %2 行不是录制的内容。
    %1, name them to include them: %2%3
    %1，要取用请指名：%2%3
    %1, retry in %2 s
    %1，%2 秒后重试
    %1, until %2 (%3)
    %1，到 %2（%3）
    %1, with the character set %2. Set LANG to one that ends with .UTF-8, such as C.UTF-8.
    %1，字符集是 %2。请把 LANG 设为以 .UTF-8 结尾的值，例如 C.UTF-8。
    %1. 
    %1。
    %1. %2
    %1。%2
    %1/s
    %1/秒
    %1: 
    %1：
    %1: %2
    %1：%2
    %1: %2 with %3 imported
    %1：已导入 %2，共 %3
    %1: %2.
    %1：%2。
    %1: a broken link
    %1：失效的链接
    %1: a link to a place outside the folder
    %1：指向目录之外的链接
    %1: cannot be read (%2)
    %1：无法读取（%2）
    %1: each conversation is pinned to one context that the server keeps in its cache. %2 switches contexts while replies keep streaming.
    %1：每个对话都固定在一个上下文上，由服务器保存在缓存里。按 %2 切换上下文，回复不会停止接收。
    %1: empty
    %1：空的
    %1: not a regular file
    %1：不是普通文件
    %1: not done yet. Repeat the command to see what it would send.
    %1：尚未执行。再试一次可以看到要发送的内容。
    %1; %2 takes %3.
    %1；%2 可以是 %3。
    %1; /rebuild rebuilds the context with fewer turns
    %1；/rebuild 用较少的轮数重建上下文
    %1; default: %2
    %1；默认：%2
    %1; trying again in %2 s
    %1；%2 秒后重试
    %1d %2h
    %1天%2时
    %1h %2m
    %1时%2分
    %1m
    %1分
    %1m %2s
    %1分%2秒
    %1s
    %1秒
    %1×%2 needed: enlarge the window.
    需要 %1×%2：请放大窗口。
    %1–%2 of %3
    %1–%2/%3
    (none)
    （无）
    (typed before; Enter keeps it)
    （已输入；按 Enter 保留）
    *Moved to a rebuilt context:* %1
    *已转到重建的上下文：* %1
    , 
    、
    , %1
    ，%1
    , %1 already here
    ，%1 已在这里
    , %1 bytes
    ，%1 字节
    , %1 bytes, SHA-256 %2…
    ，%1 字节，SHA-256 %2…
    , %1 cached
    ，缓存 %1
    , %1 of them cached
    ，其中缓存 %1
    , and %1 more
    ，另有 %1 处
    , lifetime %1 after last use
    ，有效期为最后一次使用后 %1
    , model %1
    ，模型 %1
    , or 
    ，或
    , over ssh
    ，经由 ssh
    --drain takes seconds, from 0 to 86,400.
    --drain 取秒数，从 0 到 86,400。
    --ephemeral keeps nothing, and --database names a file. Leave one out.
    --ephemeral 什么也不保留，而 --database 指定了文件。请去掉其中一个。
    --idle must be a number of seconds, 0 or more.
    --idle 必须是秒数，不小于 0。
    --listen takes 127.0.0.1:PORT, or an address of this machine that others reach, such as 0.0.0.0:PORT.
    --listen 可以是 127.0.0.1:端口，或本机可供他人访问的地址，例如 0.0.0.0:端口。
    --record is for the full screen. Give --plain or --record, not both.
    --record 用于全屏。--plain 和 --record 只能给一个。
    --speed must be a number from 0.01 to 1000.
    --speed 必须是 0.01 到 1000 之间的数。
    --truncation works only with session contexts; this one is common_prefix.
    --truncation 只用于会话模式的上下文；这个是 common_prefix。
    --turns %1 would send %2. %3\n
    --turns %1 会发送%2。%3\n
    --turns takes a number of turns, 0 or more.
    --turns 写轮数，0 或更大。
    --upstream names port %1, on which the gateway itself would listen. Give it another one, such as --listen 127.0.0.1:8081.
    --upstream 指向端口 %1，而网关自己要在这个端口上监听。请给网关另一个端口，例如 --listen 127.0.0.1:8081。
    --upstream-model takes MODEL or NAME=MODEL, each name once and none empty.
    --upstream-model 取 MODEL 或 NAME=MODEL，名称不可重复，也不可为空。
    --upstream-window takes a number of tokens.
    --upstream-window 取一个 token 数。
    --warm has a server read the seeds, and none is named. Add --upstream URL, or leave --warm out.
    --warm 让后端服务器预读初始消息，但没有指定服务器。请加上 --upstream URL，或去掉 --warm。
    -2 to 2
    -2 到 2
    .
    。
    /%1 is ambiguous: %2
    /%1 不明确：%2
    /%1 is ambiguous: %2.
    /%1 不明确：%2。
    /%1 takes no argument. Nothing was done; // sends text that starts with /.
    /%1 后面不写内容。什么也没有做；// 发送以 / 开头的文字。
    /%1 takes no argument; nothing was done
    /%1 后面不写内容；什么也没有做
    /%1%2: %3
    /%1%2：%3
    /compare takes the numbers of one or two replies, such as 1 3; alone, the last two.
    /compare 需要一个或两个回复的编号，例如 1 3；不带编号时是最近的两个。
    /copy takes a number, counted from the last reply, or “code”.
    /copy 后面写数，从最后一个回复往前数，或写“code”。
    /ctx %1 takes no argument: it applies to the context on screen. Nothing was done; %2 lists the others.
    /ctx %1 后面不写内容：它用于屏幕上的上下文。什么也没有做；按 %2 查看其他上下文。
    /ctx extend takes a time: %1
    /ctx extend 后面写时间：%1
    /ctx keep takes a time, such as 24h, 3d or 3600 (seconds).
    /ctx keep 需要一个时间，例如 24h、3d 或 3600（秒）。
    /ctx lists
    /ctx 列出
    /distil takes a number: how many of the last answers to use.
    /distil 后面写数：用最后几个回复。
    /export writes %1, not %2. To use that file name, give the format first: /export md %3
    /export 能写 %1，不能写 %2。要用这个文件名，请先写格式：/export md %3
    /mouse takes on or off; alone it toggles.
    /mouse 后面写 on 或 off；不写则切换。
    /new creates one
    用 /new 新建
    /rebuild takes a number: how many of the newest turns to send
    /rebuild 后面写数：发送最新的几轮
    /retry asks again.
    /retry 重新提问。
    /send sends this text; words after /send go below it
    /send 发送这段文字；/send 后面的文字放在它下面
    /vi takes on or off; alone it toggles.
    /vi 后面写 on 或 off；不写则切换。
    0 to 1
    0 到 1
    0 to 2
    0 到 2
    1 or more
    1 以上
    1 or more; more than 1 only in a common_prefix context
    1 以上；大于 1 只能用于 common_prefix 上下文
    1 to 4 texts, separated by |; \\n is a line break
    1 到 4 个文本，用 | 分隔；\\n 表示换行
    1 turn was
    有 1 轮
    1 turn without a settled ending is left out.
    略去没有确定结果的 1 轮。
    : 
    ：
    : %1
    ：%1
    ; 
    ；
    ; %1 lists them.
    ；按 %1 查看全部。
    ; /ctx refresh reads them again
    ；/ctx refresh 重新读取
    ; /help lists the names.
    ；/help 列出全部名称。
    ; choose from %1.
    ；可以选 %1。
    ; did you mean /%1?
    ；是否指 /%1？
    ; did you mean “%1”?
    ；是否指“%1”？
    ; it asks for a wait of %1
    ；它要求等待 %1
    ; it asks for a wait of %1 s
    ；它要求等待 %1 秒
    ; it asks for a wait of more than a year
    ；它要求等待一年以上
    ? unconfirmed: 
    ? 未确认：
    @%1%2 sent as text, without the file; files are attached only to typed prompts
    @%1%2作为文字发送，不附文件；只有键盘输入的提问才附上文件
    A comment starts with // or /*.
    注释以 // 或 /* 开头。
    A context needs at least one message. Give it a text or a file.
    上下文至少要有一条消息。请给出文本或文件。
    A context needs content: give --system TEXT, --recipe NAME, files, folders, or -.
    上下文需要内容：请给出 --system 文字、--recipe 名称、文件、目录，或 -。
    A context works only with the model that it was made for: go back to that one, or rebuild the context for this one.
    上下文只能用创建它时的模型：请换回那个模型，或为这个模型重建上下文。
    A key has no spaces and only plain letters, digits and signs. Paste it again.
    密钥里没有空格，只有英文字母、数字和符号。请重新粘贴。
    A label cannot be empty.
    名称不能为空。
    A name has 1 to 64 bytes and no spaces. Choose another one.
    名字要有 1 到 64 个字节，不含空格。请换一个。
    A new context is created on the server, and a line in the transcript marks the place. The old id stays in the record.
    服务器上会创建新的上下文，记录中用接续线标出位置。旧的 id 保留在详情里。
    A part
    一部分
    A path is empty. Give the name of a file, or . for the whole current folder.
    有一个路径为空。请给出文件名，或用 . 表示整个当前文件夹。
    A profile can have only one of api_key_command, api_key_env and api_key.
    配置档只能有 api_key_command、api_key_env、api_key 三者之一。
    A profile needs base_url, such as https://host.example/v1.
    配置档需要 base_url，例如 https://host.example/v1。
    A quota of the account is used up
    账号的一项配额已用完
    A recipe cannot read standard input (-).
    预设不能读取标准输入（-）。
    A recipe needs system or files.
    预设需要 system 或 files。
    A replay reads and writes no files.
    重放不读写文件。
    A reply is streaming in this context. %1
    这个上下文正在接收回复。%1
    A reply is streaming in this conversation. Stop it first.
    这个对话正在接收回复。请先停止。
    A reply is streaming in this conversation. Stop it, or wait until it ends.
    这个对话正在接收回复。请停止它，或等它结束。
    A reply is streaming in “%1”. Stop it first, or wait until it ends.
    “%1”正在接收回复。请先停止，或等它结束。
    A reply is streaming in “%1”. Stop it or wait, then rebuild.
    “%1”正在接收回复。请停止或等它结束，再重建。
    A reply or a draft is only in memory and would be lost.
    有一个回复或草稿只在内存里，退出就会丢失。
    A server on this machine
    本机上的服务器
    A session context has one conversation, and this context already has one. Open that one, or fork it.
    会话模式的上下文只有一个对话，这个已经有了。请打开它，或分叉。
    A session context has one memory, so the fork gets its own context; this conversation is unchanged.
    会话模式的上下文只有一份记忆，所以分叉会有自己的上下文；这个对话不变。
    A turn cannot follow a turn of another conversation, or one that follows it.
    一轮不能接在另一个对话的一轮或它自己的后续之后。
    A turn cannot move to another conversation.
    一轮不能移到另一个对话。
    A turn to import already exists in another conversation.
    要导入的一轮已在另一个对话里。
    A turn to import belongs to another conversation.
    要导入的一轮属于另一个对话。
    A turn to import follows one that does not exist.
    要导入的一轮接在不存在的一轮之后。
    A unique prefix is enough. Every action name is also a command. //text sends text that starts with a slash.
    写出能区分的开头即可。每个操作的名称也是命令。//文字 会发送以斜杠开头的文字。
    A user name and a password are needed by %1.
    %1要求用户名和密码。
    Actions
    操作
    Another alternative: rebuild “%1”
    换一个版本：重建“%1”
    Another branch: rebuild “%1”
    另一个分支：重建“%1”
    Another context has the label “%1”. Choose another; “%2” is free.
    另一个上下文已经叫“%1”。请另选名称；“%2”可用。
    Another context has this label. Choose another one.
    另一个上下文已经用了这个名称。请另选一个。
    Another ctxchat
    另一个 ctxchat
    Another ctxchat is now using “%1”.
    另一个 ctxchat 正在使用“%1”。
    Another ctxchat is receiving this reply: stop it there.
    另一个 ctxchat 正在接收这条回复：请在那里停止。
    Another ctxchat is sending this turn.
    另一个 ctxchat 正在发送这一轮。
    Another ctxchat is using the session context %1. Wait, or close it there.
    另一个 ctxchat 正在使用会话上下文 %1。请等待，或在那里关闭它。
    Another ctxchat is using “%1”. Wait, or close it there.
    另一个 ctxchat 正在使用“%1”。请等待，或在那里关闭它。
    Another program has locked the history %1. Try again when it has finished.
    另一个程序占用着历史 %1。请等它结束再试。
    Ask again: rebuild “%1”
    重新提问：重建“%1”
    Asked
    时间
    Asked the terminal to copy %1; not every terminal does.
    已请终端复制%1；不是每个终端都支持。
    Asking %1 for its models…
    正在向 %1 询问模型…
    Asking the server for its models…
    正在向服务器询问模型…
    Branches
    分支
    CACHED
    缓存
    CHANGED, now %1
    已变，现在 %1
    CONTEXT
    上下文
    Change or unset it and send again.
    请修改或取消它，再重新发送。
    Change the address
    修改地址
    Change the key
    修改密钥
    Change the mode after it ends.
    请等它结束再修改模式。
    Change the model
    修改模型
    Change the name
    修改名称
    Change the text and send again.
    请修改文字后重新发送。
    Check HTTPS_PROXY and ALL_PROXY, or name the server's host in NO_PROXY.
    请检查 HTTPS_PROXY 和 ALL_PROXY，或把服务器的主机名写入 NO_PROXY。
    Check base_url and the paths in the profile.
    请检查配置档中的 base_url 和路径。
    Check that the base URL leads to this API; if it does, tell the provider.
    请确认基础 URL 指向这种 API；如果没错，请告诉服务商。
    Check the account's access, services and balance with the provider.
    请向服务商核对账号的权限、服务和余额。
    Check the address, the clock, and CURL_CA_BUNDLE if a proxy inspects traffic.
    请检查地址和时钟；如果代理会检查流量，请检查 CURL_CA_BUNDLE。
    Check the base URL and the network.
    请检查基础 URL 和网络。
    Check the key of this profile.
    请检查这个配置档的密钥。
    Check the model's name, and that your account may use it.
    请检查模型的名称，以及账号能否使用它。
    Check the network and the base URL, then try again.
    请检查网络和基础 URL，再试一次。
    Check the network, or try again later.
    请检查网络，或稍后再试。
    Checking the address…
    正在检查地址…
    Choice %1 of %2
    选项 %1/%2
    Commands
    命令
    Compare
    比较
    Comparing replies
    比较回复
    Connect an endpoint
    连接一个接入点
    Connection refused by %1
    %1 拒绝了连接
    Context
    上下文
    Context Cache: Volcengine Ark and gateways
    上下文缓存：火山方舟和各种网关
    Context id
    上下文 id
    Context menu (F2)
    上下文菜单（F2）
    Context restored; %1 lists it.
    上下文已恢复；按 %1 查看。
    Contexts
    上下文
    Contexts work: a small one was created and expires within an hour.
    上下文可用：已创建一个小的，一小时内过期。
    Contexts work: the server keeps each turn of a conversation.
    上下文是各轮对话组成的链，由服务器保存。
    Contexts work: the server lists %1.
    上下文可用：服务器列出了%1。
    Conversation
    对话
    Conversation renamed to “%1”.
    对话的标题已改为“%1”。
    Conversations
    对话
    Copied %1 into tmux's buffer.
    已把%1复制到 tmux 的缓冲区。
    Copied %1 with %2.
    已用 %2 复制%1。
    Correct it and send again.
    请更正后重新发送。
    Could not copy %1: %2
    无法复制%1：%2
    Create a context from it instead, with /ctx new.
    请改用 /ctx new 由它创建上下文。
    Create it?
    创建吗？
    Created
    创建时间
    Creating “%1”, about %2 tokens…
    正在创建“%1”，约 %2 token…
    Cut it down, or name fewer files.
    请缩短，或少指定几个文件。
    Delete “%1” on the server
    在服务器上删除“%1”
    Deleted on the server; the record is in the trash.
    已在服务器上删除；记录在回收站里。
    Did the server keep this turn?
    服务器记下这一轮了吗？
    Do it?
    执行吗？
    Done.\n
    已完成。\n
    Draft cleared: %1 brings it back, %2 quits.
    草稿已清空：按 %1 恢复，按 %2 退出。
    Drop the last turn: rebuild “%1”
    撤销最后一轮：重建“%1”
    ENDS
    到期
    Each time %1 for reading the context from the cache; earlier turns, the question and the reply come on top.
    每次从缓存读取上下文花费 %1；先前的轮次、提问和回复另计。
    Each use extends %1; its server has no other way. Send a prompt to extend it.
    %1 在每次使用时续期，服务器没有别的办法。发一个提问就会续期。
    Editing text
    编辑文字
    Enter alone accepts the answer in [ ]; < goes back.
    空行表示采用 [ ] 里的回答；< 返回上一步。
    Every turn of its conversations is deleted on the server, the newest first.
    它的对话的每一轮都会在服务器上删除，从最新的开始。
    Everything before the paths of the API, such as https://host.example/v1.
    API 各路径之前的部分，例如 https://host.example/v1。
    Everywhere
    任何时候
    Expected a colon after %1.
    %1 后面应有冒号。
    Expected a comma or ].
    这里应有逗号或 ]。
    Expected a comma or } after the value of %1.
    %1 的值后面应有逗号或 }。
    Expected a name.
    这里应有名称。
    Expected a value.
    这里应有值。
    Files
    文件
    Fork “%1”
    分叉“%1”
    Forking “%1” from %2…
    正在分叉“%1”，用%2…
    Found on this machine: %1.
    在本机上找到：%1。
    Free some space or write somewhere else, then run it again.
    请腾出空间或写到别处，再运行一次。
    From a command
    来自命令
    From an environment variable
    来自环境变量
    Gemini, with cached contents
    Gemini，带缓存内容
    Give --context or --resume, not both.
    --context 和 --resume 只能给一个。
    Give --data or --log, not both.
    --data 和 --log 只能给一个。
    Give --resend or --carry-on, not both.
    --resend 和 --carry-on 只能给一个。
    Help
    帮助
    ID
    ID
    Id
    Id
    Import a context id
    导入上下文 id
    Imported %1 as “%2”.%3
    已导入 %1，名称为“%2”。%3
    Instructions
    指令
    It accepts the key.
    它接受密钥。
    It can be done only in the provider's own console, if at all.
    也许只能在服务商的控制台里做。
    It does not work yet.
    还不能使用。
    It has no profiles.
    它没有配置档。
    It has to be set whenever ctxchat starts.
    每次启动 ctxchat 时都要设置它。
    It is not known what the server keeps of this context. Import the id again with its mode: chain for a reply, session for a conversation.
    不知道服务器为这个上下文保留什么。请带模式重新导入 id：回复用 chain，对话用 session。
    It is not shown. It is saved in %1, which only you can read.
    密钥不会显示，保存在 %1，只有你能读取。
    It needs no key.
    它不需要密钥。
    It was saved in the history; `ctxchat history list` shows it.
    它已保存在历史里；`ctxchat history list` 可以看到。
    It works.
    可以使用。
    Its header fields are too long.
    它的头部字段太长。
    Its server has no request that only keeps a context: each question keeps it for %1 and costs money.
    它的服务器没有保留上下文的请求：每次提问把它保留 %1，并产生费用。
    Its server keeps contexts for %1 to %2. Give a time in that range.
    它的服务器保留上下文 %1 到 %2。请给出这之间的时间。
    JSON without %1
    没有 %1 的 JSON
    Keep “%1”
    保留“%1”
    LABEL
    名称
    Label
    名称
    Label and notes
    名称和备注
    Last turn
    最后一轮
    Last used
    上次使用
    Lifetime
    有效期
    Lists and forms
    列表和表单
    Log
    通知
    Looking for servers on this machine…
    正在查找本机上的服务器…
    MODE
    模式
    MODEL
    模型
    Make “%1” the default profile?
    没有指定配置档时使用“%1”吗？
    Mode
    模式
    Mode of “%1”
    “%1”的模式
    Model
    模型
    Model of “%1”, now %2
    “%1”的模型，现在是 %2
    Moderation rejected the text
    内容审核拒绝了文字
    Mouse off.
    鼠标已关闭。
    Mouse on: the wheel scrolls, clicks choose in lists; hold Shift to select text.
    鼠标已打开：滚轮滚动，在列表里点选；按住 Shift 选取文字。
    Moved to a rebuilt context:
    已转到重建的上下文：
    NAME
    名称
    NEW since, %1
    新增，%1
    NOT FOUND
    找不到
    Name the conversations to export, or use --all. `ctxchat history list` shows the ids.
    请指明要导出的对话，或用 --all。`ctxchat history list` 显示 id。
    Name the gateway's database: --database FILE, or --database postgres://USER@HOST/NAME.
    请指定网关的数据库：--database FILE，或 --database postgres://USER@HOST/NAME。
    New context
    新建上下文
    New context from %1
    用%1新建上下文
    New context “%1”
    新建上下文“%1”
    New contexts use the profile “%1”%2. Contexts that exist keep theirs.
    新上下文使用配置档“%1”%2。已有的上下文不变。
    No
    否
    No %1 in this message.
    这条消息里没有%1。
    No API key for the profile "%1". Set the environment variable CTXCHAT_API_KEY, set api_key_env or api_key_command in the profile, or run `ctxchat setup`.
    配置档“%1”没有 API 密钥。请设置环境变量 CTXCHAT_API_KEY，或在配置档里设置 api_key_env 或 api_key_command，或运行 `ctxchat setup`。
    No answer here to create a context from.
    这里没有可用来新建上下文的回复。
    No byte came for %1.
    %1内没有收到数据。
    No connection in time through %1.
    没有及时通过%1建立连接。
    No connection through %1: %2.
    无法通过%1连接：%2。
    No connection to %1: it does not answer.
    无法连接%1：它没有回答。
    No context has the label or id “%1”
    没有名称或 id 为“%1”的上下文
    No context has the label “%1”, so it is used as a server id.
    没有名称为“%1”的上下文，所以当作服务器的 id。
    No context has the label “%1”. Did you mean %2?
    没有名为“%1”的上下文。是否指 %2？
    No context has the number %1.
    没有编号为 %1 的上下文。
    No context here.
    这里没有上下文。
    No context matches.
    没有符合的上下文。
    No context yet.
    还没有上下文。
    No context yet. %1 creates one, %2 imports an id that you have.
    还没有上下文。按 %1 新建，按 %2 导入已有的 id。
    No context yet. Create one with `ctxchat contexts create`, or give an id.
    还没有上下文。请用 `ctxchat contexts create` 创建，或给出 id。
    No context yet. `ctxchat contexts create` creates one; `import` imports an existing id.
    还没有上下文。`ctxchat contexts create` 创建，`import` 导入已有的 id。
    No context yet: %1, /ctx import ID imports one.
    还没有上下文：%1，或用 /ctx import ID 导入。
    No context “%1” in the trash. `ctxchat contexts list --trash` lists the trash.
    回收站里没有上下文“%1”。`ctxchat contexts list --trash` 列出回收站。
    No context “%1”, and the server of the profile “%2” has none of its own: an id cannot be used there. `ctxchat contexts list` lists the contexts; `ctxchat contexts create` makes one.
    没有上下文“%1”，而配置档“%2”的服务器本身没有上下文，不能使用 id。`ctxchat contexts list` 列出上下文；`ctxchat contexts create` 新建一个。
    No context “%1”. `ctxchat contexts list` lists the contexts; `ctxchat contexts import` imports an id that was created elsewhere.
    没有上下文“%1”。`ctxchat contexts list` 列出上下文；`ctxchat contexts import` 导入在别处创建的 id。
    No conversation is open.
    没有打开的对话。
    No conversation is open: %1 the contexts. The prompt stays here.
    没有打开的对话：%1上下文。提问留在这里。
    No conversation yet.
    还没有对话。
    No conversation “%1”%2. %3 shows the ids.
    没有对话“%1”%2。%3 显示 id。
    No conversation “%1”.
    没有对话“%1”。
    No conversations yet.\n
    还没有对话。\n
    No endpoint is configured. Run `ctxchat setup`, or set CTXCHAT_BASE_URL and CTXCHAT_API_KEY; `ctxchat --demo` needs neither.
    没有配置接入点。请运行 `ctxchat setup`，或设置 CTXCHAT_BASE_URL 和 CTXCHAT_API_KEY；`ctxchat --demo` 都不需要。
    No file could be created in %1: %2.
    无法在 %1 中创建文件：%2。
    No folder can be made in %1. Set TMPDIR to one that can be written.
    无法在 %1 里创建目录。请把 TMPDIR 设为可写的目录。
    No key
    没有密钥
    No key yet. `ctxchat gateway keys add NAME` makes one.\n
    还没有密钥。`ctxchat gateway keys add NAME` 可以新建。\n
    No matches.\n
    没有找到。\n
    No model is set. Set one in the profile or with --model.
    没有设置模型。请在配置档中或用 --model 设置。
    No notices yet.
    还没有通知。
    No other conversation is streaming or unread.
    没有其他正在接收或未读的对话。
    No profile “%1”; there are %2.%3
    没有配置档“%1”；现有 %2。%3
    No prompts yet.
    还没有提问。
    No question is open here.
    这里没有待回答的问题。
    No queued prompt here.
    这里没有排队的提问。
    No reply here.
    这里没有回复。
    No reply to stop here.
    这里没有可停止的回复。
    No request can be sent: libcurl could not be loaded (%1). Install it (Debian: libcurl4) and try again.
    无法发送请求：libcurl 无法加载（%1）。请安装它（Debian：libcurl4）再试。
    No server was found on this machine.
    本机上没有找到服务器。
    No system message is set; /system TEXT sets one, /system off removes it.
    没有设置系统消息；用 /system 文字 设置，/system off 取消。
    No thread for transfers could be started.
    无法启动传输线程。
    No trusted TLS connection could be established
    无法建立可信的 TLS 连接
    No turn to drop.
    没有可撤销的一轮。
    No turn to undo.
    没有可撤销的一轮。
    No turn yet.
    还没有对话。
    No, change the address
    不，修改地址
    Not a terminal. Run ctxchat in a terminal, or use `ctxchat ask` in a pipe.
    这里不是终端。请在终端里运行 ctxchat，在管道里请用 `ctxchat ask`。
    Not all of its text could be recovered; the rest is in %1.
    它的文字没有全部恢复；其余在 %1 中。
    Not everything could be saved.
    有内容没能保存。
    Not exported: %1
    未导出：%1
    Not found: %1.
    没有找到：%1。
    Not renamed: %1
    未改名：%1
    Not sent because it could not be saved: %1
    未发送，因为无法保存：%1
    Not sent: %1
    未发送：%1
    Not sent: %1 s left
    未发送：只剩 %1 秒
    Not sent: another ctxchat is using this context
    未发送：另一个 ctxchat 正在使用这个上下文
    Not sent: expired
    未发送：已过期
    Not sent: the program ended while this prompt was queued. Retry sends it.
    未发送：程序在这个提问排队时结束了。重试即可发送。
    Not sent: the server lost the context
    未发送：服务器丢失了上下文
    Not sent: unconfirmed turn
    未发送：有未确认的一轮
    Notes
    备注
    Notes removed.
    已删除备注。
    Notes saved; /ctx info shows them.
    已保存备注；用 /ctx info 查看。
    Nothing matches.
    没有符合的。
    Nothing of this turn was stored.
    这一轮没有存下任何内容。
    Nothing to complete here.
    这里没有可补全的。
    Nothing to copy.
    没有可复制的。
    Nothing to prune.\n
    没有可清理的。\n
    Nothing to read yet.
    还没有可读的内容。
    Nothing to restore in this session.
    这次运行中没有可恢复的。
    Nothing to search yet.
    还没有可搜索的内容。
    Nothing to send.
    没有可发送的。
    Nothing was created.
    什么也没有创建。
    Nothing was imported from %1: %2
    没有从 %1 导入任何内容：%2
    Nothing was pruned.
    没有清理。
    Nothing was rebuilt.
    没有重建。
    Nothing was run; correct the request and send it again.
    什么也没有执行；请更正请求后重新发送。
    Nothing was saved here, but “%1” is a session: the server remembers this turn.
    这里什么也没有保存，但“%1”是会话模式：服务器记得这一轮。
    Nothing was sent.
    没有发送任何内容。
    Nothing was sent: the composer contains a command.
    什么也没有发送：输入框里是命令。
    Nothing would be sent.
    不会发送任何内容。
    Nothing would be sent: %1
    不会发送任何内容：%1
    Number
    编号
    Number or text
    编号或文字
    Older turns are left out, as all turns together do not fit into the model's window. Use --turns for another number.\n
    全部轮次超出模型的窗口，因此省去较早的。--turns 可以指定别的数目。\n
    Ollama on this machine
    本机上的 Ollama
    Ollama, llama.cpp, vLLM, LM Studio …
    Ollama、llama.cpp、vLLM、LM Studio 等
    Only %1 here.
    这里只有 %1。
    Only %1 templates from %2 are used: the folder has too many files.
    %2 里的文件太多，只使用 %1 个模板。
    Only a profile with "api": "gateway" can warm contexts.
    只有 "api": "gateway" 的配置能预热上下文。
    Only a profile with "api": "responses" has a dialect.
    只有 "api": "responses" 的配置档才有 dialect。
    Only a server on this machine can be used without a key, and not with the context API. If yours needs no key, type any word as its key.
    只有本机上的服务器可以不用密钥，上下文服务器除外。如果你的服务器不需要密钥，随便输入一个词即可。
    OpenAI, Ark, Azure, xAI, Qwen, LM Studio, vLLM …
    OpenAI、方舟、Azure、xAI、通义千问、LM Studio、vLLM 等
    Other machines could guess the key in %1: give it at least %2 characters, or none, so that the gateway makes one.
    其他机器可能猜到 %1 中的密钥：请至少用 %2 个字符，或不设置，由网关生成。
    Other users can read this file, so a key in it is refused. Run `chmod 600` on it, or use api_key_command or api_key_env.
    其他用户能读这个文件，所以其中的密钥不被接受。请运行 `chmod 600`，或改用 api_key_command 或 api_key_env。
    PROFILE
    配置档
    PROMPT
    输入
    Parameters of this conversation
    本对话的参数
    Parts of the reply that are not text were not kept: %1.
    回复中不是文字的部分没有保留：%1。
    Port %1 on %2 is not available: %3.
    %2 的端口 %1 不可用：%3。
    Press %1 again to quit.
    再按一次 %1 退出。
    Press keys; Ctrl+C twice quits.
    请按键；按两次 Ctrl+C 退出。
    Previous
    以前的 id
    Prices need a currency, such as "CNY" or "$".
    价格需要货币，例如 "CNY" 或 "$"。
    Profile
    配置档
    Profile of new contexts, now %1
    新上下文的配置档，现在是 %1
    Profiles: %1.
    配置档：%1。
    Prompt
    提问
    Quit without saving?
    不保存就退出吗？
    REPLIES
    回复
    REQUESTS
    请求
    Raise the quota with the provider, or use another profile.
    请向服务商提高配额，或使用另一个配置档。
    Reading (after Tab)
    阅读时（按 Tab 之后）
    Reading was cancelled.
    读取已取消。
    Reasoning
    推理过程
    Rebuild the context, or choose another.
    请重建上下文，或另选一个。
    Rebuild “%1”
    重建“%1”
    Rebuild “%1” for %2
    为 %2 重建“%1”
    Rebuild “%1” from its current sources
    用源文件的当前内容重建“%1”
    Rebuild “%1”?
    重建“%1”吗？
    Rebuilding “%1” from %2…
    正在重建“%1”，用%2…
    Recipe
    预设
    Redirects are not followed, because they would forward the key: correct base_url in the profile.
    不跟随重定向，因为那会把密钥转发出去：请更正配置档中的 base_url。
    Remove them, or send them with --allow-secrets.
    请去掉它们，或用 --allow-secrets 照样发送。
    Remove them, or send them with `ctxchat contexts create --allow-secrets`.
    请去掉它们，或用 `ctxchat contexts create --allow-secrets` 发送。
    Remove them, or send them with `ctxchat contexts rebuild --refresh --allow-secrets`.
    请去掉它们，或用 `ctxchat contexts rebuild --refresh --allow-secrets` 发送。
    Rename conversation
    修改标题
    Request %1 (%2) has another body than in the recording.
    请求 %1（%2）的正文与录制不同。
    Run it by hand to see why.
    请手工运行它，看看原因。
    SINCE
    起始
    STATE
    状态
    Save and start the chat
    保存并开始对话
    Save anyway
    仍然保存
    Search again
    重新查找
    Search all
    搜索全部
    Search with %1 first.
    请先按 %1 搜索。
    Searching your prompts
    搜索以前的提问时
    Seed
    初始消息
    Send again after that time, or use another profile.
    请在那之后重新发送，或使用另一个配置档。
    Send it again if you want.
    需要时请重新发送。
    Send it again when the server has loaded it.
    等服务器加载完模型后再发送。
    Send it?
    发送吗？
    Send the edited prompt: rebuild “%1”
    发送修改后的提问：重建“%1”
    Sending a small request to %1…
    正在向 %1 发送一个小请求…
    Sends %1 (estimate).%2\n
    发送%1（估计）。%2\n
    Sends %1.
    发送%1。
    Set the old file aside and write a new one
    把旧文件移到一边，写一个新的
    Settle the unconfirmed ones before you continue.
    继续之前请先处理未确认的。
    Ships with ctxchat.
    随 ctxchat 附带。
    Source
    源文件
    Sources
    源文件
    Standard input
    标准输入
    Standard input cannot be read: %1.
    无法读取标准输入：%1。
    Standard input is empty.
    标准输入是空的。
    Standard input is longer than 4 MB, the limit of a context. Pipe in less.
    标准输入超过 4 MB，即一个上下文的上限。请减少内容。
    Standard input is not UTF-8 text, so nothing was sent. Convert it first.
    标准输入不是 UTF-8 文本，什么也没有发送。请先转换。
    Standard input is not available in full screen. Use `ctxchat contexts create … -`.
    全屏时不能用标准输入。请用 `ctxchat contexts create … -`。
    Standard output could not be written: %1. %2
    无法写入标准输出：%1。%2
    Start one and search again, or connect an endpoint with its address.
    请启动一个再重新查找，或用地址连接接入点。
    Started
    开始
    State
    状态
    Stop it before you forget it.
    请先停止再移除。
    System
    系统
    System message removed.
    已取消系统消息。
    System message set; sent before your prompts.
    已设置系统消息，在提问之前发送。
    System message, sent before your prompts: %1
    系统消息，在提问之前发送：%1
    TALKS
    对话
    TERM is dumb, so line mode is used
    TERM 是 dumb，所以用行模式
    TERM is not set. Set it to your terminal's name, or use --plain.
    没有设置 TERM。请设为终端的名称，或用 --plain。
    TITLE
    标题
    TOKENS
    TOKEN
    TURNS
    轮数
    Template %1 cannot be read: %2.
    无法读取模板 %1：%2。
    Template %1 is larger than 256 KB. Shorten it, or make it a context: ctxchat contexts create.
    模板 %1 超过 256 KB。请缩短它，或用它创建上下文：ctxchat contexts create。
    Template %1 is no longer there. Nothing was sent.
    模板 %1 已不存在，没有发送任何内容。
    Template %1 is not a file. Nothing was sent.
    模板 %1 不是文件，没有发送任何内容。
    Template %1 is not text in UTF-8. Save it as UTF-8, then use it again.
    模板 %1 不是 UTF-8 文本。请存为 UTF-8 再使用。
    Template %1 is not used: /%2 is a command. Give the file another name.
    模板 %1 没有使用：/%2 是一条命令。请换一个文件名。
    Template %1 is not used: it is called by its name after a slash, so its name must be one word.
    模板 %1 没有使用：模板用斜杠加名称调用，名称里不能有空格。
    Template %1 is not used: its name is not UTF-8. Give the file another name.
    模板 %1 没有使用：文件名不是 UTF-8。请换一个文件名。
    Template “%1” is empty.
    模板“%1”是空的。
    Template “%1” needs a selection, and in line mode there is none: write {{input}} into it and put the text after its name.
    模板“%1”需要选中的内容，而行模式没有：请在模板里写 {{input}}，把文字写在名称后面。
    Template “%1” needs a selection: copy something here, or go to a message with %2, then use it again.
    模板“%1”需要选中的内容：先在这里复制，或用 %2 选一条消息，再使用它。
    Template “%1” needs the clipboard, and in line mode there is none: write {{input}} into it and put the text after its name.
    模板“%1”需要剪贴板，而行模式没有：请在模板里写 {{input}}，把文字写在名称后面。
    Template “%1” needs the clipboard. A program in a terminal cannot read it, and nothing was copied here: copy something here first, or write {{input}} into the template and paste the text after its name.
    模板“%1”需要剪贴板。终端里的程序读不到它，这里也没有复制过内容：先在这里复制，或在模板里写 {{input}}，把文字粘贴在名称后面。
    Test again
    重新测试
    Text
    文本
    That context no longer exists.
    那个上下文已不存在。
    That conversation is no longer there.
    那个对话已经不在了。
    That conversation no longer exists.
    那个对话已不存在。
    That takes %1 questions, one every %2. Only the first is sent now.
    这么久需要 %1 次提问，每 %2 一次。现在只发送第一次。
    That turn is already settled.
    那一轮已经处理好了。
    That turn is on another branch of this conversation; /tree shows it.
    那一轮在本对话的另一个分支上；用 /tree 查看。
    That turn no longer exists.
    那一轮已不存在。
    The %1 is no longer in the history. It may have been deleted.
    %1已不在历史里，可能被删除了。
    The %1 oldest turns are left out
    略去最早的 %1 轮
    The API has no contexts: ctxchat keeps them here and sends them with each prompt.
    这个 API 没有上下文：上下文存于本机，随每次提问发送。
    The API key contains a space, a line break or a character that an HTTP header cannot carry. Copy it again.
    API 密钥含有空格、换行或 HTTP 头不能携带的字符。请重新复制。
    The API key is empty. Set it in the profile or in CTXCHAT_API_KEY.
    API 密钥是空的。请在配置档或 CTXCHAT_API_KEY 中设置。
    The Responses API has no truncation_strategy. Leave it out.
    Responses API 没有 truncation_strategy。请去掉它。
    The access log %1 cannot be opened: %2.
    无法打开访问日志 %1：%2。
    The account may not do this
    这个账号不能这样做
    The address does not lead to the context API
    这个地址不是上下文 API
    The address is not a valid http(s) URL.
    地址不是有效的 http(s) URL。
    The api_key_command could not be started: %1.
    无法启动 api_key_command：%1。
    The api_key_command ended with status %1. %2
    api_key_command 以状态 %1 结束。%2
    The api_key_command printed nothing. %1
    api_key_command 没有输出。%1
    The api_key_command took longer than %1 s and was stopped. Run it by hand to see what it waits for.
    api_key_command 超过 %1 秒，已被停止。请手工运行，看看它在等什么。
    The api_key_command was ended by signal %1. %2
    api_key_command 被信号 %1 结束。%2
    The api_key_command was not found. Check its name and the PATH.
    找不到 api_key_command。请检查它的名称和 PATH。
    The base URL %1 contains a ? or #. Keep only the part before it.
    基础 URL %1 含有 ? 或 #。请只保留它前面的部分。
    The base URL %1 would send the key and all text unencrypted to another machine. Use https://, or set allow_insecure_http in the profile.
    基础 URL %1 会把密钥和全部文字不加密地发送到另一台机器。请用 https://，或在配置档中设置 allow_insecure_http。
    The base URL for %1 contains a user name or password. Remove it from the profile; the key has its own setting.
    %1 的基础 URL 含有用户名或密码。请从配置档中去掉；密钥有单独的设置。
    The base URL%1 is not an http(s) address. Give one like https://gateway.serevixai.ai/v1 in the profile.
    基础 URL%1 不是 http(s) 地址。请在配置档中写成 https://gateway.serevixai.ai/v1 这样。
    The body is longer than %1 bytes.
    内容超过 %1 字节。
    The cache is deleted on the server now, and storing it costs nothing from then on.
    服务器上的缓存会立即删除，此后不再收取存储费用。
    The composer is empty; %1 previews the prompt in it.
    输入框是空的；%1 预览其中的提问。
    The configuration cannot be read: %1. `ctxchat config init` creates one.
    无法读取配置：%1。`ctxchat config init` 会创建一个。
    The configuration has no profile “%1”.
    配置里没有配置档“%1”。
    The configuration has no profile “%1”. Add it, then start ctxchat again.
    配置里没有配置档“%1”。请添加它，然后重新启动 ctxchat。
    The configuration was not written.
    配置没有写入。
    The connection broke
    连接断开
    The connection broke at %1.
    连接在%1处断开。
    The connection broke before an answer came.
    收到回答之前连接断开了。
    The connection timed out
    连接超时
    The connection to the server was refused (HTTP %1) by %2.
    %2拒绝了到服务器的连接（HTTP %1）。
    The connection was refused
    连接被拒绝
    The context
    上下文
    The context %1 has expired or is about to. `ctxchat contexts rebuild` rebuilds it; --force sends anyway.
    上下文 %1 已过期或即将过期。`ctxchat contexts rebuild` 重建它；--force 照样发送。
    The context could not be recorded: %1 Nothing was sent to a server; try again when this is mended.
    无法记录该上下文：%1没有向服务器发送任何内容；解决此问题后请重试。
    The context exists; `ctxchat contexts list` shows it.
    上下文已经存在；`ctxchat contexts list` 可以看到。
    The context has no id. Create or import one.
    上下文没有 id。请创建或导入一个。
    The context of this prompt no longer exists.
    这个提问的上下文已不存在。
    The conversation
    这个对话
    The conversation %1 does not belong to “%2”.
    对话 %1 不属于“%2”。
    The conversation %1 has no answer to distil.
    对话 %1 没有可提炼的回复。
    The conversation contains a number that JSON cannot express: %1
    对话中有 JSON 不能表示的数：%1
    The conversation is deleted on the server.
    对话会在服务器上删除。
    The conversation to import names another context than its own.
    要导入的对话所指的上下文不是它自己的。
    The conversation%1 does not fit into the model's window%2: fork it at an earlier turn, start a new one in the same context, lower max_tokens, or use a model with a larger window.
    对话%1超出模型的窗口%2：请从较早的一轮分叉，在同一上下文里新开对话，调低 max_tokens，或用窗口更大的模型。
    The copy command “%1” %2. Check copy_command in the config.
    复制命令“%1”%2。请检查配置中的 copy_command。
    The demo needs no set-up: ctxchat --demo.
    演示不需要设置：ctxchat --demo。
    The disk failed while the history %1 was being used. Check the disk; what was saved before has not been changed.
    使用历史 %1 时磁盘出错。请检查磁盘；以前保存的没有改变。
    The disk is full, so the history %1 could not be written. What was saved before is safe; free some space and try again.
    磁盘已满，无法写入历史 %1。以前保存的都在；请腾出空间再试。
    The document is nested too deeply.
    文档嵌套太深。
    The editor was still open. Its text is in %1.\n
    编辑器还开着。文字在 %1 中。\n
    The editor “%1” %2.%3
    编辑器“%1”%2。%3
    The embedded gateway could not start: %1
    内置网关无法启动：%1
    The environment variable %1, the key of the profile "%2", is not set. Set it, or CTXCHAT_API_KEY, or run `ctxchat setup`.
    环境变量 %1（配置档“%2”的密钥）没有设置。请设置它，或设置 CTXCHAT_API_KEY，或运行 `ctxchat setup`。
    The environment variable that --upstream-key-env names is not set. Set it first.
    --upstream-key-env 所指的环境变量没有设置。请先设置。
    The file already has a profile “%1”. Choose another name.
    文件里已有配置档“%1”，它保持不变。请换一个名称。
    The file cannot be read: %1.
    文件无法读取：%1。
    The file ends inside a string.
    文件在字符串中间结束了。
    The file ends where a value is expected.
    文件在应有值的地方结束了。
    The file has these profiles: %1.
    文件里已有配置档：%1。
    The file has this profile already, and it was not changed. Choose another name.
    文件里已有这个配置档，没有改动。请另选名称。
    The file is not a history of ctxchat.
    这个文件不是 ctxchat 的历史。
    The file is not text in UTF-8.
    文件不是 UTF-8 文本。
    The file of “%1” %2.
    “%1”的文件%2。
    The file was written: %1.
    文件已写入：%1。
    The files together have more than %1 bytes. %2
    文件合计超过 %1 字节。%2
    The first line of output from the api_key_command is not text. %1
    api_key_command 输出的第一行不是文本。%1
    The fork is not in the registry.
    分叉不在记录里。
    The free tier keeps no contexts, so waiting does not help: use a key of a paid project, or %1
    免费额度不保留上下文，等待没有用：请用付费项目的密钥，或%1
    The gateway cannot listen on %1: %2
    网关无法在 %1 上监听：%2
    The gateway cannot start: %1.
    网关无法启动：%1。
    The gateway of the profile “%1” could not start: %2
    配置档“%1”的网关无法启动：%2
    The gateway's database %1 cannot be opened: %2
    无法打开网关的数据库 %1：%2
    The gateway's database %1 cannot be opened: %2.
    无法打开网关的数据库 %1：%2。
    The gateway's database cannot be opened: %1. Check the address and whether the server runs; libpq5 has to be installed.
    无法打开网关的数据库：%1。请检查地址和服务器是否在运行；需要安装 libpq5。
    The gateway's key could not be kept in %1. Use --ephemeral to keep nothing.
    网关的密钥无法保存到 %1。用 --ephemeral 可以什么也不保留。
    The gateway's key could not be read from %1. Check who may read it.
    无法从 %1 读取网关的密钥。请检查谁有权读取它。
    The header %1 holds a byte that no header can carry.
    请求头 %1 含有不能携带的字节。
    The history %1 cannot be opened. Check that its folder exists and belongs to you.
    无法打开历史 %1。请检查它的文件夹是否存在、是否属于你。
    The history %1 cannot store this record: it refers to one that does not exist.
    历史 %1 不能保存这个记录：它所指的记录不存在。
    The history %1 could not be used.
    无法使用历史 %1。
    The history %1 is damaged or is not a database. Move it away to start with a new one, or replace it with a backup.
    历史 %1 已损坏，或不是数据库。把它移走可以重新开始，也可以换成备份。
    The history %1 is not writable, so nothing new is saved. Check the permissions of the file and of its folder.
    历史 %1 无法写入，新的内容没有保存。请检查文件和文件夹的权限。
    The history %1 was removed while ctxchat had it open, so nothing new is kept. Put it back, or restart ctxchat to begin a new one.
    历史 %1 在 ctxchat 打开时被移走了，新的内容没有保存。请放回原处，或重新启动 ctxchat 来新建一个。
    The history %1 was replaced by another file while ctxchat had it open.
    历史 %1 在 ctxchat 打开时被换成了另一个文件。
    The history %1 was written by a newer version of ctxchat. Use that version, or name another folder with --data-dir.
    历史 %1 是由更新版本的 ctxchat 写的。请用那个版本，或用 --data-dir 指定另一个文件夹。
    The history could not be used.
    无法使用历史。
    The history gave no result.
    历史没有给出结果。
    The history is closed. Start the program again.
    历史已关闭。请重新启动程序。
    The history is still opening. Try again in a moment.
    历史正在打开。请稍后再试。
    The history is writable again; everything is saved.
    历史又可以写入了；全部已保存。
    The host name of %1 could not be resolved.
    无法解析%1的主机名。
    The input ended before everything was answered. Nothing was written.
    输入在全部回答之前结束。没有写入任何内容。
    The key of %1 works. End it first: `ctxchat gateway keys revoke %2`.
    %1 的密钥还可用。请先让它失效：`ctxchat gateway keys revoke %2`。
    The label “%1” is taken; “%2” is free.
    名称“%1”已被占用；“%2”可用。
    The label “%1” is taken; “%2” is free. Nothing was sent.
    名称“%1”已被占用；“%2”可用。什么也没有发送。
    The last message is the assistant's. The API takes a user or system message last.
    最后一条是助手的消息。API 要求最后是用户或系统消息。
    The last message of a seed may not be the assistant's. Put a user or system message after it.
    初始消息的最后一条不能是助手的。请在后面加一条用户或系统消息。
    The last turn of %1 is unconfirmed: the server may or may not have stored it. %2
    %1 的最后一轮未确认：服务器可能已经记下，也可能没有。%2
    The method is not a token.
    请求方法无效。
    The mode is %1; this API accepts %2.
    模式是 %1；这种 API 接受 %2。
    The model %1 answers there.
    模型 %1 有回应。
    The model is still loading
    模型还在加载
    The model refused to answer: the reply is a refusal.
    模型拒绝回答：回复就是拒绝。
    The models of “%1” could not be listed: %2
    无法列出“%1”的模型：%2
    The network connection failed
    网络连接失败
    The new context is ready; %1 lists it.
    新的上下文已就绪；按 %1 查看。
    The oldest turn is left out
    略去最早的一轮
    The partial reply was saved: `ctxchat history show last` prints it.
    已保存收到的部分：`ctxchat history show last` 可以显示。
    The profile could not be added here. Add it by hand, or name another file.
    无法在这里加入配置档。请手工添加，或另指定文件。
    The profile sets “store” to false, so the server may keep nothing of this context. Set it to true, or leave the mode out.
    配置档把“store”设为 false，服务器可能不保留这个上下文的任何内容。请设为 true，或不写模式。
    The profile was saved in %1.
    配置档已保存到 %1。
    The program
    程序
    The program did not send request %1 (%2).
    程序没有发送请求 %1（%2）。
    The program ended during this reply. The partial reply is kept; retry asks again.
    程序在接收这个回复时结束了。已收到的部分保留着；重试会重新提问。
    The program ended while this turn was in progress. The server may or may not remember it.
    程序在这一轮进行时结束了。服务器可能记得它，也可能不记得。
    The program sent %1, which is not in the recording.
    程序发送了录制里没有的请求：%1。
    The program was closed before this prompt was sent. /retry sends it now.
    程序在发送这个提问之前退出了。/retry 现在发送。
    The prompt belongs to another conversation.
    这个提问属于另一个对话。
    The prompt is empty. Write something first.
    提问是空的。请先写点什么。
    The prompt is empty: give one as an argument or on standard input.
    提问是空的：请作为参数或从标准输入给出。
    The prompt was not sent to %1: %2. `ctxchat contexts rebuild` creates the context again with the newest turns that fit.
    未向 %1 发送提问：%2。`ctxchat contexts rebuild` 用放得下的最新轮次重建上下文。
    The prompt was not sent: the program was closing.
    提问没有发送：程序正在退出。
    The proxy could not be used
    无法使用代理
    The proxy could not be used: %1.
    无法使用代理：%1。
    The question failed, so the context may not have been kept.
    提问没有正常结束：上下文可能没有被保留。
    The question was not sent: the context is expired, lost or in use. Nothing was paid.
    提问没有发送：上下文已过期、已丢失或正在使用。没有产生费用。
    The record and its conversations move to the trash here.
    本机的记录和它的对话会移到回收站。
    The record is no longer in the history %1.
    记录已不在历史 %1 里。
    The recording %1 ends early: %2.
    录制文件 %1 不完整：%2。
    The recording ends before the reply does.
    回复还没有结束，录制就结束了。
    The recording names no profile.
    录制里没有配置档。
    The recording needs %1 columns and %2 rows; this terminal has %3 and %4. Enlarge the window.
    录制需要 %1 列 %2 行；这个终端有 %3 列 %4 行。请把它放大。
    The replay differed from the recording.
    重放与录制不同。
    The replies have the numbers 1 to %1: /compare 1 %2.
    回复的编号是 1 到 %1：/compare 1 %2。
    The reply could not be saved.
    回复无法保存。
    The reply did not arrive.
    没有收到回复。
    The reply is incomplete: it was cut at the length limit (max_tokens or the model's window).
    回复不完整：达到长度上限（max_tokens 或模型的窗口）。
    The reply is incomplete: the connection ended early.
    回复不完整：连接提前结束。
    The reply is longer than %1, the limit set by reply_limit_mb, so the rest was not read.
    回复超过 %1，即 reply_limit_mb 设定的上限，其余部分没有读取。
    The reply is still in progress; %1 stops it.
    回复还在接收；按 %1 停止。
    The reply was cut off. 
    回复中断了。
    The request breaks a rule of the API and was not sent
    请求违反 API 的规则，没有发送
    The request cannot be sent
    无法发送请求
    The request failed
    请求失败
    The request failed. /retry asks again.
    请求失败。/retry 重新提问。
    The request has no message; the API needs at least one.
    请求里没有消息；API 至少要一条。
    The request was cancelled
    请求已取消
    The request was cancelled.
    请求已取消。
    The response does not follow the API
    响应不符合 API
    The response is longer than %1 bytes.
    响应超过 %1 字节。
    The response is too long
    响应太长
    The seed %1, and a cache of this model needs at least %2: make it longer, or %3
    初始消息%1，而这个模型的缓存至少要 %2：请加长，或%3
    The seed seems to contain %1, so nothing was sent:\n%2.\n%3
    初始消息中似乎有%1，什么也没有发送：\n%2。\n%3
    The seed%1 does not fit into the model's window%2: shorten it, or use a model with a larger one.
    初始消息%1超出模型的窗口%2：请缩短它，或用窗口更大的模型。
    The server accepts no more requests for now
    服务器暂时不再接受请求
    The server answered %1 and points to %2.
    服务器回答 %1，指向 %2。
    The server counted %1 input tokens in “%2”; about %3 were expected (± %4): it has forgotten some of what is shown here. Rebuild the context to restore its memory.
    服务器在“%2”中计得 %1 个输入 token，预计约为 %3（± %4）：它忘记了这里显示的一部分。重建上下文可以恢复记忆。
    The server counted %1 input tokens in “%2”; about %3 were expected (± %4): it remembers more than is shown here. Another program may use this id; rebuild the context to be sure of its memory.
    服务器在“%2”中计得 %1 个输入 token，预计约为 %3（± %4）：它记得的比这里显示的多。可能有别的程序使用这个 id；重建上下文可以确保记忆正确。
    The server created the context %1, but it could not be recorded: %2 Import the id to use it.
    服务器创建了上下文 %1，但无法记录：%2请导入这个 id 来使用它。
    The server did not answer in time
    服务器没有及时回答
    The server does not keep a prefix: it %1. If it is not Ark, set “dialect” to plain in the profile.
    服务器不保留前缀：它%1。如果不是 Ark，请在配置档中把“dialect”设为 plain。
    The server does not offer this model or endpoint
    服务器不提供这个模型或接入点
    The server ended the reply with the unknown finish_reason %1, which may mean that it is incomplete. Ask the provider what it means.
    服务器用未知的 finish_reason %1 结束回复，回复可能不完整。请询问服务商它的含义。
    The server ended without a response.
    服务器没有响应就结束了。
    The server failed
    服务器出错
    The server has cached %1: every prompt here builds on it.
    服务器已缓存%1：这里的每个提问都以它为基础。
    The server has dropped turns of %1; the next prompt sends all of them again.
    服务器丢弃了%1的若干轮：下一个提问会重新发送全部内容。
    The server has no context %1. Check the spelling; `ctxchat contexts list` lists the known contexts.
    服务器上没有上下文 %1。请检查拼写；`ctxchat contexts list` 列出已知的上下文。
    The server has this context and ctxchat has no record of it. %1 records and opens it.
    服务器上有这个上下文，ctxchat 没有它的记录。按 %1 记录并打开。
    The server is reading the seed of %1%2. Questions wait for it.
    服务器正在读取%1的初始消息%2。提问会等它读完。
    The server keeps no turns: each prompt sends everything.
    服务器不保存各轮对话：每次提问都会发送全部内容。
    The server keeps “%1” longer now.
    “%1”已在服务器上续期。
    The server lists no models: type the name, or at Ark the id of the endpoint.
    服务器没有列出模型：请输入模型名，方舟请输入接入点 ID。
    The server may or may not have stored this turn.
    服务器可能已经记下这一轮，也可能没有。
    The server may or may not have stored this turn: rebuild the context without it, resend it, or carry on with the text so far.
    服务器可能已经记下这一轮，也可能没有：可以重建不含它的上下文、重发，或以已收到的文字继续。
    The server may still have run the request.
    服务器可能仍执行了请求。
    The server no longer had the earlier turns, so all of them were sent again.
    服务器上已没有之前的各轮，所以全部重新发送了。
    The server no longer has %1. Prompts wait until it is rebuilt.
    服务器上已经没有%1。重建之前不会发送提问。
    The server no longer has the context %1. `ctxchat contexts rebuild` creates it again from its seed.
    服务器上已没有上下文 %1。`ctxchat contexts rebuild` 用初始消息重新创建。
    The server no longer has this context
    服务器上已没有这个上下文
    The server of %1 does not say how long it lives and cannot extend it.
    %1 的服务器没有说明它能存活多久，也不能续期。
    The server of “%1” cannot delete contexts; its copy expires by itself. /ctx forget moves the record to the trash.
    “%1”的服务器不能删除；它的副本会自行过期。用 /ctx forget 把记录移到回收站。
    The server of “%1” does not keep turns: %2. From now on, the seed and all turns go with each prompt.%3
    “%1”的服务器不保留各轮：%2。今后每次提问都会发送初始消息和全部各轮。%3
    The server of “%1” does not say how long it lives and has no request that keeps it.
    “%1”的服务器没有说明它保留多久，也没有保留它的请求。
    The server reads the first messages…\n
    服务器正在读开头的消息…\n
    The server rejected the API key
    服务器不接受 API 密钥
    The server rejected the parameter %1
    服务器不接受参数 %1
    The server rejected the request as invalid
    服务器认为请求无效
    The server remembers the question as a turn of the session.
    服务器会把这次提问记为会话的一轮。
    The server sent %1.
    服务器给出的是：%1。
    The server stopped sending
    服务器停止了发送
    The server's host name could not be resolved
    无法解析服务器的主机名
    The server's moderation cut this reply.
    服务器的内容审核截断了这个回复。
    The servers have no context that is not recorded here.\n
    服务器上没有这里未记录的上下文。\n
    The session context is still busy with another turn
    会话上下文仍忙于另一轮
    The set-up makes no profile with a gateway in the program. Write "api": "gateway" into the configuration; `ctxchat config path` says where it is.
    设置向导不会创建使用程序内置网关的配置档。请在配置文件中写入 "api": "gateway"；`ctxchat config path` 显示文件位置。
    The sources of “%1” are unchanged; nothing was done.
    “%1”的源文件没有改变；什么也没有做。
    The templates in %1 cannot be listed: %2.
    无法列出 %1 里的模板：%2。
    The terminal type "%1" cannot move the cursor. Set TERM to what your terminal is, such as xterm-256color, or start with --plain.
    终端类型“%1”不能移动光标。请把 TERM 设为你的终端，例如 xterm-256color，或用 --plain 启动。
    The text from the editor is not in the recording.
    录制里没有编辑器给出的内容。
    The text is too long for the terminal's clipboard (%1 bytes). Set copy_command in the config, or use /export.
    文字太长，终端的剪贴板放不下（%1 字节）。请在配置中设置 copy_command，或使用 /export。
    The text of %1 is not in the seed as it was read, so it cannot be replaced.
    %1 的文本在初始消息里已不是读取时的样子，无法替换。
    The text so far is kept.
    已收到的文字保留着。
    The text so far is kept; /retry asks again.
    已收到的文字保留着；/retry 重新提问。
    The trash is empty.
    回收站是空的。
    The trash is empty.\n
    回收站是空的。\n
    The truncation_strategy %1 is not known to this version, so it cannot be sent.
    这个版本不认识 truncation_strategy %1，所以不能发送。
    The upstream URL %1 names one request. Leave out /chat/completions or /models: the base URL usually ends in /v1.
    上游网址 %1 指向单个请求。请去掉 /chat/completions 或 /models：基础网址通常以 /v1 结尾。
    The upstream URL %1 would send the key unencrypted to another machine. Use https://, or leave the key out.
    上游 URL %1 会把密钥不加密地发送到另一台机器。请用 https://，或不给密钥。
    The upstream URL for %1 contains a query or a fragment. Leave out what begins with “?” or “#”.
    %1 的上游网址带有查询或片段。请去掉“?”或“#”及其后的部分。
    The upstream URL for %1 contains a user name or password. Remove it; the key has its own setting.
    %1 的上游 URL 含有用户名或密码。请去掉；密钥有单独的设置。
    The upstream URL is not an http(s) address. Give one like http://127.0.0.1:11434/v1.
    上游 URL 不是 http(s) 地址。请写成 http://127.0.0.1:11434/v1 这样。
    The upstream server %1 does not answer (%2). Questions fail until it does.
    上游服务器 %1 没有应答（%2）。在它应答之前，提问都会失败。
    The upstream server %1 does not list %2. It lists %3.
    上游服务器 %1 没有列出 %2。它列出了 %3。
    The upstream server %1 does not list its models (status %2), so the settings could not be checked. Its base URL usually ends in /v1.
    上游服务器 %1 没有列出模型（状态 %2），因此无法检查设置。它的基础网址通常以 /v1 结尾。
    The upstream server %1 has no model yet.
    上游服务器 %1 还没有模型。
    The upstream server %1 refuses the key%2. Check the variable that --upstream-key-env names.
    上游服务器 %1 拒绝该密钥%2。请检查 --upstream-key-env 所指的环境变量。
    The upstream server %1 wants a key%2. Name the variable that holds it with --upstream-key-env.
    上游服务器 %1 需要密钥%2。请用 --upstream-key-env 指出存放它的环境变量。
    The value of %1 is not a proxy address.
    %1 的值不是代理地址。
    Theme %1, shown as %2: the terminal has %3 colours.
    主题 %1，显示为 %2：终端有 %3 种颜色。
    Theme %1.
    主题 %1。
    There is no file %1.
    没有文件 %1。
    There is no gateway database at %1. Check the path.
    %1 没有网关数据库。请检查路径。
    There is no key of %1. `ctxchat gateway keys list` shows all keys.
    %1 没有密钥。`ctxchat gateway keys list` 列出所有密钥。
    There is no terminal to confirm in, so nothing was pruned. --yes confirms in advance.
    没有清理。没有终端时请用 --yes。
    There is no terminal to confirm in, so nothing was sent. --yes confirms in advance.
    这里没有人能回答。没有发送任何内容；--yes 表示同意。
    There is only one reply, nothing to compare it with. /retry asks again.
    只有一个回复，没有可以比较的。/retry 再问一次。
    This API has no such request
    这种 API 没有这样的请求
    This API has no truncation_strategy. Leave it out.
    这种 API 没有 truncation_strategy。请去掉它。
    This command does not use the network.
    这个命令不使用网络。
    This comment has no end.
    这个注释没有结尾。
    This conversation
    本对话
    This conversation is empty, so there is nothing to fork.
    这个对话是空的，没有可分叉的内容。
    This file has no profile %1. %2%3
    这个文件没有配置档 %1。%2%3
    This is %1; it must be %2.
    这是%1；必须是%2。
    This is %1; it must be an object { … }.
    这是%1；必须是对象 { … }。
    This is a dry run.
    这是预演。
    This is not a configuration file: it is too large or endless.
    这不是配置文件：太长，或没有结尾。
    This is the fork; the original conversation is unchanged.
    这是分叉出来的对话；原来的对话没有改变。
    This model's chat template accepts a system message only at the beginning, then user and assistant messages in turn. Put the system message into the prompt, or use another model.
    这个模型的模板只接受开头的系统消息，之后用户与助手必须交替：请把系统消息的内容写进提问，或换一个模型。
    This must be the name of a variable, such as OPENAI_API_KEY. To give the key itself, go back and choose to type it.
    这里要填变量名，例如 OPENAI_API_KEY。要填密钥本身，请返回并选择直接输入。
    This must be the name of an environment variable, such as CTXCHAT_API_KEY. Put a key itself into api_key, in a file that only you can read.
    必须是环境变量的名称，例如 CTXCHAT_API_KEY。密钥本身请写在 api_key 里，文件只能由你读取。
    This must start with https:// (or http:// for this machine).
    必须以 https:// 开头（本机可以用 http://）。
    This profile's API has no contexts of mode %1, only %2.
    这个配置档的 API 没有 %1 模式的上下文，只有 %2。
    This request is not in the recording.
    录制里没有这个请求。
    This server cannot delete contexts; its copy expires by itself. /ctx forget moves the record to the trash.
    这个服务器不能删除：它的副本会自行过期。用 /ctx forget 把记录移到回收站。
    This server keeps no turns: set “store” to false in the profile and send again.
    这个服务器不保留各轮：请在配置档中把“store”设为 false，再重新发送。
    This string has no closing quote on its line.
    这个字符串在本行没有结束的引号。
    Title
    标题
    To come back: %1\n
    再次打开：%1\n
    Tokens
    Token
    Too many files are named %1. Give a file name to write to.
    名为 %1 的文件太多。请给出要写入的文件名。
    Truncation
    截断方式
    Truncation works only with session contexts.
    截断只用于会话模式的上下文。
    Try again
    重试
    Try again; if it persists, tell the provider the request's id.
    请再试；如果总是这样，请把请求的 id 告诉服务商。
    Try the demo
    试用演示
    Two turns to import have the same id.
    要导入的两轮 id 相同。
    Type a command that prints the key.
    请输入打印密钥的命令。
    Type a name.
    请输入名称。
    Type a question and press %1, for example: %2
    输入问题，按 %1 发送，例如：%2
    Type a question and press %1. @path adds a file.
    输入问题，按 %1 发送。@路径 附上文件。
    Type an address, or choose one with ↑ and ↓.
    请输入地址，或用 ↑ 和 ↓ 选择。
    Type it
    直接输入
    Type or paste the key.
    请输入或粘贴密钥。
    Type the model's name
    输入模型名
    Type the name of a model.
    请输入模型名。
    UNTIL
    截止
    UPDATED
    更新
    USED
    上次使用
    Unexpected text after the end of the document.
    文档结束之后还有文字。
    Unknown %1 %2; choose from %3.
    未知的%1 %2；可以选 %3。
    Unknown command /%1%2 Nothing was sent; // sends text that starts with /.
    未知的命令 /%1%2什么也没有发送；// 发送以 / 开头的文字。
    Unknown command “%1”
    未知的命令“%1”
    Unknown mode “%1”; choose from %2.
    未知的模式“%1”；可以选 %2。
    Unknown recipe “%1”; %2
    未知的预设“%1”；%2
    Unknown setting.
    未知的设置。
    Unknown theme “%1”
    未知的主题“%1”
    Usage
    用量
    Use --resend to send it again first, or --carry-on to keep the partial reply.
    请用 --resend 先重发，或用 --carry-on 保留收到的部分。
    Use this address without encryption?
    不加密地使用这个地址吗？
    Wait a little, then send again.
    请稍等再重新发送。
    Wait until that turn has ended, then send again.
    请等那一轮结束后重新发送。
    Welcome to ctxchat. How do you want to begin?
    欢迎使用 ctxchat。想怎样开始？
    What do you want to connect?
    想连接什么？
    What is the base URL of the API?
    API 的基础 URL是什么？
    What should the profile be called?
    配置档叫什么名字？
    What that costs is unknown: the context's tokens have not been counted.
    费用未知：没有统计上下文的 token。
    What that costs is unknown: the profile has no prices.
    费用未知：配置档没有价格。
    What that costs is unknown: the profile's prices have no cached_input.
    费用未知：配置档的价格里没有 cached_input。
    What would be sent
    将要发送的内容
    What you typed before a conversation was open is in the composer.
    打开对话之前写的文字在输入框里。
    Where does the key come from?
    密钥从哪里来？
    Which API does the server speak?
    服务器用哪种 API？
    Which command prints the key?
    哪个命令打印密钥？
    Which environment variable has the key?
    密钥在哪个环境变量里？
    Which model?
    用哪个模型？
    Without the unconfirmed turn: rebuild “%1”
    不含未确认的一轮：重建“%1”
    Write a prompt, / for commands, ? for help
    输入提问，/ 命令，? 帮助
    Write somewhere else, then run it again.
    请写到别处，再运行一次。
    Writing
    输入时
    Writing %1…
    正在写入 %1…
    Written to %1.
    已写入 %1。
    Yes
    是
    Yes, use it without encryption
    是，不加密也使用
    You · %1
    你 · %1
    [Pasted %1 · %2]
    [粘贴 %1 · %2]
    \\u must be followed by four hexadecimal digits.
    \\u 后面必须是四位十六进制数字。
    `ctxchat keys` reads key presses: run it in a terminal.
    `ctxchat keys` 读取按键：请在终端里运行。
    a DigitalOcean token
    DigitalOcean 令牌
    a Docker token
    Docker 令牌
    a GitHub token
    GitHub 令牌
    a GitLab token
    GitLab 令牌
    a Google API key
    Google API 密钥
    a Google client secret
    Google 客户端密钥
    a Grafana token
    Grafana 令牌
    a Hugging Face token
    Hugging Face 令牌
    a JSON web token
    JSON Web 令牌
    a PyPI token
    PyPI 令牌
    a Replicate token
    Replicate 令牌
    a Shopify token
    Shopify 令牌
    a Slack token
    Slack 令牌
    a Slack webhook
    Slack webhook
    a Stripe key
    Stripe 密钥
    a Tencent Cloud access key
    腾讯云访问密钥
    a URL with a password
    含密码的 URL
    a body of more than %1 MB
    超过 %1 MB 的内容
    a context gateway
    上下文网关
    a context in the trash
    回收站里的上下文
    a context needs instructions, text or files.
    指令、文本、文件至少要填一项。
    a create response
    创建的响应
    a create response without an id
    没有 id 的创建响应
    a description of a context
    上下文的描述
    a description of a context without a name
    没有名称的上下文描述
    a file
    文件
    a hash of a password
    密码的散列值
    a lifetime is %1 to %2, such as 24h, 90m, 3d or 3600 (seconds).
    有效期为 %1 到 %2，写成 24h、90m、3d 或 3600（秒）。
    a line of more than %1 MB
    超过 %1 MB 的一行
    a line that ends with \\ continues on the next line; Ctrl+C stops a reply
    以 \\ 结尾的行在下一行继续；Ctrl+C 停止回复
    a list
    列表
    a list of contexts
    上下文列表
    a list of models
    模型列表
    a number
    数
    a number from %1 to %2
    %1 到 %2 的数
    a part that is not text
    不是文字的部分
    a password
    密码
    a private key
    私钥
    a reply without choices
    没有内容的回复
    a secret
    密钥
    a server
    服务器
    a string
    字符串
    a string in quotes
    带引号的字符串
    a string or a list of strings
    字符串或字符串的列表
    a system message
    系统消息
    a value for %1
    %1 的值
    a web page
    网页
    a whole number from %1 to %2
    %1 到 %2 的整数
    about %1
    约 %1
    about %1 tokens
    约 %1 token
    about %1 tokens (estimate)
    约 %1 token（估计）
    active
    可用
    adding up…
    正在统计…
    after %1
    %1之后
    after pasting: the cut before that
    粘贴之后：换成再前一次剪切的
    again
    再试
    alternative %1 of %2
    版本 %1/%2
    an API key
    API 密钥
    an API with an address and a key
    有地址和密钥的 API
    an AWS access key
    AWS 访问密钥
    an Alibaba Cloud access key
    阿里云访问密钥
    an answer
    一个回复
    an answer to a request that was not sent
    没有发送过的请求的回答
    an empty body
    空的内容
    an empty reply
    空的回复
    an event of more than %1 MB
    超过 %1 MB 的事件
    an id has no spaces.
    id 里不能有空格。
    an npm token
    npm 令牌
    an object
    对象
    and %1 more
    另有 %1 个
    another context has the label “%1”.
    另一个上下文已经叫“%1”。
    another ctxchat is receiving this reply
    另一个 ctxchat 正在接收这条回复
    another ctxchat is using this session context; wait, or close it there
    另一个 ctxchat 正在使用这个会话上下文；请等待，或在那里关闭它
    another on the right
    换右边的回复
    answered the seed
    回答了初始消息
    are
    被
    are not files
    不是文件
    as text
    作为文字
    as the model decides
    由模型定
    as typed
    按输入的使用
    ask
    提问
    ask again
    重新提问
    asks for a key
    需要密钥
    at an unknown time
    时间未知
    at the top of the file
    文件的最外层
    audio
    音频
    back
    返回
    back to the composer
    回到输入框
    back to the draft
    回到草稿
    broken off
    中断
    by rules above it
    由上级的规则
    cached
    缓存
    cancel
    取消
    cannot be compared: %1
    无法比较：%1
    cannot be read (%1)
    无法读取（%1）
    cannot be read: %1
    无法读取：%1
    capitalise the word
    词首字母大写
    carry on
    继续
    chain
    链
    change its label
    修改名称
    change the colours
    更换颜色
    change the conversation's title
    修改对话的标题
    characters of Unicode 15
    Unicode 15 的字符
    chat completions: DeepSeek, OpenRouter, Ollama, llama.cpp …
    chat completions：DeepSeek、OpenRouter、Ollama、llama.cpp 等
    checking…
    正在检查…
    choice %1 of %2
    选项 %1/%2
    choice %1/%2
    选项 %1/%2
    choose
    选择
    choose another
    另选一个
    choose from %1.
    可以选 %1。
    close
    关闭
    code block
    代码块
    code that was run
    运行过的代码
    colours
    颜色
    command
    命令
    compare the reply with another
    与另一个回复比较
    complete
    完整
    complete a command or @path, else read the transcript
    补全命令或 @路径，否则进入阅读
    config
    配置
    context %1 in the menu
    菜单里的第 %1 个上下文
    context %1: %2
    上下文 %1：%2
    context %1: %2%3, %4
    上下文 %1：%2%3，%4
    context of this conversation
    这个对话的上下文
    contexts
    上下文
    contexts: switch, create, rebuild
    上下文：切换、新建、重建
    contexts: switch, create, rebuild, fork, forget
    上下文：切换、新建、重建、分叉、移除
    continue
    继续
    continues below
    在下方继续
    conversation of this turn
    这一轮的对话
    conversation: %1
    对话：%1
    conversations
    对话
    copy
    复制
    copy a code block; again: the next one
    复制代码块；再按：下一个
    copy a link; again: the next one
    复制链接；再按：下一个
    copy the last reply, the n-th last, or its code
    复制最后或倒数第 n 个回复，或其中的代码
    copy the message's source text
    复制消息原文
    copy the reply's source text
    复制回复的源文本
    cost
    费用
    cost %1
    费用 %1
    cost: %1
    费用：%1
    could not be started: %1
    无法启动：%1
    could not be started: no such program
    无法启动：没有这个程序
    could not be started: permission denied
    无法启动：没有权限
    create
    创建
    create a context, optionally from a saved recipe
    新建上下文，可以用预设
    create it again from its current files
    用文件的当前内容重新创建
    create it again from its seed and turns
    用初始消息和各轮对话重新创建
    created
    创建时间
    ctxchat %1, line mode; /help lists the commands
    ctxchat %1，行模式；/help 列出命令
    ctxchat --profile %1 uses it
    用 ctxchat --profile %1 使用它
    ctxchat runs it at each start and uses the first line of its output.
    每次启动 ctxchat 时取它输出的第一行。
    ctxchat stopped because of an internal error. What was sent and received is on disk: start it again to continue.\n
    ctxchat 因内部错误而停止。发送和收到的内容都在磁盘上：请重新启动以继续。\n
    ctxchat uses it by default
    以后对话都用它开始
    ctxchat · set-up
    ctxchat · 设置
    ctxchat: %1 Labels cannot be looked up, only server ids work.\n
    ctxchat: %1无法查找名称，只能用服务器的 id。\n
    ctxchat: %1. Standard input is added to the prompt.\n
    ctxchat: %1。标准输入会接在提问后面。\n
    ctxchat: clients need the key of %1 as their CTXCHAT_API_KEY.\n
    ctxchat：客户端需要用 %1 中的密钥作为 CTXCHAT_API_KEY。\n
    ctxchat: other machines can reach the gateway on %1, over plain HTTP: keys and texts can be read on the way. Put a proxy with TLS in front of it.\n
    ctxchat：其他机器可以在 %1 访问网关，走的是未加密的 HTTP：密钥和正文在途中可能被读取。请在它前面放一个带 TLS 的代理。\n
    ctxchat: set-up
    ctxchat：设置
    ctxchat: the gateway keeps its key and contexts in %1.\n
    ctxchat：网关的密钥和上下文保存在 %1。\n
    current key bindings
    当前的快捷键
    cut at the length limit
    达到长度上限
    cut back to the last space
    剪切到前一个空格
    cut by moderation
    被内容审核截断
    cut the word after the cursor
    剪切光标后的词
    cut the word before the cursor
    剪切光标前的词
    cut to the end of the line
    剪切到行尾
    cut to the start of the line
    剪切到行首
    data
    数据
    delete
    删除
    delete backward
    向前删除
    delete for good: the context “%1” with its conversations
    永久删除：上下文“%1”和它的对话
    delete for good: the conversation “%1” (%2)
    永久删除：对话“%1”（%2）
    delete forward
    向后删除
    delete forward; on an empty prompt: quit
    向后删除；输入框为空时退出
    delete it on the server
    在服务器上删除
    deleted
    已删除
    demo
    演示
    details
    详情
    distilled
    已提炼
    down
    向下
    drop the last turn
    撤销最后一轮
    drops the oldest tokens when the window is full
    窗口满时去掉最早的 token
    edit
    编辑
    edit the last prompt and send it again
    修改最后的提问并重新发送
    edit the prompt and send it again
    修改提问并重新发送
    edit › 
    编辑 › 
    empty
    空的
    encoding
    编码
    end of the line
    到行尾
    end of the text
    到末尾
    ended with status %1
    以状态 %1 结束
    endpoint
    接入点
    error: 
    错误：
    error: %1
    错误：%1
    escape-time is %1 ms, so Esc is slow: `set -s escape-time 20`
    escape-time 是 %1 毫秒，Esc 反应慢：`set -s escape-time 20`
    events that are not JSON
    不是 JSON 的事件
    every action and command by name
    按名称执行任何操作或命令
    expand a folded paste
    展开折叠的粘贴
    expired
    已过期
    expires in %1 s
    %1 秒后过期
    expires in %1, used or not
    %1后到期，与使用无关
    expiring
    将过期
    extended-keys is off, so Shift+Enter looks like Enter: `set -s extended-keys on`
    extended-keys 已关闭，Shift+Enter 与 Enter 一样：`set -s extended-keys on`
    extended-keys is on
    extended-keys 已打开
    failed
    失败
    failed: %1
    失败：%1
    families and professions
    家庭和职业
    files and folders, separated by spaces
    文件和目录，用空格分隔
    find › 
    查找 › 
    first
    第一项
    first message
    第一条消息
    first of %1 replies
    %1 个回复中的第一个
    first token %1
    首字 %1
    flags
    旗帜
    flags of England, Scotland and Wales
    英格兰、苏格兰和威尔士的旗帜
    focus gained
    获得焦点
    focus lost
    失去焦点
    for a server on this machine
    用于本机上的服务器
    forget
    移除
    fork
    分叉
    fork: new context with the memory up to here
    分叉：新建记忆到此为止的上下文
    forked
    已分叉
    found %1
    已找到：%1
    fresh
    新读
    from TERM=%1
    由 TERM=%1 决定
    full text
    全文
    git's list of tracked files is unavailable (%1), so only the ignore rules apply
    无法得到 git 跟踪的文件列表（%1），所以只按忽略规则
    go
    随提问发送
    go there
    前往
    go to the next finished or streaming conversation
    转到下一个有新回复或正在接收的对话
    goes
    随提问发送
    has %1 tokens
    有 %1 token
    has expired
    已过期
    hearts and signs
    心形和符号
    help
    帮助
    help (also ? on an empty prompt)
    帮助（输入框为空时也可按 ?）
    history
    历史
    if offered: choose another context, or carry on
    询问时：另选上下文，或继续
    if offered: rebuild the context and send
    询问时：重建上下文并发送
    if offered: send anyway, or again
    询问时：照样发送，或重发
    ignored (%1), included because it was named
    被忽略（%1），因为指了名所以取用
    images
    图片
    import
    导入
    import an id that was created elsewhere
    导入在别处创建的 id
    import id
    导入 id
    in %1
     %1 里
    in progress
    进行中
    in the configuration file
    在配置文件中
    in the environment variable %1
    在环境变量 %1 中
    in the trash since %1
    %1 移到回收站
    in their safe form, by "emoji": "safe" in the configuration
    按配置中的 "emoji": "safe" 以安全形式显示
    in their safe form: %1 has not been measured yet
    以安全形式显示：还没有测量过 %1
    in their safe form: %1 is not known to draw others correctly
    以安全形式显示：没有见过 %1 正确绘制其他形式
    in their safe form: %1 now reports other widths than before
    以安全形式显示：%1 计算的列数与以前不同
    in their safe form: the terminal does not say its name and version
    以安全形式显示：终端没有说明名称和版本
    in their safe form: what the terminal around tmux, screen or the like draws is not known
    以安全形式显示：无法得知 tmux、screen 之类外面的终端怎样绘制
    incomplete or malformed JSON
    不完整或有误的 JSON
    input not counted
    输入未计数
    is
    被
    is a character that you type
    是要输入的字符
    is bound to another action too
    也分配给了另一个操作
    is no longer a regular file
    已不是普通文件
    is not UTF-8 text
    不是 UTF-8 文本
    is not a file
    不是文件
    is not a key; write keys like Ctrl+K, Alt+Enter, F5 or Ctrl+X Ctrl+E
    不是按键；请写成 Ctrl+K、Alt+Enter、F5 或 Ctrl+X Ctrl+E 这样
    is too large; the limit of a prompt is %1 bytes
    太大；提问最多 %1 字节
    is too short
    太短
    it
    它
    it contains more than %1 files
    其中超过 %1 个文件
    it counted %1 where about %2 were expected
    它的计数是 %1，而预计约为 %2
    it does not exist, or its path is not UTF-8
    它不存在，或路径不是 UTF-8
    it is closed
    它已关闭
    it is damaged.
    它已损坏。
    it is larger than %1 MB or endless
    它超过 %1 MB，或没有结尾
    its index cannot be read
    它的索引无法读取
    its index is split into two files
    它的索引分成了两个文件
    its reader has closed it
    读取者已关闭它
    its reply says so
    它的回复是这样说的
    its seed came from no file, so there is nothing to read again.
    它的初始消息不是来自文件，没有可重新读取的。
    its window takes %1 tokens
    它的窗口只容纳 %1 token
    keep it for a time such as 3d, by asking a question if need be
    保留它（必要时靠提问），例如 3d
    keep it on the server for longer, such as 2h
    在服务器上续期，例如 2h
    keep the partial reply
    保留收到的部分
    keep the partial reply and carry on
    保留收到的部分并继续
    keeps the last %1 tokens
    保留最后 %1 token
    keeps the last %1 tokens of history
    只保留最后 %1 token 的历史
    kept here
    存于本机
    kept here, never expires
    存于本机，没有期限
    kept here, sent each time
    存于本机，每次发送
    kept in the configuration, which only you can read
    存在配置里，只有你能读取
    key
    密钥
    key %1
    按键 %1
    key found
    已找到密钥
    keycaps
    键帽
    keys and commands
    按键和命令
    keys.%1: “%2” %3.
    keys.%1：“%2”%3。
    keys: unknown action “%1”%2
    keys：未知的操作“%1”%2
    label
    名称
    last
    最后一项
    last message
    最后一条消息
    last used
    上次使用
    last_history_tokens is %1; the API accepts 0 to 32768.
    last_history_tokens 是 %1；API 接受 0 到 32768。
    left
    左移
    left out:\n
    略去：\n
    libcurl could not be loaded: %1
    libcurl 无法加载：%1
    libcurl could not start the request.
    libcurl 无法开始请求。
    libcurl could not take the request.
    libcurl 无法接受请求。
    lifetime
    有效期
    line %1 is not UTF-8 text, so the prompt was not sent; convert it and send it again
    第 %1 行不是 UTF-8 文本，提问没有发送；请转换后重新发送
    line down; on the last line: next prompt
    下一行；在最后一行时：下一个提问
    line up; on the first line: previous prompt
    上一行；在第一行时：上一个提问
    link
    链接
    list the contexts, or switch to one
    列出上下文，或切换到一个
    local
    本机
    lost
    已丢失
    lowercase the word
    词改为小写
    match %1 of %2
    第 %1 处，共 %2 处
    max_tokens is %1; it must be at least 1.
    max_tokens 是 %1；至少要是 1。
    max_window_tokens and rolling_window_tokens must be at least 1.
    max_window_tokens 和 rolling_window_tokens 至少要是 1。
    mode
    模式
    mode unknown
    模式未知
    model
    模型
    model %1
    模型 %1
    more
    更多
    more than %1
    超过 %1
    more turns follow
    后面还有更多轮
    mouse %1 at row %2, column %3
    鼠标 %1，第 %2 行第 %3 列
    mouse on or off: wheel, clicks in lists
    打开或关闭鼠标：滚轮、列表点选
    mouse wheel on or off
    打开或关闭鼠标滚轮
    move it to the trash
    移到回收站
    move the conversation to the trash
    把对话移到回收站
    move to the trash: “%1” (%2)
    移到回收站：“%1”（%2）
    moved to a rebuilt context %1
    已转到重建的上下文 %1
    n is %1, but a session context remembers only one reply, and it is unknown which one. Use n = 1 here, or a common_prefix context.
    n 是 %1，但会话模式的上下文只记住一个回复，而且不知道是哪一个。请用 n = 1，或使用 common_prefix 上下文。
    n is %1, but the Responses API gives one reply to a request. Use n = 1 here.
    n 是 %1，但 Responses API 每个请求只给一个回复。这里请用 n = 1。
    n is %1, but the Responses API gives one reply. Set it to 1 or unset it.
    n 是 %1，但 Responses API 只给一个回复。请设为 1 或取消。
    n is %1; it must be at least 1.
    n 是 %1；至少要是 1。
    name the context: /ctx use NAME
    请写出上下文：/ctx use 名称
    never
    从未
    never expires
    没有期限
    never: cached input is not cheaper
    不会：缓存的输入并不更便宜
    new
    新建
    new context from the last answer, or the last n
    用最后一个或最后 n 个回复新建上下文
    new context from this answer
    用这个回复新建上下文
    new context with the memory so far
    新建记忆到此为止的上下文
    new context without this turn, then send it
    新建不含这一轮的上下文，再发送
    new conversation or context
    新对话或新上下文
    new line
    换行
    new line (also \\ then Enter)
    换行（也可先输入 \\ 再按 Enter）
    newer match
    更新的一处
    next alternative
    下一个版本
    next field
    下一栏
    next match
    下一处
    next message
    下一条消息
    next theme
    下一个主题
    no answer, or older than 3.2
    没有回答，或早于 3.2
    no changes found; some cannot be compared
    没有发现改变，但有的无法比较
    no context
    没有上下文
    no context yet
    还没有上下文
    no context “%1”; /ctx list lists the contexts
    没有上下文“%1”；/ctx list 列出上下文
    no conversation
    没有对话
    no conversation is open; /ctx use NAME opens one
    没有打开的对话；/ctx use 名称 打开一个
    no conversation yet; /ctx use NAME opens one
    还没有对话；/ctx use 名称 打开一个
    no file at %1; using the defaults
    %1 没有文件；使用默认值
    no key
    没有按键
    no key needed
    不需要密钥
    no key, no network: the program explains itself
    不需要密钥和网络：程序会介绍自己
    no locale is set
    没有设置区域
    no longer exists
    已不存在
    no match
    没有
    no model: choose one with --model
    没有模型：请用 --model 选择
    no models
    没有模型
    no text is waiting; a template such as /NAME words makes one
    没有待发送的文字；用模板可以得到，例如 /名称 文字
    no text: only reasoning
    没有文字，只有推理过程
    no text: the model called tools
    没有文字，模型要求调用工具
    no unconfirmed turn
    没有未确认的一轮
    no unsent prompt
    没有未发送的提问
    none
    无
    none can be compared
    都无法比较
    none yet; the first start creates it
    还没有；第一次启动时创建
    not a regular file
    不是普通文件
    not a terminal; the full screen needs one, `ask` and --plain do not
    不是终端；全屏需要终端，`ask` 和 --plain 不需要
    not checked: no profile names one
    没有检查：没有配置档指定它
    not ended yet
    尚未结束
    not known
    未知
    not known until the full screen has run once in this terminal
    在这个终端里打开过一次屏幕后才能得知
    not needed: the built-in gateway has its own
    不需要：内置网关有自己的
    not needed: the server is on this machine
    不需要：服务器在本机
    not sent: %1
    未发送：%1
    not sent: %1; /force sends it anyway
    未发送：%1；/force 照样发送
    not text
    不是文本的内容
    note: 
    注意：
    note: %1
    注意：%1
    notes
    备注
    nothing found
    没有找到
    nothing is saved
    没有保存
    nothing to retry
    没有可重试的
    now
    刚刚
    nowhere
    没有
    off, because NO_COLOR is set
    关闭，因为设置了 NO_COLOR
    ok: %1
    正常：%1
    ok: profile %1, %2, model %3, %4\n
    ok：配置档 %1，%2，模型 %3，%4\n
    ok: the embedded gateway\n
    ok：内置网关\n
    older match
    更早的一处
    on the server only%1%2
    仅在服务器上%1%2
    only what you enter here
    只有在这里填写的内容
    open
    打开
    open or confirm
    打开或确认
    opening…
    正在打开…
    other
    另选
    output not counted
    输出未计数
    page down
    下一页
    page up
    上一页
    parameter
    参数
    parameters
    参数
    parameters of this conversation
    本对话的参数
    past notices
    以往的通知
    paste of %1 characters
    粘贴 %1 个字符
    paste the last cut
    粘贴刚剪切的文字
    pays off
    回本
    possible secret in %1%2
    %1%2中可能有密钥
    prefix
    前缀
    press Ctrl+C again to quit
    再按一次 Ctrl+C 退出
    previous alternative
    上一个版本
    previous field
    上一栏
    previous id
    以前的 id
    previous match
    上一处
    previous message
    上一条消息
    privacy
    隐私
    profile
    配置档
    prompt
    提问
    prompt: %1
    提问：%1
    prompts › 
    提问 › 
    put it into the composer
    放进输入框
    queued
    排队中
    quit
    退出
    quit; so does the end of input, or Ctrl+C twice
    退出；输入结束或按两次 Ctrl+C 也会退出
    read %1
    已读 %1
    read the transcript by message
    逐条阅读消息
    reading files
    正在读取文件
    reading the files…
    正在读取文件…
    reading; %1 returns here
    阅读中；按 %1 回到这里
    reading…
    正在读取…
    ready
    就绪
    rebuild
    重建
    rebuild and send
    重建并发送
    rebuild without it
    不含它重建
    rebuilt
    已重建
    redo
    重做
    redraw the screen
    重画屏幕
    refreshed
    已刷新
    refused by the model
    模型拒绝回答
    rename
    改名
    reply
    回复
    reply %1
    应答 %1
    request %1
    请求 %1
    resend
    重发
    restore
    恢复
    restore what was last forgotten
    恢复刚刚移除的
    retry
    重试
    retry in %1 s
    %1 秒后重试
    retrying in %1 s: %2
    %1 秒后重试：%2
    retrying in %1: %2
    %1后重试：%2
    revoked
    已失效
    rewound
    已回退
    right
    右移
    rolling, window %1, step %2
    滚动，窗口 %1，步长 %2
    run
    执行
    save
    保存
    saved
    节省
    saved %1
    节省 %1
    saving
    保存中
    says that it stores nothing
    说它什么也不保存
    scroll
    滚动
    scroll a line down
    向下滚动一行
    scroll a line up
    向上滚动一行
    scroll a page down
    向下翻一页
    scroll a page up
    向上翻一页
    search all conversations
    搜索全部对话
    search in the transcript
    在本对话中搜索
    search in this transcript
    在本对话中搜索
    search your prompts
    搜索以前的提问
    searching…
    正在搜索…
    secrets
    多个密钥
    seed: %1
    初始消息：%1
    send
    发送
    send again
    重新发送
    send an unconfirmed prompt again
    重发未确认的提问
    send anyway
    照样发送
    send as text
    作为文字发送
    send the last prompt again
    重新提最后一个问题
    send the prompt
    发送提问
    send the prompt again
    重新发送提问
    send the text of a template, with the words below it
    发送模板的文字，后面的文字放在下面
    send the unconfirmed prompt again
    重发未确认的提问
    send the unsent prompt anyway
    照样发送未发送的提问
    sending
    发送中
    sending all of them would cost many tokens
    全部发送的 token 太多，费用和占用都大
    sends when the conversation is open
    对话打开后发送
    session
    会话
    session: the server remembers every turn
    session：服务器记住每一轮
    set
    设置
    set a system message, sent before your prompts
    设置系统消息，在提问之前发送
    set its mode
    设定模式
    set the mode of an imported id
    设定导入的 id 的模式
    set-clipboard forwards copies
    set-clipboard 会转交复制的内容
    set-clipboard is off, so copies stay inside tmux: `set -s set-clipboard on`
    set-clipboard 已关闭，复制的内容留在 tmux 里：`set -s set-clipboard on`
    share
    占比
    show all details
    显示全部详情
    show or hide the model's reasoning, or the end of a long prompt
    显示或隐藏推理过程，或长提问的其余部分
    show what a rebuild sends, then rebuild the context and send the unsent prompt
    重建上下文，再发送未发送的提问；先显示将要发送的内容
    show what would be sent
    显示将要发送的内容
    size
    大小
    skin tones
    肤色
    source
    源文件
    sources
    源文件
    standard input
    标准输入
    standard input, which cannot be compared
    标准输入，无法比较
    start a new conversation
    开始新对话
    start of the line
    到行首
    start of the text
    到开头
    state
    状态
    stay
    留下
    stop
    停止
    stop contains an empty text; remove it.
    stop 里有一个空文本，请去掉。
    stop has %1 texts; the API accepts 1 to 4.
    stop 有 %1 个文本；API 接受 1 到 4 个。
    stop the reply
    停止回复
    stop the reply, or close what is open
    停止回复，或关闭打开的面板
    stop the reply; idle: clear the draft; twice: quit
    停止回复；空闲时清空草稿；按两次退出
    stopped
    已停止
    stopped by the user
    由用户停止
    stopping…
    正在停止…
    storage
    存储
    storage: %1; pays off: %2
    存储：%1；回本：%2
    streaming
    接收中
    streaming, %1
    接收中，%1
    such as %1
    例如 %1
    such as pass show gateway
    例如 pass show gateway
    suspend the program
    挂起程序
    swap two characters
    交换两个字符
    switch between raw text and rendered
    切换原文与排版
    switch from full screen to line mode
    从全屏切换到行模式
    switch to a context by label or id
    按名称或 id 切换上下文
    system 
    系统 
    take back a queued prompt
    取回排队的提问
    taken from the text if empty
    空着则取自文本
    terminal
    终端
    text in UTF-16, not in UTF-8
     UTF-16 文本，不是 UTF-8
    the %1
    %1
    the branches of this conversation
    这个对话的各个分支
    the code of the last reply
    最后一个回复中的代码
    the configuration has none.
    配置里没有预设。
    the connection failed
    连接失败
    the connection timed out
    连接超时
    the context
    上下文
    the context %1; /rebuild rebuilds it, /force sends anyway
    上下文%1；/rebuild 重建，/force 照样发送
    the context is busy with another turn
    上下文正忙于另一轮
    the context keeps the last %1 tokens of history
    上下文只保留最后 %1 token 的历史
    the conversation%1 does not fit into the model's window%2
    对话%1超出模型的窗口%2
    the document
    文档
    the embedded gateway
    内置网关
    the embedded gateway could not start: %1
    内置网关无法启动：%1
    the id is missing.
    没有写 id。
    the id that the server gave it
    服务器给出的 id
    the label is empty.
    名称是空的。
    the last turn is unconfirmed; use /resend, /rebuild or /carry-on first
    最后一轮未确认；请先用 /resend、/rebuild 或 /carry-on
    the locale is %1
    区域是 %1
    the model decides
    由模型决定
    the model is still loading
    模型还在加载
    the model of this context, from the server's list
    这个上下文的模型，从服务器的列表中选
    the model takes about %1 tokens
    模型只容纳约 %1 token
    the model's memory starts about here (estimate)
    模型的记忆大约从这里开始（估计）
    the newest 
    最新的 
    the next reply on the right
    右边换成下一个回复
    the number %1
    数 %1
    the previous reply on the right
    右边换成上一个回复
    the profile of new contexts
    新上下文使用的配置档
    the prompt
    提问
    the prompt was blocked
    提问被拦截
    the prompt was not sent
    提问没有发送
    the proxy %1 (from %2)
    代理 %1（来自 %2）
    the proxy from %1
     %1 指定的代理
    the recording
    录制文件
    the reply
    回复
    the seed and %1%2, %3
    初始消息和%1%2，%3
    the seed, %1
    初始消息，%1
    the server accepts no more requests for now
    服务器暂时不再接受请求
    the server keeps each turn, branches are free
    服务器保留每一轮，分支免费
    the server keeps the turns
    服务器记住各轮
    the server may have this turn: %1 removes it
    服务器可能存有这一轮：%1 可去掉
    the server may lack this turn: %1 adds it
    服务器可能没有这一轮：%1 可补上
    the server may or may not have stored this turn; /resend, /rebuild or /carry-on
    服务器可能已经记下这一轮，也可能没有；/resend、/rebuild 或 /carry-on
    the server may then have it twice
    服务器可能记两遍
    the server no longer has the context; /rebuild rebuilds it
    服务器上已没有这个上下文；/rebuild 重建
    the server reads the seed
    服务器正在读取初始消息
    the server reads the seed, %1
    服务器正在读取初始消息，已读 %1
    the state of a context
    上下文的状态
    the temporary history
    临时历史
    them
    它们
    thinking
    思考中
    this API takes none
    这种 API 不能设置
    this conversation: %1
    本对话：%1
    this list
    显示这个列表
    title
    标题
    to the first turn
    到第一轮
    to the newest line
    到最新一行
    to the streaming reply
    到正在接收的回复
    token usage: cached, fresh, savings
    token 用量：缓存、新读、节省
    tokens so far
    至今的 token
    too large
    太大
    took longer than %1 s and was stopped
    超过 %1 秒，已被停止
    tool calls
    工具调用
    total
    合计
    total: %1
    合计：%1
    true colour (the themes use up to 256 colours)
    真彩色（主题最多用 256 色）
    true or false
    true 或 false
    truncation
    截断方式
    truncation_strategy works only with session contexts; this one is common_prefix.
    truncation_strategy 只用于会话模式的上下文；这个是 common_prefix。
    try again
    再试一次
    ttl is %1 s; the API accepts %2 to %3%4.
    ttl 是 %1 秒；API 接受 %2 到 %3%4。
    turn before this one
    这一轮的前一轮
    two replies side by side
    并排显示两个回复
    two replies to the last prompt, one after the other
    先后显示对最后一次提问的两个回复
    type to filter
    输入文字筛选
    type to search
    输入文字搜索
    type words from it
    输入其中的词
    unchanged
    未变
    unconfirmed
    未确认
    unconfirmed: the server may or may not have stored this turn
    未确认：服务器可能已经记下这一轮，也可能没有
    undo
    撤销
    unknown
    未知
    unknown command /%1, nothing was sent; /help lists the commands, //%2 sends it as text
    未知的命令 /%1，什么也没有发送；/help 列出命令，//%2 作为文字发送
    unknown is treated as session
    unknown 按 session 处理
    unknown sequence of %1 bytes
    未知的序列，%1 字节
    unknown: its lifetime is not known
    未知：不知道会存储多久
    unknown: its tokens have not been counted
    未知：没有统计它的 token
    unknown: the context was created elsewhere
    未知：上下文是在别处创建的
    unknown: the profile has no prices
    未知：配置档没有价格
    unknown: the profile's prices have no %1
    未知：配置档的价格里没有 %1
    unknown: the profile's prices have no storage_per_hour
    未知：配置档的价格里没有 storage_per_hour
    unread
    未读
    until %1, used or not
    到 %1，与使用无关
    untitled
    无标题
    up
    向上
    uppercase the word
    词改为大写
    use
    使用
    use mode local, or a profile with api chat: then the seed is sent with every turn.
    使用 local 模式，或 api 为 chat 的配置档：那样每一轮都会发送初始消息。
    version %1/%2
    版本 %1/%2
    vi keys in the composer on or off
    打开或关闭输入框的 vi 按键
    vi keys off.
    vi 按键已关闭。
    vi keys on: Esc leaves insert mode; "editing": "vi" keeps them on.
    vi 按键已打开：Esc 离开插入模式；"editing": "vi" 使其一直打开。
    waiting for the first token… %1
    等待第一个字… %1
    waits for the seed
    等待初始消息读完
    waits for the seed, %1 read
    等待初始消息读完，已读 %1
    warm
    可用
    warming…
    预热中…
    was ended by signal %1 (%2)
    被信号 %1（%2）结束
    what the context should know
    上下文应当知道的内容
    whole in %1, as it was measured: %2
    经测量，%1 完整显示：%2
    whole, by "emoji": "whole" in the configuration
    按配置中的 "emoji": "whole" 完整显示
    will retry: %1
    将会重试：%1
    with api_key_command
    由 api_key_command 给出
    without a test of address and key
    不测试地址和密钥
    without a title
    无标题
    word left
    左移一词
    word right
    右移一词
    words in a prompt, reply, title or label
    提问、回复、标题或名称中的词
    would connect to %1, without the key
    会连接 %1，不带密钥
    would start the embedded gateway on a free port
    会在空闲端口上启动内置网关
    write notes about it
    写备注
    write the conversation to a file
    把对话写入文件
    write the prompt in $EDITOR
    用 $EDITOR 写提问
    yesterday
    昨天
    you> 
    你> 
    your name for it
    你给它起的名称
    your next prompt
    下一个提问
    your own notes, never sent
    只给你自己看，从不发送
    your previous prompt
    上一个提问
    your template
    你的模板
    “%1” (%2) is in the trash.\n
    “%1”（%2）已移到回收站。\n
    “%1” and its conversations are in the trash; %2 brings them back.%3
    “%1”和它的对话已移到回收站；用 %2 恢复。%3
    “%1” belongs to the profile “%2”, and another address was given. Add --profile %3 to use it at that address, or leave --base-url and CTXCHAT_BASE_URL out.
    “%1”属于配置档“%2”，但指定了另一个地址。要在该地址使用它，请加上 --profile %3；否则请去掉 --base-url 和 CTXCHAT_BASE_URL。
    “%1” belongs to the profile “%2”.
    “%1”属于配置档“%2”。
    “%1” belongs to the profile “%2”. Rebuild it with --profile %3.
    “%1”属于配置档“%2”。请用 --profile %3 重建。
    “%1” belongs to the profile “%2”; this is “%3”. Start with --profile %4.
    “%1”属于配置档“%2”，现在是“%3”。请用 --profile %4 启动。
    “%1” cannot be refreshed from its sources: %2
    无法用源文件刷新“%1”：%2
    “%1” could not be created: %2
    无法创建“%1”：%2
    “%1” could not be forked: %2
    无法分叉“%1”：%2
    “%1” ends %2.\n
    “%1”于 %2 到期。\n
    “%1” expires at a time that its server set, and nothing extends it. Rebuild it when it has expired.
    “%1”在服务器规定的时间结束，无法延长。重建可以再次创建它。
    “%1” expires in %2.
    “%1”将在 %2后过期。
    “%1” has %2 conversations, and a session context has one. Delete the others first; they can be restored.
    “%1”有 %2 个对话，而会话模式的上下文只有一个。请先删除其他对话；它们可以恢复。
    “%1” has a new conversation.\n
    “%1”有了一个新对话。\n
    “%1” has a new reply; %2 goes there.
    “%1”有新回复；按 %2 前往。
    “%1” has expired.
    “%1”已过期。
    “%1” has no conversation to fork.
    “%1”没有可分叉的对话。
    “%1” has no conversation yet, so there is nothing to fork.
    “%1”还没有对话，没有可分叉的内容。
    “%1” is %2, so it cannot be kept. Rebuild it to use it again.
    “%1”%2，无法再保留。重建可以再次创建它。
    “%1” is a session context and cannot drop a turn, so it is rebuilt up to the turn before.
    “%1”是会话模式的上下文，不能去掉一轮，所以会重建到前一轮为止。
    “%1” is a session context, which has only one conversation. Fork it or create another context for a second one.
    “%1”是会话模式的上下文，只有一个对话。请分叉，或另建上下文来开始第二个。
    “%1” is a session context: the server still remembers this conversation. Forget the context to delete both.
    “%1”是会话模式的上下文：服务器仍记得这个对话。要一起删除，请移除上下文。
    “%1” is already being rebuilt.
    “%1”正在重建。
    “%1” is already kept for longer than that. Nothing was sent.
    “%1”本来就会保留更久。没有发送任何内容。
    “%1” is ambiguous: %2 contexts in the trash match. Give more of the label.
    “%1”不明确：回收站中有 %2 个上下文符合。请写出更多。
    “%1” is ambiguous: %2 conversations match. %3 shows the full ids.
    “%1”不明确：有 %2 个对话符合。%3 显示完整的 id。
    “%1” is ambiguous: %2.
    “%1”不明确：%2。
    “%1” is deleted on the server.\n
    “%1”已在服务器上删除。\n
    “%1” is in the trash.\n
    “%1”已移到回收站。\n
    “%1” is in the trash. Restore it first.
    “%1”在回收站里。请先恢复。
    “%1” is kept here only; /ctx forget moves it to the trash.
    “%1”只存于本机；用 /ctx forget 移到回收站。
    “%1” is none of these.
    “%1”不是其中之一。
    “%1” is not a context id: an id has no spaces and is not empty.
    “%1”不是上下文 id：id 里没有空格，也不能为空。
    “%1” is not a conversation with a count; write for example last:3.
    “%1”不是带个数的对话；请写成 last:3 这样。
    “%1” is not a format. Use md, json or html.
    “%1”不是格式。请用 md、json 或 html。
    “%1” is not a language of ctxchat. Use en or zh.
    ctxchat 没有语言“%1”。请用 en 或 zh。
    “%1” is not a lifetime. Give seconds, or for example 90m, 24h, 7d.
    “%1”不是有效期。请写秒数，或 90m、24h、7d 这样。
    “%1” is not a mode. Use session, common_prefix, chain or local.
    “%1”不是模式。请用 session、common_prefix、chain 或 local。
    “%1” is not a number
    “%1”不是数
    “%1” is not a truncation. Give last:4096 or rolling:32768:4096 (window and step).
    “%1”不是截断方式。请写 last:4096 或 rolling:32768:4096（窗口和步长）。
    “%1” is not an API. Use context, responses, responses:openai, responses:ark, gemini, chat or gateway.
    “%1”不是 API。请用 context、responses、responses:openai、responses:ark、gemini、chat 或 gateway。
    “%1” is ready.\n
    “%1”已就绪。\n
    “%1” is ready: %2%3.\n
    “%1”已就绪：%2%3。\n
    “%1” is suspended with your text; %2 resumes it.
    “%1”已挂起，你的文字在其中；按 %2 回到它。
    “%1” is taken, so it is called “%2”.
    “%1”已被占用，所以叫“%2”。
    “%1” never expires, so there is nothing to keep.
    “%1”没有期限，不需要保留。
    “%1” not found.
    没有找到“%1”。
    “%1” restored as “%2”, because its label was taken.
    “%1”已恢复为“%2”，因为原来的名称已被占用。
    “%1” restored.
    “%1”已恢复。
    “%1” restored.\n
    “%1”已恢复。\n
    “%1” uses %2 from the next prompt on.
    “%1”从下一个提问起使用 %2。
    “%1” uses %2.
    “%1”使用 %2。
    “%1” was created for another API than the one in use, and a context works with its own API only (its mode is %2). Leave --api and CTXCHAT_API as they were when it was created, or create a context for this API.
    “%1”是为另一种 API 创建的，而上下文只能用于自己的 API（它的模式是 %2）。请让 --api 和 CTXCHAT_API 与创建时一致，或为当前 API 新建一个上下文。
    “%1” was created for the model %2, and a context works with its own model only. Leave --model out, or create a context for %3.
    “%1”是为模型 %2 创建的，上下文只能用自己的模型。请去掉 --model，或为 %3 另建上下文。
    “%1” was created.
    “%1”已创建。
    “%1” was imported, so its seed is unknown here and it cannot be rebuilt. Create a new context instead.
    “%1”是导入的，这里没有它的初始消息，无法重建。请新建上下文。
    “%1” was imported: its seed is not known here, so it cannot be rebuilt. Create a new context instead.
    “%1”是导入的：这里没有它的初始消息，无法重建。请新建上下文。
    “%1” was imported: its seed is not known here, so its memory cannot be created again.
    “%1”是导入的：这里没有它的初始消息，无法再次创建它的记忆。
    “%1” was imported: its seed is not known here.
    “%1”是导入的：这里没有它的初始消息。
    “%1” was not forked.
    “%1”没有分叉。
    “%1” was rebuilt.
    “%1”已重建。
    “%1” was rebuilt.\n
    “%1”已重建。\n
    “%1”: %2, lifetime %3.
    “%1”：%2，有效期 %3。
    “%1”: %2. Its prompt is back in the composer there.
    “%1”：%2。提问已回到那里的输入框。
    ← → choose a saved recipe to fill the fields
    ← → 选择预设，填入各栏
    ↓ more below · %1
    ↓ 下面还有 · %1
    ✗ failed: 
    ✗ 失败：
    """##
}
