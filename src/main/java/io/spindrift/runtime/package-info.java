/**
 * The life cycle of the application: checks at the start, topics, the donor of a warm start, failures, queries,
 * shutdown. Imports {@code topology}, {@code processor}, {@code series}, {@code rules}, {@code store},
 * {@code changelog}, {@code event} and Kafka. Enter at {@link io.spindrift.runtime.Application}.
 */
package io.spindrift.runtime;
