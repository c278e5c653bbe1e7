/**
 * Reads forecasts, scores and alarms from the topics and prints them as a table or as lines of JSON. Imports {@code json},
 * {@code event} and Kafka clients. Enter at {@link io.spindrift.tail.Tailer}.
 */
package io.spindrift.tail;
