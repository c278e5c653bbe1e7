/**
 * Reads Avro and Protobuf in Kafka's wire format, with schemas from a schema registry over HTTP. No other package uses
 * Avro or Protobuf. Imports {@code field}, {@code json} and {@code event}. Enter at
 * {@link io.spindrift.registry.RegistryDocuments}.
 */
package io.spindrift.registry;
