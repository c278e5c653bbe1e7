/**
 * Forecasters of other projects, on the same rows and with the same measures as Spindrift, in one run. Only in the
 * Maven profile {@code peers}. Enter at {@link io.spindrift.peers.Peers}.
 */
package io.spindrift.peers;
