/**
 * Forecasts and scores out of the topics and onto a terminal. Imports {@code json}, {@code event} and Kafka clients.
 * Enter at {@link io.spindrift.watch.Watcher}.
 */
package io.spindrift.watch;
