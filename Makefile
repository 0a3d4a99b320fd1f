# Every command a person needs. `make run` and `make test` are the two that matter; `make help` lists them all.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

# What a process has compiled the next one need not: the tests start fifty of the program.
unexport PYTHONDONTWRITEBYTECODE

# What comes first is what `make` alone does.
.DEFAULT_GOAL := run

.PHONY: help run setup test types tests coverage collection eval eval-reading eval-figures calibrate bench results soak \
	browser pictures tables lock notices clean

# What there is to make, each with the first sentence of the comment above it.
help:
	@awk '/^# / { said = said substr($$0, 2) } /^$$/ { said = "" } \
		/^[a-z-]+:/ && said { sub(/[.;:] .*|[.]$$/, "", said); sub(/:.*/, "", $$1); \
		printf "make %-13s%s\n", $$1, said; said = "" }' Makefile

# The assistant: in Telegram with a token, in the terminal without; questions may come from a pipe.
run: $(STAMP)
	@$(BIN)/sxsh run

# The environment alone: everything pinned by hash, and this project in editable form.
setup: $(STAMP)

# Every check there is, in the order in which they fail fastest; the types, on one core, while the tests run on all.
test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory --jobs 2 types tests

# The types alone, as `make test` checks them.
types: $(STAMP)
	$(BIN)/mypy

# The tests alone, on every core; the ten slowest are named at the end.
tests: $(STAMP)
	$(BIN)/pytest -n auto --dist worksteal --ignore tests/browser

# How much of the program the tests run, and which lines of retrieval and knowledge none of them does. What runs in
# processes of its own is not seen.
coverage: $(STAMP)
	$(BIN)/pytest -q -n auto --dist worksteal --ignore tests/browser --cov --cov-report=
	$(BIN)/coverage report --show-missing --skip-covered --include "retrieval/*,knowledge/*"
	$(BIN)/coverage report --skip-covered --include "bot/*"

COLLECTION_QUESTIONS := tests/questions/collection

# Questions with and without an answer, as written and in every way of typing: the shipped collection, and the real
# articles where they stand beside this folder.
eval: $(STAMP)
	$(BIN)/python -m tests.knowledge.targets.scoring
	$(BIN)/python -m tests.collection.scoring
	$(BIN)/python -m tests.checking.scoring
	$(BIN)/sxsh eval $(COLLECTION_QUESTIONS)/visible.jsonl $(COLLECTION_QUESTIONS)/held.jsonl
	$(BIN)/sxsh eval tests/retrieval/evaluation/questions/pages.jsonl --add tests/retrieval/evaluation/questions/pages
	@if [ -d ../shared/seeds ]; then \
		$(BIN)/sxsh eval tests/retrieval/evaluation/questions/real_articles.jsonl --add ../shared/seeds; \
		$(BIN)/sxsh eval ../shared/eval/questions.dev.jsonl --add ../shared/seeds; \
	fi

# The digests that ship, read beforehand; after a change of one of them, or of reading.
collection: $(STAMP)
	$(BIN)/python -m knowledge.intake.prepared_digests

# What is read of labelled documents, twenty that were looked at and ten that were not.
eval-reading: $(STAMP)
	$(BIN)/python -m tests.knowledge.reading.scoring

# What is read of labelled figures, eighty passages that were looked at and forty that were not.
eval-figures: $(STAMP)
	$(BIN)/python -m tests.knowledge.targets.figures_scoring

