/**
 * Forecasts and scores out of the topics, onto a terminal or into lines of JSON. Imports {@code json}, {@code event} and Kafka clients.
 * Enter at {@link io.spindrift.tail.Tailer}.
 */
package io.spindrift.tail;
