/**
 * Values whose schema stands in a registry: Avro and Protobuf behind the wire format that Kafka's serializers write, and the registry itself over
 * HTTP. The only home of Avro and Protobuf. Imports {@code field}, {@code json} and {@code event}. Enter at
 * {@link io.spindrift.registry.RegistryDocuments}.
 */
package io.spindrift.registry;
