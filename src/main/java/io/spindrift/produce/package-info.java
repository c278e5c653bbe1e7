/**
 * Sends records from files to the topics with plain producers, without a model. Imports {@code event}, {@code json},
 * {@code csv} and Kafka clients. Enter at {@link io.spindrift.produce.CsvRecords}.
 */
package io.spindrift.produce;
