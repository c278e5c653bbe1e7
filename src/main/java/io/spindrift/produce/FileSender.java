package io.spindrift.produce;

import io.spindrift.csv.CsvException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/** Sends the rows of a file, and knows which of them the cluster has acknowledged. */
public final class FileSender {
    private final CsvRecords file;
    private final Sender sender;
    private final RowsSent sent;
    private final Set<String> series = new HashSet<>();
    private long observations;
    private long labels;
    private long rows;

    public FileSender(CsvRecords file, Sender sender) {
        this.file = file;
        this.sender = sender;
        sent = new RowsSent(file.fromRow());
    }

    /**
     * Sends the rows at a rate, and waits until they are acknowledged.
     *
     * @param rowsPerSecond the rate; 0 for no limit
     * @param goOn receives the number of sent rows after each row, and returns whether to continue
     * @throws ProduceException if a record was not acknowledged, or the file has changed since it was checked; the message says
     *     which rows were acknowledged, and how to continue
     */
    public ProduceSummary sendAll(double rowsPerSecond, LongPredicate goOn) {
        Pace pace = new Pace(rowsPerSecond);
        boolean complete = true;
        try {
            file.forEach((row, records) -> {
                send(row, records);
                boolean labelsBehindLastRow = rows == row - file.fromRow() + 1;
                if (!labelsBehindLastRow) {
                    rows++;
                    if (!goOn.test(rows)) {
                        throw new Stopped();
                    }
                    pace.await();
                }
            });
        } catch (Stopped stopped) {
            complete = rows == file.rows() && !file.labelsFollow();
        } catch (ProduceException | CsvException e) {
            throw failed(e);
        }
        try {
            sender.flush();
        } catch (ProduceException e) {
            throw failed(e);
        }
        long next = file.fromRow() + rows;
        return new ProduceSummary(
                complete,
                rows,
                file.fromRow(),
                complete && next > file.rowsOfFile() ? null : Long.valueOf(next),
                observations,
                labels,
                series.size(),
                file.summary());
    }

    private void send(long row, List<ProducedRecord> records) {
        RowsSent.Row acknowledged = sent.begin(row, records.size());
        for (ProducedRecord record : records) {
            sender.send(record, acknowledged::acknowledge);
            series.add(record.series());
            labels += record.label() ? 1 : 0;
            observations += record.label() ? 0 : 1;
        }
    }

    /** The acknowledged rows are known once every record has succeeded or failed. */
    private ProduceException failed(RuntimeException cause) {
        try {
            sender.flush();
        } catch (ProduceException again) {
            // This failure has been reported already.
        }
        long complete = sent.complete();
        String taken = complete < file.fromRow()
                ? "no row of the file is completely in the topic"
                : "rows " + file.fromRow() + " to " + complete + " of the file are in the topic";
        long beyond = sent.recordsBeyond();
        return new ProduceException(cause.getMessage() + "; " + taken
                + (beyond == 0 ? "" : ", and " + beyond + " records of later rows, which would be duplicated")
                + "; continue with --from-row " + (complete + 1));
    }

    /** Ends the pass over a file. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
