// swift-format-ignore-file
// Made by Scripts/generate-wording from Translations/zh.strings: edit that.

extension Catalogue {
  /// The sentences in Chinese: each key, and its sentence in the line below.
  static let chinese = ##"""
     
    
     %1 lists them.
    按 %1 查看。
     (%1 tokens)
    （%1 token）
     A restored one can be rebuilt.
    恢复之后可以重建。
     And %1 more.
    另有 %1 个。
     Did you mean “%1”?
    是否指“%1”？
     The copy on the server expires by itself.
    服务器上的副本会自行过期。
     The copy on the server stays until it expires; /ctx delete deletes it there.
    服务器上的副本会保留到过期；用 /ctx delete 可在那里删除。
     and %1 more
    等，另有 %1 个
     cached   
     缓存   
     fresh
     新读
     · %1 tokens
     · %1 token
     · %1 · %2 · profile %3\n\n
     · %1 · %2 · 配置档 %3\n\n
     ↓ %1 more
     ↓ 还有 %1 项
    %1 %2 of %3
    第 %2 个%1（共 %3 个）
    %1 (port %2)
    %1（端口 %2）
    %1 Nothing was written.
    %1没有写入任何内容。
    %1 The draft is unchanged.
    %1草稿没有改变。
    %1 after last use
    最后一次使用后 %1
    %1 answers
    %1 个回复
    %1 answers.
    %1 有回应。
    %1 asks how much to replay: %2.
    %1 会先问重放多少：%2。
    %1 byte
    %1 字节
    %1 cleared.
    已取消 %1。
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
    %1 does nothing here now.
    %1 在这里不起作用。
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
    %1 has expired by our clock. Prompts wait until you choose what to do.
    按本机时钟，%1已过期。在你选择之前不会发送提问。
    %1 hidden file or folder
    %1 个隐藏的文件或目录
    %1 in
    输入 %1
    %1 input token
    %1 个输入 token
    %1 is %2; /set %3 off clears it.
    %1 是 %2；用 /set %3 off 取消。
    %1 is %2; the API accepts %3 to %4.
    %1 是 %2；API 接受 %3 到 %4。
    %1 is ambiguous: %2.
    %1 不明确：%2。
    %1 is cached by the gateway in this program, which answers with quotes.
    %1由本程序里的网关缓存，它用摘录来回答。
    %1 is in the trash; %2 brings it back.
    %1已移到回收站；用 %2 恢复。
    %1 is kept here: seed and turns go with every prompt.
    %1存于本机：每次提问都会发送初始消息和各轮对话。
    %1 is not on this machine and not encrypted: on the way there, others can read the key and all text.
    %1 不在本机上，也没有加密：途中别人能读到密钥和全部文字。
    %1 is not set; it takes %2.
    %1 没有设置；可以是 %2。
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
    %1 new line
    %1 行新内容
    %1 not saved
    %1 个未保存
    %1 of %2
    %1/%2
    %1 of %2 changed since the context was created
    %2 个中有 %1 个在创建上下文之后改变了
    %1 older turn
    较早的 %1 轮
    %1 other contexts · %2 new one · %3 all keys and commands
    %1 其他上下文 · %2 新建 · %3 全部按键和命令
    %1 out
    输出 %1
    %1 profile
    %1 个配置档
    %1 queued
    %1 个排队
    %1 reasoning, %2
    %1 推理过程，%2
    %1 rebuilds from %2.
    %1 会用%2重建。
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
    %1 to %2; the server's default if empty
    %1 到 %2；空着用服务器的默认值
    %1 tok/s
    %1 token/秒
    %1 token
    %1 token
    %1 tokens
    %1 token
    %1 tokens at creation
    创建时 %1 token
    %1 turn
    %1 轮
    %1 turns
    %1 轮
    %1 unread
    %1 个未读
    %1 was created elsewhere: the first prompt shows if the server has it.
    %1是在别处创建的：第一个提问会显示服务器上有没有它。
    %1 · %2
    %1 · %2
    %1, %2 branches
    %1，%2 个分支
    %1, 1 branch
    %1，1 个分支
    %1, about %2 left
    %1，大约还剩 %2
    %1, retry in %2 s
    %1，%2 秒后重试
    %1, where something else answers or says nothing
    %1（那里是别的程序，或没有回应）
    %1. %2
    %1。%2
    %1/s
    %1/秒
    %1: 
    %1：
    %1: each conversation is pinned to one context that the server keeps in its cache. %2 switches contexts while replies keep streaming.
    %1：每个对话都固定在一个上下文上，由服务器保存在缓存里。按 %2 切换上下文，回复不会停止接收。
    %1: not done yet. Try again to see what it sends.
    %1：尚未执行。再试一次可以看到要发送的内容。
    %1; %2 takes %3.
    %1；%2 可以是 %3。
    %1; default: %2
    %1；默认：%2
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
    (typed before; Enter keeps it)
    （已输入；按 Enter 保留）
    , 
    、
    , %1 bytes
    ，%1 字节
    , %1 cached
    ，缓存 %1
    , model %1
    ，模型 %1
    , or 
    ，或
    -2 to 2
    -2 到 2
    .
    。
    /%1 is ambiguous: %2.
    /%1 不明确：%2。
    /%1 takes no argument. Nothing was done; // sends text that starts with /.
    /%1 后面不写内容。什么也没有做；// 发送以 / 开头的文字。
    /copy takes a number, counted from the last reply, or “code”.
    /copy 后面写数，从最后一个回复往前数，或写“code”。
    /ctx %1 takes no argument: it applies to the context on screen. Nothing was done; %2 lists the others.
    /ctx %1 后面不写内容：它用于屏幕上的上下文。什么也没有做；按 %2 查看其他上下文。
    /ctx extend takes a time: %1
    /ctx extend 后面写时间：%1
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
    1 turn
    1 轮
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
    ? unconfirmed: 
    ? 未确认：
    A key has no spaces and only plain letters, digits and signs. Paste it again.
    密钥里没有空格，只有英文字母、数字和符号。请重新粘贴。
    A reply is streaming in “%1”. Stop it first, or wait until it ends.
    “%1”正在接收回复。请先停止，或等它结束。
    A reply or a draft is only in memory and would be lost.
    有一个回复或草稿只在内存里，退出就会丢失。
    A server on this machine
    本机上的服务器
    A unique prefix is enough. Every action name is also a command. //text sends text that starts with a slash.
    写出能区分的开头即可。每个操作的名称也是命令。//文字 会发送以斜杠开头的文字。
    Actions
    操作
    An empty line takes the answer in [ ]; < goes back.
    空行表示采用 [ ] 里的回答；< 返回上一步。
    Another alternative: rebuild “%1”
    换一个版本：重建“%1”
    Another branch: rebuild “%1”
    另一个分支：重建“%1”
    Ask again: rebuild “%1”
    重新提问：重建“%1”
    Ask the edited prompt: rebuild “%1”
    发送修改后的提问：重建“%1”
    Asked the terminal to copy %1; not every terminal does.
    已请终端复制%1；不是每个终端都支持。
    Asking %1 for its models…
    正在向 %1 询问模型…
    Asking the server for its models…
    正在向服务器询问模型…
    Branches
    分支
    CHANGED, now %1 bytes
    已变，现在 %1 字节
    Change the address
    修改地址
    Change the key
    修改密钥
    Change the model
    修改模型
    Change the name
    修改名称
    Commands
    命令
    Connect an endpoint
    连接一个端点
    Context
    上下文
    Context Cache: Volcengine Ark and gateways
    上下文缓存：火山方舟和各种网关
    Context menu (F2)
    上下文菜单（F2）
    Context restored; %1 lists it.
    上下文已恢复；按 %1 查看。
    Contexts
    上下文
    Contexts are chains of turns, which the server keeps.
    上下文是各轮对话组成的链，由服务器保存。
    Contexts work: a small one was made, and ends within an hour.
    上下文可用：已创建一个小的，一小时内过期。
    Contexts work: the server lists %1.
    上下文可用：服务器列出了%1。
    Conversation renamed to “%1”.
    对话的标题已改为“%1”。
    Copied %1 into tmux's buffer.
    已把%1复制到 tmux 的缓冲区。
    Copied %1 with %2.
    已用 %2 复制%1。
    Could not copy %1: %2
    无法复制%1：%2
    Delete “%1” on the server
    在服务器上删除“%1”
    Did the server keep this turn?
    服务器记下这一轮了吗？
    Draft cleared: %1 brings it back, %2 quits.
    草稿已清空：按 %1 恢复，按 %2 退出。
    Drop the last turn: rebuild “%1”
    撤销最后一轮：重建“%1”
    Editing text
    编辑文字
    Every turn of its conversations is deleted on the server, the newest first.
    它的对话的每一轮都会在服务器上删除，从最新的开始。
    Everything before the paths of the API, such as https://host.example/v1.
    API 各路径之前的部分，例如 https://host.example/v1。
    Everywhere
    任何时候
    Files
    文件
    Fork “%1”
    分叉“%1”
    Found on this machine: %1.
    在本机上找到：%1。
    From a command
    来自命令
    From an environment variable
    来自环境变量
    Gemini, with cached contents
    Gemini，带缓存内容
    Help
    帮助
    Id
    Id
    Import a context id
    导入上下文 id
    Instructions
    指令
    It does not work yet.
    还不能使用。
    It has to be set whenever ctxchat starts.
    每次启动 ctxchat 时都要设置它。
    It is not shown, and goes into %1, which only you can read.
    密钥不会显示，保存在 %1，只有你能读取。
    It takes the key.
    它接受密钥。
    It wants no key.
    它不需要密钥。
    It works.
    可以使用。
    Its first line is taken, each time that ctxchat starts.
    每次启动 ctxchat 时取它输出的第一行。
    Label
    名称
    Label and notes
    名称和备注
    Lifetime
    有效期
    Lists and forms
    列表和表单
    Log
    通知
    Looking at the address…
    正在检查地址…
    Looking for servers on this machine…
    正在查找本机上的服务器…
    Mode
    模式
    Mode of “%1”
    “%1”的模式
    Model
    模型
    Model of “%1”, now %2
    “%1”的模型，现在是 %2
    Mouse off.
    鼠标已关闭。
    Mouse on: the wheel scrolls, clicks choose in lists; hold Shift to select text.
    鼠标已打开：滚轮滚动，在列表里点选；按住 Shift 选取文字。
    NEW since, %1 bytes
    新增，%1 字节
    NOT FOUND
    找不到
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
    No answer here to create a context from.
    这里没有可用来新建上下文的回复。
    No context has the label or id “%1”
    没有名称或 id 为“%1”的上下文
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
    No context yet: %1, /ctx import ID imports one.
    还没有上下文：%1，或用 /ctx import ID 导入。
    No conversation is open.
    没有打开的对话。
    No conversation is open: %1 the contexts. The prompt stays here.
    没有打开的对话：%1上下文。提问留在这里。
    No conversation yet.
    还没有对话。
    No key
    没有密钥
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
    No server was found on this machine.
    本机上没有找到服务器。
    No system message is set; /system TEXT sets one, /system off removes it.
    没有设置系统消息；用 /system 文字 设置，/system off 取消。
    No turn to drop.
    没有可撤销的一轮。
    No turn yet.
    还没有对话。
    No, change the address
    不，修改地址
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
    Nothing to complete here.
    这里没有可补全的。
    Nothing to copy.
    没有可复制的。
    Nothing to read yet.
    还没有可读的内容。
    Nothing to restore in this session.
    这次运行中没有可恢复的。
    Nothing to search yet.
    还没有可搜索的内容。
    Nothing to send.
    没有可发送的。
    Nothing was sent: the composer contains a command.
    什么也没有发送：输入框里是命令。
    Number
    编号
    Number or text
    编号或文字
    Ollama on this machine
    本机上的 Ollama
    Ollama, llama.cpp, vLLM, LM Studio …
    Ollama、llama.cpp、vLLM、LM Studio 等
    Only %1 here.
    这里只有 %1。
    Only a server on this machine is used without a key, and none of contexts. If yours wants none, type any word as its key.
    只有本机上的服务器可以不用密钥，上下文服务器除外。如果你的服务器不需要密钥，随便输入一个词即可。
    OpenAI, Ark, Azure, xAI, Qwen, LM Studio, vLLM …
    OpenAI、方舟、Azure、xAI、通义千问、LM Studio、vLLM 等
    Parameters of this conversation
    本对话的参数
    Press %1 again to quit.
    再按一次 %1 退出。
    Profile of new contexts, now %1
    新上下文的配置档，现在是 %1
    Quit without saving?
    不保存就退出吗？
    Reading (after Tab)
    阅读时（按 Tab 之后）
    Rebuild “%1”
    重建“%1”
    Rebuild “%1” for %2
    为 %2 重建“%1”
    Rebuild “%1” from its current sources
    用源文件的当前内容重建“%1”
    Recipe
    预设
    Rename conversation
    修改标题
    Save and start the chat
    保存并开始对话
    Save it all the same
    仍然保存
    Search again
    重新查找
    Search all
    搜索全部
    Search with %1 first.
    请先按 %1 搜索。
    Searching your prompts
    搜索以前的提问时
    Sending a small request to %1…
    正在向 %1 发送一个小请求…
    Sends %1.
    发送%1。
    Set the old file aside and write a new one
    把旧文件移到一边，写一个新的
    Start one and search again, or connect an endpoint with its address.
    请启动一个再重新查找，或用地址连接端点。
    System message removed.
    已取消系统消息。
    System message set; sent before your prompts.
    已设置系统消息，在提问之前发送。
    System message, sent before your prompts: %1
    系统消息，在提问之前发送：%1
    Test again
    重新测试
    Text
    文本
    That turn is on another branch of this conversation; /tree shows it.
    那一轮在本对话的另一个分支上；用 /tree 查看。
    The API has no contexts: they are kept here, and sent with each prompt.
    这个 API 没有上下文：上下文存于本机，随每次提问发送。
    The cache is deleted on the server now, and storing it costs nothing from then on.
    服务器上的缓存会立即删除，此后不再收取存储费用。
    The composer is empty; %1 previews the prompt in it.
    输入框是空的；%1 预览其中的提问。
    The configuration was not written.
    配置没有写入。
    The conversation
    这个对话
    The conversation is deleted on the server.
    对话会在服务器上删除。
    The file cannot be read: %1.
    文件无法读取：%1。
    The file has a profile “%1”, which stays as it is. Choose another name.
    文件里已有配置档“%1”，它保持不变。请换一个名称。
    The file has these profiles: %1.
    文件里已有配置档：%1。
    The file is not text in UTF-8.
    文件不是 UTF-8 文本。
    The input ended before everything was answered. Nothing was written.
    输入在全部回答之前结束。没有写入任何内容。
    The model %1 answers there.
    模型 %1 有回应。
    The new context is ready; %1 lists it.
    新的上下文已就绪；按 %1 查看。
    The record and its conversations move to the trash here.
    本机的记录和它的对话会移到回收站。
    The reply did not arrive.
    没有收到回复。
    The reply is still in progress; %1 stops it.
    回复还在接收；按 %1 停止。
    The server has cached %1: every prompt here builds on it.
    服务器已缓存%1：这里的每个提问都以它为基础。
    The server has dropped turns of %1: all of them go with the next prompt.
    服务器丢弃了%1的若干轮：下一个提问会重新发送全部内容。
    The server has this context and ctxchat has no record of it. %1 records and opens it.
    服务器上有这个上下文，ctxchat 没有它的记录。按 %1 记录并打开。
    The server keeps no turns: all is sent with each prompt.
    服务器不保存各轮对话：每次提问都会发送全部内容。
    The server lists no models: type the name, or at Ark the id of the endpoint.
    服务器没有列出模型：请输入模型名，方舟请输入接入点 ID。
    The server may or may not have stored this turn.
    服务器可能已经记下这一轮，也可能没有。
    The server no longer has %1. Prompts wait until it is rebuilt.
    服务器上已经没有%1。重建之前不会发送提问。
    The text that you wrote before anything was open is in the composer.
    打开对话之前写的文字在输入框里。
    Theme %1, shown as %2: the terminal has %3 colours.
    主题 %1，显示为 %2：终端有 %3 种颜色。
    Theme %1.
    主题 %1。
    This conversation
    本对话
    This is no configuration file: it is too long, or has no end.
    这不是配置文件：太长，或没有结尾。
    This must be the name of a variable, such as OPENAI_API_KEY. To give the key itself, go back and choose to type it.
    这里要填变量名，例如 OPENAI_API_KEY。要填密钥本身，请返回并选择直接输入。
    This server has no deletion: its copy expires by itself. /ctx forget moves the record to the trash.
    这个服务器不能删除：它的副本会自行过期。用 /ctx forget 把记录移到回收站。
    Title
    标题
    Try again
    重试
    Try the demo
    试用演示
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
    Unknown %1 %2; choose from %3.
    未知的%1 %2；可以选 %3。
    Unknown command /%1%2 Nothing was sent; // sends text that starts with /.
    未知的命令 /%1%2什么也没有发送；// 发送以 / 开头的文字。
    Unknown mode “%1”; choose from %2.
    未知的模式“%1”；可以选 %2。
    Unknown recipe “%1”; %2
    未知的预设“%1”；%2
    Unknown theme “%1”
    未知的主题“%1”
    Usage
    用量
    Use this address without encryption?
    不加密地使用这个地址吗？
    Use “%1” where no profile is named?
    没有指定配置档时使用“%1”吗？
    Welcome to ctxchat. How do you want to begin?
    欢迎使用 ctxchat。想怎样开始？
    What do you want to connect?
    想连接什么？
    What is the base URL of the API?
    API 的基础地址是什么？
    What is the profile to be called?
    配置档叫什么名字？
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
    [Pasted %1 · %2]
    [粘贴 %1 · %2]
    a context in the trash
    回收站里的上下文
    a context needs instructions, text or files.
    指令、文本、文件至少要填一项。
    a gateway of contexts
    上下文网关
    a lifetime is %1 to %2, such as 24h, 90m, 3d or 3600 (seconds).
    有效期为 %1 到 %2，写成 24h、90m、3d 或 3600（秒）。
    a server
    服务器
    a system message
    系统消息
    about %1 tokens
    约 %1 token
    adding up…
    正在统计…
    after pasting: the cut before that
    粘贴之后：换成再前一次剪切的
    again
    再试
    an API with an address and a key
    有地址和密钥的 API
    an answer
    一个回复
    an empty reply
    空的回复
    an id has no spaces.
    id 里不能有空格。
    and %1 more
    另有 %1 个
    another context has the label “%1”.
    另一个上下文已经叫“%1”。
    are not files
    不是文件
    as text
    作为文字
    as typed
    按输入的使用
    ask again
    重新提问
    ask the last prompt again
    重新提最后一个问题
    asks for a key
    需要密钥
    back
    返回
    back to the composer
    回到输入框
    back to the draft
    回到草稿
    broken off
    中断
    cached
    缓存
    cancel
    取消
    cannot be compared: %1
    无法比较：%1
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
    chat completions: DeepSeek, OpenRouter, Ollama, llama.cpp …
    chat completions：DeepSeek、OpenRouter、Ollama、llama.cpp 等
    checking…
    正在检查…
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
    command
    命令
    complete
    完整
    complete a command or @path, else read the transcript
    补全命令或 @路径，否则进入阅读
    context %1 in the menu
    菜单里的第 %1 个上下文
    contexts
    上下文
    contexts: switch, create, rebuild
    上下文：切换、新建、重建
    contexts: switch, create, rebuild, fork, forget
    上下文：切换、新建、重建、分叉、移除
    continues below
    在下方继续
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
    cost
    费用
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
    ctxchat --profile %1 uses it
    用 ctxchat --profile %1 使用它
    ctxchat · set-up
    ctxchat · 设置
    ctxchat: set-up
    ctxchat：设置
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
    delete
    删除
    delete backward
    向前删除
    delete forward
    向后删除
    delete forward; on an empty prompt: quit
    向后删除；输入框为空时退出
    delete it on the server
    在服务器上删除
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
    end of the line
    到行尾
    end of the text
    到末尾
    ends in %1, whatever its use
    %1后到期，与使用无关
    error: 
    错误：
    error: %1
    错误：%1
    every action and command by name
    按名称执行任何操作或命令
    expand a folded paste
    展开折叠的粘贴
    expired
    已过期
    expiring
    将过期
    failed
    失败
    files and folders, separated by spaces
    文件和目录，用空格分隔
    find › 
    查找 › 
    first
    第一项
    first message
    第一条消息
    first token %1
    首字 %1
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
    fresh
    新读
    full text
    全文
    go on
    继续
    go there
    前往
    go to the next finished or streaming conversation
    转到下一个有新回复或正在接收的对话
    has ended
    已到期
    help
    帮助
    help (also ? on an empty prompt)
    帮助（输入框为空时也可按 ?）
    if offered: choose another context, or carry on
    询问时：另选上下文，或继续
    if offered: rebuild the context and send
    询问时：重建上下文并发送
    if offered: send anyway, or again
    询问时：照样发送，或重发
    import
    导入
    import an id that was created elsewhere
    导入在别处创建的 id
    import id
    导入 id
    is a character that you type
    是要输入的字符
    is bound to another action too
    也分配给了另一个操作
    is not a file
    不是文件
    is not a key; write keys like Ctrl+K, Alt+Enter, F5 or Ctrl+X Ctrl+E
    不是按键；请写成 Ctrl+K、Alt+Enter、F5 或 Ctrl+X Ctrl+E 这样
    keep it on the server for longer, such as 2h
    在服务器上续期，例如 2h
    keep the partial reply
    保留收到的部分
    keeps the last %1 tokens
    保留最后 %1 token
    kept here
    存于本机
    kept here, sent each time
    存于本机，每次发送
    kept here, without end
    存于本机，没有期限
    kept in the configuration, which only you can read
    存在配置里，只有你能读取
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
    leave
    离开
    left
    左移
    lifetime
    有效期
    line down; on the last line: next prompt
    下一行；在最后一行时：下一个提问
    line up; on the first line: previous prompt
    上一行；在第一行时：上一个提问
    link
    链接
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
    mouse on or off: wheel, clicks in lists
    打开或关闭鼠标：滚轮、列表点选
    mouse wheel on or off
    打开或关闭鼠标滚轮
    move it to the trash
    移到回收站
    move the conversation to the trash
    把对话移到回收站
    moved to a rebuilt context %1
    已转到重建的上下文 %1
    n is %1, but a session context remembers only one reply, and it is unknown which one. Use n = 1 here, or a common_prefix context.
    n 是 %1，但会话模式的上下文只记住一个回复，而且不知道是哪一个。请用 n = 1，或使用 common_prefix 上下文。
    n is %1; it must be at least 1.
    n 是 %1；至少要是 1。
    never
    从未
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
    no changes found; some cannot be compared
    没有发现改变，但有的无法比较
    no context
    没有上下文
    no conversation
    没有对话
    no key
    没有按键
    no key, no network: the program explains itself
    不需要密钥和网络：程序会介绍自己
    no match
    没有
    no models
    没有模型
    no text, only reasoning
    没有文字，只有推理过程
    no text, the model asked for tools
    没有文字，模型要求调用工具
    none
    无
    none can be compared
    都无法比较
    not known
    未知
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
    now
    刚刚
    ok: %1
    正常：%1
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
    paste the last cut
    粘贴刚剪切的文字
    possible secret in %1%2
    %1%2中可能有密钥
    prefix
    前缀
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
    profile
    配置档
    prompt
    提问
    prompts › 
    提问 › 
    put it into the composer
    放进输入框
    queued
    排队中
    quit
    退出
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
    rebuild and ask
    重建并提问
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
    retrying in %1: %2
    %1后重试：%2
    rewound
    已回退
    right
    右移
    run
    执行
    save
    保存
    saved
    节省
    saving
    保存中
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
    seed: %1
    初始消息：%1
    send
    发送
    send again
    重新发送
    send anyway
    照样发送
    send as text
    作为文字发送
    send the prompt
    发送提问
    send the prompt again
    重新发送提问
    send the unconfirmed prompt again
    重发未确认的提问
    sending
    发送中
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
    share
    占比
    show all details
    显示全部详情
    show or hide the model's reasoning, or the end of a long prompt
    显示或隐藏推理过程，或长提问的其余部分
    show what would be sent
    显示将要发送的内容
    size
    大小
    source
    源文件
    sources
    源文件
    standard input, which cannot be compared
    标准输入，无法比较
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
    stopping…
    正在停止…
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
    the %1
    %1
    the branches of this conversation
    这个对话的各个分支
    the chat starts with it from now on
    以后对话都用它开始
    the code of the last reply
    最后一个回复中的代码
    the configuration has none.
    配置里没有预设。
    the context
    上下文
    the id is missing.
    没有写 id。
    the id that the server gave it
    服务器给出的 id
    the label is empty.
    名称是空的。
    the model of this context, from the server's list
    这个上下文的模型，从服务器的列表中选
    the model's memory starts about here (estimate)
    模型的记忆大约从这里开始（估计）
    the profile of new contexts
    新上下文使用的配置档
    the prompt
    提问
    the reply
    回复
    the server keeps each turn, branches are free
    服务器保留每一轮，分支免费
    the server keeps the turns
    服务器记住各轮
    the server may then have it twice
    服务器可能记两遍
    this API takes none
    这种 API 不能设置
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
    total
    合计
    truncation
    截断方式
    try again
    再试一次
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
    undo
    撤销
    unknown
    未知
    unknown is treated as session
    unknown 按 session 处理
    unread
    未读
    untitled
    无标题
    up
    向上
    uppercase the word
    词改为大写
    use
    使用
    version %1/%2
    版本 %1/%2
    waiting for the first token… %1
    等待第一个字… %1
    warm
    可用
    what the context should know
    上下文应当知道的内容
    will retry: %1
    将会重试：%1
    without a test of address and key
    不测试地址和密钥
    without end
    没有期限
    word left
    左移一词
    word right
    右移一词
    words in a prompt, reply, title or label
    提问、回复、标题或名称中的词
    write notes about it
    写备注
    write the conversation to a file
    把对话写入文件
    write the prompt in $EDITOR
    用 $EDITOR 写提问
    yesterday
    昨天
    your name for it
    你给它起的名称
    your next prompt
    下一个提问
    your own notes, never sent
    只给你自己看，从不发送
    your previous prompt
    上一个提问
    “%1” and its conversations are in the trash; %2 brings them back.%3
    “%1”和它的对话已移到回收站；用 %2 恢复。%3
    “%1” expires in %2.
    “%1”将在 %2后过期。
    “%1” has a new reply; %2 goes there.
    “%1”有新回复；按 %2 前往。
    “%1” has expired.
    “%1”已过期。
    “%1” has no conversation to fork.
    “%1”没有可分叉的对话。
    “%1” is ambiguous: %2.
    “%1”不明确：%2。
    “%1” is kept here only; /ctx forget moves it to the trash.
    “%1”只存于本机；用 /ctx forget 移到回收站。
    “%1” is none of these.
    “%1”不是其中之一。
    “%1” is not a number
    “%1”不是数
    “%1” is suspended with your text; %2 resumes it.
    “%1”已挂起，你的文字在其中；按 %2 回到它。
    “%1” not found.
    没有找到“%1”。
    “%1” uses %2.
    “%1”使用 %2。
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
