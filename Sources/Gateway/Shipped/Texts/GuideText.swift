// swift-format-ignore-file
// Made by Scripts/generate-guide-texts from docs/guide.md: edit that.

extension ShippedText {
  /// The user guide, docs/guide.md.
  static let guide = ##"""
    # The ctxchat guide

    ## First steps

    ### What ctxchat is

    ctxchat is a chat program for the terminal. Every conversation is pinned to a context: a text that the server has read once and keeps in its cache, so that each question about it is cheaper and is answered sooner. It is made for long documents, code bases and instructions that you ask about for hours, over ssh or in tmux, in any language.

    ### The first minute

    Type a question in the lower part of the screen and press Enter; the reply streams in above it. These keys are enough to start:

    | Key | What it does |
    |---|---|
    | Enter | send the prompt |
    | Esc | stop the reply |
    | F2 | switch to another context |
    | PageUp, PageDown | scroll |
    | F1 | help: every key and command |
    | Ctrl+D on an empty prompt | quit |

    ### Quitting, and coming back

    Ctrl+D on an empty prompt, `/quit`, Ctrl+X Ctrl+C, or Ctrl+C twice quits and leaves the program. Everything is saved: the next start opens the conversation that you left, with its draft. A reply that was streaming keeps the text received so far. The line that is printed then, `To come back: ctxchat --resume ID`, has the command that opens this conversation again at any time. It takes an id of `ctxchat history list`, the beginning of one, or `last`.

    ### What you are talking to in the demo

    `ctxchat --demo` starts a small server inside the program, so it needs no key and no network. No AI, no language model is involved: it searches the pinned context for passages that match your question and quotes them. It comes with three contexts: this guide, the API reference, and this guide in Chinese. So the demo is also the built-in help.

    ## Contexts

    ### What a context is

    A context is a text that an API server has read once and keeps in its cache under an id such as `ctx-20241211104333-12345`. A request names the id instead of sending the text again; the cached part is billed at a lower price and is not read again. ctxchat keeps its own record of each context (label, id, mode, model, lifetime, first messages), because the server has no list of them.

    ### The two modes: session and common_prefix

    The mode of a context determines what the server remembers.

    | Mode | The server keeps | ctxchat sends | Good for |
    |---|---|---|---|
    | `session` | the first messages and every turn | only the new prompt | one long conversation |
    | `common_prefix` | only the first messages | every turn so far and the new prompt | many conversations about the same text |

    A session context has exactly one conversation and takes one request at a time. A common_prefix context may have many conversations, also at the same time. An imported id has the mode `unknown` until you set it; it is treated as a session.

    ### Other APIs: chains, Gemini, and chats that are kept here

    A profile says which API its server speaks, with `"api"` in the configuration or `--api`. What a context is differs, and ctxchat shows it in the same menu:

    | `"api"` | Mode of its contexts | The server keeps | Retry, edit, undo, fork |
    |---|---|---|---|
    | `context` | `session`, `common_prefix` | the turns, or only the first messages | a rebuild in session mode, free otherwise |
    | `responses` | `chain` | every turn, under an id of its own | free: the next prompt names an older turn |
    | `gemini` | `common_prefix` | only the first messages, until a fixed time | free |
    | `chat` | `local` | nothing | free |
    | `gateway` | `session`, `common_prefix` | nothing; a gateway inside the program keeps contexts for it | as with `context` |

    In a chain the next prompt names the turn before it. If the server has dropped or lost turns, ctxchat sends all of them again and says so. An id in a reply proves nothing: if the counts of the server, or its reply, show that it keeps no turns, ctxchat says so once and sends everything from then on. A `local` context never expires, its state is `kept here`, and its text is the same from turn to turn, so that automatic caches of the server find it.

    `responses` has a `"dialect"`: `openai`, `ark`, or `plain` for LM Studio, vLLM, Qwen and others. With `"store": false` the server is asked to keep nothing. docs/responses.md, docs/gemini.md and docs/chat.md have the details and a profile to copy for each server.

    ### Models and profiles while the program runs

    `/model` lists the models of the server, and `/model NAME` gives the context another one. Chains and local contexts use it from the next prompt on; others are bound to their model, so a rebuild is offered. `/profile` lists the profiles, and `/profile NAME` chooses the one of new contexts. Contexts keep their own profile: the menu shows those of all profiles, one group each, and replies go on streaming in all of them.

    ### What is sent to the server

    In session mode only your new message goes out, because the server remembers the rest. In common_prefix mode all settled turns since the beginning are sent with the new message, but never the cached text itself. Only the parameters that you set are sent. Ctrl+X d or `/dry-run` shows what would be sent, without sending it.

    ### Time to live, and the states of a context

    A context lives for a time after its last use, its ttl (time to live): from one hour to seven days, 24 hours by default. Each use restarts the clock. The header shows the state as a word, with an estimate of the time left:

    - `warm`: it can be used; its time is not over. (`warming…` is something else: a gateway has the server read a new context, see below.)
    - `expiring`: less than a tenth of its time, or less than five minutes, is left.
    - `expired`: its time is over by our clock.
    - `unknown`: it was imported, and its lifetime is unknown.
    - `lost`: the server reported that it is gone.

    ### When a context has expired

    ctxchat does not send blindly to a context that has expired or has less than a minute left. The prompt stays in the composer and you choose: F5 rebuilds the context and sends, F6 sends anyway, F7 opens the menu to choose another context. The same happens when the server reports that the context is lost, without F6. The same happens when a session has outgrown the model's window: the server refuses the prompt, and F5 rebuilds the context with the newest turns that fit. The screen shows what F5 would send before you press it, with an estimate of the tokens; if the whole conversation is too long to replay, F5 first asks how many turns to keep.

    ### Creating a context

    Press Ctrl+N, or F2 and then Ctrl+N, and fill in the form; in a common_prefix context, where Ctrl+N starts another conversation, use `/ctx new`. The form asks for a label, the mode, instructions (the system message), a text, files and folders, a lifetime such as `24h` or `7d`, and the model. Instructions, text or files are needed; everything else may be empty. Enter in the form creates the context on the server and opens it; if there are files, it first shows what would be sent, with an estimate of the tokens.

    ### Creating a context from files or standard input

