package io.spindrift.registry;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.spindrift.field.Pointer;
import io.spindrift.field.PointerTree;
import io.spindrift.json.SchemaDocument;
import java.util.List;
import java.util.stream.Stream;

/** Protobuf of files that are known. The first byte says of which. */
public final class ProtobufFuzz {
    private static final List<Decoder> DECODERS =
            Stream.of(Samples.protobuf(), tree()).map(ProtobufFuzz::decoder).toList();
    private static final PointerTree WANTED = new PointerTree(Stream.of(
                    "/at",
                    "/sensors/0/celsius",
                    "/sensors/1/humidity",
                    "/sensors",
                    "/weights",
                    "/count",
                    "/v",
                    "/next/0/v",
                    "/next",
                    "#")
            .map(Pointer::of)
            .toList());

    private ProtobufFuzz() {}

    /** By schemas that are known. */
    static List<Decoder> decoders() {
        return DECODERS;
    }

    /** A recursive message in proto2, with a group and required fields. */
    private static FileDescriptorProto tree() {
        DescriptorProto tree = DescriptorProto.newBuilder()
                .setName("Tree")
                .addField(field("v", 1, Type.TYPE_SINT64, Label.LABEL_REQUIRED))
                .addField(field("next", 2, Type.TYPE_MESSAGE, Label.LABEL_REPEATED)
                        .setTypeName(".Tree"))
                .addField(
                        field("group", 3, Type.TYPE_GROUP, Label.LABEL_OPTIONAL).setTypeName(".Tree"))
                .build();
        return FileDescriptorProto.newBuilder()
                .setName("tree.proto")
                .addMessageType(tree)
                .build();
    }

    private static FieldDescriptorProto.Builder field(String name, int number, Type type, Label label) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(label);
    }

    private static Decoder decoder(FileDescriptorProto file) {
        try {
            return new ProtobufDecoder(
                    new SchemaDocument("PROTOBUF", Samples.serialized(file), List.of()), new References(null));
        } catch (SchemaException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        AvroFuzz.readByFirst(DECODERS, bytes, WANTED);
    }
}
