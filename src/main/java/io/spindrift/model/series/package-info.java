/**
 * One series: events in, forecasts and scores out; delays of labels, horizons, identifiers. Imports the other packages
 * of the core. Enter at {@link io.spindrift.model.series.SeriesModel}.
 */
package io.spindrift.model.series;
