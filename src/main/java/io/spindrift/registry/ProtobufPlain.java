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
 * Converts Protobuf messages into maps, lists, strings, numbers, booleans and nulls. Fields keep the order of the file,
 * maps are ordered by key, timestamps become ISO 8601, and a wrapper becomes the value in it.
 */
final class ProtobufPlain {
    private ProtobufPlain() {}

    /** Converts a message. */
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
            for (Object item : (List<?>) value) {
                Message entry = (Message) item;
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
