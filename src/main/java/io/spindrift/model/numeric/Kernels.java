package io.spindrift.model.numeric;

import java.lang.reflect.Constructor;
import java.util.function.Supplier;

/**
 * The kernels that exist twice: in plain Java, and on the vectors of the incubating module {@value #MODULE} with the same bits.
 * The second are made where the JVM was started with {@code --add-modules} and that name; without it nothing of them is loaded.
 *
 * <p>A kernel on vectors is a class of this package with a name that begins with Vector, which the build compiles apart, a
 * constructor without parameters, and the type of its plain counterpart.
 */
public final class Kernels {
    private static final String MODULE = "jdk.incubator.vector";
    private static final boolean VECTORS = ModuleLayer.boot().findModule(MODULE).isPresent();

    private Kernels() {}

    /** Whether kernels are made on vectors. */
    public static boolean onVectors() {
        return VECTORS;
    }

    /** Samples that are independent of one another. */
    public static NormalKernel normals() {
        return choose(NormalKernel.class, "VectorNormals", PlainNormals::new);
    }

    static <K> K choose(Class<K> kind, String onVectors, Supplier<K> plain) {
        if (!VECTORS) {
            return plain.get();
        }
        try {
            Constructor<?> constructor = Class.forName(Kernels.class.getPackageName() + "." + onVectors)
                    .getDeclaredConstructor();
            return kind.cast(constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(onVectors + " is missing from this build", e);
        }
    }
}
