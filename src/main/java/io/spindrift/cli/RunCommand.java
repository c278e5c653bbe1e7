package io.spindrift.cli;

import io.spindrift.config.Configuration;
import io.spindrift.runtime.Application;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code spindrift run}: the application itself. */
@Command(
        name = "run",
        description = "Forecasts the series of an observations topic until it is stopped (SIGTERM or Ctrl-C). "
                + "Settings come from, each overriding those before: defaults, --config, the environment, --set.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = settings.configuration();
        Application application = Application.start(configuration.runtime());
        Thread hook = new Thread(application::close, "spindrift-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        Logger log = LoggerFactory.getLogger(RunCommand.class);
        log.info(
                "application '{}' forecasts topic '{}'",
                configuration.applicationId(),
                configuration.topics().observations());
        application.awaitEnd();
        if (application.failed()) {
            application.close();
            throw new IllegalStateException("the application has failed; the log says why");
        }
        hook.join();
        return 0;
    }
}
