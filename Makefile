# `make run` and `make test` are enough on a fresh machine. The other targets are for developers.

SWIFT ?= swift
CHECKS := --explicit-target-dependency-import-check error
# Without position-independent code the static libraries need no relocation at each start, and their pages stay
# clean. Symbols are stripped. libcurl is loaded with the first request (Sources/CCurl), so the linker must not link
# it because a library of Foundation needs it.
RELEASE := -c release --static-swift-stdlib --product ctxchat \
	-Xswiftc -use-ld=lld -Xswiftc -Xclang-linker -Xswiftc -no-pie \
	-Xlinker --no-export-dynamic -Xlinker '--remap-inputs=*libcurl.so=/dev/null' -Xlinker -s
PROGRAM := .build/release/ctxchat
CORES := $(shell nproc 2>/dev/null || echo 2)
# Twelve minutes of one core.
MINUTES := $(shell echo $$(((12 + $(CORES) - 1) / $(CORES))))
PREFIX ?= /usr/local
DESTDIR ?=
# With all tests at once each would take as long as all of them, and those with a time limit would fail on a busy
# machine.
RUN := --skip-build --disable-xctest --quiet --experimental-maximum-parallelization-width 8

PYTHON ?= python3
# A separate package, with the same dependency versions as the program.
BENCH := .build/benchmarks
# The programs to compare with, by the harness's names.
PEER ?= floor-hello,floor-chat,curl,weechat,irssi,vibe,llm,ours
BUILD_BENCH := if [ -e Package.resolved ]; then cp Package.resolved Benchmarks/; fi; $(SWIFT) build -c release --package-path Benchmarks \
	--scratch-path $(BENCH) --product bench $(CHECKS)

.PHONY: help run build install uninstall deb tarball manual test test-program soak bench growth bench-peers bench-gateway bench-warming fuzz campaign sanitize coverage screens terminals format lint clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: build ## Install missing libraries, build, and open the program with its built-in gateway
	@echo "run: ctxchat --demo"
	@exec $(PROGRAM) --demo

build: ## Install missing libraries and build the program
	@Scripts/install-libraries
	@test -x $(PROGRAM) || echo "build: the first build takes about $(MINUTES) minutes on $(CORES) cores: it compiles the program and the libraries" \
		"in it, optimised. Later ones take seconds."
	@$(SWIFT) build $(RELEASE) $(CHECKS)

install: ## Install the built program: make install [PREFIX=/usr/local] [DESTDIR=]
	@Scripts/package install $(PROGRAM) "$(PREFIX)" "$(DESTDIR)"

uninstall: ## Remove what make install has installed, with the same PREFIX and DESTDIR
	@Scripts/package uninstall "$(PREFIX)" "$(DESTDIR)"

deb: ## Make a Debian package of the built program in .build/packages
	@Scripts/package deb $(PROGRAM) .build/packages

tarball: ## Make an archive of the built program in .build/packages, with its SHA-256
	@Scripts/package tarball $(PROGRAM) .build/packages

manual: ## Write docs/ctxchat.1 again, from docs/ctxchat.1.in and the options of the built program
	@Scripts/generate-manual $(PROGRAM)

test: ## Install the libraries for the tests, check the format, build, run all tests, and build the release
	@Scripts/install-libraries tests
	@$(MAKE) --no-print-directory lint
	@echo "test: building the program and its tests"
	@$(SWIFT) build --build-tests $(CHECKS)
	@Scripts/install-peers .build
	@echo "test: running"
	@$(SWIFT) test $(RUN) --skip EndToEndTests
	@$(SWIFT) test $(RUN) --filter EndToEndTests
	@$(MAKE) --no-print-directory build

test-program: ## Run only the end-to-end tests, which run the program in terminals and pipes
	@Scripts/install-libraries tests
	@$(SWIFT) build --build-tests $(CHECKS)
	@Scripts/install-peers .build
	@$(SWIFT) test $(RUN) --filter EndToEndTests

soak: ## Run the kill, switching, large-history and random-walk tests at full size, for minutes
	@Scripts/install-libraries tests
	@$(SWIFT) build --build-tests $(CHECKS)
	@CTXCHAT_SOAK=1 $(SWIFT) test $(RUN) --filter 'EndToEndTests.(KillTests|SwitchingTests|LargeHistoryTests|LongDayTests)|WalkTests.WalkTests'

