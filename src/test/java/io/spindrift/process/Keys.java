package io.spindrift.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keys with certificates for this machine, and stores that trust some of them, made by keytool. */
public final class Keys {
    /** The password of all stores. */
    public static final String PASSWORD = "changeit";

    private final Path folder;

    public Keys(Path folder) {
        this.folder = folder;
    }

    /** The PKCS12 file of a name. */
    public Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    /** Makes a key and its certificate. */
    public void make(String name) throws IOException, InterruptedException {
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-validity",
                "2",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-keystore",
                store(name).toString());
        keytool(
                "-exportcert",
                "-alias",
                name,
                "-file",
                certificate(name),
                "-keystore",
                store(name).toString());
    }

    /** Makes a store that has certificates and no key. */
    public void trust(String store, String... names) throws IOException, InterruptedException {
        for (String name : names) {
            keytool(
                    "-importcert",
                    "-alias",
                    name,
                    "-noprompt",
                    "-file",
                    certificate(name),
                    "-keystore",
                    store(store).toString());
        }
    }

    private String certificate(String name) {
        return folder.resolve(name + ".crt").toString();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        command.addAll(1, Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
