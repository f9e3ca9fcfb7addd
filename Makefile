# What a newcomer needs. Each target installs what it lacks (Debian packages, see deploy/packages.sh) and says so.

SHELL := /bin/bash
SWIFT ?= swift

# The same flags for building and testing, or the second would build all over again. The first keeps the module walls:
# a target that imports what Package.swift does not give it does not compile.
FLAGS := --explicit-target-dependency-import-check error
RELEASE := -c release --scratch-path .build-release

.PHONY: help test release lint format bench

help:
	@echo "make test     installs what the tests need, builds, runs all of them"
	@echo "make release  builds the program for use: .build-release/release/intake"
	@echo "make lint     formatting, walls between modules, shell scripts"
	@echo "make format   puts the formatting right"
	@echo "make bench    builds for speed and prints the figures (ARGUMENTS=… goes to them)"

test:
	@deploy/packages.sh test
	$(SWIFT) build $(FLAGS) --build-tests
	$(SWIFT) test $(FLAGS) --skip-build

# The program as it is installed: .build-release/release/intake
release:
	@deploy/packages.sh build
	$(SWIFT) build $(FLAGS) $(RELEASE) --product intake

lint:
	@deploy/packages.sh lint
	$(SWIFT) format lint --strict --parallel --recursive Sources Tests Benchmarks Package.swift
	.ci/walls
	shellcheck --external-sources --source-path=SCRIPTDIR $$(.ci/shell-scripts)

format:
	$(SWIFT) format --in-place --parallel --recursive Sources Tests Benchmarks Package.swift

bench:
	@deploy/packages.sh test
	$(SWIFT) build $(FLAGS) $(RELEASE) --product Figures
	.build-release/release/Figures $(ARGUMENTS)
