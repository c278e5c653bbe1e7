package io.spindrift.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Decodes the bytes of a file: by its byte order mark, by an option, or as UTF-8. Bytes that cannot be decoded are errors. */
final class TextEncoding {
    private static final int LOOKED_AT = 4096;
    private static final int CHUNK = 8192;

    private record Mark(String name, String charset, int... bytes) {}

    /** UTF-32 comes before UTF-16, whose little-endian mark is a prefix of its own. */
    private static final List<Mark> MARKS = List.of(
            new Mark("UTF-8", "UTF-8", 0xEF, 0xBB, 0xBF),
            new Mark("UTF-32", "UTF-32LE", 0xFF, 0xFE, 0, 0),
            new Mark("UTF-32", "UTF-32BE", 0, 0, 0xFE, 0xFF),
            new Mark("UTF-16", "UTF-16LE", 0xFF, 0xFE),
            new Mark("UTF-16", "UTF-16BE", 0xFE, 0xFF));

    /** Files that are not text, by their first bytes. */
    private static final List<Mark> OTHERS = List.of(
            new Mark("a spreadsheet (.xlsx, .ods) or a zip archive; save the sheet as CSV", "", 'P', 'K', 3, 4),
            new Mark("an old spreadsheet (.xls); save the sheet as CSV", "", 0xD0, 0xCF, 0x11, 0xE0),
            new Mark("a gzip archive; unpack it first", "", 0x1F, 0x8B),
            new Mark("a zstd archive; unpack it first", "", 0x28, 0xB5, 0x2F, 0xFD),
            new Mark("a Parquet file; export it as CSV", "", 'P', 'A', 'R', '1'),
            new Mark("a PDF document; export the table as CSV", "", '%', 'P', 'D', 'F'));

    private final Path file;
    private final Charset charset;
    private final int markLength;

    private TextEncoding(Path file, Charset charset, int markLength) {
        this.file = file;
        this.charset = charset;
        this.markLength = markLength;
    }

    /**
     * Determines the encoding of a file.
     *
     * @param given the encoding; null to determine it
     */
    static TextEncoding of(Path file, Charset given) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LOOKED_AT);
        }
        for (Mark other : OTHERS) {
            if (startsWith(start, other)) {
                throw FilePosition.of(file, 1).error("expected text, got bytes that look like " + other.name);
            }
        }
        for (Mark mark : MARKS) {
            if (startsWith(start, mark)) {
                return new TextEncoding(file, Charset.forName(mark.charset), mark.bytes.length);
            }
        }
        if (given == null) {
            refuseZeros(file, start);
        }
        return new TextEncoding(file, given == null ? StandardCharsets.UTF_8 : given, 0);
    }

    /** UTF-16 without a mark has a zero in each pair of bytes of Latin text. No other text contains zeros. */
    private static void refuseZeros(Path file, byte[] start) {
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            zeros[i % 2] += start[i] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] == 0) {
            return;
        }
        int pairs = start.length / 2;
        String looks = "a file that is not text";
        if (zeros[1] > pairs / 2 && zeros[0] == 0) {
            looks = "UTF-16 without a byte order mark; save it as UTF-8, or pass --encoding UTF-16LE";
        } else if (zeros[0] > pairs / 2 && zeros[1] == 0) {
            looks = "UTF-16 without a byte order mark; save it as UTF-8, or pass --encoding UTF-16BE";
        }
        throw FilePosition.of(file, 1).error("expected text in UTF-8, got zero bytes; it looks like " + looks);
    }

    private static boolean startsWith(byte[] start, Mark mark) {
        int[] bytes = mark.bytes;
        return start.length >= bytes.length
                && Arrays.equals(
                        bytes,
                        IntStream.range(0, bytes.length)
                                .map(i -> start[i] & 0xFF)
                                .toArray());
    }

    /** Returns the name of the encoding, and whether a mark determined it. */
    String inWords() {
        return charset.name() + (markLength == 0 ? "" : " (byte order mark)");
    }

    /**
     * Opens the text after the byte order mark. A byte that cannot be decoded is a
     * {@link java.nio.charset.CharacterCodingException}.
     */
    Reader open() throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(markLength);
        return new BufferedReader(new InputStreamReader(in, decoder()));
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Returns the error of a file with bytes that cannot be decoded, with the first of them. */
    CsvException wrongBytes() throws IOException {
        CharsetDecoder decoder = decoder();
        long line = 1;
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(markLength);
            ByteBuffer bytes = ByteBuffer.allocate(CHUNK).limit(0);
            CharBuffer chars = CharBuffer.allocate(CHUNK);
            boolean end = false;
            while (!end) {
                bytes.compact();
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                line += chars.flip().chars().filter(each -> each == '\n').count();
                chars.clear();
                if (result.isError()) {
                    return FilePosition.of(file, line)
                            .error(String.format(
                                    "expected text in %s, got the byte 0x%02X; save the file as UTF-8, or name its encoding, "
                                            + "such as --encoding windows-1252",
                                    charset.name(), bytes.get()));
                }
            }
        }
        return FilePosition.of(file, line).error("expected text in " + charset.name() + ", got other bytes");
    }
}