    On the command line `ctxchat contexts create` creates a context from files, folders or standard input (`-`). Each file becomes a message of its own and is sent once, even if it is named twice. A list of what would be sent and what was left out is shown first. Text that looks like a secret (a private key, a token, `password = …`) is reported with its file and line, and is not sent without `--allow-secrets`. `--dry-run` shows the request and sends nothing.

    ```sh
    ctxchat contexts create --label manual --mode common_prefix --ttl 24h manual.md
    git log -p -50 | ctxchat contexts create --label history --system "Answer from this log." -
    ```

    ### Which files of a folder are taken

    A folder gives the files that git would list: tracked files, and files that no ignore rule excludes. Ignore rules come from `.gitignore` files in the folder and above it up to the top of the repository, from `.git/info/exclude`, and from your global ignore file. git itself is not run, so the list is the same without git, and no program that a repository names is started. Outside a repository only the `.gitignore` files in the folder count, and hidden files are left out.

    Links are not followed: files inside the folder count under their own names, and a link to a place outside is left out and listed. Repositories inside, submodules, files that are not UTF-8 text and files over 4 MB are also left out. The preview counts or lists all of this. An ignored folder is included if you name it yourself. A byte order mark is never sent.

    ### Saved recipes

    A recipe is a saved way to create a context, under a name in the configuration. The first field of the new-context form selects one and fills in the others; `/ctx new NAME` does the same, and `ctxchat contexts create --recipe NAME` uses it on the command line, where options override the recipe. The label may contain `{name}`, `{date}` and `{time}`, and relative paths start from the folder in which ctxchat is started.

    ```json
    "recipes": {
      "code": {"label": "code {date}", "mode": "common_prefix", "ttl": "24h",
               "system": "You know this code base.", "files": ["README.md", "Sources"]}
    }
    ```

    ### Sources: is a context up to date?

    The details of a context (Ctrl+G in the menu, `/ctx info`, `ctxchat contexts show`) compare each source file with the text read at creation: unchanged, changed, not found, or new in a folder. A context does not follow its files automatically. `/ctx refresh` or `ctxchat contexts rebuild NAME --refresh` reads the files again and creates the context again from them; the conversation moves along.

    ### Distilling: a context from answers

    To build on earlier answers, create a context from them: press `D` on an answer while reading, or type `/distil` for the last answer and `/distil 3` for the last three. The form of a new context opens; Enter creates it. `ctxchat contexts create --distil last:3` does it on the command line. Each answer comes with its question, and the details of the new context show the id that gave them.

    ### Notes about a context

    Ctrl+E in the menu edits the label and the notes of a context, `/ctx notes TEXT` writes the notes, and `ctxchat contexts notes NAME TEXT` does it on the command line. They are for you only and are never sent.

    ### Importing a context id that exists

    If a context was created elsewhere, import its id: Ctrl+O in the context menu, `/ctx import ID`, or `ctxchat contexts import` on the command line. The model must be the one that the context was created with. The lifetime of an imported context is unknown, so no countdown is shown; set the mode with Ctrl+S in the menu or `/ctx mode`.

    ### Switching between contexts

    F2 or Ctrl+T opens the context menu, which switches. Type a few letters to filter it, and press Enter to open the marked entry. Alt+1 to Alt+9 (or Ctrl+X and a digit) open the contexts by the numbers that the menu shows, which do not change while the program runs. A reply keeps streaming while you read another conversation, and is marked unread when it has finished; Alt+a or Ctrl+X a goes to the next one.

    ### The keys of the context menu

    | Key | What it does |
    |---|---|
    | Enter | open |
    | Ctrl+N | new context, or a new conversation on a common_prefix context |
    | Ctrl+O | import an id |
    | Ctrl+R | rebuild |
    | Ctrl+K | fork |
    | Ctrl+E | rename; notes |
    | Ctrl+D | forget: move to the trash |
    | Ctrl+_ | restore: bring back what was last forgotten |
    | Ctrl+G | details |
    | Ctrl+S | set the mode |

    ### Forgetting a context

    Ctrl+D in the menu, or `/ctx forget`, moves a context to the trash of ctxchat; Ctrl+_ or `/ctx restore` brings it back in the same session of the program. Its conversation leaves the screen. The copy on the server expires by itself when its time to live is over; where the API can, `/ctx delete` or `ctxchat contexts delete NAME` deletes it there, after a question that says what that does. Of a chain every turn is deleted, the newest first. `/delete` moves only the conversation on screen to the trash; in session mode it also moves the context, because the server keeps remembering the conversation.

    ### Extending a context

    Most servers extend a context with each use. Where a server has a call for it, `/ctx extend 2h` or `ctxchat contexts extend NAME 2h` gives the context a new end, counted from now.

    `/ctx keep 3d` and `ctxchat contexts keep NAME 3d` do the same where the server has that call. Where only use keeps a context, they say how many questions that takes and what reading the context costs each time, and ask before one is sent (`--yes` agrees). Where nothing keeps it, or it is kept for that long already, they say so and send nothing.

    ### What a context costs, and when it pays off

    Before a context is created from files, and in its details (Ctrl+G in the menu, `ctxchat contexts show NAME`), two lines say what its storage costs a day, and after how many questions it has paid for itself. With `T` tokens and the profile's prices per million tokens, `input` i, `cached_input` c and `storage_per_hour` s:

    - storage a day: T · s · 24 / 1,000,000
    - saved by each question: T · (i − c) / 1,000,000
    - paid for after (i + s · h) / (i − c) questions, rounded up, where h is the lifetime in hours; the size does not matter. Where creation is free and the first question reads the first messages (chains and conversations of OpenAI), 1 + s · h / (i − c)

    A price that the profile does not have, and storage without a known end, are called unknown and never guessed; tokens that the server has not counted are an estimate, and the amounts are marked `about`. Write `"storage_per_hour": 0` for a server that does not charge storage.

    ### Contexts that only the server has

    Servers that list their contexts (Gemini) are asked when the menu opens. Contexts without a record are at the end of the menu, marked `on the server only`; Enter records and opens one. `ctxchat contexts found` lists them.

    ### Being told before a context expires

    With `"expiry_notices": true` in the configuration a line above the composer announces when a context off screen is about to expire, and when it has expired. It does not interrupt your typing.

    ## Talking

    ### Writing a prompt with several lines

