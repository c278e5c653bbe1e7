/**
 * Applications in processes of their own are killed while they work, and what they published is held, byte for byte, against
 * a calm run in another JVM. Enter at {@link io.spindrift.crash.CrashTest}.
 */
package io.spindrift.crash;
