/// The scripts with which shells complete a command line: they ask the program (``CompletionRun``) and show what it
/// says. They run the `ctxchat` that a command would run, never one in the current folder.
enum CompletionScript: String, CaseIterable {
  case bash
  case zsh
  case fish

  /// The script.
  var text: String {
    switch self {
    case .bash: Self.bashText
    case .zsh: Self.zshText
    case .fish: Self.fishText
    }
  }

  private static let bashText = #"""
    # Completion of ctxchat for bash 4 or later. Made by `ctxchat completion bash`.

    _ctxchat() {
        local -a answer
        mapfile -t answer < <(command ctxchat __complete bash "$COMP_TYPE" "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
        COMPREPLY=("${answer[@]:1}")
        case ${answer[0]-} in
            files) compopt -o bashdefault -o default ;;
            folders) compopt -o dirnames ;;
        esac
    }

    complete -o nosort -F _ctxchat ctxchat 2>/dev/null || complete -F _ctxchat ctxchat

    """#

  private static let zshText = #"""
    #compdef ctxchat
    # Completion of ctxchat for zsh. Made by `ctxchat completion zsh`.

    _ctxchat() {
        local -a answer described
        local line word
        answer=("${(@f)$(command ctxchat __complete zsh "${(@Q)words[2,CURRENT-1]}" "$QIPREFIX$PREFIX" 2>/dev/null)}")
        case $answer[1] in
            files|folders)
                [[ $PREFIX == --*=* ]] && compset -P 1 '*='
                if [[ $answer[1] == files ]]; then _files; else _files -/; fi
                return ;;
        esac
        for line in "${(@)answer[2,-1]}"; do
            # A colon ends the word in the notation of _describe.
            word=${${line%%$'\t'*}//\\/\\\\}
            described+=("${word//:/\\:}:${line#*$'\t'}")
        done
        _describe -V 'ctxchat' described -M 'm:{a-zA-Z}={A-Za-z}'
    }

    if [[ $funcstack[1] == _ctxchat ]]; then
        _ctxchat "$@"
    else
        compdef _ctxchat ctxchat
    fi

    """#

  private static let fishText = #"""
    # Completion of ctxchat for fish. Made by `ctxchat completion fish`.

    function __ctxchat_complete
        set -l words (commandline -xpc 2>/dev/null; or commandline -opc)
        set -e words[1]
        set -l token (commandline -ct)
        set -l answer (command ctxchat __complete fish $words "$token" 2>/dev/null)
        set -l lead (string match -r -- '^--[^=]*=' $token)
        set -l path (string replace -r -- '^--[^=]*=' '' $token)
        switch "$answer[1]"
            case files
                printf "$lead%s\n" (__fish_complete_path "$path")
            case folders
                printf "$lead%s\n" (__fish_complete_directories "$path")
            case words
                printf '%s\n' $answer[2..-1]
        end
    end

    complete -c ctxchat -f -k -a '(__ctxchat_complete)'

    """#
}