bench: ## Measure the hot paths and compare each with its limit
	@Scripts/install-libraries
	@$(BUILD_BENCH)
	@$(BENCH)/release/bench

growth: ## Measure how costs grow with size, and draw docs/performance
	@Scripts/install-libraries
	@$(BUILD_BENCH)
	@$(BENCH)/release/bench --growth $(BENCH)/growth.jsonl
	@$(MAKE) --no-print-directory build
	@Scripts/measure-growth $(PROGRAM) > $(BENCH)/program.jsonl
	@Scripts/draw-growth $(BENCH)/growth.jsonl $(BENCH)/program.jsonl

bench-peers: ## Compare the program with others, with the harness (peers.py) in the folder PEERS
	@test -f "$(PEERS)/peers.py" || { \
		echo "bench-peers: name the folder of peers.py, for example: make bench-peers PEERS=../peers"; exit 2; }
	@$(MAKE) --no-print-directory build
	@rm -f .build/peers.jsonl
	@$(PYTHON) "$(PEERS)/peers.py" --scenario all --peer $(PEER) --runs 5 --out .build/peers.jsonl
	@$(PYTHON) "$(PEERS)/peers.py" --table .build/peers.jsonl

bench-gateway: build ## Measure what the gateway adds to a stream: make bench-gateway [STREAMS=200] [RATE=50] [SECONDS=60] [IDLE=0]
	@mkdir -p $(BENCH)
	@cc -O2 -o $(BENCH)/gateway-load Benchmarks/Load/gateway-load.c
	@Scripts/measure-gateway $(PROGRAM) $(BENCH)/gateway-load $(or $(STREAMS),200) $(or $(RATE),50) $(or $(SECONDS),60) $(or $(IDLE),0)

bench-warming: build ## Measure what the first question waits for, with warming and without, with the tests' small model
	@Scripts/install-peers .build
	@Scripts/measure-warming $(PROGRAM) .build/llama-server

fuzz: ## Search for inputs that break a rule: make fuzz [RULES="keys markdown"] [FUZZ_SECONDS=60]
	@Scripts/install-libraries
	@SWIFT="$(SWIFT)" Scripts/fuzz "$(RULES)" "$(FUZZ_SECONDS)"

campaign: build ## Test every fault of servers, networks, disks and terminals, and write docs/reliability.md
	@Scripts/install-libraries campaign
	@$(PYTHON) Scripts/campaign $(PROGRAM) --write docs/reliability.md

sanitize: ## Run the whole suite under the thread sanitizer, then under the address sanitizer
	@Scripts/install-libraries tests
	@$(SWIFT) build --build-tests --sanitize=thread --scratch-path .build/thread $(CHECKS)
	@TSAN_OPTIONS=log_path=$(CURDIR)/.build/thread/report $(SWIFT) test --sanitize=thread --scratch-path .build/thread $(RUN)
	@$(SWIFT) build --build-tests --sanitize=address --scratch-path .build/address $(CHECKS)
	@ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build/address $(RUN)

coverage: ## Run the suites with coverage, and report the covered lines of each target
	@Scripts/install-libraries tests
	@$(SWIFT) build --build-tests --enable-code-coverage --scratch-path .build/coverage $(CHECKS)
	@$(SWIFT) test --enable-code-coverage --scratch-path .build/coverage $(RUN) --skip EndToEndTests
	@Scripts/measure-coverage .build/coverage 90 ContextAPI HTTPStream ChatSession TerminalKit ChatUI HistoryStore

screens: ## Draw the screenshots and the film in docs/screens again
	@Scripts/make-screens

terminals: build ## Run the program in each real terminal, without a screen, and write docs/terminals.md: make terminals [ONLY=name]
	@Scripts/install-libraries terminals
	@$(PYTHON) Scripts/terminals $(PROGRAM) $(if $(ONLY),--only "$(ONLY)") --write docs/terminals.md \
		--record Tests/Recorded/terminals.json

lint: ## Check the format of the sources
	@$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

format: ## Format the sources
	@$(SWIFT) format format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks

clean: ## Remove all build products
	@rm -rf .build
