/**
 * Keeps models between records, in memory and in the state store {@code models}. No other package knows the keys and
 * values of that store. Imports {@code serde}, parts of {@code model} and the state store of Kafka Streams. Enter at
 * {@link io.spindrift.store.ModelStore}.
 */
package io.spindrift.store;
