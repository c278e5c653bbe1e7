package io.spindrift.ablation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The classes of the project with some of them compiled from changed sources, apart from those of this class's loader. */
final class VariantClasses extends ClassLoader {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String OWN = "io.spindrift.";

    private final Path folder;

    private VariantClasses(Path folder) {
        super(VariantClasses.class.getClassLoader());
        this.folder = folder;
    }

    /**
     * Compiles a variant.
     *
     * @param parent to compile in, in a folder of the variant's own
     */
    static VariantClasses compile(Variant variant, Path parent) {
        Path folder = parent.resolve(variant.name().replaceAll("[^a-zA-Z]+", "-"));
        try {
            Path classes = Files.createDirectories(folder.resolve("classes"));
            List<String> arguments = new ArrayList<>(
                    List.of("-nowarn", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
            for (Map.Entry<String, String> source : sources(variant).entrySet()) {
                Path file = folder.resolve(source.getKey());
                Files.createDirectories(file.getParent());
                arguments.add(Files.writeString(file, source.getValue()).toString());
            }
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            if (!variant.cuts().isEmpty() && compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
                throw new IllegalStateException("variant without " + variant.name() + ": it does not compile");
            }
            return new VariantClasses(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The changed sources of a variant by their paths. */
    static Map<String, String> sources(Variant variant) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Cut cut : variant.cuts()) {
            String before = sources.get(cut.file());
            sources.put(cut.file(), cut.apply(before == null ? Files.readString(SOURCES.resolve(cut.file())) : before));
        }
        return sources;
    }

    /** An instance, by these classes, of a function whose argument and result are of the JDK. */
    @SuppressWarnings("unchecked") // The class of the variant has the same source as A and B.
    <A, B> Function<A, B> instance(Class<? extends Function<A, B>> function) {
        try {
            return (Function<A, B>)
                    loadClass(function.getName()).getDeclaredConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OWN)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        Path changed = folder.resolve(path);
        try (InputStream stream = Files.isRegularFile(changed)
                ? Files.newInputStream(changed)
                : getParent().getResourceAsStream(path)) {
            if (stream == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = stream.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
