package io.spindrift.registry;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Protobuf messages as maps, lists, texts, numbers, booleans and nulls: fields in the order of the file, maps in that of their keys,
 * timestamps by ISO 8601, wrappers as what they wrap.
 */
final class ProtobufPlain {
    private ProtobufPlain() {}

    /** What a message says. */
    static Object of(Message message) {
        Descriptor type = message.getDescriptorForType();
        if (type.getFullName().equals("google.protobuf.Timestamp")) {
            return Instant.ofEpochSecond((Long) message.getField(type.findFieldByName("seconds")), (Integer)
                            message.getField(type.findFieldByName("nanos")))
                    .toString();
        }
        if (ProtobufDecoder.isWrapper(type)) {
            FieldDescriptor wrapped = type.findFieldByName("value");
            return scalar(message.getField(wrapped), wrapped);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        for (FieldDescriptor field : type.getFields()) {
            boolean set = !field.hasPresence() || message.hasField(field);
            fields.put(field.getName(), set ? field(message.getField(field), field) : null);
        }
        return fields;
    }

    private static Object field(Object value, FieldDescriptor field) {
        if (field.isMapField()) {
            Map<String, Object> map = new TreeMap<>();
            for (Object each : (List<?>) value) {
                Message entry = (Message) each;
                List<FieldDescriptor> keyAndValue = entry.getDescriptorForType().getFields();
                map.put(
                        entry.getField(keyAndValue.get(0)).toString(),
                        single(entry.getField(keyAndValue.get(1)), keyAndValue.get(1)));
            }
            return map;
        }
        if (field.isRepeated()) {
            List<Object> items = new ArrayList<>();
            ((List<?>) value).forEach(item -> items.add(single(item, field)));
            return items;
        }
        return single(value, field);
    }

    private static Object single(Object value, FieldDescriptor field) {
        return value instanceof Message message ? of(message) : scalar(value, field);
    }

    private static Object scalar(Object value, FieldDescriptor field) {
        return switch (field.getType()) {
            case UINT64, FIXED64 -> new BigInteger(Long.toUnsignedString((Long) value));
            case UINT32, FIXED32 -> Integer.toUnsignedLong((Integer) value);
            case BYTES -> HexFormat.of().formatHex(((ByteString) value).toByteArray());
            case ENUM -> value.toString();
            default -> value;
        };
    }
}