QUESTIONS := tests/retrieval/evaluation/questions
ROWS := benchmarks/.results/rows.jsonl
# The labelled documents of `make eval-reading`, with commas between them.
COMMA := ,
EMPTY :=
READ := $(subst $(EMPTY) ,$(COMMA),$(strip $(wildcard tests/knowledge/reading/*/[lp]*[0-9].*)))

# The weights and thresholds of the confidence, fitted again on labelled questions; kept in `retrieval/ranking/data`. Run
# after a change of reading, searching or ranking.
calibrate: $(STAMP)
	mkdir -p benchmarks/.results
	rm -f $(ROWS)
	$(BIN)/python -m benchmarks.feature_rows $(QUESTIONS)/lookups.jsonl $(QUESTIONS)/paraphrased.jsonl \
		--add tests/knowledge/reading/*/[lp]*[0-9].* --leave-out --features $(ROWS)
	$(BIN)/python -m benchmarks.feature_rows $(QUESTIONS)/pages.jsonl --add $(QUESTIONS)/pages --leave-out \
		--features $(ROWS)
	$(BIN)/python -m benchmarks.feature_rows $(QUESTIONS)/collection.jsonl --features $(ROWS)
	$(BIN)/python -m benchmarks.feature_rows $(COLLECTION_QUESTIONS)/visible.jsonl --leave-out --features $(ROWS)
	@if [ -d ../shared/seeds ]; then \
		$(BIN)/python -m benchmarks.feature_rows $(QUESTIONS)/real_articles.jsonl ../shared/eval/questions.dev.jsonl \
			--add ../shared/seeds --features $(ROWS); \
	fi
	$(BIN)/python -m benchmarks.calibrate $(ROWS)

# Our retrieval beside its peers on every set of questions in SETS.
SETS ?= ../shared/bench/*/
bench: $(STAMP)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r benchmarks/requirements.lock
	$(BIN)/python benchmarks/retrieval.py $(SETS)

# Every figure of benchmarks/RESULTS.md, measured and written: a quarter of an hour of a machine that does nothing else.
RESULTS := benchmarks/.results
results: $(STAMP)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r benchmarks/requirements.lock
	mkdir -p $(RESULTS)
	$(BIN)/python benchmarks/engines.py 1000 10000 100000 1000000 --sets $(SETS) --json $(RESULTS)/engines.json
	$(BIN)/python benchmarks/engines.py 100000 --bigrams --json $(RESULTS)/pairs.json
	$(BIN)/python benchmarks/answers.py $(if $(wildcard ../shared/seeds),--add ../shared/seeds) --passages 100000 \
		--json $(RESULTS)/answers.json
	$(BIN)/python -m benchmarks.curves $(QUESTIONS)/lookups.jsonl=$(READ) $(QUESTIONS)/paraphrased.jsonl=$(READ) \
		$(QUESTIONS)/pages.jsonl=$(QUESTIONS)/pages $(QUESTIONS)/collection.jsonl --json $(RESULTS)/curves.json
	$(BIN)/python benchmarks/changes.py 100000 > $(RESULTS)/changes.txt
	$(BIN)/python benchmarks/postgres.py --pglite 10000 > $(RESULTS)/postgres.txt
	$(BIN)/python benchmarks/adding.py > $(RESULTS)/adding.txt
	$(BIN)/python benchmarks/results.py $(RESULTS)/engines.json $(RESULTS)/pairs.json \
		--answers $(RESULTS)/answers.json --curves $(RESULTS)/curves.json \
		--text "Changes among 100,000 passages (benchmarks/changes.py)=$(RESULTS)/changes.txt" \
		"Inside PostgreSQL, under WebAssembly (benchmarks/postgres.py --pglite 10000)=$(RESULTS)/postgres.txt" \
		"Adding 1,000 documents, and pages of each kind (benchmarks/adding.py)=$(RESULTS)/adding.txt"
	$(BIN)/python -m docs.tables

# What takes long, each with its bounds: a thousand people, two processes, one of them killed; generated texts and hostile
# documents; `sxsh add` and a bot at work killed a hundred times; PostgreSQL away for a minute; two thousand people at
# once and for half an hour; one who floods; Telegram away in every way. Some three hours of a machine that does
# nothing else.
KILLS ?= 100
AWAY_SECONDS ?= 60
TEXTS ?= 100000
soak: $(STAMP)
	SXSH_SOAK_UPDATES=1000 $(BIN)/pytest -q tests/bot/telegram/test_two_processes.py \
		tests/retrieval/index/test_segment_set.py
	$(BIN)/pytest -q -m hypothesis --hypothesis-profile soak --ignore tests/browser
	$(BIN)/python -m tests.soak.generated $(TEXTS)
	$(BIN)/python -m tests.knowledge.intake.hostile
	$(BIN)/python -m tests.knowledge.intake.killing --times $(KILLS)
	$(BIN)/python -m tests.soak.kills $(KILLS)
	$(BIN)/python -m tests.soak.away $(AWAY_SECONDS)
	$(BIN)/python benchmarks/load.py
	$(BIN)/python benchmarks/flood.py
	$(BIN)/python benchmarks/outage.py

# The pages in the system's Chromium, and what axe-core finds wrong with them for people who hear or type their way.
browser: $(STAMP)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r tests/browser/requirements.lock
	$(BIN)/pytest -q tests/browser

# The README's pictures, drawn from real answers and from the digests that ship; the answers need Chromium.
pictures: $(STAMP)
	$(BIN)/python -m docs.coverage
	$(BIN)/python -m docs.phone
	$(BIN)/python -m docs.web
	$(BIN)/python -m docs.pages

# What README, docs/lenh.md and .env.example say of commands, settings and costs, written anew from the code.
tables: $(STAMP)
	$(BIN)/python -m docs.tables

# Written again after a change of dependencies; a lock names no package index. What an image is made of (deploy/) has the
# versions of what is tested.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet
lock:
	$(COMPILE) pyproject.toml --all-extras -o requirements.lock
	$(COMPILE) pyproject.toml --extra postgres -c requirements.lock -o deploy/requirements.lock
	echo hatchling | $(COMPILE) - -c requirements.lock -o deploy/build.lock

# The licences of what is installed beside this program, after a change of the lock.
notices: $(STAMP)
	$(BIN)/python -m deploy.notices

# Everything away that can be made again.
clean:
	rm -rf .venv .pglite benchmarks/.results .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# The output goes to standard error: what `make run` prints on standard output are answers.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with PYTHON=/path/to/python3." >&2; exit 2; }
	@echo "Preparing .venv (once, about a minute)…" >&2
	@$(PYTHON) -m venv --clear .venv 1>&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock 1>&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e . 1>&2
	@touch $(STAMP)
