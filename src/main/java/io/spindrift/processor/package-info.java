/**
 * Thin adapters between Kafka Streams and the models: a record becomes an event, the model is called, and what it issues
 * becomes records. Imports {@code store}, {@code model.series}, {@code json}, {@code field}, {@code event} and Kafka Streams. Enter at
 * {@link io.spindrift.processor.ForecastProcessor}.
 */
package io.spindrift.processor;
