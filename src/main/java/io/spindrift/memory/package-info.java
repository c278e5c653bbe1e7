/**
 * How much memory an instance may take, and whether a machine has it. Imports only {@code java.*}. Enter at {@link
 * io.spindrift.memory.InstanceMemory}.
 */
package io.spindrift.memory;
