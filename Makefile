# Everything a developer or a newcomer runs. `make` without a target lists them.

MVN ?= mvn
ARGS ?=
JAVA := $(if $(JAVA_HOME),$(JAVA_HOME)/bin/java,java)
# A second JDK for check-long; its folder may be given: make check-long OTHER_JDK=/path/to/jdk
OTHER_JDK ?= $(firstword $(wildcard /usr/lib/jvm/*25*))
MAVEN = $(MVN) -B -ntp
JAR = target/spindrift.jar
# The clients of clients-test that npm installs.
KAFKAJS = kafkajs@2.2.4 kafkajs-snappy@1.1.0
# The inner loop leaves the format to make check, and most code runs too seldom to be compiled twice.
QUICK = -Dspotless.check.skip -Dtest.forks=3 -Dtest.jvm.flags="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
BENCH = 'target/classes:target/test-classes:target/lib/*'

.DEFAULT_GOAL := help
.PHONY: help demo run backtest reproduce peers unit test bench scaling bench-state bench-restart bench-stream record-path noise-study lookahead expert-costs crash-test chaos soak overload fuzz page-test secure-test prometheus-test clients-test screenshots sbom twins golden check check-long format package clean tools reference

help: ## List the targets
	@echo "Spindrift forecasts every time series that passes through Kafka. Targets:"
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'
	@echo 'Options go into ARGS: make demo ARGS="--seconds 40". Maven with options: MVN="mvn -o".'

demo: package ## Broker, input and forecasts on this machine; Ctrl-C ends it (ARGS="--help" for options)
	@$(JAVA) -jar $(JAR) demo $(ARGS)

run: package ## The application against a cluster (ARGS="--config FILE")
	@$(JAVA) -jar $(JAR) run $(ARGS)

backtest: package ## Models over a file, without Kafka (ARGS="--csv FILE"; ARGS="--help" for options)
	@$(JAVA) -jar $(JAR) backtest $(ARGS)

reproduce: package ## Write docs/results.md from a folder of data (DATA=DIR ARGS="[--full] [--only TABLE,TABLE]")
	@$(JAVA) -jar $(JAR) reproduce --data "$(DATA)" $(ARGS)

peers: package ## Write docs/peers.md: Spindrift compared with other forecasters, from a folder of data (DATA=DIR)
	@$(MAVEN) -q -Ppeers test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/peers.classpath
	@$(JAVA) -cp "target/classes:target/test-classes:$$(cat target/peers.classpath)" io.spindrift.peers.Peers --data "$(DATA)" $(ARGS)

unit: tools ## Tests that need no broker: a minute, for the inner loop (ARGS="-Dtest=NAME" for some)
	$(MAVEN) test -Dtest.excludedGroups=broker,slow,long $(QUICK) $(ARGS)

test: tools ## unit, slow tests and those on a broker in the JVM: all that need only a JDK
	$(MAVEN) test

bench: tools ## Compare the kernels with EJML, C and PyTorch, in turn in one run (ARGS="[--quick] [--json FILE]")
	@$(MAVEN) -q -Pbench test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/bench.classpath
	@$(JAVA) -cp "target/classes:target/test-classes:$$(cat target/bench.classpath)" io.spindrift.bench.kernels.KernelBench $(ARGS)

scaling: package ## Measure the cost of a learning step by its size, with fitted exponents
	@$(MAVEN) -q -Pbench test-compile
	@$(JAVA) -cp $(BENCH) io.spindrift.bench.Scaling

bench-state: package ## Measure the cost of storing states, by design (ARGS="[--quick] [--memory] [--json FILE]")
	@$(MAVEN) -q -Pbench test-compile
	@$(JAVA) -Xmx3g -cp $(BENCH) io.spindrift.bench.state.StateBench $(ARGS)

bench-restart: package ## Measure how long forecasts are missing after an instance was killed
	@$(MAVEN) -q -Pbench test-compile
	@$(JAVA) -cp $(BENCH) io.spindrift.bench.state.RestartBench

bench-stream: package ## The stream from end to end: rates, latency, processor time (ARGS="[--quick] [--json FILE]")
	@$(MAVEN) -q -Pbench test-compile
	@$(JAVA) -Xmx5g -cp $(BENCH) io.spindrift.bench.stream.StreamBench $(ARGS)

record-path: package ## Measure the time and the allocated bytes of reading, storing and writing a record
	@$(MAVEN) -q -Pbench test-compile
	@$(JAVA) -cp $(BENCH) io.spindrift.processor.RecordPath

noise-study: package ## Whether noise from a table costs a particle filter accuracy (ARGS="FILE.csv" for a second problem)
	@$(MAVEN) -q -Pbench test-compile
	@$(JAVA) -cp $(BENCH) io.spindrift.bench.NoiseStudy $(ARGS)

lookahead: package ## Measure the cost of a step when labels are late
	@$(MAVEN) -q -Pbench test-compile
	@$(JAVA) -cp $(BENCH) io.spindrift.bench.LookAhead

expert-costs: package ## Compare the cost of a step of a blend with that of its most expensive experts
	@$(MAVEN) -q -Pbench test-compile
	@$(JAVA) -cp $(BENCH) io.spindrift.model.blend.ExpertCosts

crash-test: package ## Kill instances while they work, and compare with a calm run (ARGS="--help" for options)
	@$(MAVEN) -q test-compile
	@$(JAVA) -cp $(BENCH) io.spindrift.crash.CrashTest $(ARGS)

fuzz: package ## Parsers under coverage-guided fuzzing, from src/fuzz/corpus (ARGS="--help" for options)
	@$(MAVEN) -q -Pfuzz test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/fuzz.classpath
	@$(JAVA) -cp "target/classes:target/test-classes:$$(cat target/fuzz.classpath)" io.spindrift.fuzz.Fuzz $(ARGS)

chaos: package ## Faults of twenty kinds on three brokers and two to four instances (ARGS="[--minutes M] [--seed S] [--json FILE]")
	@$(MAVEN) -q test-compile
	@$(JAVA) -cp $(BENCH) io.spindrift.chaos.Chaos $(ARGS)

soak: package ## A steady load for half an hour, then an overload (ARGS="[--minutes M] [--json FILE]")
	@$(MAVEN) -q test-compile
	@$(JAVA) -cp $(BENCH) io.spindrift.soak.Soak $(ARGS)

overload: package ## An overload of two minutes, after a short steady load
	@$(MAVEN) -q test-compile
	@$(JAVA) -cp $(BENCH) io.spindrift.soak.Soak --minutes 2 --overload-seconds 120 --rise 1000000 $(ARGS)

twins: tools ## Write the numeric classes for doubles from those for floats
	@$(MAVEN) -q test-compile
	@$(JAVA) -cp 'target/classes:target/test-classes' io.spindrift.model.numeric.DoubleTwins
	@$(MAVEN) -q spotless:apply

golden: tools ## Write the golden files of the present core version
	@$(MAVEN) -q test-compile
	@$(JAVA) -cp 'target/classes:target/test-classes' io.spindrift.model.golden.GoldenWriter

page-test: tools ## The page in Chromium: clicks, axe-core; screenshots go to target/screenshots (needs chromium and chromedriver)
	$(MAVEN) test -Dtest=PageTest -Dtest.excludedGroups=

secure-test: package ## TLS, SCRAM and ACLs: the permissions of docs/security.md suffice, and fewer fail with a clear error
	$(MAVEN) surefire:test@default-test -Dtest=SecureTest,WebServerTest,SecureInstancesTest -Dtest.excludedGroups=

prometheus-test: package ## Dashboard and alerts through a Prometheus that scrapes the demo (needs prometheus and promtool)
	$(MAVEN) surefire:test@default-test -Dtest=PrometheusTest -Dtest.excludedGroups=

clients-test: package ## Clients that are not Java against the application: kcat, and kafkajs by npm (clients that are not installed are skipped)
	@command -v kcat >/dev/null 2>&1 || echo "kcat is not installed (Debian: apt-get install kcat): its tests are skipped" >&2
	@if command -v npm >/dev/null 2>&1; then mkdir -p target/clients && npm install --silent --no-save --prefix target/clients $(KAFKAJS); \
	  else echo "npm is not installed: the tests of kafkajs are skipped" >&2; fi
	$(MAVEN) surefire:test@default-test -Dtest=ClientsTest -Dtest.excludedGroups=

screenshots: page-test ## Update the screenshots of the README
	@mkdir -p docs/images
	@cp target/screenshots/desktop-list.png docs/images/list.png
	@cp target/screenshots/desktop-series.png docs/images/series.png

sbom: tools ## Write the bill of materials as a CycloneDX document: target/bom.json and target/bom.xml
	$(MAVEN) -q org.cyclonedx:cyclonedx-maven-plugin:makeBom

check: tools ## Run the checks of CI: format, compile without warnings, architecture, tests
	$(MAVEN) verify -Pbench

check-long: package ## Run check and the long tests: real processes, a second JDK
	$(MAVEN) verify -Dtest.excludedGroups=
	$(if $(OTHER_JDK),JAVA_HOME=$(OTHER_JDK) $(MAVEN) clean package -DskipTests,@echo "no second JDK found (OTHER_JDK=/path/to/jdk)")
	$(if $(OTHER_JDK),JAVA_HOME=$(OTHER_JDK) $(MAVEN) verify -Dtest.excludedGroups=)

format: tools ## Format the sources
	$(MAVEN) -q spotless:apply

reference: package ## Write docs/configuration.md and docs/tuning.md
	@$(JAVA) -jar $(JAR) config > docs/configuration.md
	@$(JAVA) -jar $(JAR) config --tuning > docs/tuning.md

package: tools ## Build target/spindrift.jar and target/lib
	@$(MAVEN) -q package -DskipTests

clean: tools ## Remove what was built
	@$(MAVEN) -q clean

tools:
	@command -v "$(JAVA)" >/dev/null 2>&1 || { echo "Spindrift needs a JDK 17 or later: '$(JAVA)' is not there. Install one, or set JAVA_HOME." >&2; exit 2; }
	@command -v "$(firstword $(MVN))" >/dev/null 2>&1 || { echo "Spindrift needs Maven 3.8 or later: '$(firstword $(MVN))' is not there. Install it, or set MVN." >&2; exit 2; }
	@version=$$("$(JAVA)" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java\.specification\.version = //p'); \
	  case "$$version" in 1.*|[0-9]|1[0-6]) echo "Spindrift needs a JDK 17 or later: '$(JAVA)' is version $$version. Set JAVA_HOME to a newer one." >&2; exit 2;; esac
	@version=$$($(MVN) -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p'); \
	  case "$$version" in [0-2].*|3.[0-7]) echo "Spindrift needs Maven 3.8 or later: '$(firstword $(MVN))' is version $$version." >&2; exit 2;; esac
