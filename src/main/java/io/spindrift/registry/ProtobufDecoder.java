package io.spindrift.registry;

import com.google.protobuf.AnyProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import io.spindrift.field.FieldValue;
import io.spindrift.field.PointerTree;
import io.spindrift.field.PointerTree.Node;
import io.spindrift.json.SchemaDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads Protobuf with the file descriptor from the registry. A field with presence that is not set has no value. A
 * field without presence (proto3 without {@code optional}) has its default. Timestamps become times, and a wrapper
 * becomes the value in it.
 */
final class ProtobufDecoder implements Decoder {
    private static final List<FileDescriptor> WELL_KNOWN = List.of(
            AnyProto.getDescriptor(),
            DurationProto.getDescriptor(),
            EmptyProto.getDescriptor(),
            FieldMaskProto.getDescriptor(),
            StructProto.getDescriptor(),
            TimestampProto.getDescriptor(),
            WrappersProto.getDescriptor());
    private static final int MAX_NESTING = 64;
    private static final int MILLIS = 1_000;
    private static final int NANOS = 1_000_000;

    private final FileDescriptor file;

    ProtobufDecoder(SchemaDocument document, References references) throws SchemaException {
        Map<String, FileDescriptor> known = new HashMap<>();
        WELL_KNOWN.forEach(file -> known.put(file.getName(), file));
        for (Map.Entry<String, SchemaDocument> used : references.of(document).entrySet()) {
            known.put(used.getKey(), descriptor(used.getValue(), known));
        }
        file = descriptor(document, known);
    }

    private static FileDescriptor descriptor(SchemaDocument document, Map<String, FileDescriptor> known)
            throws SchemaException {
        try {
            FileDescriptorProto proto = FileDescriptorProto.parseFrom(serialized(document));
            List<FileDescriptor> used = new ArrayList<>();
            for (String name : proto.getDependencyList()) {
                if (!known.containsKey(name)) {
                    throw new SchemaException("it imports '" + name + "', which it does not refer to");
                }
                used.add(known.get(name));
            }
            return FileDescriptor.buildFrom(proto, used.toArray(FileDescriptor[]::new));
        } catch (InvalidProtocolBufferException
                | DescriptorValidationException
                | RuntimeException
                | StackOverflowError e) {
            // The library throws several kinds of exceptions, and unexpected ones for unusual descriptors.
            throw new SchemaException("expected a complete file descriptor, got an incomplete one");
        }
    }

    private static byte[] serialized(SchemaDocument document) throws SchemaException {
        try {
            return Base64.getDecoder().decode(document.schema());
        } catch (IllegalArgumentException e) {
            throw new SchemaException(
                    "expected a serialized file descriptor (format=serialized), got text; this registry does not offer it");
        }
    }

    @Override
    public FieldValue[] read(ByteBuffer payload, PointerTree wanted) throws SchemaException {
        return decode(payload, message -> {
            FieldValue[] leaves = new FieldValue[wanted.slots()];
            collect(message, wanted.root(), leaves);
            return leaves;
        });
    }

    @Override
    public Object plain(ByteBuffer payload) throws SchemaException {
        return decode(payload, ProtobufPlain::of);
    }

    private <T> T decode(ByteBuffer payload, Function<Message, T> use) throws SchemaException {
        try {
            CodedInputStream in =
                    CodedInputStream.newInstance(payload.array(), payload.position(), payload.remaining());
            return use.apply(DynamicMessage.parseFrom(type(in), in));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new SchemaException("expected Protobuf of " + file.getName() + ", got " + payload.remaining()
                    + " bytes that do not match it");
        }
    }

    /**
     * Reads the message type: the number of path steps, then each step, as zigzag numbers. No steps mean the first type
     * of the file.
     */
    private Descriptor type(CodedInputStream in) throws IOException {
        int steps = in.readSInt32();
        if (steps < 0 || steps > MAX_NESTING) {
            throw new IOException("a path of " + steps + " steps to a message type");
        }
        List<Descriptor> types = file.getMessageTypes();
        Descriptor type = types.get(steps == 0 ? 0 : in.readSInt32());
        for (int i = 1; i < steps; i++) {
            type = type.getNestedTypes().get(in.readSInt32());
        }
        return type;
    }

