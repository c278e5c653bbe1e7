/**
 * Bytes of stored state: big-endian, versioned, checksummed, distrusted on read; drawn in {@code schemas/state.md}.
 * Imports {@code model.state}. Enter at {@link io.spindrift.serde.StateBytes}.
 */
package io.spindrift.serde;
