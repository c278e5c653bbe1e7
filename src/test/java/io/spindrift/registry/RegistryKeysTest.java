package io.spindrift.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RegistryKeysTest {
    private static final String DEVICE = """
            {"type": "record", "name": "Device", "fields": [
              {"name": "site", "type": ["null", "string"]},
              {"name": "id", "type": "long"},
              {"name": "tags", "type": {"type": "map", "values": "int"}},
              {"name": "mac", "type": "bytes"}]}
            """;
    private static final String ONE = """
            {"type": "record", "name": "Id", "fields": [{"name": "id", "type": "int"}]}
            """;

    private static final String NODE = """
            {"type": "record", "name": "N", "fields": [
              {"name": "a", "type": "int"}, {"name": "next", "type": ["null", "N"]}]}
            """;

    private final StubRegistry registry = new StubRegistry();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void shouldNameASeriesByItsText_whenTheAvroKeyIsAPrimitive() throws BadRecordException {
        registry.schema(1, "AVRO", "\"string\"", List.of());
        registry.schema(2, "AVRO", "\"string\"", List.of());
        registry.schema(3, "AVRO", "\"long\"", List.of());
        RegistryKeys keys = keys(SchemaKind.AVRO);
        // A new id of the same text is the same series.
        assertThat(keys.name(avro(1, "\"string\"", "device-7"))).isEqualTo("device-7");
        assertThat(keys.name(avro(2, "\"string\"", "device-7"))).isEqualTo("device-7");
        assertThat(keys.name(avro(3, "\"long\"", 17L))).isEqualTo("17");
        assertThat(keys.bytes("device-7")).isEmpty();
    }

    @Test
    void shouldNameASeriesByItsFields_whenTheAvroKeyIsARecord() throws BadRecordException {
        registry.schema(1, "AVRO", DEVICE, List.of());
        registry.schema(2, "AVRO", ONE, List.of());
        RegistryKeys keys = keys(SchemaKind.AVRO);
        Schema device = new Schema.Parser().parse(DEVICE);
        GenericData.Record record = new GenericRecordBuilder(device)
                .set("site", "north")
                .set("id", 17L)
                .set("tags", Map.of("b", 2, "a", 1))
                .set("mac", ByteBuffer.wrap(new byte[] {(byte) 0xca, 1}))
                .build();
        assertThat(keys.name(avro(1, DEVICE, record)))
                .isEqualTo("{\"site\":\"north\",\"id\":17,\"tags\":{\"a\":1,\"b\":2},\"mac\":\"ca01\"}");
        assertThat(keys.name(avro(
                        2,
                        ONE,
                        new GenericRecordBuilder(new Schema.Parser().parse(ONE))
                                .set("id", 17)
                                .build())))
                .isEqualTo("17");
    }

    @Test
    void shouldNameASeriesByItsFields_whenTheKeyIsProtobuf() throws BadRecordException {
        registry.schema(1, "PROTOBUF", Samples.serialized(file("site", "id")), List.of());
        registry.schema(2, "PROTOBUF", Samples.serialized(file("site")), List.of());
        RegistryKeys keys = keys(SchemaKind.PROTOBUF);
        assertThat(keys.name(protobuf(1, "north", "7"))).isEqualTo("{\"site\":\"north\",\"id\":\"7\"}");
        assertThat(keys.name(protobuf(2, "north"))).isEqualTo("north");
    }

    @Test
    void shouldDescribeTheKey_whenItDoesNotMatchItsSchema() {
        registry.schema(1, "AVRO", "\"string\"", List.of());
        registry.schema(2, "JSON", "{}", List.of());
        registry.schema(3, "AVRO", "\"null\"", List.of());
        assertBad(
                new byte[] {0, 0, 0, 0, 1, 20, 'a'},
                "key: expected Avro of schema string, got 2 bytes that do not match it");
        assertBad("boiler".getBytes(), "key: expected 0 and the id of a schema, got a first byte of 98");
        assertBad(
                "{\"id\":1}".getBytes(),
                "key: expected 0 and the id of a schema, got a first byte of 123; is key.format=json meant?");
        assertBad(
                new byte[] {0, 0, 0, 0, 2, '1'},
                "key: expected a schema of type AVRO, got 2, of type JSON; is key.format=json-schema meant?");
        assertBad(new byte[] {0, 0, 0, 0, 3}, "key: expected the name of a series, got null");
        assertBad(new byte[] {0, 0, 0, 0, 9}, "key: expected the id of a schema that the registry knows, got 9");
    }

    @Test
    void shouldRejectAKey_whenItIsNestedMoreDeeplyThanAValueMayBe() throws BadRecordException {
        registry.schema(1, "AVRO", NODE, List.of());
        RegistryKeys keys = keys(SchemaKind.AVRO);
        assertThat(keys.name(nodes(32))).startsWith("{\"a\":1,\"next\":{").endsWith("null" + "}".repeat(32));
        for (int levels : new int[] {33, 1100, 100_000}) {
            byte[] key = nodes(levels);
            assertThatThrownBy(() -> keys.name(key))
                    .as(levels + " levels")
                    .isInstanceOfSatisfying(
                            BadRecordException.class, e -> assertThat(e.kind()).isEqualTo(Kind.KEY))
                    .message()
                    .startsWith("key: expected ");
        }
        assertBad(nodes(100), "key: expected a key nested at most 32 deep, got more");
    }

    /** Returns a linked list of nodes: each has the number 1, followed by the branch of the union. */
    private static byte[] nodes(int levels) {
        return Samples.prefixed(1, out -> {
            for (int level = 1; level <= levels; level++) {
                out.write(2);
                out.write(level == levels ? 0 : 2);
            }
        });
    }

    private void assertBad(byte[] key, String reason) {
        assertThatThrownBy(() -> keys(SchemaKind.AVRO).name(key))
                .isInstanceOfSatisfying(
                        BadRecordException.class, e -> assertThat(e.kind()).isEqualTo(Kind.KEY))
                .hasMessage(reason);
    }

    private RegistryKeys keys(SchemaKind kind) {
        return new RegistryKeys(
                new RegistrySettings(
                        List.of(URI.create(registry.url())), Optional.empty(), Duration.ofSeconds(5), Duration.ZERO),
                kind);
    }

    private static byte[] avro(int id, String schema, Object datum) {
        return Samples.prefixed(id, out -> {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<Object>(new Schema.Parser().parse(schema)).write(datum, encoder);
            encoder.flush();
        });
    }

    /** A file of one message, whose fields are texts. */
    private static FileDescriptorProto file(String... fields) {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName("Key");
        for (int i = 0; i < fields.length; i++) {
            message.addField(FieldDescriptorProto.newBuilder()
                    .setName(fields[i])
                    .setNumber(i + 1)
                    .setType(Type.TYPE_STRING));
        }
        return FileDescriptorProto.newBuilder()
                .setName("key.proto")
                .setSyntax("proto3")
                .addMessageType(message)
                .build();
    }

    private static byte[] protobuf(int id, String... values) {
        return Samples.prefixed(id, out -> {
            out.write(0);
            out.writeBytes(message(values));
        });
    }

    private static byte[] message(String... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream message = CodedOutputStream.newInstance(bytes);
            for (int i = 0; i < values.length; i++) {
                message.writeString(i + 1, values[i]);
            }
            message.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
