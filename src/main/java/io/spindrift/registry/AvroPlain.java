package io.spindrift.registry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/**
 * Converts Avro data into maps, lists, strings, numbers, booleans and nulls. Records keep the order of their fields,
 * maps are ordered by key.
 */
final class AvroPlain {
    private AvroPlain() {}

    /** Converts a datum of a schema. */
    static Object of(Object datum, Schema declared) {
        Schema schema = declared.isUnion()
                ? declared.getTypes().get(GenericData.get().resolveUnion(declared, datum))
                : declared;
        return switch (schema.getType()) {
            case RECORD -> record((IndexedRecord) datum, schema);
            case MAP -> map((Map<?, ?>) datum, schema);
            case ARRAY -> array((List<?>) datum, schema);
            case FIXED, BYTES -> bytes(bytes(datum), schema);
            case STRING, ENUM -> datum.toString();
            default -> datum;
        };
    }

    private static Map<String, Object> record(IndexedRecord record, Schema schema) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : schema.getFields()) {
            fields.put(field.name(), of(record.get(field.pos()), field.schema()));
        }
        return fields;
    }

    private static Map<String, Object> map(Map<?, ?> map, Schema schema) {
        Map<String, Object> fields = new TreeMap<>();
        map.forEach((name, value) -> fields.put(name.toString(), of(value, schema.getValueType())));
        return fields;
    }

    private static List<Object> array(List<?> array, Schema schema) {
        List<Object> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(of(item, schema.getElementType())));
        return items;
    }

    private static Object bytes(byte[] bytes, Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString();
        }
        if (schema.getLogicalType() instanceof LogicalTypes.Uuid) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong()).toString();
        }
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the bytes of a datum of type fixed or bytes. */
    static byte[] bytes(Object datum) {
        if (datum instanceof GenericFixed fixed) {
            return fixed.bytes();
        }
        ByteBuffer buffer = ((ByteBuffer) datum).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
