/** The entry point: {@link io.spindrift.Main} starts the command line. It imports only {@code cli}. */
package io.spindrift;
