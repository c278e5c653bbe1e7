/**
 * Forecasters of others over the same rows, by the same measures, beside Spindrift's in the same run. In the Maven profile
 * {@code peers} alone. Enter at {@link io.spindrift.peers.Peers}.
 */
package io.spindrift.peers;
