package io.spindrift.registry;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DoubleValue;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Timestamp;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** A reading of a device in Avro and in Protobuf, in the wire format of the serializers. */
public final class Samples {
    /** A time in microseconds, a union with null, a decimal, an array of records. */
    public static final String AVRO = """
            {"type": "record", "name": "Reading", "namespace": "plant", "fields": [
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
              {"name": "celsius", "type": ["null", "double"]},
              {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
              {"name": "inputs", "type": {"type": "array", "items":
                {"type": "record", "name": "Input", "fields": [{"name": "v", "type": "float"}]}}},
              {"name": "tags", "type": {"type": "map", "values": "long"}}]}
            """;

    private Samples() {}

    public static byte[] avro(int id, long micros, Double celsius, String price) {
        Schema schema = new Schema.Parser().parse(AVRO);
        Schema input = schema.getField("inputs").schema().getElementType();
        GenericRecord record = new GenericRecordBuilder(schema)
                .set("at", micros)
                .set("celsius", celsius)
                .set(
                        "price",
                        ByteBuffer.wrap(new BigDecimal(price).unscaledValue().toByteArray()))
                .set(
                        "inputs",
                        java.util.List.of(
                                new GenericRecordBuilder(input).set("v", 0.1f).build()))
                .set("tags", java.util.Map.of("count", 7L))
                .build();
        return prefixed(id, out -> {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
        });
    }

    /** A file with two messages, the second of which has a nested one; it imports two well-known files. */
    public static FileDescriptorProto protobuf() {
        DescriptorProto sensor = DescriptorProto.newBuilder()
                .setName("Sensor")
                .addField(field("celsius", 1, Type.TYPE_DOUBLE, null)
                        .setProto3Optional(true)
                        .setOneofIndex(0))
                .addField(field("humidity", 2, Type.TYPE_MESSAGE, ".google.protobuf.DoubleValue"))
                .addField(field("serial_number", 3, Type.TYPE_UINT64, null))
                .addOneofDecl(com.google.protobuf.DescriptorProtos.OneofDescriptorProto.newBuilder()
                        .setName("_celsius"))
                .build();
        DescriptorProto reading = DescriptorProto.newBuilder()
                .setName("Reading")
                .addNestedType(sensor)
                .addField(field("at", 1, Type.TYPE_MESSAGE, ".google.protobuf.Timestamp"))
                .addField(field("sensors", 2, Type.TYPE_MESSAGE, ".plant.Reading.Sensor")
                        .setLabel(Label.LABEL_REPEATED))
                .addField(field("weights", 3, Type.TYPE_FLOAT, null).setLabel(Label.LABEL_REPEATED))
                .addField(field("count", 4, Type.TYPE_INT32, null))
                .build();
        return FileDescriptorProto.newBuilder()
                .setName("plant.proto")
                .setPackage("plant")
                .setSyntax("proto3")
                .addDependency("google/protobuf/timestamp.proto")
                .addDependency("google/protobuf/wrappers.proto")
                .addMessageType(DescriptorProto.newBuilder().setName("Other"))
                .addMessageType(reading)
                .build();
    }

    public static String serialized(FileDescriptorProto file) {
        return Base64.getEncoder().encodeToString(file.toByteArray());
    }

    /** @param celsius or null for one that is not set */
    public static byte[] protobuf(int id, long seconds, int nanos, Double celsius, double humidity) {
        Descriptor type = descriptor().findMessageTypeByName("Reading");
        Descriptor sensorType = type.findNestedTypeByName("Sensor");
        DynamicMessage.Builder sensor = DynamicMessage.newBuilder(sensorType)
                .setField(sensorType.findFieldByName("humidity"), DoubleValue.of(humidity))
                .setField(sensorType.findFieldByName("serial_number"), -1L);
        if (celsius != null) {
            sensor.setField(sensorType.findFieldByName("celsius"), celsius);
        }
        DynamicMessage reading = DynamicMessage.newBuilder(type)
                .setField(
                        type.findFieldByName("at"),
                        Timestamp.newBuilder()
                                .setSeconds(seconds)
                                .setNanos(nanos)
                                .build())
                .addRepeatedField(type.findFieldByName("sensors"), sensor.build())
                .addRepeatedField(type.findFieldByName("weights"), 0.1f)
                .addRepeatedField(type.findFieldByName("weights"), 2f)
                .build();
        return prefixed(id, out -> {
            CodedOutputStream coded = CodedOutputStream.newInstance(out);
            coded.writeSInt32NoTag(1);
            coded.writeSInt32NoTag(1);
            reading.writeTo(coded);
            coded.flush();
        });
    }

    private static FileDescriptor descriptor() {
        try {
            return FileDescriptor.buildFrom(
                    protobuf(), new FileDescriptor[] {TimestampProto.getDescriptor(), WrappersProto.getDescriptor()});
        } catch (DescriptorValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static FieldDescriptorProto.Builder field(String name, int number, Type type, String typeName) {
        FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(Label.LABEL_OPTIONAL);
        return typeName == null ? field : field.setTypeName(typeName);
    }

    interface Body {
        void writeTo(ByteArrayOutputStream out) throws IOException;
    }

    static byte[] prefixed(int id, Body body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        try {
            body.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
