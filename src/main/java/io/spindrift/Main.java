package io.spindrift;

import io.spindrift.cli.Spindrift;

/** Where the program starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Spindrift.execute(arguments));
    }
}
