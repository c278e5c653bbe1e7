package io.spindrift.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were changed at random are read, or refused with file and line: nothing else comes out of any of them. */
final class CsvMutationTest {
    private static final List<String> FILES = List.of(
            "when,load,heat\n2026-01-01T00:00,1.5,2\n2026-01-01T01:00,2.5,NA\n2026-01-01T02:00,3.5,4\n",
            "Zeit;Last;Ort\n31.01.2026 00:00;1.234,5;Nord\n01.02.2026 00:00;2,5;Süd\n",
            "sep=;\nts;v\n1767225600;1,5%\n1767229200;2,5%\n",
            "# note\n\"a\",\"b\"\n\"x, y\",\"1,000\"\n\"z\"\"\",\"2,500.25\"\n",
            "#group,false,false,true\n#datatype,string,long,double\n,result,table,_value\n,,0,1.5\n,,0,2.5\n",
            "day\tv\nd\tkW\n20260131\t1e3\n20260201\t-2E-3\n");
    private static final List<String> PIECES = List.of(
            ",",
            ";",
            "\t",
            "\n",
            "\r\n",
            "\"",
            "'",
            "#",
            "sep=",
            "-",
            ".",
            "1,5",
            "NaN",
            "1e999",
            "0x1p3",
            "3d",
            "%",
            "\u0000",
            "\ufeff",
            "1969-12-31",
            "01/02/2026",
            "9223372036854775808",
            "99999999999999999999",
            " ",
            "é",
            "{",
            "−",
            "inf");
    private static final int CHANGES_MAX = 4;

    @TempDir
    private Path folder;

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldReadOrRejectWithALine_whenAFileIsChangedAtRandom(long seed) throws IOException {
        Random random = new Random(seed);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bytes = changed(random);
            Path file = Files.write(folder.resolve("data.csv"), bytes);
            try {
                readAll(file, random.nextBoolean() ? CsvFormat.FOUND : CsvFormat.FOUND.sorted());
                read++;
            } catch (CsvException e) {
                assertThat(e.getMessage())
                        .as("seed %d, file %d", seed, i)
                        .matches("(?s)file \\Q" + file + "\\E, line [1-9][0-9]*(, column '.*')?: .+");
                refused++;
            } catch (RuntimeException e) {
                fail("seed %d, file %d: %s", seed, i, new String(bytes, StandardCharsets.ISO_8859_1), e);
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    /** All that a command does with a file; the checking pass must have found whatever the reading pass would. */
    private static void readAll(Path file, CsvFormat format) {
        CsvTable table = CsvTable.open(file, format);
        List<String> numeric = table.numericColumns();
        assertThat(table.summary(numeric).lines()).isNotEmpty();
        List<Double> numbers = new ArrayList<>();
        try {
            table.forEach(Long.MAX_VALUE, row -> {
                numeric.forEach(column -> numbers.add(row.number(column)));
                if (table.hasTimes()) {
                    row.time();
                }
            });
        } catch (CsvException e) {
            fail("the checking pass did not find: " + e.getMessage(), e);
        }
        assertThat(numbers).hasSize((int) table.rows() * numeric.size());
        assertThat(numbers).allSatisfy(number -> assertThat(number).isNotInfinite());
    }

    private static byte[] changed(Random random) {
        StringBuilder text = new StringBuilder(FILES.get(random.nextInt(FILES.size())));
        for (int change = 1 + random.nextInt(CHANGES_MAX); change > 0; change--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to));
                case 2 -> text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
            }
            if (text.isEmpty()) {
                text.append('x');
            }
        }
        byte[] bytes =
                text.toString().getBytes(random.nextInt(10) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
