/**
 * Names and wiring of the topology. Imports the processor, the store, the series models and their rules, and Kafka
 * Streams. Enter at {@link io.spindrift.topology.ForecastTopology}.
 */
package io.spindrift.topology;
