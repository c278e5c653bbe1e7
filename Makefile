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
# Most code of unit tests runs too seldom to be compiled twice.
QUICK = -Dtest.forks=3 -Dtest.jvm.flags="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
CLASSPATH = dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/class.path
# A command of the laboratory (src/lab), which is built with the product and without the tests: $(LAB) demo
LAB = @$(MAVEN) -q -Dlab package -DskipTests $(CLASSPATH) && $(JAVA) -cp "target/classes:target/lab-classes:$$(cat target/class.path)" io.spindrift.cli.Lab
# A class that needs what a profile of the POM adds to the class path of the tests: $(call WITH,bench) CLASS
WITH = @$(MAVEN) -q -P$(1) package -DskipTests $(CLASSPATH) && $(JAVA) -Xmx5g -cp "target/classes:target/test-classes:$$(cat target/class.path)"

# The last version in which each horizon of a series had a learner of its own; it is built from git.
BEFORE = 96d094e
BEFORE_DIR = target/before-$(BEFORE)
BEFORE_JAR = $(BEFORE_DIR)/target/spindrift.jar

# The class path of brokers of another version than that of the clients, for chaos.
BROKERS =
BROKER_PATH = $(if $(BROKERS),target/brokers-$(BROKERS).path)

.DEFAULT_GOAL := help
.PHONY: help demo run backtest reproduce ablation nab alarm-rates peers unit test check check-long crash-test chaos soak fuzz bench bench-core bench-stream bench-restart bench-takeover page-test secure-test prometheus-test clients-test screenshots sbom golden twins reference format package clean tools

help: ## List the targets
	@echo "Spindrift forecasts every time series that passes through Kafka. Targets:"
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'
	@echo 'Options go into ARGS: make demo ARGS="--seconds 40". Maven with options: MVN="mvn -o".'

demo: tools ## Broker, input and forecasts on this machine; Ctrl-C ends it (ARGS="--help" for options)
	$(LAB) demo $(ARGS)

run: package ## The application against a cluster (ARGS="--config FILE")
	@$(JAVA) -jar $(JAR) run $(ARGS)

backtest: package ## Models over a file, without Kafka (ARGS="--csv FILE"; ARGS="--help" for options)
	@$(JAVA) -jar $(JAR) backtest $(ARGS)

unit: tools ## Tests that need no broker: a minute, for the inner loop (ARGS="-Dtest=NAME" for some)
	$(MAVEN) test -Dtest.excludedGroups=broker,slow,long $(QUICK) $(ARGS)

test: tools ## unit, slow tests and those on a broker in the JVM: all that need only a JDK
	$(MAVEN) test

check: tools ## What CI runs: format, one version of each library, compile without warnings, architecture, tests
	$(MAVEN) spotless:check org.apache.maven.plugins:maven-enforcer-plugin:3.7.0:enforce -Denforcer.rules=dependencyConvergence verify -Pbench

check-long: package ## Run check and the long tests: real processes, a second JDK
	$(MAVEN) verify -Dtest.excludedGroups=
	$(if $(OTHER_JDK),JAVA_HOME=$(OTHER_JDK) $(MAVEN) clean package -DskipTests,@echo "no second JDK found (OTHER_JDK=/path/to/jdk)")
	$(if $(OTHER_JDK),JAVA_HOME=$(OTHER_JDK) $(MAVEN) verify -Dtest.excludedGroups=)

crash-test: tools ## Kill instances while they work, and compare with a calm run (ARGS="[--feed series] [--kills N]")
	$(LAB) crash-test $(ARGS)

chaos: tools $(BROKER_PATH) ## Faults of 21 kinds on three brokers and two to four instances (ARGS="[--feed series] [--minutes M] [--seed S]"; BROKERS=4.3.1 for brokers of another version)
	$(LAB) chaos $(if $(BROKERS),--brokers $(BROKER_PATH)) $(ARGS)

soak: tools ## A steady load for half an hour, then more than can be taken (ARGS="[--minutes M] [--json FILE]")
	$(LAB) soak $(ARGS)

fuzz: tools ## Parsers under coverage-guided fuzzing, from src/lab/corpus (ARGS="--help" for options)
	$(call WITH,bench) io.spindrift.cli.Lab fuzz $(ARGS)

bench: tools ## Measure something: ARGS="kernels", state, restart, stream, scaling or records; ARGS="kernels --help"
	$(call WITH,bench) io.spindrift.bench.Bench $(ARGS)

bench-core: tools $(BEFORE_JAR) ## What a record of a series costs now, and cost when each horizon had a learner (ARGS="--rounds N")
	$(call WITH,bench) io.spindrift.bench.Bench core --before $(BEFORE_DIR) $(ARGS)

bench-stream: tools $(BEFORE_JAR) ## The same from end to end: records per second, bytes of changelog (ARGS="--rounds N")
	$(call WITH,bench) io.spindrift.bench.Bench stream-core --before $(BEFORE_DIR) $(ARGS)

bench-restart: tools ## Restarts after kill -9 with a large store, with and without transactional stores (ARGS="[--gigabytes G]")
	$(call WITH,bench) io.spindrift.bench.Bench restart-large $(ARGS)

