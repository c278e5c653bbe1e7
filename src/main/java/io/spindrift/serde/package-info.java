/**
 * The bytes of stored state: big-endian, with versions and checksums, which are checked when they are read.
 * {@code schemas/state.md} describes them. Imports {@code model.state} and {@code model.time}. Enter at
 * {@link io.spindrift.serde.StateBytes}.
 */
package io.spindrift.serde;
