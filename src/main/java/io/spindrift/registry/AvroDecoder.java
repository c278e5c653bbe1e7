package io.spindrift.registry;

import io.spindrift.field.FieldValue;
import io.spindrift.field.PointerTree;
import io.spindrift.field.PointerTree.Node;
import io.spindrift.json.SchemaDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads Avro with the schema that it was written with. Timestamps of any unit become times, decimals become numbers,
 * and a union becomes the value that it has.
 */
final class AvroDecoder implements Decoder {
    private static final int MICROS = 1_000;
    private static final int NANOS = 1_000_000;

    private final Schema schema;

    AvroDecoder(SchemaDocument document, References references) throws SchemaException {
        try {
            Schema.Parser parser = new Schema.Parser();
            for (SchemaDocument used : references.of(document).values()) {
                parser.parse(used.schema());
            }
            schema = parser.parse(document.schema());
        } catch (RuntimeException | StackOverflowError e) {
            // The library throws several kinds of exceptions, and unexpected ones for unusual schemas.
            throw new SchemaException("expected an Avro schema whose names and types are all defined, got another");
        }
    }

    @Override
    public FieldValue[] read(ByteBuffer payload, PointerTree wanted) throws SchemaException {
        return decode(payload, datum -> {
            FieldValue[] leaves = new FieldValue[wanted.slots()];
            collect(datum, schema, wanted.root(), leaves);
            return leaves;
        });
    }

    @Override
    public Object plain(ByteBuffer payload) throws SchemaException {
        return decode(payload, datum -> AvroPlain.of(datum, schema));
    }

    private <T> T decode(ByteBuffer payload, Function<Object, T> use) throws SchemaException {
        try {
            BinaryDecoder decoder =
                    DecoderFactory.get().binaryDecoder(payload.array(), payload.position(), payload.remaining(), null);
            Object datum = new BoundedReader(schema, payload.remaining()).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SchemaException("expected one Avro datum, got more after it");
            }
            return use.apply(datum);
        } catch (TooLargeException e) {
            throw new SchemaException("expected Avro of schema " + schema.getFullName() + ", got " + e.getMessage());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new SchemaException("expected Avro of schema " + schema.getFullName() + ", got " + payload.remaining()
                    + " bytes that do not match it");
        }
    }

    private static FieldValue collect(Object datum, Schema declared, Node node, FieldValue[] leaves) {
        Schema schema = declared.isUnion()
                ? declared.getTypes().get(GenericData.get().resolveUnion(declared, datum))
                : declared;
        FieldValue leaf = switch (schema.getType()) {
            case RECORD -> record((IndexedRecord) datum, schema, node, leaves);
            case MAP -> map((Map<?, ?>) datum, schema, node, leaves);
            case ARRAY -> array((List<?>) datum, schema, node, leaves);
            default -> scalar(datum, schema);
        };
        if (node != null) {
            node.put(leaf, leaves);
        }
        return leaf;
    }

    private static FieldValue record(IndexedRecord record, Schema schema, Node node, FieldValue[] leaves) {
        if (node != null) {
            for (Schema.Field field : schema.getFields()) {
                Node child = node.child(field.name());
                if (child != null) {
                    collect(record.get(field.pos()), field.schema(), child, leaves);
                }
            }
        }
        return new FieldValue.Other("a record");
    }

    private static FieldValue map(Map<?, ?> map, Schema schema, Node node, FieldValue[] leaves) {
        if (node != null) {
            map.forEach((name, value) -> {
                Node child = node.child(name.toString());
                if (child != null) {
                    collect(value, schema.getValueType(), child, leaves);
                }
            });
        }
        return new FieldValue.Other("a map");
    }

    private static FieldValue array(List<?> array, Schema schema, Node node, FieldValue[] leaves) {
        List<FieldValue> items = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            items.add(collect(array.get(i), schema.getElementType(), node == null ? null : node.child(i), leaves));
        }
        return new FieldValue.Items(items);
    }

    private static FieldValue scalar(Object datum, Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            BigDecimal number = new BigDecimal(new BigInteger(AvroPlain.bytes(datum)), decimal.getScale());
            return new FieldValue.Number(number.doubleValue(), decimal.getScale() == 0 ? number.toPlainString() : null);
        }
        return switch (schema.getType()) {
            case NULL -> FieldValue.NULL;
            case INT -> new FieldValue.Number(((Number) datum).doubleValue(), datum.toString());
            case LONG -> whole((Long) datum, logical);
            case FLOAT -> new FieldValue.Number(Double.parseDouble(datum.toString()), null);
            case DOUBLE -> new FieldValue.Number((Double) datum, null);
            case STRING, ENUM -> new FieldValue.Text(datum.toString());
            case BOOLEAN -> new FieldValue.Other(datum.toString());
            default -> new FieldValue.Other("bytes");
        };
    }

    private static FieldValue whole(long number, LogicalType logical) {
        if (logical instanceof LogicalTypes.TimestampMillis) {
            return new FieldValue.Time(number);
        }
        if (logical instanceof LogicalTypes.TimestampMicros) {
            return new FieldValue.Time(Math.floorDiv(number, MICROS));
        }
        if (logical instanceof LogicalTypes.TimestampNanos) {
            return new FieldValue.Time(Math.floorDiv(number, NANOS));
        }
        return new FieldValue.Number(number, Long.toString(number));
    }

    /** A datum would need much more memory than its bytes suggest. The message completes our own. */
    private static final class TooLargeException extends AvroRuntimeException {
        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }

    /**
     * Reads a datum in memory of the order of its bytes. A schema can declare items without bytes and huge fixed sizes,
     * so both are limited.
     */
    private static final class BoundedReader extends GenericDatumReader<Object> {
        private static final int MAX_ITEMS = 100_000;

        private final int bytes;
        private int items;

        BoundedReader(Schema schema, int bytes) {
            super(schema, schema, new GenericData());
            // The fast reader does not call the methods that check the limits.
            getData().setFastReaderEnabled(false);
            this.bytes = bytes;
        }

        @Override
        protected Object newArray(Object old, int size, Schema schema) {
            requireAtMostMax(items + (long) size);
            return super.newArray(old, size, schema);
        }

        @Override
        protected void addToArray(Object array, long position, Object item) {
            requireAtMostMax(++items);
            super.addToArray(array, position, item);
        }

        @Override
        protected Object readFixed(Object old, Schema schema, org.apache.avro.io.Decoder in) throws IOException {
            if (schema.getFixedSize() > bytes) {
                throw new TooLargeException(
                        schema.getFixedSize() + " bytes of type " + schema.getFullName() + " among " + bytes);
            }
            return super.readFixed(old, schema, in);
        }

        private static void requireAtMostMax(long items) {
            if (items > MAX_ITEMS) {
                throw new TooLargeException("more than " + MAX_ITEMS + " items of arrays");
            }
        }
    }
}
