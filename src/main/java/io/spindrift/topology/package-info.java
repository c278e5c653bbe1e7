/**
 * Names and wiring of the topology, and nothing else. Imports {@code processor}, {@code event} and Kafka Streams. Enter at
 * {@link io.spindrift.topology.ForecastTopology}.
 */
package io.spindrift.topology;
