/**
 * Adapters between Kafka Streams and the models: a record becomes events, a model applies them, and its outcomes become
 * records. Imports {@code store}, {@code model.series}, {@code rules}, {@code serde},
 * {@code json}, {@code field}, {@code event} and Kafka Streams. Enter at
 * {@link io.spindrift.processor.ForecastProcessor}.
 */
package io.spindrift.processor;
