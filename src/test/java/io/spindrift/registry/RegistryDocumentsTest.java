package io.spindrift.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter.Kind;
import io.spindrift.field.FieldValue;
import io.spindrift.field.Pointer;
import io.spindrift.field.PointerTree;
import io.spindrift.waiting.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RegistryDocumentsTest {
    private static final int ID = 0x01020304;
    private static final List<Map<String, Object>> NONE = List.of();

    private final StubRegistry registry = new StubRegistry();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void shouldReadAvroByPointersWithItsLogicalTypes() throws BadRecordException {
        registry.schema(ID, "AVRO", Samples.AVRO, NONE);
        FieldValue[] leaves = read(
                SchemaKind.AVRO,
                Samples.avro(ID, 1_700_000_000_123_999L, 21.5, "-12.34"),
                "/at",
                "/celsius",
                "/price",
                "/inputs/0/v",
                "/tags/count",
                "/inputs",
                "/absent",
                "#");
        assertThat(leaves)
                .containsExactly(
                        new FieldValue.Time(1_700_000_000_123L),
                        new FieldValue.Number(21.5, null),
                        new FieldValue.Number(-12.34, null),
                        new FieldValue.Number(0.1, null),
                        new FieldValue.Number(7, "7"),
                        new FieldValue.Items(List.of(new FieldValue.Other("a record"))),
                        null,
                        new FieldValue.Other("a record"));
        assertThat(read(SchemaKind.AVRO, Samples.avro(ID, 0, null, "0"), "/celsius")[0])
                .isSameAs(FieldValue.NULL);
    }

    @Test
    void shouldReadProtobufByPointersWithItsWellKnownTypes() throws BadRecordException {
        registry.schema(ID, "PROTOBUF", Samples.serialized(Samples.protobuf()), NONE);
        FieldValue[] leaves = read(
                SchemaKind.PROTOBUF,
                Samples.protobuf(ID, 1_700_000_000, 123_999_999, null, 48),
                "/at",
                "/sensors/0/celsius",
                "/sensors/0/humidity",
                "/sensors/0/serial_number",
                "/weights",
                "/count",
                "/sensors/0/serialNumber");
        assertThat(leaves)
                .containsExactly(
                        new FieldValue.Time(1_700_000_000_123L),
                        null,
                        new FieldValue.Number(48, null),
                        new FieldValue.Number(0x1p64, "18446744073709551615"),
                        new FieldValue.Items(List.of(new FieldValue.Number(0.1, null), new FieldValue.Number(2, null))),
                        new FieldValue.Number(0, "0"),
                        new FieldValue.Number(0x1p64, "18446744073709551615"));
        assertThat(registry.asked()).containsExactly("/schemas/ids/" + ID + "?format=serialized");
    }

    @Test
    void shouldFollowReferences() throws BadRecordException {
        FileDescriptorProto outer = Samples.protobuf().toBuilder()
                .setName("outer.proto")
                .setPackage("outer")
                .clearDependency()
                .clearMessageType()
                .addDependency("plant.proto")
                .addMessageType(com.google.protobuf.DescriptorProtos.DescriptorProto.newBuilder()
                        .setName("First"))
                .addMessageType(Samples.protobuf().getMessageType(1).toBuilder()
                        .clearNestedType()
                        .clearField()
                        .addField(com.google.protobuf.DescriptorProtos.FieldDescriptorProto.newBuilder()
                                .setName("count")
                                .setNumber(4)
                                .setType(com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_INT32)))
                .build();
        registry.version("plant", 3, "PROTOBUF", Samples.serialized(Samples.protobuf()));
        registry.schema(
                ID,
                "PROTOBUF",
                Samples.serialized(outer),
                List.of(Map.of("name", "plant.proto", "subject", "plant", "version", 3)));
        assertThat(read(SchemaKind.PROTOBUF, Samples.protobuf(ID, 1, 0, 1.0, 1), "/count")[0])
                .isEqualTo(new FieldValue.Number(0, "0"));
        assertThat(registry.asked()).hasSize(2);
    }

    @Test
    void shouldReportInvalidRecords() {
        registry.schema(ID, "AVRO", Samples.AVRO, NONE);
        registry.schema(2, "AVRO", "{\"type\":\"nonsense\"}", NONE);
        registry.schema(3, "PROTOBUF", "syntax = \"proto3\";", NONE);
        byte[] good = Samples.avro(ID, 0, 1.0, "1");
        assertBad(SchemaKind.AVRO, new byte[] {0, 0, 0}, "value: expected 0 and the id of a schema, got 3 bytes");
        assertBad(
                SchemaKind.AVRO,
                "{\"v\":1}".getBytes(),
                "value: expected 0 and the id of a schema, got a first byte of 123; is value.format=json meant?");
        assertBad(
                SchemaKind.AVRO,
                new byte[] {0, 0, 0, 0, 9},
                "value: expected the id of a schema that the registry knows, got 9");
        assertBad(SchemaKind.AVRO, new byte[] {0, 0, 0, 0, 2}, "value: expected a schema that can be read, got 2: ");
        assertBad(
                SchemaKind.PROTOBUF,
                new byte[] {0, 0, 0, 0, 3},
                "value: expected a schema that can be read, got 3: expected a serialized");
        assertBad(
                SchemaKind.PROTOBUF,
                good,
                "value: expected a schema of type PROTOBUF, got 16909060, of type AVRO; is "
                        + "value.format=avro meant?");
        assertBad(
                SchemaKind.AVRO, Arrays.copyOf(good, good.length - 3), "value: expected Avro of schema plant.Reading");
        assertBad(
                SchemaKind.AVRO,
                Arrays.copyOf(good, good.length + 1),
                "value: expected one Avro datum, got more after it");
    }

    @Test
    void shouldRejectDeepNestingAndHugeSizes() {
        registry.schema(1, "AVRO", "{\"type\":\"array\",\"items\":\"null\"}", NONE);
        registry.schema(2, "AVRO", "\"bytes\"", NONE);
        registry.schema(4, "AVRO", "{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":\"null\"}}", NONE);
        registry.schema(5, "AVRO", "{\"type\":\"fixed\",\"name\":\"F\",\"size\":2000000000}", NONE);
        registry.schema(
                3,
                "AVRO",
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"r\",\"type\":[\"null\",\"R\"]}]}",
                NONE);
        byte[] billion = {(byte) 0x80, (byte) 0xa8, (byte) 0xd6, (byte) 0xb9, 7};
        assertBad(SchemaKind.AVRO, Samples.prefixed(1, out -> out.writeBytes(billion)), "value: expected Avro");
        assertBad(SchemaKind.AVRO, Samples.prefixed(2, out -> out.writeBytes(billion)), "value: expected Avro");
        assertBad(
                SchemaKind.AVRO,
                Samples.prefixed(3, out -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        out.write(2);
                    }
                    out.write(0);
                }),
                "value: expected Avro");
        byte[] half = {(byte) 0xa0, (byte) 0x8d, 6, 0};
        assertBad(
                SchemaKind.AVRO,
                Samples.prefixed(4, out -> {
                    out.write(6);
                    for (int i = 0; i < 3; i++) {
                        out.writeBytes(half);
                    }
                    out.write(0);
                }),
                "value: expected Avro of schema array, got more than 100000 items of arrays");
        assertBad(SchemaKind.AVRO, new byte[] {0, 0, 0, 0, 5, 1}, "value: expected Avro of schema F");
    }

    @Test
    void shouldRejectSchemas_whenTheirLibraryThrowsAnUnexpectedException() {
        FileDescriptorProto withoutType = FileDescriptorProto.newBuilder()
                .setName("m.proto")
                .addMessageType(com.google.protobuf.DescriptorProtos.DescriptorProto.newBuilder()
                        .setName("M")
                        .addField(com.google.protobuf.DescriptorProtos.FieldDescriptorProto.newBuilder()
                                .setName("v")
                                .setNumber(1)))
                .build();
        registry.schema(1, "PROTOBUF", Samples.serialized(withoutType), NONE);
        assertBad(
                SchemaKind.PROTOBUF,
                new byte[] {0, 0, 0, 0, 1, 0},
                "value: expected a schema that can be read, got 1: expected a complete file descriptor");
    }

    @Test
    void shouldFailTheTask_whenTheRegistryDoesNotAnswer() throws BadRecordException {
        registry.schema(ID, "AVRO", Samples.AVRO, NONE);
        byte[] good = Samples.avro(ID, 0, 1.0, "1");
        RegistryDocuments documents = documents(SchemaKind.AVRO, Duration.ofMillis(1), Optional.of("Bearer secret"));
        for (int status : new int[] {500, 503, 404, 401}) {
            registry.fail(status);
            int before = registry.asked().size();
            assertThatThrownBy(() -> documents.read(good, tree("/celsius")))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageStartingWith(
                            "schema registry " + registry.url() + ": expected an answer to GET /schemas/ids/" + ID)
                    .hasMessageContaining("status " + status)
                    .hasMessageNotContaining("secret");
            assertThat(registry.asked().size() - before).isOne();
        }
        registry.fail(200);
        assertThat(documents.read(good, tree("/celsius"))).containsExactly(new FieldValue.Number(1, null));
        assertThat(registry.authorizations()).containsOnly("Bearer secret");
        registry.close();
        assertThat(documents.read(good, tree("/celsius"))).hasSize(1);
        assertThatThrownBy(() -> documents.read(new byte[] {0, 0, 0, 0, 9}, tree("/celsius")))
                .isInstanceOf(RegistryException.class);
    }

    @Test
    void shouldRetryTheRequest_whenTheRegistryDoesNotAnswerAtFirst() throws BadRecordException {
        registry.schema(ID, "AVRO", Samples.AVRO, NONE);
        registry.failTimes(2, 503);
        RegistryDocuments documents = documents(SchemaKind.AVRO, Waiting.BOUND, Optional.empty());
        assertThat(documents.read(Samples.avro(ID, 0, 1.0, "1"), tree("/celsius")))
                .containsExactly(new FieldValue.Number(1, null));
        assertThat(registry.asked()).hasSize(3);
    }

    private void assertBad(SchemaKind kind, byte[] value, String reason) {
        assertThatThrownBy(() -> read(kind, value, "/celsius"))
                .isInstanceOfSatisfying(
                        BadRecordException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SCHEMA))
                .hasMessageStartingWith(reason);
    }

    private FieldValue[] read(SchemaKind kind, byte[] value, String... pointers) throws BadRecordException {
        return documents(kind, Duration.ZERO, Optional.empty()).read(value, tree(pointers));
    }

    private RegistryDocuments documents(SchemaKind kind, Duration retryTimeout, Optional<String> authorization) {
        return new RegistryDocuments(
                new RegistrySettings(List.of(URI.create(registry.url())), authorization, Waiting.BOUND, retryTimeout),
                kind);
    }

    private static PointerTree tree(String... pointers) {
        return new PointerTree(Arrays.stream(pointers).map(Pointer::of).toList());
    }
}
