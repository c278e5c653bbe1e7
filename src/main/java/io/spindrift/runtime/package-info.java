/**
 * The life cycle of the application: checks of the topics, the donor of a warm start, start, failure, shutdown. Imports
 * {@code topology}, {@code processor}, {@code changelog}, {@code store}, {@code event} and Kafka. Enter at {@link io.spindrift.runtime.Application}.
 */
package io.spindrift.runtime;
