/**
 * Records into the topics, from files: plain producers and no model. Imports {@code event}, {@code json}, {@code csv} and Kafka
 * clients. Enter at {@link io.spindrift.produce.CsvRecords}.
 */
package io.spindrift.produce;
