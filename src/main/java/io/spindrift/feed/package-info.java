/**
 * Records into the topics, from files: plain producers and no model. Imports {@code event} and Kafka clients. Enter at
 * {@link io.spindrift.feed.CsvFeed}.
 */
package io.spindrift.feed;