    Enter sends. Ctrl+J, Alt+Enter, or a backslash and then Enter begin a new line; Shift+Enter does too if the terminal reports it. A paste of more than five lines is folded into one mark, and Ctrl+X p expands it. A paste never sends anything. If the terminal does not mark pastes, lines that arrive together are treated as one. Ctrl+G or Ctrl+X Ctrl+E opens the prompt in your `$EDITOR`.

    Replies keep streaming while the editor has the terminal. Ctrl+Z in it returns to the chat, and Ctrl+G resumes it. The saved text becomes the draft, without a byte order mark and with plain line ends; Ctrl+_ undoes this. If an editor cannot be started, fails, or saves something that is not UTF-8 text, the draft is unchanged, and a file with more text than the draft is kept and its path shown. Neither the editor nor `copy_command` has your keys in its environment: not CTXCHAT_API_KEY, CTXCHAT_GATEWAY_KEY, nor the variable of an `api_key_env`.

    ### Putting a file into a prompt

    Write `@path` in a prompt and the text of that file is attached, in a code block below your text; a folder gives the same files as for a context. Tab completes the path; a few letters of any file of the folder are enough (`@cmpl` finds `Sources/Completion.swift`), without the files that git ignores. A path that begins with `/`, `~`, `./` or `../` is completed folder by folder. Punctuation and Chinese text may follow directly: `(@notes.txt)`, `看@notes.txt，`. Put a path with spaces in quotes, `@"my notes.txt"`, or a backslash before each space. The files of a prompt may have 1 MB together, and a line reports how many were attached.

    A mention that looks like a path but is not a file is reported before anything is sent, and so is a file that seems to contain a secret; F6 sends the prompt anyway. Mail addresses, names such as `@property` and code blocks are not mentions. In line mode this works for typed lines, with `/force` in place of F6; `ctxchat ask` and piped lines send mentions as text and say so.

    For a text that you will ask about more than once, create a context instead: it is then read and paid for once.

    ### Prompt templates

    A file `templates/NAME.md` in the folder of the configuration (`ctxchat config path`) is a command of its own: `/NAME` and the words after it put its text into the composer, to be changed before you send it. `/` offers the templates by completion, new files too, while the program runs.

    | place in the text | stands for |
    |---|---|
    | `{{input}}` | the words after the name; in a template without it they go below the text, after an empty line |
    | `{{selection}}` | what you copied last, or the message that you were on when you left it by Esc, whichever was later |
    | `{{clipboard}}` | what was copied last in ctxchat: a program in a terminal cannot read the clipboard itself |

    Other words in double braces are text. If a place cannot be filled, or the file is not UTF-8 or larger than 256 KB, the reason is shown and what you typed comes back. A template cannot have the name of a command, or a space in its name: it is not used, and a notice says so. In line mode `/NAME words` prints the text; `/send` sends it, with the words after `/send` below it. There is no selection and no clipboard in line mode.

    ### Stopping a reply

    Esc or Ctrl+C stops the reply that is streaming; `/stop` does the same. The connection is closed and the partial text is kept, marked `stopped`. A queued prompt can be taken back with `d` while reading, or with `/unqueue`. A reply that another ctxchat is receiving is stopped there; the status line says so.

    In session mode the memory on the server may lack a turn that was stopped, or the part of it that you read, and the next prompts build on what the server has. The line under the reply says so. Do nothing if the turn does not matter; `/ctx rebuild` (`/rebuild` in line mode) creates the context again with what is on screen. The same holds for an unconfirmed turn with which you carried on. In the other modes the turn goes along with your next prompt.

    ### Retrying, editing and undoing a turn

    Press Tab to read the transcript, go to a message with the arrow keys, then press `r` to ask again and regenerate the answer, or `e` to edit the prompt and send it again. `/retry`, `/edit` and `/undo` do this with the last turn. Earlier versions are kept: `[` and `]` flip through them, and they are counted under the reply. `/tree` shows all branches of the conversation as a tree; Enter goes to a turn of it. `/compare` shows the reply on screen beside the one before it, or two branches from the turn where they part. In session mode the server's memory cannot be rewound, so these need a rebuild up to the turn before: the screen shows what would be sent, and nothing happens before you press Enter.

    ### Comparing two replies

    `/compare`, or `=` on a message while reading, takes the last (or focused) turn and shows its present reply on the left and the one before it on the right; `/compare 1 3` names both by their numbers, `/compare 3` the right one. If the turn has only one reply, the nearest turn before it that has several is taken: there the branches part, and each side shows its turns from there on. Below 100 columns one reply is shown, and Tab switches to the other. Both scroll together; ← and → (or `p` and `n`) put another reply on the right, Enter goes to the branch of the reply marked `›`, `y` copies it, Esc closes. In line mode the two are printed one after the other.

    ### Forking a conversation

    `f` on a message, or `/fork`, creates another context with the memory up to that message and opens it; if this costs tokens, it first shows what it sends. The original conversation is unchanged; the new one has its title with `fork` appended. Use it to try a second direction without losing the first.

    ### Unconfirmed turns

