package io.spindrift.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.spindrift.event.Alert;
import io.spindrift.event.Forecast;
import io.spindrift.event.RecordLayout;
import io.spindrift.event.Score;
import io.spindrift.model.alarm.Detector;
import io.spindrift.model.alarm.Evidence;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.ObservationRef;
import io.spindrift.model.series.SeriesAlarm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the values of records that this application published, in any layout. */
public final class OutputReader {
    private static final String HORIZON = "horizon";

    private final JsonMapper mapper = new JsonMapper();

    /** Reads the value of a record of the forecasts topic. */
    public Forecast forecast(byte[] json) throws IOException {
        JsonNode root = mapper.readTree(json);
        RecordLayout layout = layout(root);
        List<HorizonForecast> horizons = new ArrayList<>();
        for (int i = 0; i < count(root, layout); i++) {
            horizons.add(forecast(new Cells(root, layout, i)));
        }
        IssuedForecast issued = new IssuedForecast(
                observation(root),
                field(root, "pendingLabels").asInt(),
                field(root, "stale").asBoolean(),
                field(root, "labelsLearned").asLong(),
                horizons);
        return new Forecast(field(root, "series").asText(), layout, issued);
    }

    /** Reads the value of a record of the scores topic. */
    public Score score(byte[] json) throws IOException {
        JsonNode root = mapper.readTree(json);
        RecordLayout layout = layout(root);
        double label = field(root, "label").asDouble();
        List<HorizonScore> horizons = new ArrayList<>();
        for (int i = 0; i < count(root, layout); i++) {
            horizons.add(score(new Cells(root, layout, i), label));
        }
        return new Score(field(root, "series").asText(), layout, new IssuedScore(observation(root), horizons));
    }

    /** Reads the value of a record of the alerts topic. */
    public Alert alert(byte[] json) throws IOException {
        JsonNode root = mapper.readTree(json);
        JsonNode horizon = root.path(HORIZON);
        SeriesAlarm alarm = new SeriesAlarm(
                field(root, "since").asLong(),
                field(root, "mostUnusualTime").asLong(),
                constant(root, "detector", Detector.class),
                horizon.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(horizon.asInt()),
                new Evidence(
                        field(root, "pValue").asDouble(),
                        field(root, "expected").asDouble(),
                        field(root, "seen").asDouble()));
        IssuedAlarm.Change change = constant(root, "change", IssuedAlarm.Change.class);
        return new Alert(field(root, "series").asText(), new IssuedAlarm(observation(root), change, alarm));
    }

    private static <T extends Enum<T>> T constant(JsonNode root, String name, Class<T> type) throws IOException {
        String text = field(root, name).asText();
        for (T constant : type.getEnumConstants()) {
            if (Alert.text(constant).equals(text)) {
                return constant;
            }
        }
        throw new IOException("field '" + name + "': expected one of " + List.of(type.getEnumConstants())
                + " in lower case, got '" + text + "'");
    }

    private static HorizonForecast forecast(Cells cells) throws IOException {
        List<Interval> intervals = new ArrayList<>();
        for (JsonNode level : field(cells.object, "intervals")) {
            Cells bounds = cells.of(level);
            intervals.add(new Interval(
                    field(level, "level").asDouble(), bounds.numberOrNone("lower"), bounds.numberOrNone("upper")));
        }
        List<Quantile> quantiles = new ArrayList<>();
        for (JsonNode quantile : cells.object.path("quantiles")) {
            quantiles.add(new Quantile(
                    field(quantile, "probability").asDouble(),
                    cells.of(quantile).numberOrNone("value")));
        }
        return new HorizonForecast(
                cells.horizon(), cells.number("prediction"), cells.number("naive"), intervals, quantiles);
    }

    private static HorizonScore score(Cells cells, double label) throws IOException {
        List<IntervalScore> intervals = new ArrayList<>();
        for (JsonNode level : field(cells.object, "intervals")) {
            Cells figures = cells.of(level);
            intervals.add(new IntervalScore(
                    field(level, "level").asDouble(),
                    figures.numberOrNone("lower"),
                    figures.numberOrNone("upper"),
                    figures.numberOrNone("coverage"),
                    figures.numberOrNone("width"),
                    figures.numberOrNone("pinball")));
        }
        ObservationRef madeAt = new ObservationRef(
                cells.whole("forecastSequence"), cells.textOrNull("forecastId"), cells.whole("forecastTime"));
        ErrorMeasures measures = new ErrorMeasures(
                cells.whole("labels"), cells.number("mse"), cells.number("mae"), cells.number("naiveMse"));
        return new HorizonScore(
                cells.horizon(),
                madeAt,
                cells.number("prediction"),
                cells.number("naive"),
                label,
                measures,
                cells.number("pValue"),
                intervals);
    }

    private static ObservationRef observation(JsonNode root) throws IOException {
        JsonNode id = root.path("id");
        return new ObservationRef(
                field(root, "sequence").asLong(),
                id.isTextual() ? id.asText() : null,
                field(root, "time").asLong());
    }

    private static RecordLayout layout(JsonNode root) {
        return root.has(HORIZON) ? RecordLayout.ROWS : RecordLayout.PATH;
    }

    private static int count(JsonNode root, RecordLayout layout) throws IOException {
        return layout == RecordLayout.ROWS ? 1 : field(root, "horizons").size();
    }

    private static JsonNode field(JsonNode object, String name) throws IOException {
        JsonNode field = object.get(name);
        if (field == null) {
            throw new IOException("expected a field '" + name + "', got none");
        }
        return field;
    }

    /** The values of one horizon: elements of arrays, or in a row the fields themselves. */
    private record Cells(JsonNode object, RecordLayout layout, int index) {

        Cells of(JsonNode level) {
            return new Cells(level, layout, index);
        }

        int horizon() throws IOException {
            return (int) whole(layout == RecordLayout.ROWS ? HORIZON : "horizons");
        }

        double number(String name) throws IOException {
            return cell(field(object, name), name).asDouble();
        }

        /** Returns a number; NaN for null. */
        double numberOrNone(String name) throws IOException {
            JsonNode number = cell(field(object, name), name);
            return number.isNull() ? Double.NaN : number.asDouble();
        }

        long whole(String name) throws IOException {
            return cell(field(object, name), name).asLong();
        }

        String textOrNull(String name) throws IOException {
            if (!object.has(name)) {
                return null;
            }
            JsonNode text = cell(field(object, name), name);
            return text.isNull() ? null : text.asText();
        }

        private JsonNode cell(JsonNode field, String name) throws IOException {
            JsonNode cell = layout == RecordLayout.ROWS ? field : field.get(index);
            if (cell == null) {
                throw new IOException("field '" + name + "': expected an element for each of the horizons, got "
                        + field.size() + " elements");
            }
            return cell;
        }
    }
}
