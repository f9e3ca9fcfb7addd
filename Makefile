# What a newcomer needs. Each target installs what it lacks (Debian packages, see deploy/packages.sh) and says so.

SHELL := /bin/bash
SWIFT ?= swift

# The same flags for building and testing, or the second would build all over again. The first keeps the module walls:
# a target that imports what Package.swift does not give it does not compile.
FLAGS := --explicit-target-dependency-import-check error
# Many tests talk to real servers: all at once they would wait for the processor until their time-outs.
WIDTH := --experimental-maximum-parallelization-width 6
# Smaller in memory: a section for each function, so that the linker drops those that nobody calls, and relative relocations
# packed (DT_RELR, which Debian's linker of choice for Swift, gold, does not know; the toolchain's own does). Swift's own libraries
# are in the program, and of them only what it calls: it runs where no Swift is installed.
RELEASE := -c release --scratch-path .build-release --static-swift-stdlib -Xswiftc -Xfrontend -Xswiftc -function-sections \
	-Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs -Xlinker --no-export-dynamic

# Suites of the gateway that ask nothing of its store, or have both kinds of it in one test: once is enough.
ONCE := Axe|CSVTable|CatalogueFile|ChannelClaim|CityHistory|DeskSettings|Docs|Evaluate|EvaluateShared|Failover|Gate|GatewayNews
ONCE := $(ONCE)|LearningLoop|MailParse|NodeFault|OriginalFrame|OriginalHTML|PDFTool|Package|ProviderKeys|Rehearsal|RehearsalRun
ONCE := $(ONCE)|RequestText|RightSettings|Route|ServiceSettings|TimePattern|VolumeFileReader|WrongChannel|WrongRouting
ONCE := $(ONCE)|WrongSettings

.PHONY: help run test test-built test-sqlite test-postgres faults release package lint format bench
# They would take each other's processor.
.NOTPARALLEL: test

help:
	@echo "make run      installs what is missing, builds, starts a sandbox city and the gateway, prints what to try"
	@echo "make test     installs what the tests need, builds, runs all of them; make test-sqlite, make test-postgres: half of it"
	@echo "make faults   the long tests: nodes that die, sleep and are cut off, databases that fail over"
	@echo "make release  builds the program for use: .build-release/release/intake"
	@echo "make package  builds it and makes the Debian package of it (REVISION=2: a further one of the same version)"
	@echo "make lint     formatting, walls between modules, shell scripts"
	@echo "make format   puts the formatting right"
	@echo "make bench    builds for speed and prints the figures (ARGUMENTS=… goes to them)"

# BUILD=debug gives up speed for a first build in half the time, which make test then shares.
BUILD ?= release
ifeq ($(BUILD),debug)
PROGRAM := .build/debug/intake
PROGRAM_FLAGS :=
else
PROGRAM := .build-release/release/intake
PROGRAM_FLAGS := $(RELEASE)
endif

run:
	@deploy/packages.sh run
	@test -x $(PROGRAM) || echo "The first build takes a quarter of an hour on two cores; make run BUILD=debug takes half of it."
	$(SWIFT) build $(FLAGS) $(PROGRAM_FLAGS) --product intake
	@deploy/sandbox/up $(PROGRAM)

# All of them; then those of the whole gateway once more, with PostgreSQL under it. (The suites of the store run on both engines anyway.)
test: test-sqlite test-postgres

test-built:
	@deploy/packages.sh test
	@Tests/axe/fetch
	@Tests/s3/fetch
	$(SWIFT) build $(FLAGS) --build-tests

test-sqlite: test-built
	$(SWIFT) test $(FLAGS) --skip-build $(WIDTH)

test-postgres: test-built
	INTAKE_TEST_STORE=postgres $(SWIFT) test $(FLAGS) --skip-build $(WIDTH) \
		--filter '^GatewayTests\.' --skip '^GatewayTests\.($(ONCE))Tests/'

# The program for use: .build-release/release/intake
release:
	@deploy/packages.sh build
	$(SWIFT) build $(FLAGS) $(RELEASE) --product intake

# .build-release/intake_VERSION_ARCHITECTURE.deb
package: release
	@deploy/packages.sh package
	@deploy/package/build $(if $(REVISION),--revision $(REVISION)) .build-release/release/intake

# Thirty faults of nodes and of the database server, and six failovers, with all channels flowing: half an hour. As root the nodes get
# network namespaces of their own.
faults:
	@deploy/packages.sh faults
	$(SWIFT) build $(FLAGS) --build-tests
	INTAKE_NODE_FAULTS=30 INTAKE_NODE_NAMESPACES=1 $(SWIFT) test $(FLAGS) --skip-build --filter NodeFaultTests
	INTAKE_FAILOVERS=6 $(SWIFT) test $(FLAGS) --skip-build --filter FailoverTests

lint:
	@deploy/packages.sh lint
	$(SWIFT) format lint --strict --parallel --recursive Sources Tests Benchmarks Package.swift
	.ci/walls
	shellcheck --external-sources --source-path=SCRIPTDIR $$(.ci/shell-scripts)

format:
	$(SWIFT) format --in-place --parallel --recursive Sources Tests Benchmarks Package.swift

bench:
	@deploy/packages.sh bench
	$(SWIFT) build $(FLAGS) $(RELEASE) --product Figures
	$(SWIFT) build $(FLAGS) $(RELEASE) --product intake
	.build-release/release/Figures $(ARGUMENTS)