    When a connection breaks in session mode, the server may or may not have stored the turn. (If the server says that it stored nothing, as ctxchat's own gateway does when the server behind it breaks a reply off, the turn has failed, its text is kept, and `/retry` asks again.) ctxchat never sends it again automatically, as the server might then have it twice. The turn is marked `unconfirmed`, its text is kept, and you have three choices:

    - F5, rebuild: a new context without that turn, then the prompt again. The screen shows what it sends.
    - F6, resend: the same prompt again; the server may then have it twice.
    - F7, carry on: keep the partial reply and continue.

    ### Rebuilding, and seams

    Rebuilding creates a new context from the first messages and, in session mode, from the turns so far; it first shows what would be sent with an estimate of the tokens, and Enter does it. If a conversation is longer than the context keeps (or than `context_window` of the profile, or 32,768 tokens if neither is known), you can choose the newest turns that fit, or all of them, and see how many are left out; the transcript then shows where the memory starts. The conversation moves to the new id, and a line across the transcript, the seam, shows where. The old id stays in the details of the context. An imported context cannot be rebuilt, because its first messages are unknown.

    ### Drafts and history

    The text in the composer is saved within a second, separately for each conversation, and is restored after a crash or on the next start. While you edit a past prompt, its text is saved together with your draft. A prompt that you send is `saving` in the status line until it is in the history, and only then `sending`; until then it is saved with the draft. ↑ and ↓ at the edge of the composer go through your earlier prompts, and Ctrl+R searches them. If no prompt of this conversation contains your words, Ctrl+R continues with the prompts of all other conversations, and shows which one a prompt is from; Ctrl+R again finds an older one, Ctrl+S a newer one. Ctrl+C on an idle screen clears the draft; Ctrl+_ brings it back.

    ### Parameters: temperature and the others

    F9 or `/set` opens the parameters of the conversation: temperature, top_p, n, stop, max_tokens, presence_penalty and frequency_penalty. `/set temperature 0.2` sets one, `/set temperature off` clears it, and `/set temperature` shows it. Defaults for all conversations are in the configuration. `n` above 1 asks for several replies to one prompt at once, which only a common_prefix context can do.

    ### System messages in a conversation

    `/system TEXT` sets a system message that is sent before your next prompts in this conversation; `/system off` removes it. Put instructions that should always apply into the context when you create it.

    ### Automatic retries, and other failures

    An automatic retry happens only if the server certainly did not run the request: the connection could not be made, the rate limit clears after a while, the server is still loading the model, or the context is still busy with another request. The wait is shown with a countdown, and Esc ends it. Every other failure is shown with the server's message.

    ## Reading

    ### Scrolling the transcript

    PageUp and PageDown scroll by pages, Shift+↑ and Shift+↓ by lines, Ctrl+Home and Ctrl+End go to the first turn and the newest line. The transcript follows a streaming reply only at the very bottom; if you have scrolled up, nothing moves, and a badge counts the new lines.

    ### Keys while reading messages

    Tab on an empty prompt, or Ctrl+X Tab, moves the keyboard to the transcript; Esc brings it back.

    | Key | What it does |
    |---|---|
    | ↑ ↓ or k j | previous, next message |
    | u, U | your next, previous prompt |
    | g, G | first turn, newest line |
    | y | copy the message |
    | c, l | copy a code block, a link; again: the next one |
    | r, e, f | retry, edit, fork here |
    | s | send the prompt again |
    | D | distil: a new context from the answer |
    | d | take back a queued prompt |
    | [ and ] | alternatives |
    | = | compare the reply with another |
    | v | raw text, or rendered |
    | t | show or hide the reasoning; on a prompt of more than 16 lines, its end |
    | / n N | search, next match, previous match |

    ### How a reply is shown

    A reply is Markdown: headings, lists, tables, code with colours, links with their addresses, math as far as characters can show it. Line ends stay as the model wrote them. `~~two tildes~~` strike out, a single one is a tilde. `**` makes bold text in Chinese, Japanese and Korean too, also next to full-width punctuation. Text that only looks like markup is unchanged: prices and shell variables (`$5`, `$HOME`), products (`2*3*4`), names (`__init__.py`), patterns (`*.txt`), paths and regular expressions with backslashes. `v` on a message shows its source. Previews, search hits and the HTML export use the same rules.

    ### Emoji: flags, families, skin tones, keycaps

    Terminals do not agree about emoji of several characters. Each takes two columns on the screen, and what is in them is chosen by `"emoji"` in the configuration: with `"auto"`, the default, it is drawn whole in terminals that were seen to draw it right, from that version on, if a measure at the first start in the terminal agrees: hearts and signs, keycaps, flags and skin tones in kitty 0.26.5; flags (England's too), families and characters of Unicode 15 in konsole 22.12; flags in foot 1.13; the flags of England, Scotland and Wales and characters of Unicode 15 in VTE 0.70. Elsewhere, and always inside tmux and screen, the safe form is drawn, which is the same in every terminal: the first emoji, the two letters of a flag, the digit of a keycap, `�` for a character of Unicode 15. `"whole"` always draws them whole, `"safe"` never. `ctxchat doctor` shows what was decided for this terminal and why. Only the drawing differs: what is stored, copied, searched and exported is the text.

    ### Searching

    Ctrl+F, F3 or `/search` searches the prompts and replies of all conversations, their titles, and the labels of contexts, also for Chinese and Japanese words. A hit contains every word and sign that you type: `foo →` finds text with both, `++` finds every `++`. Next to a word, symbols count (`c++`, `a=b`, `C#`), punctuation does not (`word,` `"word"` `two-words`). Accents, width and the composition of letters make no difference: Korean is found by its syllables and by single jamo. `/find`, or `/` while reading, searches the transcript on screen; `n` and `N` go from match to match. A hit with › in front is in one of your prompts, one with `title:` or `label:` in a name, the others in replies. Typing also searches the help (F1) and the log of past notices (F10); the log shows the time of each notice.

    ### Copying text

    `y` on a message copies its source text, `c` a code block of it, `l` a link. `/copy` copies the last reply, `/copy 2` the one before it, `/copy code` its code. The text goes to the `copy_command` of the configuration, to tmux, or to the terminal's clipboard (OSC 52). A message reports the result; a terminal does not confirm OSC 52. Lines on screen have no marks at their edges and code starts at the first column, so selecting with the mouse or in tmux's copy mode also gives clean text: code as written, except that tabs become spaces, and that a line wider than the screen is broken. `c` always gives the source.

    ### Tokens, cache and cost

    The line under each reply shows how many tokens it used, the share that came from the cache, the time to the first token and the rate. F8 or `/usage` shows the figures for each turn and in total, and the cost that the cache saved, minus the cost of creation and storage, including earlier ids. Money is shown only if the configuration has the prices; nothing is invented.

    ### Themes and the mouse

    `/theme` or Ctrl+X t switches to the next theme, and `/theme dark` selects one; `NO_COLOR` is honoured. Running text is at most 100 columns wide, or as `text_columns` in the configuration says; tables and code use the whole screen. `/mouse`, `/mouse on`, `/mouse off` or Ctrl+X m turns the mouse on or off: the wheel scrolls, and clicks choose and open in lists and place the cursor in the prompt; hold Shift to select text while it is on. While it is off, the wheel does nothing or scrolls, depending on the terminal; it never changes a prompt. If the terminal does not report its background colour, `COLORFGBG` is used; without that, the colours are readable on black and on white.

    ## Keys and commands

    ### Keys everywhere

    | Key | What it does |
    |---|---|
    | F1, Ctrl+X h, ? on an empty prompt | help |
    | F2, Ctrl+T | contexts |
    | F3, Ctrl+F | search all conversations |
    | F4, Alt+x | every action and command by name |
    | F5, F6, F7 | the choices that the screen offers |
    | F8, F9, F10 | usage, parameters, past notices |
    | Ctrl+N | new conversation or context |
    | Ctrl+L | redraw the screen |
    | Ctrl+Z | suspend |
    | Ctrl+X Ctrl+C, Ctrl+C twice | quit |

    Where the terminal keeps one of these keys for itself, hints and help name another: F1 or F10 opens something of its own in the windows of MATE, Xfce and LXDE (Ctrl+X h and Ctrl+X n do the same), and Alt with a letter or digit does not arrive in tmux or screen inside xterm (Ctrl+X 1 for Alt+1).

    ### Editing keys of the composer

    The composer has the keys of readline and Emacs: Ctrl+A and Ctrl+E go to the start and end of the line, Ctrl+← and Ctrl+→ by words, Ctrl+W cuts the word before the cursor, Ctrl+U and Ctrl+K cut to the start and end of the line, Ctrl+Y pastes the last cut, Ctrl+_ or Ctrl+/ undoes, Ctrl+X r redoes. F1 lists all of them.

    ### vi keys

    `"editing": "vi"` in the configuration gives the composer the keys of vim; `/vi` turns them on or off while the program runs. The status row shows the mode (INSERT, NORMAL, VISUAL, V-LINE, REPLACE) and the command so far, the mark before the prompt is `‹` outside insert mode, and the cursor has another shape where the terminal can show one.

    A new prompt begins in insert mode. Esc (or Ctrl+[) leaves it, and closes a list of completions; in a selection or a command that has begun, Esc ends that; only in normal mode with nothing begun does it do what it does without vi keys, such as stop a reply. So Esc twice stops a reply, and Ctrl+C does it at once. In insert mode an Esc and a character that reach the program together are just that, as in vim, so Alt with a character is for normal mode.

    - Motions: `h j k l w b e ge W B E gE 0 ^ $ g_ | f F t T ; , % G gg + - _ { } ( ) gj gk`, with counts, and the arrow keys.
    - Operators: `d c y > < g~ gu gU`, doubled for lines; `x X s S D C Y p P J gJ r R ~ u Ctrl+R i I a A o O gI .`
    - Text objects: `w W s p " ' `` ` `` ( [ { <` after `i` or `a`. Visual mode: `v V o gv`, with the operators.
    - Registers: `"a` to `"z`, `"A` to append, `"_`.

    Enter sends from normal mode as well, and the next prompt begins in insert mode. `k` on the first line goes to the prompt before, `j` on the last one to the prompt after. `/` in normal mode searches the prompts before, `:` opens the list of all commands, `?` on an empty prompt is the help. `>` shifts by four spaces. `)` and `is` also know the Chinese signs `。！？`. The cursor moves over a character with all its marks, or an emoji of several parts, as one. Searching in the prompt, vim's own `:` commands, marks, macros and block selection are not there; all keys of the program with Ctrl, Alt and F1 to F10 stay.

    ### Changing the keys

    Every action has a name, which F1 shows, and can have other keys in the configuration: `"keys": {"send": "Ctrl+J", "newline": ["Enter", "Alt+Enter"]}`. `ctxchat keys` shows how each key press is decoded, which helps if a key does nothing.

    ### Slash commands

    A prompt that starts with a slash is a command; a unique prefix of its name is enough, and Tab completes it. An unknown command, or one with unexpected arguments, does nothing and is never sent to the model. Start with two slashes to send text that starts with one.

    | Command | What it does |
    |---|---|
    | /help, /keys | keys and commands; with words, those that contain them |
    | /ctx | the menu; with new, use, import, rebuild, refresh, fork, rename, notes, extend, keep, forget, delete, restore, mode or info: that |
    | /new | new conversation or context |
    | /set, /system | parameters, a system message |
    | /retry, /edit, /resend, /undo | the last turn: again, changed, sent again, dropped |
    | /fork | new context with the memory so far |
    | /distil | new context from the last answer, or the last n |
    | /stop | stop the reply |
    | /copy, /export | the last reply to the clipboard; the conversation to a file (md, json, html) |
    | /search, /find | all conversations, this transcript |
    | /tree | all branches of the conversation |
    | /compare | two replies side by side; with one or two numbers: those |
    | /usage, /log, /dry-run | figures, past notices, what would be sent |
    | /editor | write the prompt in $EDITOR |
    | /rename, /delete | the conversation: change its title, move it to the trash |
    | /model, /profile | the model of this context; the profile of new contexts |
    | /theme, /mouse, /vi, /plain | colours, mouse wheel, vi keys, line mode without the full screen |
    | /quit | quit |

    Names of other programs work too: `/exit` and `/q` quit, `/clear` is `/new`, `/sessions` and `/resume` open the menu of contexts and conversations (`/resume NAME` switches to one), `/context` shows the details of this one, `/cost` is `/usage`, `/title` is `/rename`. Completion puts the name of this program in their place.

    ## Command line

    ### Commands of the command line

    Without a command, `ctxchat` opens the full screen. `ctxchat --help` and `ctxchat COMMAND --help` list every option. Global options such as `--demo` or `--config FILE` may also precede the command: `ctxchat --demo contexts list`.

    | Command | What it does |
    |---|---|
    | `ctxchat` or `ctxchat chat` | the full-screen program; `--context LABEL` opens that context, `--resume ID` that conversation |
    | `ctxchat setup` | connect an endpoint |
    | `ctxchat ask` | one question, the answer on standard output |
    | `ctxchat chat --plain` | plain lines instead of the full screen |
    | `ctxchat contexts` | list, show, create, import, rename, notes, rebuild, fork, extend, keep, forget, delete, found, restore, prune |
    | `ctxchat history` | list, show, search, export, import, delete, restore conversations |
    | `ctxchat gateway` | run the embedded gateway on its own |
    | `ctxchat models` | the models of the profile's server |
    | `ctxchat config` | path, check or init: find, check or create the configuration |
    | `ctxchat doctor` | check configuration, key, history, terminal and endpoint |
    | `ctxchat keys` | show how each key press is decoded |
    | `ctxchat replay` | play a session that was recorded with `--record` |
    | `ctxchat completion` | print a script that has bash, zsh or fish complete commands |

    ### Completion by Tab, and the man page

    In bash, zsh and fish, Tab completes commands, options and their values: labels of contexts, conversations with their titles, profiles, recipes, models and files. The installed program (`make install`, or the Debian package) includes this, and `man ctxchat` with every command and option. If you only copied the program, load the completion in the shell's start file: `source <(ctxchat completion bash)`, the same with zsh, or `ctxchat completion fish | source`. Completing only reads the configuration and the history; nothing is sent or changed. A label that cannot be typed, such as one that begins with a dash, is offered by its server id.

    ### Managing contexts and history by commands

    `ctxchat contexts list` and `ctxchat history list` print tables, and JSON with `--json`; `show` prints one entry. `ctxchat contexts rebuild NAME` creates a context again (with the newest turns that fit into the model's window, where that is known; `--turns 20` with that many of the newest, `--refresh` from its current files), `ctxchat contexts prune` empties the trash for good and moves expired and lost contexts into it, and `ctxchat history export` writes conversations as Markdown (every message as written), JSON or HTML (a page with the replies rendered, code in colours and a table of the turns, light or dark, that loads nothing and runs nothing); JSON contains everything and can be imported elsewhere, except the folders of a context's files on this machine. A name is a label, an id, or the beginning of a label. What is none of them is taken for a server's id by `ask` and `chat`, but refused if it is almost a label; `contexts import` takes any id. A server with `"api": "chat"` has no ids.

    ### Asking from a script

    To use it in a shell script or with a pipe: `ctxchat ask` sends one prompt; standard input (stdin) is read and appended to it. The answer goes to standard output, everything else to standard error. `--json` prints one JSON object with the content, the usage and the ids; `--no-stream` asks for the reply in one piece; `--no-save` saves nothing on disk and needs no folder, but the server of a session still remembers the turn. Without `--context` it uses the first context of `ctxchat contexts list`. A prompt may begin with a dash, as in `ask "- explain this"`. A context works only with the model that it was created for; another `--model` is refused.

    On a terminal the reply is rendered as on the screen: headings, lists, tables, links, code with colours, each block as soon as it is complete and each line of code at once. `--raw` prints the text as it came, which is also what a pipe, a file and a terminal with `TERM=dumb` get. The theme of the configuration counts; with `NO_COLOR` only bold and underlines are left. `ctxchat history show` prints a conversation in the same way.

    The reply is printed as it arrives, and read only as fast as your pipe takes it. With `--no-save` it may have any length. A reply that is saved, or printed with `--json`, ends at 64 MB: the message names the limit, the text so far is kept, and the exit status is 74. `"reply_limit_mb": 128` in the configuration changes the limit, up to 512.

    ```sh
    ctxchat ask "What is a context?" --demo
    git diff | ctxchat ask "Review this." --context codebase --temperature 0.2
    ctxchat ask "Summarise chapter 3." --context manual --json | jq -r .content
    ```

    ### Exit codes

    | Exit code | Meaning |
    |---|---|
    | 0 | done |
    | 64 | wrong usage |
    | 65 | bad input, or text refused or cut by moderation |
    | 66 | the context is lost or expired, or no context has that name |
    | 69 | server or network unavailable |
    | 70 | internal error |
    | 73 | the output, a file or the history could not be written |
    | 74 | text is missing: the reply was broken off, cut at the length limit, partly unreadable, a refusal, or empty; the partial text was printed. Or the disk could not be read |
    | 75 | rate limited or busy, or another program has locked the history: try later |
    | 77 | key or account refused |
    | 78 | configuration, also a wrong base URL |
    | 130 | interrupted; 143 and 129 where SIGTERM or SIGHUP ended `ask`: the reply is stopped and kept |
    | 141 | the reader of the output has closed it, as in `… \| head`; a streaming reply is stopped and kept |

    ## Setting up

    ### The set-up: the first start, and ctxchat setup

    Without a configuration, `ctxchat` opens a set-up: try the demo, connect an endpoint, or look for a server on this machine. `ctxchat setup` opens it later, to add another profile. Enter continues, Esc goes back one question and keeps what you typed, Ctrl+C quits; nothing is written before the last step.

    - **Connect an endpoint** asks for the API (`context`, `responses`, `gemini` or `chat`), the base URL (with those of usual services to choose from), the key and the model. The key is typed without being shown, or comes from an environment variable or from a command such as `pass show gateway`. The models are those that the server lists; any other name can be typed.
    - Then it **tests**: does the address answer, is the key accepted, is the model there, are there contexts? For that it sends one short question, or creates one context of a few tokens with the shortest lifetime. If something fails, the choice to change just that is already selected.
    - **A server on this machine** looks at the usual ports of Ollama (11434), llama.cpp (8080), vLLM (8000), LM Studio (1234), SGLang (30000), KoboldCpp (5001), Jan (1337) and text-generation-webui (5000), all at once, for three seconds at most. It shows the name, version and models of each server that it finds, and what it did not find. Enter on a server makes its profile.

    The profile is written into the configuration file, which only you can read. A file that exists keeps every other byte, comments too; a file that is not readable as a configuration is renamed to `config.json.old` only if you choose that. The chat starts at once.

    In a pipe, or with `--plain`, the set-up asks line by line: questions go to standard error, and each line of standard input is an answer: the number of a choice, the beginning of its name, or a text. `--base-url`, `--api`, `--model` and `--profile` fill in answers in advance. At the end it prints the path of the file. The exit status is 0 if the profile was saved, 65 if an answer is wrong or missing, 69 if the address does not answer, 73 if the file cannot be written, 77 for the key and 78 for the model.

    ```sh
    ctxchat setup --api chat --base-url http://127.0.0.1:11434/v1
    ```

    From a script, `printf 'a server\n1\n' | ctxchat setup` takes the first server that is found on this machine.

    ### Connecting to a real endpoint

    `ctxchat setup` asks for all that is needed and tests it. Or set three environment variables, and no configuration file is needed. The base URL is everything before `/context/create`. A profile in the configuration file does the same for good. `--api` or `CTXCHAT_API` names another API; a server on this machine needs no key, except for `context`.

    ```sh
    export CTXCHAT_BASE_URL=https://gateway.serevixai.ai/v1
    export CTXCHAT_API_KEY=…
    export CTXCHAT_MODEL=Doubao-1.5-pro-32k
    ctxchat
    ```

    A chat with a model of Ollama: `ctxchat --api chat --base-url http://127.0.0.1:11434/v1 --model NAME`. `ctxchat models` with the same options lists the names.

    ### The configuration file

    `ctxchat config init` writes a first `config.json` with comments, with the values of `CTXCHAT_BASE_URL` and `CTXCHAT_MODEL` if they are set, so that contexts created with them stay usable. `ctxchat config path` shows where it is (`--data` and `--log` show where the history and the log are), and `ctxchat config check` lists all mistakes in it, with line and name. It contains profiles, parameters, recipes, keys, theme, emoji, mouse and prices. Command line options override environment variables, which override the file.

    ### The language of the program

    The program speaks English, and Chinese where the locale is Chinese: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set decides. `"language": "zh"` or `"en"` in the configuration goes before it, `--language zh` before both. In Chinese, the demo opens its Chinese guide. What programs read stays English: `--json`, the log, the names of commands and settings; so do the man page and `--help`.

    ### The API key

    Put the API key in one of three places: it comes from `api_key_env`, the name of an environment variable; from `api_key_command`, a command such as `pass show gateway` that prints it; or from `api_key` in the file, which is refused unless only you can read the file. `CTXCHAT_API_KEY` overrides all of them. A command has 30 seconds; then it is ended with everything that it started. If `ctxchat` has a terminal and no full screen, the command may ask there. The key never goes into a log, the database, an error message or the process list: a server error that contains more than half of it is shown with `(key)` in its place.

    ### Proxies

    Requests use the proxy that an environment variable names, by the rules of libcurl. If a name is set in lower case and in upper case, lower case counts.

    | Variable | What it does |
    |---|---|
    | `https_proxy`, `HTTPS_PROXY` | the proxy for addresses with https:// |
    | `http_proxy` | the proxy for addresses with http://; in upper case it never counts |
    | `all_proxy`, `ALL_PROXY` | the proxy for both, if the one above is not set |
    | `no_proxy`, `NO_PROXY` | addresses without a proxy: host names with all names below them, addresses, IPv4 ranges such as 10.0.0.0/8, or `*` alone for everything; separated by commas |

    A proxy is `http://host:port`, `https://`, `socks4://`, `socks5://` or `socks5h://`, with `user:password@` before the host if it needs them; the password is never shown or saved. Without effect in `NO_PROXY` (libcurl 7.88) are ports (`host:443`), patterns (`*.example.org`), IPv6 ranges and IPv6 addresses in brackets. This machine's own addresses are always reached directly. A proxy that fails is named in the error, with its variable.

    ### Using your own server: upstream mode

    The gateway can be put in front of any server with an OpenAI-compatible API, such as llama.cpp, Ollama or vLLM, and give it contexts: it keeps the first messages and the session memory itself and forwards the whole list of messages. Run it in one terminal, and paste the lines that it prints into the shell in which you start ctxchat. Or give a profile `"api": "gateway"` and the server's `base_url`: then the gateway runs inside the program.

    ```sh
    ctxchat gateway --upstream http://127.0.0.1:11434/v1
    ```

    It keeps its key and its contexts beside the history; `--ephemeral` keeps nothing. Clients may name every model that the server lists; `--upstream-model M` gives them one, `--upstream-model NAME=M`, several times, some by names of your own. The key of that server (`--upstream-key-env`) is sent to that server only, and over plain `http://` to this machine only. The model's window is taken from the server where it tells it, else from `--upstream-window` or from the first refusal; sessions roll before it is full. With `--warm` (`"warm": true` in a profile with `"api": "gateway"`) the server reads the first messages of a new context at once: the menu says `warming…` until they were read, a question that comes meanwhile waits for that, and the first question then comes back as fast as later ones. `docs/gateway.md` has more, with a unit for systemd.

    ### Running the gateway for other programs

    `ctxchat gateway` listens on 127.0.0.1:8080 and prints a base URL and a key for any client of the API. `CTXCHAT_GATEWAY_KEY` chooses the key, `--listen` the port, or an address that other machines reach, `--database` a file that keeps the contexts, `--drain` the seconds that replies may go on after SIGTERM (30; then they end with an error that says so), and `--rate` the tokens per second of the quoting answers. The gateway also speaks OpenAI's `responses`, `conversations` and `chat/completions` and Google's `cachedContents` and `generateContent`, for clients of those APIs.

    ### A team: gateways that share a database

    With `--database postgres://USER@HOST/NAME` the gateway keeps everything in a PostgreSQL database instead of a file, and any number of gateways may use the same one, behind any load balancer. A session context answers one request at a time over all of them. A turn whose end a client has seen is stored, once; if the database is lost in the middle of a turn, the client gets an error and the turn is not remembered. When a gateway is killed, its contexts are free at once. The password comes from `PGPASSWORD` or `~/.pgpass`, so that no process list shows it. libpq5 must be installed, and a pooler in between must keep a session for each connection.

    ### A team: keys for people, and what a gateway tells

    `ctxchat gateway keys add ada --database ~/contexts.sqlite` makes a key and prints it, this once: the database has only its digest. `gateway keys list` shows who has a key, since when, and what was asked with it; `gateway keys revoke ada` ends it. Revoked keys stand below those that work, with the time of their end; `gateway keys add ada` gives the name a new key, and `gateway keys remove ada` takes it off the list. A running gateway sees all of this within a second, and its own key works beside them.

    `GET /healthz` says, without a key, whether the gateway and its database answer, for a load balancer. `GET /metrics` has the counts of requests, tokens and times for Prometheus. `--access-log FILE` appends a line of JSON for each request: time, key's name, path, status, context, tokens and milliseconds, never a text or a key. Requests that are refused before they are read, such as those with a wrong key, are in both. `docs/gateway.md` lists the fields, and has a configuration for Prometheus.

    ### Limits of the gateway

    Requests beyond these limits are refused with a status and a message, with the key or without, and service continues.

    | Limit | Value | Beyond it |
    |---|---|---|
    | Head of a request | 16 KB, 100 fields, 10 s | 431; 408 after the time |
    | Body of a request | 64 MB, 10 s without a byte, 120 s in all | 413; 408 after the time |
    | Bodies of all requests | 256 MB | 503 |
    | Requests at once | 64 in the program, 512 alone | 503, with `Retry-After` |
    | Connections | 256 in the program, three quarters of its descriptors alone | the one that has idled longest is closed, or 503 |
    | Idle between two requests | 60 s, 1,000 requests for each connection | closed |
    | A reply without a reader | waits at 256 KB, cut 30 s after it took the last byte | the context is free again |

    The key is checked before a body is read. A client that closes its connection, or its half of it, ends its reply at once.

    ### Privacy: where your data and your API key are stored

    Conversations, drafts and the records of contexts are in `~/.local/share/ctxchat` (or `$XDG_DATA_HOME`, `--data-dir`), and the log is in `~/.local/state/ctxchat`; the demo has a folder of its own. Only you can read these files, whatever the umask is, and no core dump of the program is written. Nothing is sent anywhere but to the endpoint that you configured, and the API key is not stored there. Plain `http://` to another machine is refused unless the profile allows it.

    ## Troubleshooting

    ### The screen is garbled

    Press Ctrl+L to redraw the screen. If it happens again, another program may have written to the terminal, or `TERM` does not match your terminal: inside tmux it should be `tmux-256color` or `screen-256color`. The locale should use UTF-8.

    ### Recording a session, and playing it again

    `ctxchat --record FILE` writes the session to a new file that only you can read: keys, sizes of the window, what the terminal answered, the screens, and what servers sent, each with its time. Everything is on disk at once, so a recording of a crash is complete. The API key and passwords in addresses are taken out; **what you type and what the model answers is in it**, and so is the conversation that is open at the start, so look through it before you send it, or record with `--demo`. Other conversations, other contexts and your configuration's commands and paths are not in it.

    `ctxchat replay FILE` plays it in a terminal of at least the same size, with the same keys and the recorded responses: no key, no network, no history of yours, no files or commands. `--speed 4` is four times as fast, and `--idle 1` cuts pauses longer than a second. Ctrl+C ends it; at the end of the recording the last screen stays until you press a key. If the program sends other requests than in the recording, the differences are listed and the exit code is 65: that is how a recording becomes a test. Actions that need something outside the recording, such as completing a path with Tab or opening another conversation, have other results in a replay.

    The file is an asciicast, so `asciinema play FILE` shows the same screens.

    ### Shift+Enter sends instead of making a new line

    Many terminals send the same for Enter and Shift+Enter. Use Ctrl+J, or a backslash and then Enter: these work everywhere. xterm and terminology keep Alt+Enter for themselves. `ctxchat keys` shows what your terminal sends.

    ### Copying does not reach the clipboard in tmux

    tmux must be allowed to set the clipboard: `set -s set-clipboard on` in its configuration, and the terminal around it must accept OSC 52. Over ssh this is the only way to your own machine. Otherwise set `copy_command` in the configuration, such as `wl-copy` or `xclip -selection clipboard`.

    ### A wrong base URL

    A 404 without a JSON body, or an HTML page, means that the base URL is wrong: it must be everything before `/context/create`, usually ending in `/v1`. The error says so, and the exit code on the command line is 78. `ctxchat config check` prints the URL in use, and `ctxchat doctor` tries it.

    ### Errors 401 and 403

    401 means that the server does not know the API key: check where the key comes from with `ctxchat config check`. 403 means that the account may not use this service or model, or has an unpaid balance. A 403 with `InProgress` is different: another request to the same session context has not ended, so ctxchat waits and tries again.

    ### Error 404 in a conversation

    A 404 with an error in JSON means that the server no longer has the context, or does not know the model. If the context is gone, F5 rebuilds it and sends your prompt; the transcript is still there.

    ### A reply is longer than 64 MB

    A reply that does not end is cut at 64 MB, so that it cannot fill memory and disk. The text so far is kept. Set `reply_limit_mb` in the configuration if you need more. A search finds words in the first megabyte of a reply.

    ### Not all of a reply could be taken over

    If the program was killed while a reply was streaming, the next start recovers its text from a file next to the history. Damaged parts of that file, or text that the database refuses, stay there, and the reply names the file. The rest of the history is not affected.

    ### A reply that is not complete

    A reply counts as complete only if the server says so with a known word. Otherwise the line under it shows what happened, and `ctxchat ask` prints it on standard error: `cut at the length limit` (raise `max_tokens`, or ask it to continue), `cut by moderation`, `refused by the model`, `broken off`, `no text: only reasoning`, or `no text: the model called tools`. If a part of the reply could not be read, the message gives the number of parts and the beginning of the first one: text may be missing. If the server ended the reply with an unknown word, the message names the word. The partial text is always kept; `/retry` asks again.

    ### Error 429: rate limited

    429 means too many requests or tokens in a short time. ctxchat waits as long as the server asks for and tries again, with a countdown; Esc ends the wait. When a quota is used up, waiting does not help, and the message says so.

    ### The disk is full, or nothing is saved

    If the history cannot be written (a full disk, a read-only folder, another program that has locked it), ctxchat still opens it for reading. The status line shows `nothing is saved`, or the number of unsaved replies and drafts: `2 not saved`. A prompt is not sent before it can be saved; its text stays in the composer. Replies keep streaming, and their text is kept in memory. ctxchat tries again every few seconds, saves everything as soon as it can, and says so. Quitting with unsaved text asks first. On the command line the exit code is 73, or 75 if another program has locked the history. `ctxchat ask --no-save` needs no disk at all.

    ### The history was removed or replaced

    If the history or its folder is removed while ctxchat runs, it says so, keeps showing the loaded text, and saves nothing: it never creates a new history in place of one that was removed. Put it back, and all unsaved text is saved. If another history was put in its place, that one is used from then on.

    ### A history of a newer version

    A history written by a newer ctxchat is not opened, and not changed in any way. Use that version, or choose another folder with `--data-dir`.

    ### The history is damaged

    `ctxchat doctor` checks every page of the history and reports damage, and also checks the permissions and the free space on the disk. If the disk cannot be read, the message says so and does not call it damage: nothing in the history was changed, but check the disk. Before a new version changes the history it makes a copy next to it, `history-before-vN.sqlite`.

    """##
}
