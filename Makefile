# Two commands do everything on a fresh machine: `make run` and `make test`. The rest is for those who carry on.

SWIFT ?= swift
CHECKS := --explicit-target-dependency-import-check error
# Without position-independent code the static libraries need no relocation at each start, and their pages stay
# clean. Symbols are left out. libcurl is loaded with the first request (Sources/CCurl), so the linker must not ask for
# it because a library of Foundation does.
RELEASE := -c release --static-swift-stdlib --product ctxchat \
	-Xswiftc -use-ld=lld -Xswiftc -Xclang-linker -Xswiftc -no-pie \
	-Xlinker --no-export-dynamic -Xlinker '--remap-inputs=*libcurl.so=/dev/null' -Xlinker -s
PROGRAM := .build/release/ctxchat
# All tests at once would each take as long as all of them, and those with a limit of time would fail where little
# processor time is left.
RUN := --skip-build --disable-xctest --quiet --experimental-maximum-parallelization-width 8

PYTHON ?= python3
# A package of its own with its own products, but with the versions that the program is built with.
BENCH := .build/benchmarks
# What the program is compared with, by the harness's names.
PEER ?= floor-hello,floor-chat,curl,weechat,irssi,vibe,llm,ours
BUILD_BENCH := if [ -e Package.resolved ]; then cp Package.resolved Benchmarks/; fi; $(SWIFT) build -c release --package-path Benchmarks \
	--scratch-path $(BENCH) --product bench $(CHECKS)

.PHONY: help run build test test-program soak bench growth bench-peers fuzz campaign sanitize coverage screens format lint clean

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: build ## Install what is missing, build, and open the program on its embedded gateway
	@echo "run: ctxchat --demo"
	@exec $(PROGRAM) --demo

build: ## Install what is missing and build the program
	@Scripts/install-libraries
	@echo "build: a first build takes some minutes, later ones seconds"
	@$(SWIFT) build $(RELEASE) $(CHECKS)

test: ## Install what the tests need, build, and run them all
	@Scripts/install-libraries tests
	@echo "test: building the program and its tests"
	@$(SWIFT) build --build-tests $(CHECKS)
	@Scripts/install-official-client .build/official-client
	@echo "test: running"
	@$(SWIFT) test $(RUN) --skip EndToEndTests
	@$(SWIFT) test $(RUN) --filter EndToEndTests

test-program: ## Run the built program in terminals and pipes, and nothing else
	@Scripts/install-libraries tests
	@$(SWIFT) build --build-tests $(CHECKS)
	@Scripts/install-official-client .build/official-client
	@$(SWIFT) test $(RUN) --filter EndToEndTests

soak: ## Run the tests at full size that kill, switch and fill for minutes
	@Scripts/install-libraries tests
	@$(SWIFT) build --build-tests $(CHECKS)
	@CTXCHAT_SOAK=1 $(SWIFT) test --skip-build --disable-xctest --filter 'EndToEndTests.(KillTests|SwitchingTests|LargeHistoryTests|LongDayTests)'

bench: ## Measure the hot paths and compare each with its limit
	@Scripts/install-libraries
	@$(BUILD_BENCH)
	@$(BENCH)/release/bench

growth: ## Measure how costs grow with sizes, and draw docs/performance
	@Scripts/install-libraries
	@$(BUILD_BENCH)
	@$(BENCH)/release/bench --growth $(BENCH)/growth.jsonl
	@$(MAKE) --no-print-directory build
	@Scripts/measure-growth $(PROGRAM) > $(BENCH)/program.jsonl
	@Scripts/draw-growth $(BENCH)/growth.jsonl $(BENCH)/program.jsonl

bench-peers: ## Compare the program with others, by the harness (peers.py) in the folder PEERS
	@test -f "$(PEERS)/peers.py" || { \
		echo "bench-peers: name the folder that holds peers.py, such as make bench-peers PEERS=../peers"; exit 2; }
	@$(MAKE) --no-print-directory build
	@rm -f .build/peers.jsonl
	@$(PYTHON) "$(PEERS)/peers.py" --scenario all --peer $(PEER) --runs 5 --out .build/peers.jsonl
	@$(PYTHON) "$(PEERS)/peers.py" --table .build/peers.jsonl

fuzz: ## Look for inputs that break a rule: make fuzz [RULES="keys markdown"] [FUZZ_SECONDS=60]
	@Scripts/install-libraries
	@SWIFT="$(SWIFT)" Scripts/fuzz "$(RULES)" "$(FUZZ_SECONDS)"

campaign: build ## Try every fault of servers, networks, disks and terminals, and write docs/reliability.md
	@Scripts/install-libraries campaign
	@$(PYTHON) Scripts/campaign $(PROGRAM) --write docs/reliability.md

sanitize: ## Run the whole suite under the thread sanitizer, then under the address sanitizer
	@Scripts/install-libraries tests
	@$(SWIFT) build --build-tests --sanitize=thread --scratch-path .build/thread $(CHECKS)
	@$(SWIFT) test --sanitize=thread --scratch-path .build/thread $(RUN)
	@$(SWIFT) build --build-tests --sanitize=address --scratch-path .build/address $(CHECKS)
	@ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build/address $(RUN)

coverage: ## Run the suites once more and count the lines that they reach, room by room
	@Scripts/install-libraries tests
	@$(SWIFT) build --build-tests --enable-code-coverage --scratch-path .build/coverage $(CHECKS)
	@$(SWIFT) test --enable-code-coverage --scratch-path .build/coverage $(RUN) --skip EndToEndTests
	@Scripts/measure-coverage .build/coverage 90 ContextAPI HTTPStream ChatSession TerminalKit ChatUI HistoryStore

screens: ## Make the pictures in docs/screens anew
	@Scripts/make-screens

lint: ## Check the format of the sources
	@$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

format: ## Format the sources
	@$(SWIFT) format format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks

clean: ## Remove what was built
	@rm -rf .build
