package io.spindrift.tail;

import io.spindrift.event.Alert;
import io.spindrift.event.Forecast;
import io.spindrift.event.Score;
import io.spindrift.json.JsonText;
import io.spindrift.json.OutputWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Prints each published record as a line of JSON: {@code schemas/commands/tail.schema.json}. */
public final class JsonLines implements OutputListener {
    private final PrintStream out;
    private final OutputWriter writer = new OutputWriter();

    public JsonLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(Forecast forecast) {
        line("forecast", new String(writer.forecast(forecast), StandardCharsets.UTF_8));
    }

    @Override
    public void add(Score score) {
        line("score", new String(writer.score(score), StandardCharsets.UTF_8));
    }

    @Override
    public void add(Alert alert) {
        line("alert", new String(writer.alert(alert), StandardCharsets.UTF_8));
    }

    @Override
    public void addDeadLetter(String kind, String reason) {
        line("deadLetter", JsonText.line(new TreeMap<>(Map.of("kind", kind, "reason", reason))));
    }

    private void line(String name, String json) {
        out.println("{\"" + name + "\":" + json + "}");
    }
}
