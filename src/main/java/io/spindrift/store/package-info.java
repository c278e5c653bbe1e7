/**
 * Where models live between records: the only home of keys and values of the store {@code models}. Imports
 * {@code model}, {@code serde} and the state store of Kafka Streams. Enter at {@link io.spindrift.store.ModelStore}.
 */
package io.spindrift.store;