bench-takeover: tools ## The longest wait for a forecast at restarts, kills and scale-out, by group protocol (ARGS="[--protocols P] [--standbys N]")
	$(call WITH,bench) io.spindrift.bench.Bench takeover $(ARGS)

target/brokers-%.path:
	@mkdir -p target
	@$(MAVEN) -q -f src/lab/brokers/pom.xml -Dkafka.version=$* dependency:build-classpath -Dmdep.outputFile=$(CURDIR)/$@

$(BEFORE_JAR):
	@mkdir -p $(BEFORE_DIR)
	@git archive $(BEFORE) | tar -x -C $(BEFORE_DIR)
	@cd $(BEFORE_DIR) && $(MAVEN) -q -Dlab -Dmaven.test.skip package

reproduce: tools ## Write docs/results.md from a folder of data (DATA=DIR ARGS="[--full] [--only TABLE,TABLE]")
	$(LAB) reproduce --data "$(DATA)" $(ARGS)

ablation: tools ## What each part of the learner of series is worth (DATA=DIR ARGS="[--rows N]")
	$(LAB) ablation --data "$(DATA)" $(ARGS)

nab: tools ## Scores on the Numenta Anomaly Benchmark (DATA=DIR, a checkout of numenta/NAB)
	$(LAB) nab --data "$(DATA)" $(ARGS)

alarm-rates: tools ## How often alarms come, compared with their stated rate (DATA=DIR ARGS="[--nab DIR2]")
	$(LAB) alarm-rates --data "$(DATA)" $(ARGS)

peers: tools ## Write docs/peers.md: forecasters of others beside Spindrift, from a folder of data (DATA=DIR)
	$(call WITH,peers) io.spindrift.peers.Peers --data "$(DATA)" $(ARGS)

page-test: tools ## The page in Chromium: clicks, axe-core; screenshots go to target/screenshots (needs chromium and chromedriver)
	$(MAVEN) test -Dtest=PageTest -Dtest.excludedGroups=

screenshots: page-test ## Renew the pictures of the README
	@mkdir -p docs/images
	@cp target/screenshots/desktop-list.png docs/images/list.png
	@cp target/screenshots/desktop-fan.png docs/images/series.png

secure-test: package ## TLS, SCRAM and ACLs: what docs/security.md lists is enough, and less fails clearly
	$(MAVEN) test -Dtest=SecureTest,WebServerTest,SecureInstancesTest -Dtest.excludedGroups=

prometheus-test: package ## Dashboard and alerts through a Prometheus that scrapes the demo (needs prometheus and promtool)
	$(MAVEN) test -Dtest=PrometheusTest -Dtest.excludedGroups=

clients-test: package ## Clients that are not Java against the application: kcat, and kafkajs by npm (what is not installed is skipped)
	@command -v kcat >/dev/null 2>&1 || echo "kcat is not installed (Debian: apt-get install kcat): its tests are skipped" >&2
	@if command -v npm >/dev/null 2>&1; then mkdir -p target/clients && npm install --silent --no-save --prefix target/clients $(KAFKAJS); \
	  else echo "npm is not installed: the tests of kafkajs are skipped" >&2; fi
	$(MAVEN) test -Dtest=ClientsTest -Dtest.excludedGroups=

sbom: tools ## What is distributed, as a CycloneDX document: target/bom.json and target/bom.xml
	$(MAVEN) -q org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeBom -DincludeTestScope=false -Dcyclonedx.skipNotDeployed=false

golden: tools ## Write the golden files of the present core version
	@$(MAVEN) -q test-compile
	@$(JAVA) -cp target/classes:target/test-classes io.spindrift.model.golden.GoldenWriter

twins: tools ## Write the numeric classes for doubles from those for floats
	@$(MAVEN) -q test-compile
	@$(JAVA) -cp target/classes:target/test-classes io.spindrift.model.numeric.DoubleTwins
	@$(MAVEN) -q spotless:apply

reference: package ## Write docs/configuration.md
	@$(JAVA) -jar $(JAR) config > docs/configuration.md
	@$(JAVA) -jar $(JAR) config --tuning > docs/tuning.md

format: tools ## Format the sources
	$(MAVEN) -q spotless:apply

package: tools ## Build target/spindrift.jar and target/lib
	@$(MAVEN) -q -Dlab -Dmaven.test.skip package

clean: tools ## Remove what was built
	@$(MAVEN) -q clean

tools:
	@command -v "$(JAVA)" >/dev/null 2>&1 || { echo "Spindrift needs a JDK 17 or later: '$(JAVA)' is not there. Install one, or set JAVA_HOME." >&2; exit 2; }
	@command -v "$(firstword $(MVN))" >/dev/null 2>&1 || { echo "Spindrift needs Maven 3.8 or later: '$(firstword $(MVN))' is not there. Install it, or set MVN." >&2; exit 2; }
	@version=$$("$(JAVA)" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java\.specification\.version = //p'); \
	  case "$$version" in 1.*|[0-9]|1[0-6]) echo "Spindrift needs a JDK 17 or later: '$(JAVA)' is version $$version. Set JAVA_HOME to a newer one." >&2; exit 2;; esac
	@version=$$($(MVN) -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p'); \
	  case "$$version" in [0-2].*|3.[0-7]) echo "Spindrift needs Maven 3.8 or later: '$(firstword $(MVN))' is version $$version." >&2; exit 2;; esac
