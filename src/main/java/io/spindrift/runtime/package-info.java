/**
 * The life cycle of the application: checks of the topics, start, failure, shutdown. Imports {@code topology} and Kafka.
 * Enter at {@link io.spindrift.runtime.Application}.
 */
package io.spindrift.runtime;
