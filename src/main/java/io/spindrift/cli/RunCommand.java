package io.spindrift.cli;

import io.spindrift.config.Configuration;
import io.spindrift.runtime.Application;
import io.spindrift.web.ServedApplication;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code spindrift run}: runs the application. */
@Command(
        name = "run",
        description = {
            "Forecasts the series of the observations topic until it is stopped (SIGTERM or Ctrl-C).",
            "Settings come from, each overriding those before: defaults, --config, the environment, --set."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  spindrift run --config app.properties",
            "  spindrift run --config app.properties --set num.stream.threads=4",
            "",
            "If a signal stops it, the exit status is 128 plus the number of the signal: 143 for SIGTERM.",
            "",
            "See also: spindrift topics, spindrift tail; docs/operating.md, docs/configuration.md"
        })
final class RunCommand implements Callable<Integer> {
    @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
    private SettingsOptions settings = new SettingsOptions();

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = settings.configuration();
        ServedApplication served = ServedApplication.start(configuration.runtime(), configuration.web());
        Application application = served.application();
        Thread hook = new Thread(served::close, "spindrift-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        Logger log = LoggerFactory.getLogger(RunCommand.class);
        log.info(
                "application '{}' forecasts {}",
                configuration.applicationId(),
                configuration.topics().observations());
        application.awaitEnd();
        if (application.failed()) {
            served.close();
            String why = application.failure();
            throw new IllegalStateException(
                    why.isEmpty() ? "the application failed; the log says why" : "the application failed: " + why);
        }
        hook.join();
        return 0;
    }
}