    private static FieldValue collect(Message message, Node node, FieldValue[] leaves) {
        FieldValue leaf = known(message);
        if (leaf == null) {
            if (node != null) {
                fields(message, node, leaves);
            }
            leaf = new FieldValue.Other("a message");
        }
        put(leaf, node, leaves);
        return leaf;
    }

    /** A field can be addressed by its name in the file and by its JSON name. */
    private static void fields(Message message, Node node, FieldValue[] leaves) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (!field.hasPresence() || message.hasField(field)) {
                field(message.getField(field), field, node.child(field.getName()), leaves);
                if (!field.getName().equals(field.getJsonName())) {
                    field(message.getField(field), field, node.child(field.getJsonName()), leaves);
                }
            }
        }
    }

    private static void field(Object value, FieldDescriptor field, Node node, FieldValue[] leaves) {
        if (node == null) {
            return;
        }
        if (field.isMapField()) {
            for (Object entry : (List<?>) value) {
                entry((Message) entry, node, leaves);
            }
            put(new FieldValue.Other("a map"), node, leaves);
        } else if (field.isRepeated()) {
            List<FieldValue> items = new ArrayList<>();
            for (Object item : (List<?>) value) {
                items.add(single(item, field, node.child(items.size()), leaves));
            }
            put(new FieldValue.Items(items), node, leaves);
        } else {
            single(value, field, node, leaves);
        }
    }

    private static void entry(Message entry, Node node, FieldValue[] leaves) {
        List<FieldDescriptor> keyAndValue = entry.getDescriptorForType().getFields();
        Node child = node.child(entry.getField(keyAndValue.get(0)).toString());
        if (child != null) {
            single(entry.getField(keyAndValue.get(1)), keyAndValue.get(1), child, leaves);
        }
    }

    private static FieldValue single(Object value, FieldDescriptor field, Node node, FieldValue[] leaves) {
        if (value instanceof Message message) {
            return collect(message, node, leaves);
        }
        FieldValue leaf = scalar(value, field);
        put(leaf, node, leaves);
        return leaf;
    }

    private static FieldValue scalar(Object value, FieldDescriptor field) {
        return switch (field.getType()) {
            case DOUBLE -> new FieldValue.Number((Double) value, null);
            case FLOAT -> new FieldValue.Number(Double.parseDouble(value.toString()), null);
            case UINT64, FIXED64 -> {
                String digits = Long.toUnsignedString((Long) value);
                yield new FieldValue.Number(Double.parseDouble(digits), digits);
            }
            case UINT32, FIXED32 -> {
                long number = Integer.toUnsignedLong((Integer) value);
                yield new FieldValue.Number(number, Long.toString(number));
            }
            case INT32, INT64, SINT32, SINT64, SFIXED32, SFIXED64 ->
                new FieldValue.Number(((Number) value).doubleValue(), value.toString());
            case STRING -> new FieldValue.Text((String) value);
            case ENUM -> new FieldValue.Text(value.toString());
            case BOOL -> new FieldValue.Other(value.toString());
            default -> new FieldValue.Other("bytes");
        };
    }

    /** Returns the value of a message of a well-known type; null for other types. */
    private static FieldValue known(Message message) {
        Descriptor type = message.getDescriptorForType();
        if (type.getFullName().equals("google.protobuf.Timestamp")) {
            long seconds = (Long) message.getField(type.findFieldByName("seconds"));
            int nanos = (Integer) message.getField(type.findFieldByName("nanos"));
            return new FieldValue.Time(Math.addExact(Math.multiplyExact(seconds, MILLIS), Math.floorDiv(nanos, NANOS)));
        }
        if (isWrapper(type)) {
            FieldDescriptor wrapped = type.findFieldByName("value");
            return scalar(message.getField(wrapped), wrapped);
        }
        return null;
    }

    /** Whether a message is a wrapper of a scalar. */
    static boolean isWrapper(Descriptor type) {
        return type.getFile().getName().equals("google/protobuf/wrappers.proto");
    }

    private static void put(FieldValue leaf, Node node, FieldValue[] leaves) {
        if (node != null) {
            node.put(leaf, leaves);
        }
    }
}
