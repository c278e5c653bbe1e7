/**
 * The core: models that learn one series, online. It uses only {@code java.*}: no Kafka, no
 * JSON, no clock, no log, so that the same events give the same bits everywhere. Enter at
 * {@link io.spindrift.model.series.SeriesModel}.
 */
package io.spindrift.model;
