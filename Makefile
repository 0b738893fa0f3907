# Every command that this project has. `make` alone lists them.

PYTHON ?= python3
# Where the environment has its Python (Scripts on Windows).
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)

.DEFAULT_GOAL := help
.PHONY: help run test check-office pictures bench clean ready ready-test ready-office

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1 \2/p' $(MAKEFILE_LIST) | \
		while read -r name what; do printf '  make %-14s %s\n' "$$name" "$$what"; done

run: ready ## Open Briefer (sets everything up the first time)
	@$(BIN)/python scripts/start.py

test: ready-test ## Run every check
	@$(BIN)/python scripts/checks.py

check-office: ready-office ## Open every memo with LibreOffice and poppler, and edit one 600 times
	@$(BIN)/python -m scripts.check_office
	@$(BIN)/python scripts/check_edits.py

pictures: ready-test ## Take the pictures of the guide from the running program
	@$(BIN)/python scripts/pictures.py

bench: ready-test ## Measure how fast Briefer is
	@$(BIN)/python -m benchmarks.run

clean: ## Remove the environment and everything that was built
	rm -rf .venv build dist out .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready:
	@$(PYTHON) scripts/setup.py run

ready-test:
	@$(PYTHON) scripts/setup.py test

ready-office:
	@$(PYTHON) scripts/setup.py office
