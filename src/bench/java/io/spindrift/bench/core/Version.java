package io.spindrift.bench.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A version of the project, from which probes are made. */
final class Version {
    private static final String PROBE = CoreProbe.class.getName();

    private final ClassLoader classes;

    private Version(ClassLoader classes) {
        this.classes = classes;
    }

    /** That of this class. */
    static Version present() {
        return new Version(Version.class.getClassLoader());
    }

    /**
     * Another one.
     *
     * @param build its folder, with target/classes and target/lib
     */
    static Version of(Path build) {
        try (Stream<Path> jars = Files.list(build.resolve("target").resolve("lib"))) {
            List<URL> urls = new ArrayList<>(List.of(url(build.resolve("target").resolve("classes"))));
            jars.map(Version::url).forEach(urls::add);
            return new Version(new Loader(urls.toArray(URL[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A probe: a DoubleConsumer and LongSupplier. */
    Object probe(Map<String, String> settings) {
        try {
            return classes.loadClass(PROBE).getConstructor(Map.class).newInstance(settings);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of the version, and the probe of this one. */
    private static final class Loader extends URLClassLoader {
        Loader(URL[] urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(PROBE)) {
                return super.findClass(name);
            }
            try (InputStream stream = CoreProbe.class.getResourceAsStream("CoreProbe.class")) {
                byte[] bytes = stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
